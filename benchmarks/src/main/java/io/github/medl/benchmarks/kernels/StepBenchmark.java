package io.github.medl.benchmarks.kernels;

import io.github.medl.benchmarks.steps.Floor;
import io.github.medl.benchmarks.steps.MlpStep;
import io.github.medl.benchmarks.steps.Problem;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The training steps of the comparison with other libraries, for a profiler. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Dmedl.threads=2")
public class StepBenchmark {
  private MlpStep mlp;
  private MlpStep tiny;
  private MlpStep deep;
  private Floor floor;

  /** Made by JMH. */
  public StepBenchmark() {}

  /** Makes the networks. */
  @Setup
  public void make() {
    mlp = new MlpStep(Problem.mnistSize());
    tiny = new MlpStep(Problem.tiny());
    deep = new MlpStep(Problem.deep());
    floor = new Floor(Problem.mnistSize());
  }

  /**
   * 784-256-128-10, batch 128.
   *
   * @return the cost
   */
  @Benchmark
  public double mlp() {
    return mlp.run();
  }

  /**
   * 2-16-2, batch 32.
   *
   * @return the cost
   */
  @Benchmark
  public double tiny() {
    return tiny.run();
  }

  /**
   * 784-400-200-100-50-10, batch 10.
   *
   * @return the cost
   */
  @Benchmark
  public double deep() {
    return deep.run();
  }

  /** The products of the first. */
  @Benchmark
  public void floor() {
    floor.run();
  }
}
