package io.github.medl.benchmarks.kernels;

import io.github.medl.engine.Products;
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
 * Square products by size. Run twice, with {@code -jvmArgsAppend -Dmedl.engine=java} and without:
 * where the two meet is the crossing point from Java loops to native code.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Dmedl.threads=2")
public class ProductBenchmark {
  /** The side of the matrices. */
  @Param({"4", "8", "16", "24", "32", "48", "64", "96", "128", "256"})
  public int n;

  private double[] a;
  private double[] b;
  private double[] c;
  private float[] a32;
  private float[] b32;
  private float[] c32;

  /** Made by JMH. */
  public ProductBenchmark() {}

  /** Fills the operands. */
  @Setup
  public void fill() {
    a = new double[n * n];
    b = new double[n * n];
    c = new double[n * n];
    a32 = new float[n * n];
    b32 = new float[n * n];
    c32 = new float[n * n];
    for (int i = 0; i < n * n; i++) {
      a[i] = Math.sin(i);
      b[i] = Math.cos(i);
      a32[i] = (float) a[i];
      b32[i] = (float) b[i];
    }
  }

  /**
   * C = A B.
   *
   * @return C
   */
  @Benchmark
  public double[] product() {
    Products.matmul(a, 0, false, b, 0, false, c, 0, n, n, n);
    return c;
  }

  /**
   * C = A' B.
   *
   * @return C
   */
  @Benchmark
  public double[] leftTransposed() {
    Products.matmul(a, 0, true, b, 0, false, c, 0, n, n, n);
    return c;
  }

  /**
   * C = A B'.
   *
   * @return C
   */
  @Benchmark
  public double[] rightTransposed() {
    Products.matmul(a, 0, false, b, 0, true, c, 0, n, n, n);
    return c;
  }

  /**
   * C = A B in single precision.
   *
   * @return C
   */
  @Benchmark
  public float[] productFloat() {
    Products.matmul(a32, 0, false, b32, 0, false, c32, 0, n, n, n);
    return c32;
  }
}
