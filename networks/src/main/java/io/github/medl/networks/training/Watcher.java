package io.github.medl.networks.training;

import io.github.medl.networks.Network;
import java.util.function.Consumer;

/** A callback that only looks on: a checkpoint does not depend on it. */
record Watcher<M extends Network>(Consumer<Moment<M>> steps, Consumer<Moment<M>> epochs)
    implements Callback<M> {
  @Override
  public void step(Moment<M> moment) {
    steps.accept(moment);
  }

  @Override
  public void epoch(Moment<M> moment) {
    epochs.accept(moment);
  }
}
