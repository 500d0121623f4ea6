package io.github.medl.engine;

/** Pure Java: always there, and for small work the quickest. */
final class JavaEngine implements Engine {
  private static final class Factoring {
    private static final Factorisations FACTORISATIONS = new JavaFactorisations();
  }

  @Override
  public String name() {
    return "java";
  }

  @Override
  public String description() {
    return "pure Java";
  }

  @Override
  public void load() {}

  @Override
  public void multiply(Product product, double[] a, double[] b, double[] c) {
    JavaKernels64.multiply(product, a, b, c);
  }

  @Override
  public void multiply(Product product, float[] a, float[] b, float[] c) {
    JavaKernels32.multiply(product, a, b, c);
  }

  @Override
  public void add(Accumulation sums, double[] a, double[] b, double[] c) {
    AddingKernels64.add(sums, a, b, c);
  }

  @Override
  public void add(Accumulation sums, float[] a, float[] b, float[] c) {
    AddingKernels32.add(sums, a, b, c);
  }

  @Override
  public Factorisations factorisations() {
    return Factoring.FACTORISATIONS;
  }
}
