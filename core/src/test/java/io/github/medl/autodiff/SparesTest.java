package io.github.medl.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.medl.random.RandomStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Storage;
import io.github.medl.tensor.Tensor;
import io.github.medl.tensor.Unary;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Memory is used again on the way back, and nobody can tell from the numbers. */
class SparesTest {
  private static final int ROWS = 72;
  private static final int COLUMNS = 64;
  private static final Tensor SAMPLE = RandomStream.seed(3).normalTensor(ROWS, COLUMNS).mul(.5);
  private static final Tensor OTHER = RandomStream.seed(4).normalTensor(ROWS, COLUMNS).add(3);
  private static final Tensor SQUARE = RandomStream.seed(6).normalTensor(ROWS, ROWS);

  /** Each of a kind of rule, on matrices that are large enough to be lent. */
  private static final Map<String, UnaryOperator<Tensor>> FUNCTIONS = new TreeMap<>();

  static {
    FUNCTIONS.put("exp", x -> x.exp().exp());
    FUNCTIONS.put("smooth", x -> x.gelu().tanh().sigmoid().softplus().erf().silu().geluTanh());
    FUNCTIONS.put("kinks", x -> x.relu().add(x.abs()).add(x.clip(-.5, .5)).maximum(like(OTHER, x)));
    FUNCTIONS.put("quotient", x -> x.div(like(OTHER, x)).add(like(OTHER, x).div(x.add(9))));
    FUNCTIONS.put("powers", x -> like(OTHER, x).pow(x).mul(x.square()));
    FUNCTIONS.put("passed on", x -> x.add(x).add(x.sub(x.neg())).reshape(COLUMNS, ROWS));
    FUNCTIONS.put("broadcast", x -> x.mul(x.sum(0)).add(x.mean(1).reshape(ROWS, 1)));
    FUNCTIONS.put("where", x -> x.square().where(x.detach().greater(0), x.mul(3)));
    FUNCTIONS.put("softmax", x -> x.softmax(-1).add(x.softmax(0)).add(x.logSoftmax(-1)));
    FUNCTIONS.put("attention", x -> x.matmul(x, false, true).scaledSoftmax(.2, like(mask(), x)));
    FUNCTIONS.put("product", x -> x.matmul(x, true, false).matmul(x.transpose()));
    FUNCTIONS.put("products", x -> many(x).matmul(many(x), false, true).matmul(many(x)));
    FUNCTIONS.put(
        "affine", x -> like(SQUARE, x).affine(x, x.sum(0)).affine(x.transpose(), x.sum(1)));
    FUNCTIONS.put("activated", x -> like(SQUARE, x).affine(x, x.sum(0), Unary.GELU).tanh());
    FUNCTIONS.put("cross-entropy", x -> x.softmaxCrossEntropy(new int[ROWS]));
    FUNCTIONS.put("extremes", x -> x.max(1).add(x.min(1)).add(x.logSumExp(1)).add(x.norm(1)));
    FUNCTIONS.put("running", x -> x.cumsum(0).square());
    FUNCTIONS.put("slices", x -> x.slice(0, 1, ROWS).mul(x.slice(0, 0, ROWS - 1)).exp());
    FUNCTIONS.put("taken", x -> x.take(0, 3, 1, 3, 70).exp().sum().add(x.take(1, 5, 5, 0).sum()));
    FUNCTIONS.put("joined", x -> Tensor.concat(0, List.of(x.exp(), x, x.square())).square());
    FUNCTIONS.put("steps", SparesTest::steps);
    FUNCTIONS.put("permuted", x -> x.reshape(8, 9, 8, 8).permute(2, 0, 3, 1).exp());
  }

  private static Tensor like(Tensor constant, Tensor x) {
    return constant.cast(x.dtype());
  }

  private static Tensor mask() {
    return Tensor.generate(i -> i % ROWS <= i / ROWS ? 1 : 0, ROWS, ROWS);
  }

  private static Tensor many(Tensor x) {
    return x.reshape(2, ROWS / 2, COLUMNS);
  }

