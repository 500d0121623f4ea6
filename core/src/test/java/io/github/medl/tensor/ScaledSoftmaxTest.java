package io.github.medl.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.autodiff.Autodiff;
import io.github.medl.parallel.Parallel;
import io.github.medl.random.RandomStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The fused softmax of attention beside the operations that it is made of. */
class ScaledSoftmaxTest {
  private static final double SCALE = 0.37;
  private final RandomStream stream = RandomStream.seed(5);

  /** 1 on and below the diagonal. */
  private static Tensor past(int n) {
    return Tensor.generate(i -> i % n <= i / n ? 1 : 0, n, n);
  }

  private static Tensor plain(Tensor x, Tensor mask) {
    Tensor nowhere = x.constant(Double.NEGATIVE_INFINITY);
    return x.mul(SCALE).where(mask.cast(x.dtype()).notEqualTo(0), nowhere).softmax(-1);
  }

  @Test
  void hasTheBitsOfScaleMaskAndSoftmaxOneByOne() {
    for (DType dtype : DType.real()) {
      for (int n : new int[] {1, 7, 64, 300}) {
        Tensor x = stream.normalTensor(3, n, n).mul(5).cast(dtype);
        assertThat(x.scaledSoftmax(SCALE)).isEqualTo(x.mul(SCALE).softmax(-1));
        assertThat(x.scaledSoftmax(SCALE, past(n))).isEqualTo(plain(x, past(n)));
      }
    }
  }

  @Test
  void gradientIsThatOfThePlainFormula() {
    Tensor mask = past(40);
    Tensor weights = stream.normalTensor(2, 40, 40);
    Tensor x = stream.normalTensor(2, 40, 40);
    Tensor fused = Autodiff.gradient(z -> z.scaledSoftmax(SCALE, mask).mul(weights).sum(), x);
    // the plain softmax has a fused derivative too: here the quotient itself
    Tensor plain =
        Autodiff.gradient(
            z -> {
              Tensor e = z.mul(SCALE).exp().mul(mask);
              return e.div(e.sumKeeping(-1)).mul(weights).sum();
            },
            x);
    assertThat(fused.allClose(plain, 1e-12, 1e-15)).isTrue();
  }

  @Test
  void whatIsMaskedHasNoSayWhateverItIs() {
    Tensor mask = Tensor.vector(1, 0, 1, 0);
    Tensor wild = Tensor.vector(1, Double.NaN, 2, Double.POSITIVE_INFINITY);
    Tensor y = wild.scaledSoftmax(1, mask);
    assertThat(y).isEqualTo(Tensor.vector(1, 7, 2, 7).scaledSoftmax(1, mask));
    Tensor weights = Tensor.vector(3, 1, -1, 2);
    Tensor g = Autodiff.gradient(z -> z.scaledSoftmax(1, mask).mul(weights).sum(), wild);
    assertThat(g.get(1)).isZero();
    assertThat(g.get(3)).isZero();
    assertThat(g.get(0)).isFinite().isNotZero();
  }

  @Test
  void rowWithoutPlaceIsZeroAndSoIsItsDerivative() {
    Tensor mask = Tensor.of(new double[][] {{0, 0, 0}, {0, 1, 0}});
    Tensor x = stream.normalTensor(2, 3);
    assertThat(x.scaledSoftmax(2, mask).toDoubles()).containsExactly(0, 0, 0, 0, 1, 0);
    assertThat(Autodiff.gradient(z -> z.scaledSoftmax(2, mask).square().sum(), x).abs().toDoubles())
        .containsOnly(0);
  }

  @Test
  void noDerivativeFlowsToTheMask() {
    Tensor x = stream.normalTensor(3, 3);
    List<Tensor> both =
        Autodiff.gradient(
            z -> z.get(0).scaledSoftmax(1, z.get(1)).square().sum(), List.of(x, past(3)));
    assertThat(both.get(0).abs().sum().item()).isPositive();
    assertThat(both.get(1).toDoubles()).containsOnly(0);
  }

  @Test
  void numberOfThreadsChangesNothing() {
    Tensor x = stream.normalTensor(8, 96, 96).cast(DType.FLOAT32);
    Tensor one = Parallel.withThreads(1, () -> step(x));
    assertThat(Parallel.withThreads(4, () -> step(x))).isEqualTo(one);
  }

  private static Tensor step(Tensor x) {
    return Autodiff.gradient(z -> z.scaledSoftmax(SCALE, past(96)).square().sum(), x);
  }

  @Test
  void maskThatDoesNotStretchIsRefusedInWords() {
    assertThatThrownBy(() -> Tensor.zeros(2, 3).scaledSoftmax(1, Tensor.ones(4, 2, 3)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("(4, 2, 3)")
        .hasMessageContaining("(2, 3)");
    assertThatThrownBy(() -> Tensor.scalar(2).scaledSoftmax(1)).isInstanceOf(ShapeException.class);
  }
}
