package io.github.medl.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.tensor.Convolution.Extent;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A wrong shape is answered with the operation, the shapes and what was expected. */
class ErrorTextTest {
  private static final Tensor A = Tensor.ones(2, 3);
  private static final Tensor B = Tensor.ones(4);
  private static final Tensor IMAGE = Tensor.ones(1, 3, 4, 5);

  /** Every method of two tensors that broadcasts. */
  @TestFactory
  Stream<DynamicTest> operandsThatDoNotBroadcast() {
    return Arrays.stream(Arithmetic.class.getDeclaredMethods())
        .filter(method -> Arrays.equals(method.getParameterTypes(), new Class<?>[] {Tensor.class}))
        .map(
            method ->
                DynamicTest.dynamicTest(
                    method.getName(),
                    () ->
                        assertThatThrownBy(() -> method.invoke(A, B))
                            .cause()
                            .isInstanceOf(ShapeException.class)
                            .hasMessageStartingWith(method.getName())
                            .hasMessageContainingAll("(2, 3)", "(4,)", "3 meets 4")));
  }

  private record Case(Runnable wrong, Class<? extends Exception> type, String... parts) {}

  private static Case shape(Runnable wrong, String... parts) {
    return new Case(wrong, ShapeException.class, parts);
  }

  private static Case index(Runnable wrong, String... parts) {
    return new Case(wrong, IndexOutOfBoundsException.class, parts);
  }

