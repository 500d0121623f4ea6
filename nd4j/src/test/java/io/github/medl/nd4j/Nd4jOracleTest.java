package io.github.medl.nd4j;

import static io.github.medl.testing.TensorAssert.assertThat;

import io.github.medl.autodiff.Autodiff;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** ND4J as an independent oracle: its eager operations for values, SameDiff for gradients. */
class Nd4jOracleTest {
  private static final Tensor A = draw(0, 3, 4);
  private static final Tensor B = draw(50, 3, 4);
  private static final Tensor ROW = draw(100, 1, 4);
  private static final Tensor RIGHT = draw(200, 4, 2);

  /** Numbers between -1.5 and 1.5 without ties. */
  private static Tensor draw(int from, int... shape) {
    return Tensor.generate(i -> 1.5 * Math.sin(1.7 * (from + i) + 0.3), shape);
  }

  private static DynamicTest value(
      String name, Tensor ours, Function<INDArray[], INDArray> theirs) {
    return DynamicTest.dynamicTest(
        name,
        () -> {
          INDArray[] x =
              Stream.of(A, B, ROW, RIGHT).map(Nd4jInterop::toNd4j).toArray(INDArray[]::new);
          Tensor expected = Nd4jInterop.fromNd4j(theirs.apply(x));
          assertThat(ours).isRelativelyCloseTo(expected.reshape(ours.shape()), 1e-12);
        });
  }

  @TestFactory
  Stream<DynamicTest> valuesAgreeWithEagerOperations() {
    return Stream.of(
        value("add", A.add(B), x -> x[0].add(x[1])),
        value("add row", A.add(ROW), x -> x[0].add(x[2])),
        value("sub", A.sub(B), x -> x[0].sub(x[1])),
        value("mul row", A.mul(ROW), x -> x[0].mul(x[2])),
        value("div", A.div(B), x -> x[0].div(x[1])),
        value("matmul", A.matmul(RIGHT), x -> x[0].mmul(x[3])),
        value("matmul transposed", A.matmul(B, true, false), x -> x[0].transpose().mmul(x[1])),
        value("transpose", A.transpose(), x -> x[0].transpose()),
        value("exp", A.exp(), x -> Transforms.exp(x[0])),
        value("tanh", A.tanh(), x -> Transforms.tanh(x[0])),
        value("sigmoid", A.sigmoid(), x -> Transforms.sigmoid(x[0])),
        value("relu", A.relu(), x -> Transforms.relu(x[0])),
        value("abs", A.abs(), x -> Transforms.abs(x[0])),
        value("sum", A.sum(0), x -> x[0].sum(0)),
        value("mean", A.mean(1), x -> x[0].mean(1)),
        value("max", A.max(1), x -> x[0].max(1)),
        value("variance", A.sampleVariance(0), x -> x[0].var(true, 0)),
        value("norm", A.norm(1), x -> x[0].norm2(1)),
        value("cumsum", A.cumsum(1), x -> x[0].cumsum(1)));
  }

  private static DynamicTest gradient(
      String name,
      Function<List<Tensor>, Tensor> ours,
      BiFunction<SameDiff, SDVariable[], SDVariable> theirs,
      Tensor... operands) {
    return DynamicTest.dynamicTest(
        name,
        () -> {
          SameDiff graph = SameDiff.create();
          SDVariable[] x =
              IntStream.range(0, operands.length)
                  .mapToObj(i -> graph.var("x" + i, Nd4jInterop.toNd4j(operands[i])))
                  .toArray(SDVariable[]::new);
          theirs.apply(graph, x).rename("loss").markAsLoss();
          List<String> names = new ArrayList<>();
          for (SDVariable variable : x) {
            names.add(variable.name());
          }
          var found = Autodiff.valueAndGradient(ours, List.of(operands));
          INDArray loss = graph.outputSingle(Map.of(), "loss");
          assertThat(found.value()).isRelativelyCloseTo(Tensor.scalar(loss.getDouble(0)), 1e-12);
          Map<String, INDArray> expected = graph.calculateGradients(Map.of(), names);
          for (int i = 0; i < operands.length; i++) {
            assertThat(found.gradients().get(i))
                .isRelativelyCloseTo(Nd4jInterop.fromNd4j(expected.get("x" + i)), 1e-11);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> gradientsAgreeWithSameDiff() {
    Tensor labels = Tensor.of(new double[][] {{1, 0}, {0, 1}, {1, 0}});
    return Stream.of(
        gradient(
            "product", x -> x.get(0).mul(x.get(1)).sum(), (g, x) -> x[0].mul(x[1]).sum(), A, B),
        gradient(
            "broadcast quotient",
            x -> x.get(0).div(x.get(1).exp()).sum(),
            (g, x) -> x[0].div(g.math().exp(x[1])).sum(),
            A,
            ROW),
        gradient(
            "matmul",
            x -> x.get(0).matmul(x.get(1)).square().sum(),
            (g, x) -> g.math().square(x[0].mmul(x[1])).sum(),
            A,
            RIGHT),
        gradient(
            "network",
            x ->
                x.get(0)
                    .matmul(x.get(1))
                    .tanh()
                    .mul(x.get(2))
                    .sigmoid()
                    .sub(labels)
                    .square()
                    .mean(),
            (g, x) ->
                g.math()
                    .square(
                        g.nn()
                            .sigmoid(g.math().tanh(x[0].mmul(x[1])).mul(x[2]))
                            .sub(g.constant(Nd4jInterop.toNd4j(labels))))
                    .mean(),
            A,
            RIGHT,
            draw(300, 1, 2)),
        gradient(
            "softmax",
            x -> x.get(0).softmax(1).mul(x.get(1)).sum(),
            (g, x) -> g.nn().softmax(x[0], 1).mul(x[1]).sum(),
            A,
            B),
        gradient(
            "norm",
            x -> x.get(0).norm(1).sum(),
            (g, x) -> g.math().sqrt(g.math().square(x[0]).sum(1)).sum(),
            A));
  }

  @TestFactory
  Stream<DynamicTest> systemsAgreeWithEagerOperations() {
    Tensor square = draw(400, 3, 3).add(Tensor.eye(3).mul(4));
    Tensor spd = square.matmul(square, false, true);
    return Stream.of(
        DynamicTest.dynamicTest(
            "cholesky",
            () ->
                assertThat(spd.cholesky())
                    .isRelativelyCloseTo(
                        Nd4jInterop.fromNd4j(Nd4j.linalg().cholesky(Nd4jInterop.toNd4j(spd))),
                        1e-12)),
        DynamicTest.dynamicTest(
            "solve",
            () ->
                assertThat(square.solve(draw(500, 3, 2)))
                    .isRelativelyCloseTo(
                        Nd4jInterop.fromNd4j(
                            Nd4j.linalg()
                                .solve(
                                    Nd4jInterop.toNd4j(square),
                                    Nd4jInterop.toNd4j(draw(500, 3, 2)))),
                        1e-11)));
  }
}
