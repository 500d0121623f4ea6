package io.github.medl.optim.trials;

import org.jspecify.annotations.Nullable;

/** Results of trials cannot be read from their folder or kept there; the message says why. */
public final class TrialsFolderException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TrialsFolderException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
