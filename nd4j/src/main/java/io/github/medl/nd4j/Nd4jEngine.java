package io.github.medl.nd4j;

import io.github.medl.engine.Engine;
import io.github.medl.engine.Factorisations;
import io.github.medl.engine.Product;
import java.util.Arrays;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Large products and decompositions through ND4J, on whatever device its backend has: {@code
 * -Dmedl.engine=nd4j}.
 *
 * <p>Operands are copied to arrays of ND4J and the result back. With the backend for the processor
 * that costs more than it brings, since the same OpenBLAS stands behind it and works on one thread,
 * so that its sums keep their order; the engine is for those who have a backend of another kind, or
 * who want to see that another library gives the same numbers.
 */
public final class Nd4jEngine implements Engine {
  private final Factorisations factorisations = new Nd4jFactorisations();

  /** Made by {@link java.util.ServiceLoader}; ND4J starts in {@link #load}. */
  public Nd4jEngine() {}

  @Override
  public String name() {
    return "nd4j";
  }

  @Override
  public String description() {
    return "ND4J";
  }

  @Override
  public void load() {
    Nd4j.getBackend();
    useOneThread();
  }

  /** ND4J gives OpenBLAS several threads, with which the bits of a sum depend on their number. */
  static void useOneThread() {
    if (openblas_nolapack.blas_get_num_threads() != 1) {
      openblas_nolapack.blas_set_num_threads(1);
    }
  }

  @Override
  public void multiply(Product product, double[] a, double[] b, double[] c) {
    double[] left = part(a, product.a(), product.m() * product.k());
    double[] right = part(b, product.b(), product.k() * product.n());
    try (INDArray x = Nd4j.create(left, shape(left.length, product.rowLengthOfA()), 'f');
        INDArray y = Nd4j.create(right, shape(right.length, product.rowLengthOfB()), 'f');
        INDArray z = multiply(product, x, y)) {
      double[] result = z.data().asDouble();
      System.arraycopy(result, 0, c, product.c(), result.length);
    }
  }

  @Override
  public void multiply(Product product, float[] a, float[] b, float[] c) {
    float[] left = part(a, product.a(), product.m() * product.k());
    float[] right = part(b, product.b(), product.k() * product.n());
    try (INDArray x = Nd4j.create(left, shape(left.length, product.rowLengthOfA()), 'f');
        INDArray y = Nd4j.create(right, shape(right.length, product.rowLengthOfB()), 'f');
        INDArray z = multiply(product, x, y)) {
      float[] result = z.data().asFloat();
      System.arraycopy(result, 0, c, product.c(), result.length);
    }
  }

  /** A row-major matrix is the transpose of a column-major one: Cᵀ = op(B)ᵀ op(A)ᵀ. */
  private static INDArray multiply(Product product, INDArray a, INDArray b) {
    useOneThread();
    long[] shape = {product.n(), product.m()};
    INDArray c = Nd4j.createUninitialized(a.dataType(), shape, 'f');
    Nd4j.gemm(b, a, c, product.transposeB(), product.transposeA(), 1, 0);
    return c;
  }

  private static long[] shape(int size, int rowLength) {
    return new long[] {rowLength, size / rowLength};
  }

  private static double[] part(double[] x, int from, int size) {
    return from == 0 && x.length == size ? x : Arrays.copyOfRange(x, from, from + size);
  }

  private static float[] part(float[] x, int from, int size) {
    return from == 0 && x.length == size ? x : Arrays.copyOfRange(x, from, from + size);
  }

  @Override
  public Factorisations factorisations() {
    return factorisations;
  }
}
