package io.github.medl.cnn.detection;

import static io.github.medl.testing.TensorAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.cnn.losses.PixelLosses;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import io.github.medl.tensor.Window;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Boxes in any unit; what is no box, overlap or weight is refused in words. */
class BoxLimitsTest {
  private static final Tensor UNIT = boxes(0, 0, 1, 1);
  private static final Tensor POINT = boxes(1, 1, 1, 1);
  private static final Tensor TWICE = boxes(0, 0, 1, 1, 0, 0, 1, 1);

  private static Tensor boxes(double... numbers) {
    return Tensor.of(numbers, numbers.length / 4, 4);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-300, 1e-200, 1e-30, 1e-9, 1, 1e9, 1e25, 1e200, 1e307})
  void theOverlapOfBoxesDoesNotDependOnTheirUnit(double unit) {
    Tensor all = UNIT.mul(unit);
    Tensor half = boxes(0, 0, .5, 1).mul(unit);
    assertThat(Boxes.iou(all, half).item()).isCloseTo(.5, within(1e-15));
    assertThat(Boxes.iouOfPairs(all, half).item()).isCloseTo(.5, within(1e-15));
    if (unit >= 1e-30 && unit <= 1e25) {
      DType f = DType.FLOAT32;
      assertThat(Boxes.iou(all.cast(f), half.cast(f)).item()).isCloseTo(.5, within(1e-6));
    }
  }

  private static Arguments refused(ThrowingCallable call, String words) {
    return Arguments.of(call, words);
  }

  static Stream<Arguments> refusals() {
    double nan = Double.NaN;
    Tensor scores = Tensor.vector(1, 2);
    AveragePrecision.Placed placed = new AveragePrecision.Placed(UNIT, new int[1]);
    double[][] sizes = {{1, 1}};
    Tensor pixel = Tensor.zeros(1, 2, 1, 1);
    Tensor first = Tensor.vector(1).reshape(1, 1, 1);
    return Stream.of(
        refused(() -> Boxes.iou(boxes(0, 0, Double.POSITIVE_INFINITY, 1), UNIT), "not finite"),
        refused(() -> Boxes.keep(TWICE, scores, nan), "the threshold is NaN"),
        refused(() -> Boxes.keep(TWICE, scores, 2), "the threshold is 2.0"),
        refused(
            () -> AveragePrecision.of(placed, Tensor.vector(1), placed, nan),
            "the threshold is NaN"),
        refused(() -> Anchors.encode(UNIT, POINT), "true box 0 has no area"),
        refused(() -> Anchors.encode(POINT, UNIT), "anchor 0 has no area"),
        refused(() -> Anchors.encode(TWICE, UNIT), "(2, 4) and (1, 4)"),
        refused(() -> Anchors.decode(UNIT, Tensor.ones(1, 3)), "(1, 3) for (1, 4)"),
        refused(() -> Anchors.grid(-1, 2, 1, sizes), "-1 x 2 cells"),
        refused(() -> Anchors.grid(70_000, 70_000, 1, sizes), "than an array holds"),
        refused(() -> Anchors.grid(1, 1, 1, new double[][] {{1}}), "sizes [[1.0]]"),
        refused(() -> Anchors.grid(1, 1, nan, sizes), "side NaN"),
        refused(() -> Anchors.assign(UNIT, UNIT, .1, .9), "expected 0 <= negative"),
        refused(() -> Anchors.assign(UNIT, UNIT, nan, nan), "expected 0 <= negative"),
        refused(() -> PixelLosses.crossEntropy(pixel, first, 1, 0), "nothing to average"),
        refused(() -> PixelLosses.crossEntropy(pixel, first, 1, -1), "weight -1.0"),
        refused(() -> PixelLosses.crossEntropy(pixel, first, 1, nan), "weight NaN"),
        refused(() -> PixelLosses.softDice(nan), "it is NaN"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("refusals")
  void whatIsNoBoxIsRefusedInWords(ThrowingCallable call, String words) {
    assertThatThrownBy(call).hasMessageContaining(words);
  }

  @Test
  void boxesApartAreNoHitAtAnyThreshold() {
    AveragePrecision.Placed far = new AveragePrecision.Placed(boxes(5, 5, 6, 6), new int[1]);
    AveragePrecision.Placed near = new AveragePrecision.Placed(UNIT, new int[1]);
    assertThat(AveragePrecision.of(far, Tensor.vector(1), near, 0)).isZero();
    assertThat(Anchors.assign(boxes(), UNIT, .5, .4)).isEmpty();
  }

  @Test
  void averagesOfLargeWindowsAreRightInSinglePrecision() {
    for (int[] size : new int[][] {{1000, 1000}, {1, 1_000_000}, {1_000_000, 1}}) {
      Tensor x = Tensor.full(.1, 1, 1, size[0], size[1]).cast(DType.FLOAT32);
      Tensor mean = x.averagePool(Window.of(size[0], size[1]));
      assertThat(mean).isCloseTo(x.slice(2, 0, 1).slice(3, 0, 1), 2e-7);
    }
  }
}
