package io.github.medl.benchmarks.kernels;

import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
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

/** Sums and extremes along either axis of a square and of a tall matrix, and of all elements. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Dmedl.threads=2")
public class ReductionBenchmark {
  /** Rows and columns. */
  @Param({"1024x1024", "60000x3", "128x256"})
  public String shape;

  /** The number format. */
  @Param({"FLOAT32", "FLOAT64"})
  public DType dtype;

  private Tensor x;

  /** Made by JMH. */
  public ReductionBenchmark() {}

  /** Fills the operand. */
  @Setup
  public void fill() {
    String[] lengths = shape.split("x");
    x =
        Tensor.generate(Math::sin, Integer.parseInt(lengths[0]), Integer.parseInt(lengths[1]))
            .cast(dtype);
  }

  /**
   * Down the columns.
   *
   * @return a row
   */
  @Benchmark
  public Tensor sum0() {
    return x.sum(0);
  }

  /**
   * Along the rows.
   *
   * @return a column
   */
  @Benchmark
  public Tensor sum1() {
    return x.sum(1);
  }

  /**
   * Of everything.
   *
   * @return a scalar
   */
  @Benchmark
  public Tensor sumAll() {
    return x.sum();
  }

  /**
   * The largest of each row.
   *
   * @return a column
   */
  @Benchmark
  public Tensor max1() {
    return x.max(1);
  }
}
