package io.github.medl.examples.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedTest {
  private static Map<String, String> violations(String code, String... more) {
    Compilation compiled =
        Compilation.of(
            Map.of(
                "a/A.java", "package a; class A { void f() throws Exception { " + code + " } }"));
    assertThat(compiled.problems()).isEmpty();
    return new Allowed(List.of(more), Set.of("a")).violations(compiled);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "System.exit(0);",
        "System.setOut(null);",
        "System.getProperty(\"x\");",
        "Runtime.getRuntime().halt(0);",
        "new ProcessBuilder(\"x\").start();",
        "new java.io.File(\"x\").delete();",
        "java.nio.file.Files.delete(java.nio.file.Path.of(\"x\"));",
        "new java.io.PrintStream(\"x\");",
        "new java.util.Formatter(\"x\");",
        "new java.net.Socket(\"x\", 1);",
        "Class.forName(\"x\");",
        "A.class.getResource(\"HiddenTest.class\");",
        "A.class.getDeclaredMethods();",
        "A.class.getClassLoader();",
        "Thread.currentThread().getContextClassLoader();",
        "java.lang.invoke.MethodHandles.lookup();",
        "java.util.ServiceLoader.load(Runnable.class);",
        "StackWalker.getInstance();",
        "Runnable r = Runtime.getRuntime()::gc;",
        "org.junit.jupiter.api.Assertions.fail();",
        "io.github.medl.grading.Seed.own();",
        "io.github.medl.io.Npy.class.toString();",
        "Object[] x = new java.io.File[1];"
      })
  void whatReachesBeyondIsFound(String code) {
    assertThat(violations(code)).containsOnlyKeys("a/A.java");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "System.out.println(\"x\" + 1 + System.nanoTime());",
        "System.out.printf(\"%d%n\", 1); String s = String.format(\"%d\", 1);",
        "java.util.List.of(3, 1).stream().sorted().map(i -> i + 1).toList();",
        "record R(int i) {} new R(1).equals(new R(2)); new R(1).hashCode();",
        "enum E { A } switch (E.A) { case A -> {} default -> {} }",
        "switch (\"x\") { case \"x\" -> {} default -> {} }",
        "double[][] x = {{1}}; x[0] = x[0].clone(); x.clone();",
        "Class<?>[] x = {A.class}; x.clone(); A.class.getSimpleName();",
        "new java.util.Random(1).nextGaussian(); Math.exp(1);",
        "java.util.function.UnaryOperator<Double> f = Math::exp; f.apply(1.0);",
        "try { f(); } catch (java.io.IOException e) { throw new java.io.UncheckedIOException(e); }",
        "assert 1 > 0; synchronized (this) { }",
        "io.github.medl.autodiff.Autodiff.gradient(t -> t,"
            + " io.github.medl.tensor.Tensor.scalar(1));",
        "new Thread(() -> {}).start();"
      })
  void whatComputesIsAllowed(String code) {
    assertThat(violations(code)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"java.io", "java.io.File"})
  void aCourseMayAllowMore(String more) {
    assertThat(violations("new java.io.File(\"x\").delete();", more)).isEmpty();
  }
}
