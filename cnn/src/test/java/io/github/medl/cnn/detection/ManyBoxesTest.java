package io.github.medl.cnn.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.cnn.detection.AveragePrecision.Placed;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Boxes by lot against what is written down here once more, plainly; and more of them than pairs.
 */
class ManyBoxesTest {
  private final RandomStream stream = RandomStream.seed(4);

  /** Whole coordinates, so that ties, touching, equal and empty boxes are frequent. */
  private double[][] boxes(int n, int size) {
    double[][] boxes = new double[n][];
    for (int i = 0; i < n; i++) {
      int x = stream.nextInt(size);
      int y = stream.nextInt(size);
      boxes[i] = new double[] {x, y, x + stream.nextInt(size), y + stream.nextInt(size)};
    }
    return boxes;
  }

  private int[] codes(int n, int kinds) {
    int[] codes = new int[n];
    for (int i = 0; i < n; i++) {
      codes[i] = stream.nextInt(kinds);
    }
    return codes;
  }

  private double[] scores(int n) {
    double[] scores = new double[n];
    for (int i = 0; i < n; i++) {
      scores[i] = (stream.nextInt(5) - 2) * .5 * (stream.uniform() < .5 ? -1 : 1); // -0.0, too
    }
    return scores;
  }

  private static Tensor tensor(double[][] boxes) {
    return boxes.length == 0 ? Tensor.zeros(0, 4) : Tensor.of(boxes);
  }

