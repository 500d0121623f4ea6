package io.github.medl.optim.trials;

import java.util.concurrent.CancellationException;

/** How a place ends whose calling thread was interrupted. */
final class InterruptedTrials {
  private InterruptedTrials() {}

  static CancellationException exception() {
    Thread.currentThread().interrupt(); // whoever called may ask
    return new CancellationException(
        "the trials were interrupted; those that had ended are kept if they have a folder");
  }
}
