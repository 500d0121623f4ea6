package io.github.medl.cnn.detection;

import io.github.medl.cnn.losses.BoxLosses;
import io.github.medl.learning.loss.Losses;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The cost of a network with three heads (section 6.6): is there something, where, and what? Box
 * and class are learned only where there is something: binary cross-entropy of presence + λ smooth
 * L1 of the boxes of those present + cross-entropy of the classes of those present, each a mean.
 *
 * @param boxWeight λ
 * @param beta where the smooth L1 turns from a parabola into a line
 */
public record LocalisationCost(double boxWeight, double beta) {
  /**
   * Checks the numbers.
   *
   * @param boxWeight λ
   * @param beta where the smooth L1 turns from a parabola into a line
   * @throws IllegalArgumentException if the weight is negative, or β is not positive
   */
  public LocalisationCost {
    boolean isWeight = boxWeight >= 0 && boxWeight < Double.POSITIVE_INFINITY;
    if (!isWeight || !(beta > 0 && beta < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "localisation: the weight of the box must be finite and not negative, it is %s, and"
                  + " beta finite and positive, it is %s",
              boxWeight,
              beta));
    }
  }

  /**
   * What a network says of n images.
   *
   * @param presence logits that there is something, (n)
   * @param boxes (n, 4), or the coordinates of other points, (n, k)
   * @param classes logits (n, K)
   */
  public record Said(Tensor presence, Tensor boxes, Tensor classes) {}

  /**
   * What is in n images.
   *
   * @param present 1 where there is something, else 0, (n)
   * @param boxes (n, 4), or as the network says them; of an empty image anything
   * @param classes class codes (n); of an empty image anything
   */
  public record True(Tensor present, Tensor boxes, Tensor classes) {}

  /**
   * The cost of a batch.
   *
   * @param said what the network says
   * @param truth what is there
   * @return a scalar
   * @throws ShapeException if these are not as many images, or there is none
   * @throws IllegalArgumentException if it is not 0 or 1 whether something is there
   */
  public Tensor of(Said said, True truth) {
    checkTruth(truth);
    int n = truth.present().dim(0);
    if (said.presence().size() != n
        || !said.boxes().sameShape(truth.boxes())
        || said.classes().rank() != 2
        || said.classes().dim(0) != n) {
      throw new ShapeException(
          "localisation",
          String.format(
              Locale.ROOT,
              "%d images, but answers of shape %s, %s and %s",
              n,
              said.presence().shapeText(),
              said.boxes().shapeText(),
              said.classes().shapeText()));
    }
    Tensor presence = Losses.binaryCrossEntropy().of(said.presence().reshape(n), truth.present());
    int[] there = IntStream.range(0, n).filter(i -> truth.present().get(i) != 0).toArray();
    if (there.length == 0) {
      return presence;
    }
    Tensor box =
        BoxLosses.smoothL1(beta).of(said.boxes().take(0, there), truth.boxes().take(0, there));
    Tensor kind =
        Losses.crossEntropy().of(said.classes().take(0, there), truth.classes().take(0, there));
    return presence.add(box.mul(boxWeight)).add(kind);
  }

  private static void checkTruth(True truth) {
    int n = truth.present().size();
    boolean fits =
        n > 0
            && truth.present().rank() == 1
            && truth.boxes().rank() == 2
            && truth.boxes().dim(0) == n
            && truth.classes().rank() == 1
            && truth.classes().dim(0) == n;
    if (!fits) {
      throw new ShapeException(
          "localisation",
          String.format(
              Locale.ROOT,
              "the truth must be (n), (n, k) and (n) of at least one image, it is %s, %s and %s",
              truth.present().shapeText(),
              truth.boxes().shapeText(),
              truth.classes().shapeText()));
    }
    for (int i = 0; i < n; i++) {
      double present = truth.present().get(i);
      if (present != 0 && present != 1) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "localisation: whether something is in image %d must be 0 or 1, it is %s",
                i,
                present));
      }
    }
  }
}