  private static double iou(double[] a, double[] b) {
    double w = Math.min(a[2], b[2]) - Math.max(a[0], b[0]);
    double h = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
    double overlap = w > 0 && h > 0 ? w * h : 0;
    double union = (a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - overlap;
    return union == 0 ? 0 : overlap / union;
  }

  private static List<Integer> byFallingScore(double... scores) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      int at = 0;
      while (at < order.size() && scores[order.get(at)] >= scores[i]) {
        at++;
      }
      order.add(at, i);
    }
    return order;
  }

  @Test
  void suppressionAndAveragePrecisionAreThoseOfPlainLoops() {
    for (int round = 0; round < 500; round++) {
      int n = stream.nextInt(9);
      double[][] found = boxes(n, 5);
      double[] scores = scores(n);
      int[] classes = codes(n, 2);
      double threshold = new double[] {0, 1 / 3., .5, .75, 1}[stream.nextInt(5)];
      List<Integer> kept = new ArrayList<>();
      for (int i : byFallingScore(scores)) {
        boolean isNew = true;
        for (int k : kept) {
          isNew &= classes[k] != classes[i] || iou(found[k], found[i]) <= threshold;
        }
        if (isNew) {
          kept.add(i);
        }
      }
      assertThat(Boxes.keep(tensor(found), Tensor.of(scores), classes, threshold))
          .containsExactly(kept.stream().mapToInt(Integer::intValue).toArray());

      double[][] truth = boxes(1 + stream.nextInt(5), 5);
      int[] images = codes(n, 2);
      int[] ofTruth = codes(truth.length, 2);
      boolean[] isHit = new boolean[truth.length];
      int hits = 0;
      int rank = 0;
      double area = 0;
      for (int i : byFallingScore(scores)) {
        rank++;
        int best = -1;
        for (int k = 0; k < truth.length; k++) {
          double is = iou(found[i], truth[k]);
          boolean isBetter = best < 0 || is > iou(found[i], truth[best]);
          if (!isHit[k] && images[i] == ofTruth[k] && is > 0 && is >= threshold && isBetter) {
            best = k;
          }
        }
        if (best >= 0) {
          isHit[best] = true;
          area += ++hits / (double) rank;
        }
      }
      double precision =
          AveragePrecision.of(
              new Placed(tensor(found), images),
              Tensor.of(scores),
              new Placed(tensor(truth), ofTruth),
              threshold);
      assertThat(precision).isCloseTo(area / truth.length, within(1e-14));
    }
  }

  @Test
  void scoresOfPlusAndMinusZeroTie() {
    Tensor two = Tensor.of(new double[][] {{0, 0, 1, 1}, {5, 5, 6, 6}});
    assertThat(Boxes.keep(two, Tensor.vector(-0.0, 0.0), .5)).containsExactly(0, 1);
  }

  /** The boxes of one picture of 416 pixels at three scales; a matrix of all pairs has 900 MB. */
  @Test
  void suppressionHoldsNoMatrixOfAllPairs() {
    int n = 60_000; // as a matrix more than an array holds
    Tensor corners = stream.uniformTensor(DType.FLOAT32, n, 2).mul(400);
    Tensor boxes = Tensor.concat(1, List.of(corners, corners.add(40)));
    int[] kept = Boxes.keep(boxes, stream.uniformTensor(n), .3);
    assertThat(kept.length).isBetween(100, 2000);
  }

  @Test
  void averagePrecisionComparesBoxesOfOneImageAlone() {
    int images = 30_000;
    int[] of = new int[images];
    for (int i = 0; i < images; i++) {
      of[i] = i;
    }
    Tensor boxes = Tensor.of(new double[] {0, 0, 1, 1}, 1, 4).broadcastTo(images, 4);
    Placed all = new Placed(boxes, of);
    assertThat(AveragePrecision.of(all, stream.uniformTensor(images), all, .5)).isEqualTo(1);
  }

  @Test
  void anchorsAreBoxesAndGridsAreFinite() {
    Tensor one = Tensor.of(new double[] {0, 0, 1, 1}, 1, 4);
    assertThatThrownBy(() -> Anchors.assign(Tensor.scalar(1), one, .5, .4))
        .hasMessageContaining("(n, 4)");
    assertThatThrownBy(() -> Anchors.assign(one, Tensor.zeros(0, 3), .5, .4))
        .hasMessageContaining("(0, 3)");
    double infinity = Double.POSITIVE_INFINITY;
    double[][] size = {{1, 1}};
    assertThatThrownBy(() -> Anchors.grid(2, 2, infinity, size)).hasMessageContaining("finite");
    assertThatThrownBy(() -> Anchors.grid(2, 2, 1, new double[][] {{infinity, 1}}))
        .hasMessageContaining("finite");
    assertThatThrownBy(() -> BoxGrid.of(infinity, size, 3)).hasMessageContaining("Infinity");
    assertThatThrownBy(() -> BoxGrid.of(1, size, Integer.MAX_VALUE))
        .hasMessageContaining("2147483647 classes");
    assertThatThrownBy(() -> BoxGrid.of(1, size, 3).find(Tensor.zeros(1, 8, 2, 2), Double.NaN, .5))
        .hasMessageContaining("least score");
  }

  @Test
  void localisationComparesAsManyImagesAndPoints() {
    LocalisationCost cost = new LocalisationCost(1, 1);
    var said = new LocalisationCost.Said(Tensor.zeros(2), Tensor.zeros(2, 4), Tensor.zeros(2, 3));
    Tensor present = Tensor.vector(1, 0);
    Tensor kinds = Tensor.vector(1, -7); // of an empty image anything
    Tensor boxes = Tensor.zeros(2, 4);
    assertThat(cost.of(said, new LocalisationCost.True(present, boxes, kinds)).item())
        .isCloseTo(Math.log(2) + Math.log(3), within(1e-14));
    Tensor more = Tensor.zeros(3, 4);
    assertThatThrownBy(() -> cost.of(said, new LocalisationCost.True(present, more, kinds)))
        .hasMessageContaining("(3, 4)");
    Tensor half = Tensor.vector(.5, 0);
    assertThatThrownBy(() -> cost.of(said, new LocalisationCost.True(half, boxes, kinds)))
        .hasMessageContaining("image 0 must be 0 or 1, it is 0.5");
    assertThatThrownBy(() -> new LocalisationCost(Double.NaN, 1)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> new LocalisationCost(1, 0)).hasMessageContaining("beta");
  }
}
