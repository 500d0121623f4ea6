package io.github.medl.rl.deep;

import io.github.medl.networks.Layer;
import io.github.medl.random.SplittableStream;
import io.github.medl.rl.environment.Environment;
import io.github.medl.tensor.DType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** Plays without learning: the likeliest action of each state, of Q-values the best. */
public final class Play {
  private Play() {}

  /**
   * Returns of episodes played side by side, each with a stream of its own.
   *
   * @param <A> what an action is
   * @param network observations to outputs
   * @param law which action the outputs mean
   * @param maker makes an environment, whose episodes must end
   * @param episodes how many
   * @param stream is split once for each; the same seed gives the same starts
   * @return the sum of the rewards of each
   */
  public static <A> double[] returns(
      Layer network,
      ActionDistribution<A> law,
      Supplier<? extends Environment<A>> maker,
      int episodes,
      SplittableStream stream) {
    List<Environment<A>> environments = new ArrayList<>();
    List<SplittableStream> streams = new ArrayList<>();
    for (int i = 0; i < episodes; i++) {
      environments.add(maker.get());
      streams.add(stream.split());
      environments.get(i).reset(streams.get(i));
    }
    DType dtype = Observed.dtype(network);
    int width = environments.get(0).observationSize();
    double[] totals = new double[episodes];
    int[] running = new int[episodes];
    while (true) {
      int count = 0;
      for (int i = 0; i < episodes; i++) {
        if (!environments.get(i).isOver()) {
          running[count++] = i;
        }
      }
      if (count == 0) {
        return totals;
      }
      double[] seen = new double[count * width];
      for (int k = 0; k < count; k++) {
        environments.get(running[k]).observe(seen, k * width);
      }
      double[] outputs = Observed.outputs(network, seen, width, dtype);
      int size = outputs.length / count;
      for (int k = 0; k < count; k++) {
        int i = running[k];
        A action = law.mode(Arrays.copyOfRange(outputs, k * size, (k + 1) * size));
        totals[i] += environments.get(i).step(action, streams.get(i));
      }
    }
  }

  /**
   * The mean of {@link #returns}.
   *
   * @param <A> what an action is
   * @param network observations to outputs
   * @param law which action the outputs mean
   * @param maker makes an environment, whose episodes must end
   * @param episodes how many
   * @param stream is split once for each
   * @return the mean return
   */
  public static <A> double meanReturn(
      Layer network,
      ActionDistribution<A> law,
      Supplier<? extends Environment<A>> maker,
      int episodes,
      SplittableStream stream) {
    return Arrays.stream(returns(network, law, maker, episodes, stream)).average().orElseThrow();
  }
}