  @TestFactory
  Stream<DynamicTest> wrongCallsNameOperationAndShapes() {
    Tensor scalar = Tensor.scalar(1);
    return Stream.of(
            shape(() -> A.where(B, A), "where", "(2, 3)", "(4,)"),
            shape(() -> A.where(A, B), "where", "(2, 3)", "(4,)"),
            shape(() -> Tensor.total(A, B), "total", "(2, 3)", "(4,)"),
            shape(() -> Tensor.total(), "total"),
            shape(() -> A.matmul(B), "matmul", "(2, 3)", "(4,)", "3 and 4"),
            shape(() -> B.matmul(A), "matmul", "(4,)", "(2, 3)", "4 and 2"),
            shape(() -> A.matmul(A), "matmul", "(2, 3)", "3 and 2"),
            shape(() -> A.matmul(A, true, true), "matmul", "(2, 3) transposed", "2 and 3"),
            shape(
                () -> Tensor.ones(5, 2, 3).matmul(Tensor.ones(4, 2)),
                "matmul",
                "(5, 2, 3)",
                "(4, 2)",
                "3 and 4"),
            shape(
                () -> Tensor.ones(5, 2, 3).matmul(Tensor.ones(4, 3, 2)),
                "matmul",
                "(5, 2, 3)",
                "(4, 3, 2)"),
            shape(() -> A.matmul(scalar), "matmul", "scalar", "mul", "(2, 3)", "()"),
            shape(() -> B.dot(Tensor.ones(3)), "dot", "(4,)", "(3,)"),
            shape(() -> A.outer(B), "outer", "(2, 3)", "(4,)"),
            shape(() -> B.trace(), "trace", "matrix", "(4,)"),
            shape(() -> A.solve(B), "solve", "square", "(2, 3)"),
            shape(() -> Tensor.eye(3).solve(B), "solve", "(3, 3)", "(4,)"),
            shape(() -> A.inverse(), "inverse", "(2, 3)"),
            shape(() -> A.cholesky(), "cholesky", "(2, 3)"),
            shape(() -> B.qr(), "qr", "(4,)"),
            shape(() -> B.svd(), "svd", "(4,)"),
            shape(() -> A.eigh(), "eigh", "(2, 3)"),
            shape(() -> A.lstsq(B), "lstsq", "(2, 3)", "(4,)"),
            shape(() -> B.pinv(), "pinv", "(4,)"),
            shape(() -> A.sum(2), "sum", "axis 2", "(2, 3)"),
            shape(() -> A.mean(-3), "mean", "axis -3", "(2, 3)"),
            shape(() -> A.max(0, -2), "max", "twice"),
            shape(() -> A.cumsum(2), "cumsum", "axis 2", "(2, 3)"),
            shape(() -> A.softmax(5), "softmax", "axis 5", "(2, 3)"),
            shape(() -> A.logSoftmax(5), "logSoftmax", "axis 5", "(2, 3)"),
            shape(() -> A.logSumExp(5), "logSumExp", "axis 5", "(2, 3)"),
            shape(() -> A.norm(5), "norm", "axis 5", "(2, 3)"),
            shape(() -> A.argmax(2), "argmax", "axis 2", "(2, 3)"),
            shape(() -> A.argmin(2), "argmin", "axis 2", "(2, 3)"),
            shape(() -> scalar.softmax(0), "softmax", "axis 0", "()"),
            shape(() -> A.reshape(4, 2), "reshape", "(2, 3)", "6", "(4, 2)"),
            shape(() -> A.reshape(-1, 4), "reshape", "(2, 3)", "(-1, 4)"),
            shape(() -> A.reshape(-1, -1), "reshape", "(-1, -1)"),
            shape(() -> A.permute(0), "permute", "[0]", "(2, 3)"),
            shape(() -> A.permute(0, 0), "permute", "[0, 0]", "(2, 3)"),
            shape(() -> A.swapAxes(0, 2), "swapAxes", "axis 2", "(2, 3)"),
            shape(() -> A.broadcastTo(2, 4), "broadcastTo", "(2, 3)", "(2, 4)"),
            shape(() -> A.broadcastTo(3), "broadcastTo", "(2, 3)", "(3,)"),
            shape(() -> A.sumTo(4), "sumTo", "(2, 3)", "(4,)"),
            shape(() -> A.sumTo(1, 1, 1), "sumTo", "(1, 1, 1)", "(2, 3)"),
            index(() -> A.slice(1, 2, 4), "slice", "2", "4", "(2, 3)"),
            index(() -> A.slice(1, 0, 3, 0), "slice", "by 0", "(2, 3)"),
            index(() -> A.select(0, 2), "select", "2", "(2, 3)"),
            index(() -> A.take(1, 0, 3), "take", "3", "length 3"),
            index(() -> A.take(1, -4), "take", "-4", "length 3"),
            index(() -> A.pick(0, 3), "pick", "3", "length 3"),
            shape(() -> A.pick(0), "pick", "1", "(2, 3)"),
            shape(() -> scalar.pick(0), "pick", "()"),
            shape(() -> A.scatterAdd(1, new int[] {0}, 5), "scatterAdd", "1", "(2, 3)"),
            index(() -> A.scatterAdd(0, new int[] {0, 5}, 5), "scatterAdd", "5"),
            shape(() -> Tensor.concat(0, List.of(A, B)), "concat", "(2, 3)", "(4,)"),
            shape(() -> Tensor.concat(0, List.of()), "concat"),
            shape(() -> Tensor.stack(0, List.of(A, B)), "stack", "(2, 3)", "(4,)"),
            shape(() -> Tensor.stack(4, List.of(A)), "stack", "axis 4"),
            shape(() -> A.item(), "item", "(2, 3)", "6"),
            shape(() -> A.get(1), "get", "1", "(2, 3)"),
            index(() -> A.get(1, 3), "get", "3", "(2, 3)"),
            shape(() -> B.toRows(), "toRows", "(4,)"),
            shape(() -> A.dim(2), "dim", "axis 2", "(2, 3)"),
            shape(() -> Tensor.of(new double[5], 2, 3), "(2, 3)", "6", "5"),
            shape(() -> Tensor.of(new double[][] {{1}, {1, 2}}), "row 1", "2", "row 0"),
            shape(() -> Tensor.zeros(-1), "(-1,)", "negative"),
            shape(() -> Tensor.zeros(1 << 20, 1 << 20), "2^31"),
            shape(() -> A.conv(A, Sliding.UNIT), "conv", "(2, 3)", "(n, channels, rows, columns)"),
            shape(() -> IMAGE.conv(Tensor.ones(4, 2, 3, 3), Sliding.UNIT), "3 channels", "for 2"),
            shape(
                () -> IMAGE.conv(Tensor.ones(4, 1, 3, 3), Sliding.UNIT.inGroups(2)),
                "2 groups",
                "3 channels"),
            shape(
                () -> IMAGE.conv(Tensor.ones(4, 3, 3, 9), Sliding.UNIT.padded(1)),
                "window over 9 columns",
                "5 with padding 1 and 1"),
            shape(
                () -> IMAGE.conv(Tensor.ones(4, 3, 3, 3), Sliding.UNIT.dilated(2, 1)),
                "window over 5 rows (3 places, dilation 2)",
                "into 4"),
            shape(
                () -> IMAGE.conv(Tensor.ones(4, 3, 3, 3), B.slice(0, 0, 3), Sliding.UNIT),
                "bias",
                "(4,)",
                "(3,)"),
            shape(
                () -> IMAGE.convTransposed(Tensor.ones(4, 2, 3, 3), Sliding.UNIT),
                "convTransposed",
                "3 channels",
                "for 4"),
            shape(
                () -> IMAGE.convTransposed(Tensor.ones(3, 2, 3, 3), Sliding.by(2), 2, 0),
                "2 more rows",
                "stride 2"),
            shape(
                () -> IMAGE.convTransposed(Tensor.ones(3, 2, 1, 1), Sliding.UNIT.padded(2)),
                "4 rows",
                "padding 2 and 2"),
            shape(() -> B.convolve(Tensor.ones(5), Extent.VALID), "convolve", "(5,)", "(4,)"),
            shape(() -> A.convolve(B, Extent.FULL), "convolve", "(2, 3)", "(4,)"),
            shape(() -> scalar.flippedKernel(), "flippedKernel", "()"),
            shape(() -> A.maxPool(Window.of(2)), "(2, 3)"),
            shape(() -> IMAGE.maxPool(Window.of(6)), "maxPool", "6 rows", "4"),
            shape(() -> IMAGE.maxPool(Window.of(3).padded(2)), "padding 2", "half", "3"),
            shape(() -> Tensor.ones(1, 2, 8).maxPool(Window.of(2)), "one row", "(1, 2, 8)"),
            shape(() -> IMAGE.averagePool(Window.of(2).padded(1).dilated(9, 9)), "window over 10"),
            shape(
                () -> Tensor.ones(1, 1, 1, 1).maxPool(Window.of(2).padded(1).dilated(2, 2)),
                "padding alone"),
            shape(() -> IMAGE.unfold(Window.of(5)), "unfold", "5 rows", "4"),
            shape(() -> A.fold(Window.of(2), 4, 4), "fold", "(n, c 4, 4)", "(2, 3)"),
            shape(() -> A.globalMaxPool(), "globalMaxPool", "(2, 3)"),
            shape(() -> A.upsampleNearest(2), "upsampleNearest", "(2, 3)"),
            shape(() -> IMAGE.upsampleBilinear(0), "upsampleBilinear", "0"),
            new Case(() -> Sliding.by(0), IllegalArgumentException.class, "stride 0"),
            new Case(() -> Sliding.UNIT.inGroups(0), IllegalArgumentException.class, "group"),
            new Case(() -> Sliding.by(2).same(3, 3), IllegalArgumentException.class, "(2, 2)"),
            new Case(
                () -> new Window(0, 2, Along.UNIT, Along.UNIT, false),
                IllegalArgumentException.class,
                "0 x 2"),
            new Case(() -> Window.of(3).stride(0), IllegalArgumentException.class, "stride 0"),
            new Case(() -> A.leakyRelu(1), IllegalArgumentException.class, "leakyRelu", "1.0"),
            new Case(
                () -> A.leakyRelu(Double.NEGATIVE_INFINITY),
                IllegalArgumentException.class,
                "leakyRelu",
                "Inf"),
            new Case(() -> A.clip(1, 0), IllegalArgumentException.class, "clip", "1.0", "0.0"),
            new Case(() -> A.clip(Double.NaN, 0), IllegalArgumentException.class, "clip", "NaN"))
        .map(
            c ->
                DynamicTest.dynamicTest(
                    String.join(" ", c.parts),
                    () ->
                        assertThatThrownBy(c.wrong::run)
                            .isInstanceOf(c.type)
                            .hasMessageContainingAll(c.parts)));
  }

  @Test
  void labelsAreTheNamesOfTheMethods() {
    List<String> methods = Arrays.stream(Tensor.class.getMethods()).map(Method::getName).toList();
    Set<Primitive> inDerivativesOnly = Set.of(Binary.GATE, Binary.TANH_SLOPE, Binary.SIGMOID_SLOPE);
    for (Primitive[] constants :
        new Primitive[][] {
          Unary.values(), Binary.values(), Reduce.Normalise.values(), Reduce.LogSumExp.values()
        }) {
      for (Primitive primitive : constants) {
        if (!inDerivativesOnly.contains(primitive)) {
          assertThat(methods).contains(primitive.label());
        }
      }
    }
    assertThat(new Linear.Matmul(true, false).label()).isEqualTo("matmul");
    assertThat(new Layout.BroadcastTo(new int[0]).label()).isEqualTo("broadcastTo");
  }
}
