package io.github.medl.benchmarks.kernels;

import io.github.medl.autodiff.Autodiff;
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

/** Operations on a matrix of 128 rows, as between the products of a training step. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Dmedl.threads=2")
public class TensorBenchmark {
  /** The number of columns. */
  @Param({"2", "256"})
  public int columns;

  /** The number format. */
  @Param({"FLOAT32", "FLOAT64"})
  public DType dtype;

  private Tensor x;
  private Tensor row;

  /** Made by JMH. */
  public TensorBenchmark() {}

  /** Fills the operands. */
  @Setup
  public void fill() {
    x = Tensor.generate(Math::sin, 128, columns).cast(dtype);
    row = Tensor.generate(Math::cos, columns).cast(dtype);
  }

  /**
   * Element by element.
   *
   * @return x + x
   */
  @Benchmark
  public Tensor add() {
    return x.add(x);
  }

  /**
   * A row for every row, as a bias.
   *
   * @return x + row
   */
  @Benchmark
  public Tensor addRow() {
    return x.add(row);
  }

  /**
   * Vector instructions in single precision.
   *
   * @return tanh x
   */
  @Benchmark
  public Tensor tanh() {
    return x.tanh();
  }

  /**
   * The exponential, one number after the other.
   *
   * @return e^x
   */
  @Benchmark
  public Tensor exp() {
    return x.exp();
  }

  /**
   * The gradient of a bias.
   *
   * @return the sums of the columns
   */
  @Benchmark
  public Tensor columnSums() {
    return x.sum(0);
  }

  /**
   * The last layer.
   *
   * @return the logarithms of the softmax of each row
   */
  @Benchmark
  public Tensor logSoftmax() {
    return x.logSoftmax(-1);
  }

  /**
   * Forward, the gate backward, and the tape.
   *
   * @return the gradient of the sum of relu(x)
   */
  @Benchmark
  public Tensor gradientOfRelu() {
    return Autodiff.gradient(y -> y.relu().sum(), x);
  }
}
