package io.github.medl.tensor;

import static io.github.medl.testing.TensorAssert.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The same numbers as NumPy and SciPy; see numpy_operations.py. */
class NumpyOracleTest {
  @TestFactory
  Stream<DynamicTest> agreesWithNumPy() {
    return Oracle.read("numpy_operations.csv").entrySet().stream()
        .map(c -> DynamicTest.dynamicTest(c.getKey(), () -> check(c.getKey(), c.getValue())));
  }

  private static void check(String name, Map<String, Tensor> x) {
    String[] words = name.split(" ");
    switch (words[0]) {
      case "broadcast" -> binary(words[1], x);
      case "where" -> close(x.get("a").where(x.get("b"), x.get("c")), x.get("y"));
      case "function" -> unary(words[1], x);
      case "reduce" -> reduce(x);
      case "along" -> along(x);
      case "matmul" -> close(x.get("a").matmul(x.get("b")), x.get("y"));
      case "square" -> square(x);
      case "lstsq" -> leastSquares(x);
      default -> throw new AssertionError(name);
    }
  }

  private static void close(Tensor actual, Tensor expected) {
    assertThat(actual).isRelativelyCloseTo(expected, 1e-12);
  }

  private static Tensor call(Tensor x, String method, Object... arguments) {
    try {
      Class<?>[] types =
          Arrays.stream(arguments)
              .map(a -> a instanceof Integer ? int.class : a.getClass())
              .toArray(Class<?>[]::new);
      return (Tensor) Tensor.class.getMethod(method, types).invoke(x, arguments);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static void binary(String method, Map<String, Tensor> x) {
    close(call(x.get("a"), method, x.get("b")), x.get("y"));
  }

  private static void unary(String method, Map<String, Tensor> x) {
    close(call(x.get("a"), method), x.get("y"));
  }

  private static int[] axes(Map<String, Tensor> x) {
    return Arrays.stream(x.get("axes").toDoubles()).mapToInt(v -> (int) v).toArray();
  }

  private static void reduce(Map<String, Tensor> x) {
    x.forEach(
        (name, expected) -> {
          if (!name.equals("a") && !name.equals("axes")) {
            close(call(x.get("a"), name, (Object) axes(x)), expected);
          }
        });
  }

  private static void along(Map<String, Tensor> x) {
    int axis = axes(x)[0];
    x.forEach(
        (name, expected) -> {
          switch (name) {
            case "a", "axes" -> {}
            case "argmax" -> same(x.get("a").argmax(axis), expected);
            case "argmin" -> same(x.get("a").argmin(axis), expected);
            default -> close(call(x.get("a"), name, axis), expected);
          }
        });
  }

  private static void same(int[] positions, Tensor expected) {
    assertThat(Tensor.generate(i -> positions[i], positions.length))
        .isCloseTo(expected.flatten(), 0);
  }

  private static void square(Map<String, Tensor> x) {
    Tensor a = x.get("a");
    Tensor spd = x.get("spd");
    close(a.solve(x.get("b")), x.get("solve"));
    close(a.inverse(), x.get("inverse"));
    close(a.trace(), x.get("trace"));
    close(spd.cholesky(), x.get("cholesky"));
    close(a.qr().q(), x.get("q"));
    close(a.qr().r(), x.get("r"));
    close(spd.eigh().values(), x.get("eigenvalues"));
    close(a.svd().s(), x.get("singular"));
  }

  private static void leastSquares(Map<String, Tensor> x) {
    LinearAlgebra.Lstsq found = x.get("a").lstsq(x.get("b"));
    close(found.x(), x.get("x"));
    close(Tensor.scalar(found.rank()), x.get("rank"));
    close(found.singularValues(), x.get("singular"));
    close(x.get("a").pinv(), x.get("pinv"));
  }
}
