package io.github.medl.benchmarks.kernels;

import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.rl.environment.CartPole;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One step of CartPole, with its observation and a linear rule that holds the pole. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class EnvironmentBenchmark {
  private final CartPole cart = new CartPole();
  private final SplittableStream stream = RandomStream.seed(1);
  private final double[] state = new double[4];

  /** Made by JMH. */
  public EnvironmentBenchmark() {
    cart.reset(stream);
  }

  /**
   * Observes, decides, steps; a new episode where one is over.
   *
   * @return the reward
   */
  @Benchmark
  public double cartPole() {
    if (cart.isOver()) {
      cart.reset(stream);
    }
    cart.observe(state, 0);
    int action = 0.1 * state[0] + 0.4 * state[1] + 4 * state[2] + state[3] > 0 ? 1 : 0;
    return cart.step(action, stream);
  }
}