  /** A state that goes through all rows of a sequence, of 8 observations each. */
  private static Tensor steps(Tensor x) {
    Tensor h = x.select(0, 0);
    for (int t = 1; t < 5; t++) {
      h = h.mul(.5).add(x.select(0, t)).tanh();
    }
    return h.add(x.unstack(0).get(3));
  }

  private static Tensor cost(UnaryOperator<Tensor> f, Tensor x) {
    Tensor y = f.apply(x);
    return y.mul(y.add(.3)).sum();
  }

  /** Every adjoint is kept here, so no memory is used again. */
  private static Tensor withoutReuse(UnaryOperator<Tensor> f, Tensor x) {
    Tape tape = new Tape();
    Tensor variable = tape.variable(x);
    return tape.adjoints(cost(f, variable))[0];
  }

  private static Stream<DynamicTest> each(Consumer<UnaryOperator<Tensor>> test) {
    return FUNCTIONS.entrySet().stream()
        .map(f -> DynamicTest.dynamicTest(f.getKey(), () -> test.accept(f.getValue())));
  }

  @TestFactory
  Stream<DynamicTest> whatWasInTheMemoryDoesNotMatter() {
    return each(
        f -> {
          for (DType dtype : DType.real()) {
            Tensor x = SAMPLE.cast(dtype);
            Tensor expected = withoutReuse(f, x);
            Autodiff.gradient(z -> cost(f, z), x); // leaves arrays full of numbers,
            Autodiff.gradient(z -> cost(f, z), x.fullLike(Double.NaN)); // and of NaN
            assertThat(Autodiff.gradient(z -> cost(f, z), x)).isEqualTo(expected);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> gradientsThatAreKeptNeverChange() {
    return each(
        f -> {
          List<Tensor> kept = new ArrayList<>();
          List<Tensor> copies = new ArrayList<>();
          for (int k = 0; k < 4; k++) {
            Tensor g = Autodiff.gradient(z -> cost(f, z), SAMPLE.add(k));
            kept.add(g);
            copies.add(Tensor.of(g.toDoubles(), g.shape()));
          }
          assertThat(kept).isEqualTo(copies);
        });
  }

  @TestFactory
  Stream<DynamicTest> derivativesOfDerivativesAreNotTouched() {
    return each(
        f -> {
          Tensor v = OTHER;
          UnaryOperator<Tensor> slope = z -> withoutReuse(f, z).mul(v).sum();
          UnaryOperator<Tensor> reusing = z -> Autodiff.gradient(w -> cost(f, w), z).mul(v).sum();
          Tensor expected = Autodiff.gradient(slope, SAMPLE);
          for (int k = 0; k < 2; k++) {
            assertThat(Autodiff.gradient(reusing, SAMPLE)).isEqualTo(expected);
          }
          Tensor forward = Autodiff.hvp(z -> cost(f, z), SAMPLE, v);
          Autodiff.gradient(z -> cost(f, z), SAMPLE);
          assertThat(Autodiff.hvp(z -> cost(f, z), SAMPLE, v)).isEqualTo(forward);
        });
  }

  @Test
  void valuesAndTangentsOfTheForwardPassNeverChange() {
    List<Tensor> seen = new ArrayList<>();
    Autodiff.gradient(
        x -> {
          Tensor h = x.exp();
          seen.add(h);
          seen.add(x.add(h));
          return cost(FUNCTIONS.get("smooth"), h);
        },
        SAMPLE);
    Tensor tangent = Autodiff.jvp(FUNCTIONS.get("smooth"), SAMPLE, OTHER).tangent();
    Tensor copy = Tensor.of(tangent.toDoubles(), tangent.shape());
    Autodiff.gradient(x -> cost(FUNCTIONS.get("smooth"), x.exp()), SAMPLE.mul(2));
    assertThat(seen.get(0).detach()).isEqualTo(SAMPLE.exp());
    assertThat(seen.get(1).detach()).isEqualTo(SAMPLE.add(SAMPLE.exp()));
    assertThat(tangent).isEqualTo(copy);
  }

  @Test
  void tapeMayBeWalkedAgain() {
    try (Tape tape = new Tape()) {
      Tensor x = tape.variable(SAMPLE);
      Tensor y = cost(FUNCTIONS.get("smooth"), x);
      Tensor[] first = tape.pullBack(y, Tensor.scalar(1), false);
      Tensor copy = Tensor.of(first[0].toDoubles(), first[0].shape());
      Tensor[] second = tape.pullBack(y, Tensor.scalar(2), false);
      assertThat(first[0]).isEqualTo(copy);
      assertThat(second[0]).isEqualTo(copy.mul(2));
      assertThat(tape.adjoints(y)[0]).isEqualTo(copy);
    }
  }

  /** The identity, which keeps the adjoints that come by. */
  private record Spy(List<Tensor> seen) implements Differentiable {
    @Override
    public Tensor forward(Tensor[] x) {
      return x[0];
    }

    @Override
    public Tensor[] pullBack(Node at, Tensor[] bars) {
      seen.add(bars[0]);
      Tensor twice = bars[0].mul(2);
      seen.add(twice);
      return new Tensor[] {bars[0]};
    }
  }

  @Test
  void anOperationOfOnesOwnMayKeepWhatItSees() {
    List<Tensor> seen = new ArrayList<>();
    List<Tensor> copies = new ArrayList<>();
    for (int k = 0; k < 3; k++) {
      Spy spy = new Spy(seen);
      Tensor g =
          Autodiff.gradient(x -> cost(z -> spy.apply(z.exp()).mul(z), x.square()), SAMPLE.add(k));
      Autodiff.giveBack(List.of(g));
      for (Tensor x : seen.subList(copies.size(), seen.size())) {
        copies.add(Tensor.of(x.toDoubles(), x.shape()));
      }
    }
    assertThat(seen).hasSize(6).isEqualTo(copies);
  }

  @Test
  void onlyGradientsOfTheLastCallAreTakenBack() {
    UnaryOperator<Tensor> f = x -> cost(Tensor::exp, x);
    Tensor old = Autodiff.gradient(f, SAMPLE);
    Tensor oldCopy = Tensor.of(old.toDoubles(), old.shape());
    Tensor last = Autodiff.gradient(f, SAMPLE);
    Tensor own = Tensor.of(SAMPLE.toDoubles(), SAMPLE.shape());
    double[] memory = Storage.doubles(last);
    Autodiff.giveBack(List.of(old, own, last, last));
    List<Tensor> next = List.of(Autodiff.gradient(f, OTHER), Autodiff.gradient(f, OTHER));
    assertThat(old).isEqualTo(oldCopy);
    assertThat(own).isEqualTo(SAMPLE);
    assertThat(next.get(0)).isEqualTo(next.get(1)).isEqualTo(withoutReuse(z -> z.exp(), OTHER));
    // the memory has come round: it is on the way of some gradient, or one itself
    Autodiff.gradient(f, SAMPLE.fullLike(0));
    assertThat(memory).isNotEqualTo(Storage.doubles(oldCopy));
  }

  @Test
  void gradientsOfOneArrayAreTakenBackOnce() {
    Tensor a = SAMPLE;
    for (int k = 0; k < 3; k++) {
      List<Tensor> both =
          Autodiff.gradient(z -> z.get(0).add(z.get(1)).exp().sum(), List.of(a, OTHER));
      assertThat(both.get(0)).isEqualTo(both.get(1)).isEqualTo(a.add(OTHER).exp());
      Autodiff.giveBack(both);
    }
  }

  @Test
  void aWalkTakesLittleFreshMemory() {
    UnaryOperator<Tensor> f = x -> cost(FUNCTIONS.get("smooth"), x);
    for (int k = 0; k < 3; k++) {
      Autodiff.giveBack(List.of(Autodiff.gradient(f, SAMPLE)));
    }
    Tape tape = new Tape();
    Tensor y = f.apply(tape.variable(SAMPLE));
    long start = allocated();
    tape.adjoints(y);
    long allKept = allocated() - start;
    start = allocated();
    tape.pullBack(y, Tensor.scalar(1), false);
    assertThat(allocated() - start).isLessThan(allKept / 8);
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }
}
