package io.github.medl.autodiff;

import static io.github.medl.testing.TensorAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.tensor.DType;
import io.github.medl.tensor.Primitive;
import io.github.medl.tensor.Tensor;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * The door for operations of one's own, and rules that share work, keep something, or have tuples.
 */
class OwnOperationTest {
  private static final Tensor X = Tensor.vector(0.3, -1.2, 2, 0.7);

  /** The sign forward, the identity backward. */
  enum StraightThrough implements Differentiable {
    SIGN;

    @Override
    public Tensor forward(Tensor[] x) {
      return x[0].sign();
    }

    @Override
    public Tensor[] pullBack(Node at, Tensor[] bar) {
      return bar;
    }
  }

  @Test
  void straightThroughEstimatorHasTheValueOfOneFunctionAndTheDerivativeOfAnother() {
    UnaryOperator<Tensor> f = StraightThrough.SIGN::apply;
    assertThat(f.apply(X)).isEqualTo(X.sign());
    assertThat(Autodiff.jacobian(f, X)).isEqualTo(Tensor.eye(4));
    assertThat(Autodiff.jvp(f, X, X).tangent()).isEqualTo(X);
    assertThat(Autodiff.hessian(x -> f.apply(x).mul(x).sum(), X)).isEqualTo(Tensor.eye(4).mul(2));
  }

  /** y = a e^b, z = a b: two results, two operands, the exponential kept. */
  record Pair(int[] timesAsked) implements Differentiable, Primitive.Several {
    @Override
    public Primitive.Results results(Tensor[] in) {
      Tensor e = in[1].exp();
      return new Primitive.Results(e, in[0].mul(e), in[0].mul(in[1]));
    }

    @Override
    public Tensor[] pullBack(Node at, Tensor[] bar) {
      timesAsked[0]++;
      Tensor a = at.input(0);
      Tensor b = at.input(1);
      Tensor e = at.isPlain() ? (Tensor) at.kept() : b.exp();
      Tensor[] parts = new Tensor[2];
      if (bar[0] != null) {
        parts[0] = bar[0].mul(e);
        parts[1] = bar[0].mul(a.mul(e));
      }
      if (bar[1] != null) {
        parts[0] = Rules.plus(parts[0], bar[1].mul(b));
        parts[1] = Rules.plus(parts[1], bar[1].mul(a));
      }
      return parts;
    }
  }

  private static Tensor ofPair(Tensor x) {
    Tensor[] yz = new Pair(new int[1]).run(x.sin(), x.mul(0.5)).values();
    return yz[0].mul(yz[1]).sum().add(yz[1].square().sum());
  }

  private static Tensor plain(Tensor x) {
    Tensor a = x.sin();
    Tensor b = x.mul(0.5);
    Tensor z = a.mul(b);
    return a.mul(b.exp()).mul(z).sum().add(z.square().sum());
  }

  @Test
  void operationsWithSeveralResultsHaveDerivativesOfAnyOrderInAnyMode() {
    assertThat(Autodiff.gradient(OwnOperationTest::ofPair, X))
        .isRelativelyCloseTo(Autodiff.gradient(OwnOperationTest::plain, X), 1e-14);
    assertThat(Autodiff.jvp(OwnOperationTest::ofPair, X, X).tangent())
        .isRelativelyCloseTo(Autodiff.jvp(OwnOperationTest::plain, X, X).tangent(), 1e-14);
    assertThat(Autodiff.hessian(OwnOperationTest::ofPair, X))
        .isRelativelyCloseTo(Autodiff.hessian(OwnOperationTest::plain, X), 1e-13);
    assertThat(Autodiff.hvp(OwnOperationTest::ofPair, X, X))
        .isRelativelyCloseTo(Autodiff.hvp(OwnOperationTest::plain, X, X), 1e-13);
    UnaryOperator<Tensor> third = z -> Autodiff.hvp(OwnOperationTest::ofPair, z, X).sum();
    UnaryOperator<Tensor> expected = z -> Autodiff.hvp(OwnOperationTest::plain, z, X).sum();
    assertThat(Autodiff.gradient(third, X))
        .isRelativelyCloseTo(Autodiff.gradient(expected, X), 1e-12);
  }

