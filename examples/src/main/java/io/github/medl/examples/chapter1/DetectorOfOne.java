package io.github.medl.examples.chapter1;

import io.github.medl.learning.evaluation.ConfusionMatrix;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;

/**
 * The primitive detector of the digit 1 of the course's first unit: a 1 is thin, so that nearly all
 * of its ink is within two pixels of the brightest pixel of each row.
 */
final class DetectorOfOne {
  private static final int SIDE = 28;
  private static final int REACH = 2;

  private DetectorOfOne() {}

  /**
   * The share of the ink of each image that is near the brightest pixel of its row; of equally
   * bright ones the first counts, and rows whose brightest pixel is within two pixels of the edge
   * (as that of an empty row is) are left out.
   */
  static double[] scores(int images, DigitStatistics.Pixels pixels) {
    double[] scores = new double[images];
    for (int i = 0; i < images; i++) {
      int near = 0;
      int all = 0;
      for (int row = 0; row < SIDE; row++) {
        int brightest = 0;
        for (int column = 0; column < SIDE; column++) {
          int pixel = pixels.at(i, row * SIDE + column);
          all += pixel;
          if (pixel > pixels.at(i, row * SIDE + brightest)) {
            brightest = column;
          }
        }
        if (brightest >= REACH && brightest < SIDE - REACH - 1) {
          for (int c = brightest - REACH; c <= brightest + REACH; c++) {
            near += pixels.at(i, row * SIDE + c);
          }
        }
      }
      scores[i] = (double) near / all;
    }
    return scores;
  }

  /** How often images with a score above θ are ones, class 1, and others are not, class 0. */
  static ConfusionMatrix confusion(int[] labels, double[] scores, double theta) {
    Tensor ones =
        Tensor.vector(Arrays.stream(labels).mapToDouble(label -> label == 1 ? 1 : 0).toArray());
    return ConfusionMatrix.of(ones, Tensor.vector(scores).greater(theta)).named("other", "one");
  }
}
