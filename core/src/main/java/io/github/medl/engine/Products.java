package io.github.medl.engine;

/**
 * Matrix products C = op(A) op(B) of row-major arrays, where op is the identity or the transpose.
 *
 * <p>The same inputs give the same bits, whatever the number of threads.
 */
public final class Products {
  private Products() {}

  /**
   * Whether the native kernels work on the operands of small products where they stand, and do not
   * lay them out anew in every call.
   *
   * @return whether they do
   */
  public static boolean areInPlace() {
    return NativeKernels.AVX512;
  }

  /**
   * C = op(A) op(B); C is overwritten.
   *
   * @param product the sizes and transposes, and where the matrices begin
   * @param a holds A, row-major
   * @param b holds B, row-major
   * @param c holds C, row-major; another array than a and b
   * @throws IndexOutOfBoundsException when a matrix does not fit into its array
   */
  public static void multiply(Product product, double[] a, double[] b, double[] c) {
    product.checkFit(a.length, b.length, c.length);
    if (CrossingPoints.isSmall(product)) {
      JavaKernels64.multiply(product, a, b, c);
    } else {
      Engines.chosen().multiply(product, a, b, c);
    }
  }

  /**
   * C = op(A) op(B) in single precision; C is overwritten.
   *
   * @param product the sizes and transposes, and where the matrices begin
   * @param a holds A, row-major
   * @param b holds B, row-major
   * @param c holds C, row-major; another array than a and b
   * @throws IndexOutOfBoundsException when a matrix does not fit into its array
   */
  public static void multiply(Product product, float[] a, float[] b, float[] c) {
    product.checkFit(a.length, b.length, c.length);
    if (CrossingPoints.isSmall(product)) {
      JavaKernels32.multiply(product, a, b, c);
    } else {
      Engines.chosen().multiply(product, a, b, c);
    }
  }

  /**
   * Many products of one kind, each with the bits that it has alone.
   *
   * @param batch the sizes and transposes, and where the matrices begin
   * @param a holds the As, row-major
   * @param b holds the Bs, row-major
   * @param c holds the Cs, row-major; another array than a and b
   * @throws IndexOutOfBoundsException when a matrix does not fit into its array
   */
  public static void multiply(Batch batch, double[] a, double[] b, double[] c) {
    batch.checkFit(a.length, b.length, c.length);
    if (CrossingPoints.isSmall(batch.each())) {
      JavaKernels64.multiply(batch, a, b, c);
    } else {
      Engines.chosen().multiply(batch, a, b, c);
    }
  }

  /**
   * Many products of one kind in single precision, each with the bits that it has alone.
   *
   * @param batch the sizes and transposes, and where the matrices begin
   * @param a holds the As, row-major
   * @param b holds the Bs, row-major
   * @param c holds the Cs, row-major; another array than a and b
   * @throws IndexOutOfBoundsException when a matrix does not fit into its array
   */
  public static void multiply(Batch batch, float[] a, float[] b, float[] c) {
    batch.checkFit(a.length, b.length, c.length);
    if (CrossingPoints.isSmall(batch.each())) {
      JavaKernels32.multiply(batch, a, b, c);
    } else {
      Engines.chosen().multiply(batch, a, b, c);
    }
  }

  /**
   * Blocks of C += blocks of A times blocks of op(B), on the calling thread.
   *
   * @param sums the products, and where the matrices stand
   * @param a holds A, row-major
   * @param b holds B, row-major
   * @param c holds C, row-major; another array than a and b. Nobody else may write to C meanwhile
   * @throws IndexOutOfBoundsException when a block does not fit into its matrix, or a matrix into
   *     its array
   */
  public static void add(Accumulation sums, double[] a, double[] b, double[] c) {
    sums.checkFit(a.length, b.length, c.length);
    if (CrossingPoints.isSmall(sums)) {
      AddingKernels64.add(sums, a, b, c);
    } else {
      Engines.chosen().add(sums, a, b, c);
    }
  }

  /**
   * Blocks of C += blocks of A times blocks of op(B) in single precision, on the calling thread.
   *
   * @param sums the products, and where the matrices stand
   * @param a holds A, row-major
   * @param b holds B, row-major
   * @param c holds C, row-major; another array than a and b. Nobody else may write to C meanwhile
   * @throws IndexOutOfBoundsException when a block does not fit into its matrix, or a matrix into
   *     its array
   */
  public static void add(Accumulation sums, float[] a, float[] b, float[] c) {
    sums.checkFit(a.length, b.length, c.length);
    if (CrossingPoints.isSmall(sums)) {
      AddingKernels32.add(sums, a, b, c);
    } else {
      Engines.chosen().add(sums, a, b, c);
    }
  }
}
