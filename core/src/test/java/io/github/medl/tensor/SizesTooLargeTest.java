package io.github.medl.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.random.RandomStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Numbers from the user that no array can be as long as: told in words, with the numbers. */
class SizesTooLargeTest {
  private static final int HUGE = Integer.MAX_VALUE;

  private static void refused(ThrowingCallable call, String... words) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(words);
  }

  @Test
  void randomTensorsSayTheirShape() {
    RandomStream stream = RandomStream.seed(1);
    refused(() -> stream.normalTensor(65_536, 65_536), "(65536, 65536)", "more than 2^31 - 1");
    refused(() -> stream.uniformTensor(HUGE, HUGE, HUGE, HUGE), "more than 2^31 - 1");
    refused(() -> stream.uniformTensor(2, -1), "(2, -1)", "negative length");
  }

  @Test
  void windowsThatReachBeyondEveryArrayAreRefusedNotWrappedAround() {
    Tensor x = Tensor.ones(1, 1, 5, 5);
    Tensor w = Tensor.ones(1, 1, 5, 5);
    // 4 * 2^30 + 1 is 1 in 32 bits: the window would seem to fit.
    refused(() -> x.conv(w, Sliding.UNIT.dilated(1 << 30)), "5 places", "dilation 1073741824");
    refused(() -> x.conv(w, Sliding.UNIT.padded(HUGE)), "padding (2147483647, 2147483647)");
    refused(() -> x.maxPool(Window.of(5).dilated(1 << 30, 1)), "dilation 1073741824");
    refused(() -> x.averagePool(Window.of(5).dilated(1, 1 << 30).ceiling()), "dilation 1073741824");
    refused(() -> x.convTransposed(w, Sliding.by(HUGE), 0, 0), "stride 2147483647");
    refused(() -> Sliding.UNIT.dilated(1 << 30).full(5, 5), "dilation 1073741824");
  }

  @Test
  void strideLargerThanEveryImageLeavesOnePosition() {
    Tensor x = Tensor.ones(1, 1, 5, 4);
    assertThat(x.conv(Tensor.ones(1, 1, 3, 3), Sliding.by(HUGE)).shape())
        .containsExactly(1, 1, 1, 1);
    assertThat(x.maxPool(Window.of(2).stride(HUGE).ceiling()).shape()).containsExactly(1, 1, 1, 1);
  }

  @Test
  void segmentsAreCountedBeforeMemoryIsAskedFor() {
    Tensor rows = Tensor.ones(3, 70);
    int[] of = new int[3];
    refused(() -> rows.segmentSum(of, -1), "must not be negative, it is -1");
    refused(() -> Tensor.ones(0, 2).segmentMean(new int[0], -1), "it is -1");
    for (ThrowingCallable call :
        new ThrowingCallable[] {
          () -> rows.segmentSum(of, HUGE), () -> rows.segmentMean(of, HUGE),
          () -> rows.segmentMax(of, HUGE), () -> rows.segmentSoftmax(of, HUGE)
        }) {
      refused(call, "2147483647 segments of 70 numbers", "is the number right?");
    }
    assertThat(rows.segmentSum(of, 1000).shape()).containsExactly(1000, 70);
  }

  /** One row, of which padding cuts two, and two more: what is left lies under no window. */
  @Test
  void aTransposedConvolutionOfWhichAllIsCutOffLeavesZeros() {
    Tensor x = Tensor.ones(2, 1, 1, 6);
    Tensor w = Tensor.ones(1, 3, 1, 1);
    Sliding sliding = Sliding.UNIT.dilated(3).padded(2, 0, 0, 0);
    Tensor y = x.convTransposed(w, sliding, 2, 0);
    assertThat(y.shape()).containsExactly(2, 3, 1, 6);
    assertThat(y.abs().sum().item()).isZero();
  }
}
