package io.github.medl.benchmarks.kernels;

import io.github.medl.engine.Product;
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
    Products.multiply(Product.of(n, n, n), a, b, c);
    return c;
  }

  /**
   * C = A' B.
   *
   * @return C
   */
  @Benchmark
  public double[] leftTransposed() {
    Products.multiply(Product.of(n, n, n).transposed(true, false), a, b, c);
    return c;
  }

  /**
   * C = A B'.
   *
   * @return C
   */
  @Benchmark
  public double[] rightTransposed() {
    Products.multiply(Product.of(n, n, n).transposed(false, true), a, b, c);
    return c;
  }

  /**
   * C = A B in single precision.
   *
   * @return C
   */
  @Benchmark
  public float[] productFloat() {
    Products.multiply(Product.of(n, n, n), a32, b32, c32);
    return c32;
  }
}
