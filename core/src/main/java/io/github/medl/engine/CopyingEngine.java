package io.github.medl.engine;

/** OpenBLAS through JavaCPP, operands copied into native memory: what Java before 22 allows. */
final class CopyingEngine implements Engine {
  @Override
  public String name() {
    return "native";
  }

  @Override
  public String description() {
    return "OpenBLAS on copies in native memory";
  }

  @Override
  public void load() {
    OpenBlas.load();
  }

  @Override
  public void multiply(Product product, double[] a, double[] b, double[] c) {
    CopyingKernels64.multiply(product, a, b, c);
  }

  @Override
  public void multiply(Product product, float[] a, float[] b, float[] c) {
    CopyingKernels32.multiply(product, a, b, c);
  }

  @Override
  public void multiply(Batch batch, double[] a, double[] b, double[] c) {
    CopyingKernels64.multiply(batch, a, b, c);
  }

  @Override
  public void multiply(Batch batch, float[] a, float[] b, float[] c) {
    CopyingKernels32.multiply(batch, a, b, c);
  }

  @Override
  public void add(Accumulation sums, double[] a, double[] b, double[] c) {
    AddingCopyingKernels64.add(sums, a, b, c);
  }

  @Override
  public void add(Accumulation sums, float[] a, float[] b, float[] c) {
    AddingCopyingKernels32.add(sums, a, b, c);
  }

  @Override
  public Factorisations factorisations() {
    return LapackFactorisations.shared();
  }
}
