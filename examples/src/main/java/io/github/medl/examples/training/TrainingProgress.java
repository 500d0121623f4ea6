package io.github.medl.examples.training;

import io.github.medl.examples.figure.FigureContext;
import io.github.medl.networks.Network;
import io.github.medl.networks.training.Moment;
import java.util.function.Consumer;

/** Tells a figure's context how far a training is. */
public final class TrainingProgress {
  private TrainingProgress() {}

  /**
   * A watcher of steps.
   *
   * @param <M> the kind of network
   * @param context hears of every tenth of an epoch, and may interrupt
   * @return for {@link io.github.medl.networks.training.Training#eachStep}
   */
  public static <M extends Network> Consumer<Moment<M>> to(FigureContext context) {
    return moment -> {
      int every = Math.max(1, moment.batches() / 10);
      if ((moment.batch() + 1) % every == 0) {
        long done = (long) moment.epoch() * moment.batches() + moment.batch() + 1;
        context.progress("step", done, (long) moment.epochs() * moment.batches());
      }
    };
  }
}
