package io.github.medl.linear.unsupervised;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.learning.UnfittableException;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;
import org.junit.jupiter.api.Test;

class SvdCompressionTest {
  private static final Tensor A = RandomStream.seed(1).normalTensor(12, 9);
  private static final SvdCompression SVD = SvdCompression.of(A);

  @Test
  void theErrorIsWhatTheSingularValuesSay() {
    double all = A.square().sum().item();
    for (int m = 0; m <= 9; m++) {
      double error = A.sub(SVD.approximation(m)).square().sum().item() / all;
      assertThat(SVD.relativeError(m)).isCloseTo(error, within(1e-14));
    }
    assertThat(SVD.relativeError(0)).isEqualTo(1);
    assertThat(SVD.relativeError(9)).isZero();
    assertThat(SVD.approximation(9).allClose(A, 0, 1e-13)).isTrue();
  }

  @Test
  void noOtherMatrixOfTheRankIsNearer() {
    RandomStream random = RandomStream.seed(2);
    double best = A.sub(SVD.approximation(2)).square().sum().item();
    for (int trial = 0; trial < 20; trial++) {
      Tensor columns = random.normalTensor(12, 2);
      Tensor other = columns.matmul(columns.lstsq(A).x());
      assertThat(A.sub(other).square().sum().item()).isGreaterThan(best);
    }
  }

  @Test
  void aMatrixOfRankTwoNeedsTwoTerms() {
    RandomStream random = RandomStream.seed(3);
    Tensor low = random.normalTensor(30, 2).matmul(random.normalTensor(2, 20));
    SvdCompression svd = SvdCompression.of(low);
    assertThat(svd.rankFor(1e-20)).isEqualTo(2);
    assertThat(svd.rankFor(1)).isZero();
    assertThat(svd.storage(2)).isEqualTo(2 * (1 + 30 + 20));
    assertThat(svd.storageRatio(2)).isEqualTo(102 / 600.0);
  }

  @Test
  void refusals() {
    assertThatThrownBy(() -> SVD.approximation(10)).hasMessageContaining("expected 0 to 9");
    assertThatThrownBy(() -> SVD.rankFor(Double.NaN)).hasMessageContaining(">= 0");
    assertThatThrownBy(() -> SvdCompression.of(Tensor.full(Double.NaN, 2, 2)))
        .isInstanceOf(UnfittableException.class);
    assertThatThrownBy(() -> SvdCompression.of(Tensor.zeros(2, 0)))
        .isInstanceOf(UnfittableException.class);
  }

  @Test
  void zerosHaveNoErrorAndSquaresMayOverflow() {
    SvdCompression zeros = SvdCompression.of(Tensor.zeros(3, 2));
    assertThat(zeros.relativeError(1)).isZero();
    assertThat(zeros.relativeError(0)).isZero();
    assertThat(zeros.rankFor(0)).isZero();
    for (double size : new double[] {1e-200, 1e-160, 1, 1e160, 1e200}) {
      SvdCompression a = SvdCompression.of(Tensor.eye(2).mul(Tensor.vector(3 * size, size)));
      assertThat(a.relativeError(1)).isCloseTo(.1, within(1e-14));
    }
  }
}
