package io.github.medl.cnn.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.autodiff.GradientCheck;
import io.github.medl.cnn.detection.AveragePrecision.Placed;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import org.junit.jupiter.api.Test;

class BoxesTest {
  private static Tensor boxes(double... numbers) {
    return Tensor.of(numbers, numbers.length / 4, 4);
  }

  @Test
  void overlapsOfSquares() {
    Tensor a = boxes(0, 0, 2, 2, 5, 5, 5, 5);
    Tensor b = boxes(1, 1, 3, 3, 0, 0, 2, 2, 2, 0, 4, 2, 5, 5, 5, 5);
    assertThat(Boxes.iou(a, b))
        .isEqualTo(Tensor.of(new double[][] {{1.0 / 7, 1, 0, 0}, {0, 0, 0, 0}}));
    assertThat(Boxes.iouOfPairs(a, boxes(1, 1, 3, 3, 4, 4, 6, 6)))
        .isEqualTo(Tensor.vector(1.0 / 7, 0));
  }

  @Test
  void theOverlapIsDifferentiable() {
    Tensor truth = boxes(0, 0, 2, 3, 1, 1, 4, 2);
    GradientCheck check =
        GradientCheck.of(
            b -> Boxes.iouOfPairs(b, truth).sum(), boxes(0.3, 0.4, 2.5, 2.2, 0.5, 0.7, 3, 2.6));
    assertThat(check.passes(1e-7)).as(check.toString()).isTrue();
  }

  @Test
  void ofBoxesThatMeanTheSameTheSurestIsKept() {
    Tensor b = boxes(0, 0, 10, 10, 1, 0, 11, 10, 0, 0, 10, 10, 20, 20, 30, 30);
    Tensor scores = Tensor.vector(0.5, 0.9, 0.9, 0.1);
    assertThat(Boxes.keep(b, scores, 0.5)).containsExactly(1, 3);
    assertThat(Boxes.keep(b, scores, 0.9)).containsExactly(1, 2, 3);
    assertThat(Boxes.keep(b, scores, new int[] {0, 1, 0, 0}, 0.5)).containsExactly(1, 2, 3);
    Tensor half = boxes(0, 0, 2, 1, 0, 0, 1, 1); // exactly at the threshold: not greater
    assertThat(Boxes.keep(half, Tensor.vector(1, 0), 0.5)).containsExactly(0, 1);
    assertThat(Boxes.keep(Tensor.zeros(0, 4), Tensor.zeros(0), 0.5)).isEmpty();
  }

  @Test
  void anchorsStandAtEveryCellAndAnswerForBoxes() {
    Tensor anchors = Anchors.grid(2, 3, 10, new double[][] {{10, 10}, {4, 20}});
    assertThat(anchors.shape()).containsExactly(12, 4);
    assertThat(anchors.select(0, 0)).isEqualTo(Tensor.vector(0, 0, 10, 10));
    assertThat(anchors.select(0, 11)).isEqualTo(Tensor.vector(23, 5, 27, 25));
    Tensor truth = boxes(1, 0, 11, 10, 100, 100, 101, 101); // the second is out of reach
    int[] answers = Anchors.assign(anchors.slice(0, 0, 4), truth, 0.5, 0.05);
    assertThat(answers).containsExactly(0, Anchors.IGNORED, Anchors.IGNORED, Anchors.NOTHING);
    // What overlaps a box most answers for it, however little that is.
    Tensor small = boxes(4, 4, 5, 5);
    assertThat(Anchors.assign(anchors.slice(0, 0, 2), small, 0.5, 0.4))
        .containsExactly(Anchors.NOTHING, 0);
  }

  @Test
  void averagePrecisionByHand() {
    Placed truth =
        new Placed(boxes(0, 0, 10, 10, 0, 0, 10, 10, 20, 20, 30, 30), new int[] {0, 1, 1});
    Placed found =
        new Placed(
            boxes(0, 0, 10, 10, 0, 0, 10, 9, 0, 0, 10, 10, 50, 50, 60, 60), new int[] {0, 0, 1, 1});
    // By score: a hit, the same box again (a false alarm), a false alarm, a hit; one is missed.
    Tensor scores = Tensor.vector(0.9, 0.8, 0.6, 0.7);
    assertThat(AveragePrecision.of(found, scores, truth, 0.5))
        .isCloseTo((1 + 2.0 / 4) / 3, within(1e-15));
  }

  @Test
  void refusalsSayWhichBox() {
    assertThatThrownBy(() -> Boxes.iou(boxes(0, 0, 1, 1, 3, 0, 2, 1), boxes(0, 0, 1, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("box 1", "3.0", "2.0");
    assertThatThrownBy(() -> Boxes.keep(boxes(0, 0, 1, 1), Tensor.vector(Double.NaN), 0.5))
        .hasMessageContaining("NaN");
    assertThatThrownBy(() -> Boxes.keep(boxes(0, 0, 1, 1), Tensor.vector(1, 2), 0.5))
        .isInstanceOf(ShapeException.class)
        .hasMessageContainingAll("(2,)", "1 boxes");
    assertThatThrownBy(() -> Boxes.iou(Tensor.zeros(2, 3), Tensor.zeros(1, 4)))
        .hasMessageContaining("(2, 3)");
  }

  @Test
  void boxAndClassAreLearnedOnlyWhereThereIsSomething() {
    LocalisationCost cost = new LocalisationCost(30, 0.1);
    Tensor present = Tensor.vector(1, 0);
    Tensor truth = boxes(0.1, 0.1, 0.5, 0.5, 0, 0, 0, 0);
    var there = new LocalisationCost.True(present, truth, Tensor.vector(1, 0));
    Tensor logits = Tensor.of(new double[][] {{0, 0, 0}, {5, 5, -5}});
    Tensor said = boxes(0.1, 0.1, 0.5, 0.9, 7, 7, 8, 8);
    double value =
        cost.of(new LocalisationCost.Said(Tensor.vector(0, 0), said, logits), there).item();
    double expected = Math.log(2) + 30 * (0.4 - 0.05) / 4 + Math.log(3);
    assertThat(value).isCloseTo(expected, within(1e-12));
  }
}
