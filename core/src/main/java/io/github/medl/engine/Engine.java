package io.github.medl.engine;

/** The choice between pure Java and native code, by size. */
final class Engine {
  private static final Factorizations JAVA = new JavaFactorizations();

  private Engine() {}

  static Factorizations factorizations(int m, int n) {
    return JAVA;
  }
}
