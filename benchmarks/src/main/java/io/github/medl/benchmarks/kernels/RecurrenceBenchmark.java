package io.github.medl.benchmarks.kernels;

import io.github.medl.autodiff.Autodiff;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The gradient of a recurrence h_t = tanh(h_(t-1) u + x_t) over the T steps of one tensor of shape
 * (8, T, 16): the time divided by T is to be the same for every T. With {@code -prof gc} also the
 * bytes.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Dmedl.threads=2")
public class RecurrenceBenchmark {
  /** The number of steps. */
  @Param({"16", "64", "256", "1024"})
  public int steps;

  /** How a step takes its part of the sequence. */
  @Param({"select", "slice", "unstack"})
  public String by;

  private Tensor sequence;
  private Tensor u;

  /** Made by JMH. */
  public RecurrenceBenchmark() {}

  /** Fills the operands. */
  @Setup
  public void fill() {
    sequence = Tensor.generate(Math::sin, 8, steps, 16).cast(DType.FLOAT32);
    u = Tensor.full(0.5, 16).cast(DType.FLOAT32);
  }

  /**
   * Forward and back.
   *
   * @return the gradient by the whole sequence
   */
  @Benchmark
  public Tensor gradient() {
    return Autodiff.gradient(this::cost, sequence);
  }

  private Tensor cost(Tensor x) {
    List<Tensor> parts = by.equals("unstack") ? x.unstack(1) : null;
    Tensor h = Tensor.zeros(8, 16).cast(DType.FLOAT32);
    for (int t = 0; t < steps; t++) {
      Tensor now =
          switch (by) {
            case "select" -> x.select(1, t);
            case "slice" -> x.slice(1, t, t + 1).reshape(8, 16);
            default -> parts.get(t);
          };
      h = h.mul(u).add(now).tanh();
    }
    return h.square().sum();
  }
}
