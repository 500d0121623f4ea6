package io.github.medl.autodiff;

import static io.github.medl.testing.TensorAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.medl.tensor.Selections;
import io.github.medl.tensor.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Adjoints of parts of a tensor: added up in their places, exactly, and at the price of one pass.
 */
class AdjointsTest {
  private static final Tensor X = Samples.REAL.of(5, 4);

  /** Parts that overlap, parts of parts, and the whole before, between and after them. */
  private static Tensor mixture(Tensor x) {
    Tensor rows = x.slice(0, 1, 4);
    Tensor whole = x.square().mul(0.3);
    Tensor columns = rows.slice(1, 0, 4, 2).mul(x.take(1, 3, 3).slice(0, 0, 3));
    Tensor some = x.take(0, 4, 0, 4).mul(rows).sin();
    Tensor again = x.mul(x.select(1, 2).reshape(5, 1)).tanh();
    return Tensor.total(
        whole.sum(), columns.sum(), some.square().sum(), again.sum(), x.select(0, -1).exp().sum());
  }

  /** The same with every selection written as a product with a matrix of zeros and ones. */
  private static Tensor byProducts(Tensor x) {
    Tensor rows = pick(5, 1, 2, 3).matmul(x);
    Tensor whole = x.square().mul(0.3);
    Tensor left = rows.matmul(pick(4, 0, 2).transpose());
    Tensor right = pick(5, 0, 1, 2).matmul(x.matmul(pick(4, 3, 3).transpose()));
    Tensor some = pick(5, 4, 0, 4).matmul(x).mul(rows).sin();
    Tensor again = x.mul(x.matmul(pick(4, 2).transpose())).tanh();
    return Tensor.total(
        whole.sum(),
        left.mul(right).sum(),
        some.square().sum(),
        again.sum(),
        pick(5, 4).matmul(x).exp().sum());
  }

  private static Tensor pick(int n, int... places) {
    return Tensor.generate(i -> places[i / n] == i % n ? 1 : 0, places.length, n);
  }

  @Test
  void partsAreAddedWhereTheyWereTaken() {
    assertThat(Autodiff.gradient(AdjointsTest::mixture, X))
        .isRelativelyCloseTo(Autodiff.gradient(AdjointsTest::byProducts, X), 1e-14);
    assertThat(GradientCheck.of(AdjointsTest::mixture, X).passes(1e-8)).isTrue();
  }

  @Test
  void derivativesOfHigherOrderGoThroughThePartsToo() {
    assertThat(Autodiff.hessian(AdjointsTest::mixture, X))
        .isRelativelyCloseTo(Autodiff.hessian(AdjointsTest::byProducts, X), 1e-12);
    Tensor v = Samples.REAL.other(5, 4);
    assertThat(Autodiff.hvp(z -> Autodiff.hvp(AdjointsTest::mixture, z, v).sum(), X, v))
        .isRelativelyCloseTo(
            Autodiff.hvp(z -> Autodiff.hvp(AdjointsTest::byProducts, z, v).sum(), X, v), 1e-11);
  }

  @Test
  void unstackedPartsGiveWhatSelectedPartsGive() {
    UnaryOperator<Tensor> selected = x -> recurrence(x, false);
    UnaryOperator<Tensor> unstacked = x -> recurrence(x, true);
    Tensor x = Samples.REAL.of(2, 6, 3);
    assertThat(Autodiff.gradient(unstacked, x)).isEqualTo(Autodiff.gradient(selected, x));
    assertThat(Autodiff.hessian(unstacked, x))
        .isRelativelyCloseTo(Autodiff.hessian(selected, x), 1e-13);
  }

  /** h_t = tanh(h_(t-1) / 2 + x_t), of which the sum of squares at the end is returned. */
  private static Tensor recurrence(Tensor x, boolean unstack) {
    List<Tensor> parts = unstack ? x.unstack(1) : null;
    Tensor h = null;
    for (int t = 0; t < x.dim(1); t++) {
      Tensor now = unstack ? parts.get(t) : x.select(1, t);
      h = (h == null ? now : h.mul(0.5).add(now)).tanh();
    }
    return h.square().sum();
  }

  /** Numbers computed on the way to a gradient, counted on a tape around it. */
  @TestFactory
  List<DynamicTest> recurrenceOfTwiceTheLengthCostsTwiceAsMuch() {
    return List.of(
        DynamicTest.dynamicTest("by select", () -> checkCost(x -> recurrence(x, false))),
        DynamicTest.dynamicTest("by unstack", () -> checkCost(x -> recurrence(x, true))),
        DynamicTest.dynamicTest(
            "by slices of slices",
            () -> checkCost(x -> recurrence(x.slice(1, 0, x.dim(1)).slice(0, 0, 1), false))),
        DynamicTest.dynamicTest(
            "gradient of a gradient",
            () -> checkCost(x -> Autodiff.gradient(z -> recurrence(z, false), x).square().sum())));
  }

  private static void checkCost(UnaryOperator<Tensor> f) {
    long[] numbers = new long[3];
    for (int i = 0; i < numbers.length; i++) {
      try (Tape tape = new Tape()) {
        Autodiff.gradient(f, tape.variable(Samples.REAL.of(2, 20 << i, 3)));
        numbers[i] = tape.nodes().stream().mapToLong(node -> node.value().size()).sum();
      }
    }
    // Linear in the length but for what is there once: the slope does not change.
    assertThat((double) (numbers[2] - numbers[1]) / (numbers[1] - numbers[0]))
        .isBetween(1.99, 2.01);
  }

  @Test
  void partsAreAddedInTheOrderOfTheWalkWhateverTheyAre() {
    // 1e16 + 1 - 1e16 depends on the order; the walk goes from the last use to the first.
    Tensor x = Tensor.vector(1, 1);
    UnaryOperator<Tensor> f =
        z ->
            Tensor.total(
                z.select(0, 0).mul(-1e16), z.select(0, 0).mul(1), z.select(0, 0).mul(1e16));
    assertThat(Autodiff.gradient(f, x)).isEqualTo(Tensor.vector(1e16 + 1 - 1e16, 0));
  }

  @Test
  void partsAreOnTheTapeAsOnePlacing() {
    try (Tape tape = new Tape()) {
      Tensor x = tape.variable(Tensor.arange(8));
      Autodiff.gradient(z -> z.select(0, 1).mul(z.select(0, 5)).add(z.select(0, 2)), x);
      assertThat(tape.nodes())
          .filteredOn(node -> node.primitive() instanceof Selections.Placed)
          .hasSize(1);
    }
  }
}