  @Test
  void oneResultAloneMayBeUsed() {
    for (int k : new int[] {0, 1}) {
      UnaryOperator<Tensor> f = x -> new Pair(new int[1]).run(x, x.square()).values()[k];
      assertThat(GradientCheck.of(f, X).passes(1e-7)).isTrue();
    }
    assertThat(GradientCheck.of((a, b) -> new Pair(new int[1]).apply(a, b), X, X).passes(1e-7))
        .isTrue();
  }

  @Test
  void ruleIsAskedOnceForAllOperands() {
    int[] asked = new int[1];
    Autodiff.gradient(
        x -> {
          Tensor[] yz = new Pair(asked).run(x, x.exp()).values();
          return yz[0].add(yz[1]).sum();
        },
        X);
    assertThat(asked).containsExactly(1);
  }

  @Test
  void eachResultIsANodeOfTheTrace() {
    try (Tape tape = new Tape()) {
      Tensor x = tape.variable("x", X);
      Tensor[] yz = new Pair(new int[1]).run(x, Tensor.scalar(2)).values();
      Tensor sum = yz[0].add(yz[1]).sum();
      assertThat(tape.nodes())
          .extracting(Node::label)
          .containsExactly("x", "pair", "pair", "add", "sum");
      Node second = tape.nodeOf(yz[1]);
      assertThat(second.result()).isEqualTo(1);
      assertThat(second.results()).isEqualTo(2);
      assertThat(second.parent(0).label()).isEqualTo("x");
      assertThat(second.wants(0)).isTrue();
      assertThat(second.wants(1)).isFalse();
      assertThat(second.value(0)).isEqualTo(tape.nodeOf(yz[0]).value());
      assertThat((Tensor) second.kept()).isEqualTo(Tensor.scalar(Math.exp(2)));
      Tensor[] adjoint = tape.adjoints(sum);
      assertThat(adjoint[1]).isEqualTo(X.fullLike(1));
      assertThat(adjoint[0]).isRelativelyCloseTo(X.fullLike(Math.exp(2) + 2), 1e-15);
      Tensor[] tangent = tape.tangents(x, X);
      assertThat(tangent[1]).isRelativelyCloseTo(X.mul(Math.exp(2)), 1e-15);
      assertThat(tangent[2]).isRelativelyCloseTo(X.mul(2), 1e-15);
    }
  }

  /** An operation with a rule that gives what it is told to. */
  record Faulty(Tensor[] parts) implements Differentiable {
    @Override
    public Tensor forward(Tensor[] x) {
      return x[0].exp();
    }

    @Override
    public Tensor[] pullBack(Node at, Tensor[] bar) {
      return parts;
    }
  }

  private static void refused(Tensor[] parts, String... words) {
    assertThatThrownBy(() -> Autodiff.gradient(x -> new Faulty(parts).apply(x).sum(), X))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll(words);
  }

  @Test
  void rulesThatGiveTheWrongThingAreRefusedInWords() {
    refused(null, "faulty", "pull-back", "null", "1 operands");
    refused(new Tensor[2], "faulty", "2 tensors", "1 operands");
    refused(new Tensor[] {Tensor.zeros(2, 2)}, "faulty", "(2, 2)", "operand 0", "(4,)");
    refused(new Tensor[] {X.cast(DType.FLOAT32)}, "faulty", "FLOAT32 (4,)", "operand 0", "FLOAT64");
    Tensor[] numbers = {Tensor.ones(4)};
    assertThatThrownBy(() -> Autodiff.jvp(x -> new Faulty(numbers).apply(x), X, X))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll("faulty", "pull-back", "pushForward");
  }

  @Test
  void operationsWithoutARuleAreRefusedInWords() {
    Primitive bare = x -> x[0].exp();
    assertThat(bare.apply(X)).isEqualTo(X.exp());
    assertThatThrownBy(() -> Autodiff.gradient(x -> bare.apply(x).sum(), X))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContainingAll("no derivative rule", "detach()", "Differentiable");
  }

  @Test
  void zeroPartsMayBeNull() {
    assertThat(Autodiff.gradient(x -> new Faulty(new Tensor[1]).apply(x).sum(), X))
        .isEqualTo(Tensor.zeros(4));
  }
}
