package io.github.medl.engine;

/** OpenBLAS through the foreign-function API, without copies: Java 22 and later. */
final class ForeignEngine implements Engine {
  @Override
  public String name() {
    return "foreign";
  }

  @Override
  public String description() {
    return "OpenBLAS on Java arrays, without copies";
  }

  @Override
  public void load() {
    if (Runtime.version().feature() < 22) {
      throw new UnsatisfiedLinkError(
          "the foreign-function API needs Java 22, this is " + Runtime.version().feature());
    }
    OpenBlas.load();
  }

  @Override
  public void multiply(Product product, double[] a, double[] b, double[] c) {
    ForeignKernels64.multiply(product, a, b, c);
  }

  @Override
  public void multiply(Product product, float[] a, float[] b, float[] c) {
    ForeignKernels32.multiply(product, a, b, c);
  }

  @Override
  public void multiply(Batch batch, double[] a, double[] b, double[] c) {
    ForeignKernels64.multiply(batch, a, b, c);
  }

  @Override
  public void multiply(Batch batch, float[] a, float[] b, float[] c) {
    ForeignKernels32.multiply(batch, a, b, c);
  }

  @Override
  public void add(Accumulation sums, double[] a, double[] b, double[] c) {
    AddingForeignKernels64.add(sums, a, b, c);
  }

  @Override
  public void add(Accumulation sums, float[] a, float[] b, float[] c) {
    AddingForeignKernels32.add(sums, a, b, c);
  }

  @Override
  public Factorisations factorisations() {
    return LapackFactorisations.shared();
  }
}
