package io.github.medl.examples.training;

import io.github.medl.networks.Network;
import io.github.medl.networks.training.Moment;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * A progress bar of a training on a terminal: epoch, steps, time left and the cost, smoothed over
 * some ten steps.
 *
 * <pre>{@code
 * try (var bar = new TrainingBar<Sequential>(System.err)) {
 *   training.eachStep(bar).run();
 * }
 * }</pre>
 *
 * @param <M> the kind of network
 */
public final class TrainingBar<M extends Network> implements Consumer<Moment<M>>, AutoCloseable {
  private static final int WIDTH = 100;
  private static final double SMOOTHING = 0.9;

  private final PrintStream out;
  private @Nullable ProgressBar bar;
  private double cost;

  /**
   * A bar that appears with the first step.
   *
   * @param out where it is drawn
   */
  public TrainingBar(PrintStream out) {
    this.out = out;
  }

  @Override
  public void accept(Moment<M> moment) {
    long before = (long) moment.epoch() * moment.batches() + moment.batch();
    if (bar == null) {
      cost = moment.cost();
      bar =
          new ProgressBarBuilder()
              .setTaskName("training")
              .setInitialMax((long) moment.epochs() * moment.batches())
              .setUnit(" steps", 1)
              .setStyle(ProgressBarStyle.ASCII)
              .setConsumer(new ConsoleProgressBarConsumer(out, WIDTH))
              .startsFrom(before, Duration.ZERO) // a resumed training begins later
              .build();
    }
    cost = SMOOTHING * cost + (1 - SMOOTHING) * moment.cost();
    bar.stepTo(before + 1);
    bar.setExtraMessage(
        String.format(Locale.ROOT, "epoch %d, loss %.4f", moment.epoch() + 1, cost));
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
