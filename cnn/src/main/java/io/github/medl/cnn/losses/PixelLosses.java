package io.github.medl.cnn.losses;

import io.github.medl.learning.ClassCodes;
import io.github.medl.learning.evaluation.ConfusionMatrix;
import io.github.medl.learning.loss.Loss;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/** Costs of a class for every pixel, and how such answers are judged. */
public final class PixelLosses {
  private PixelLosses() {}

  /**
   * Cross-entropy of every pixel.
   *
   * @return a loss of logits (n, K, rows, columns) and class codes (n, rows, columns): for each
   *     image the mean over its pixels, so the cost is the mean over all
   */
  public static Loss crossEntropy() {
    return (z, y) -> {
      Tensor each = ofPixels("pixelCrossEntropy", z).softmaxCrossEntropy(codes(z, y));
      return each.reshape(z.dim(0), z.dim(2) * z.dim(3)).mean(1);
    };
  }

  /**
   * Cross-entropy of every pixel with a weight for each class, Σ w_y l / Σ w_y, for classes that
   * few pixels have.
   *
   * @param z logits (n, K, rows, columns)
   * @param y class codes (n, rows, columns)
   * @param weights of the K classes
   * @return the cost, a scalar
   * @throws ShapeException if the shapes do not go together
   * @throws IllegalArgumentException if a code is no class
   */
  public static Tensor crossEntropy(Tensor z, Tensor y, double... weights) {
    Tensor pixels = ofPixels("pixelCrossEntropy", z);
    if (weights.length != pixels.dim(1)) {
      throw new ShapeException(
          "pixelCrossEntropy", weights.length + " weights for " + pixels.dim(1) + " classes");
    }
    for (double weight : weights) {
      if (!(weight >= 0) || Double.isInfinite(weight)) {
        throw new IllegalArgumentException(
            "pixelCrossEntropy: the weight " + weight + " is negative or not finite");
      }
    }
    int[] codes = codes(z, y);
    Tensor w = Tensor.generate(i -> weights[codes[i]], codes.length).cast(z.dtype());
    double all = w.sum().item();
    if (all == 0) {
      throw new IllegalArgumentException(
          "pixelCrossEntropy: the classes of these pixels have weight 0; there is nothing to average");
    }
    return pixels.softmaxCrossEntropy(codes).mul(w).sum().div(all);
  }

  private static Tensor ofPixels(String operation, Tensor z) {
    if (z.rank() != 4) {
      throw new ShapeException(
          operation, "expected logits (n, classes, rows, columns), got " + z.shapeText());
    }
    return z.permute(0, 2, 3, 1).reshape(z.dim(0) * z.dim(2) * z.dim(3), z.dim(1));
  }

  private static int[] codes(Tensor z, Tensor y) {
    int[] pixels = {z.dim(0), z.dim(2), z.dim(3)};
    int[] withChannel = {z.dim(0), 1, z.dim(2), z.dim(3)};
    int[] inARow = {z.dim(0), z.dim(2) * z.dim(3)};
    boolean fits =
        Stream.of(pixels, withChannel, inARow).anyMatch(s -> Arrays.equals(s, y.shape()));
    if (!fits) {
      throw new ShapeException(
          "pixelCrossEntropy",
          String.format(
              Locale.ROOT,
              "logits %s need class codes (n, rows, columns), got %s",
              z.shapeText(),
              y.shapeText()));
    }
    return ClassCodes.of("pixelCrossEntropy", "targets", y.flatten(), z.dim(1));
  }

  /**
   * The soft Dice loss of one class against its background, 1 - (2 Σ p y + ε) / (Σ p + Σ y + ε)
   * with p the logistic function of the logits: it does not see how large the background is. Of an
   * image without the class, in which none is seen (Σ p = Σ y = 0), the loss is 0 for every ε, also
   * for ε = 0.
   *
   * @param epsilon ε, usually 1
   * @return a loss of logits and of targets 0 or 1 of one shape: a number for each image
   */
  public static Loss softDice(double epsilon) {
    if (!(epsilon >= 0) || Double.isInfinite(epsilon)) {
      throw new IllegalArgumentException(
          "softDice: epsilon must be finite and not negative, it is " + epsilon);
    }
    return (z, y) -> {
      if (!z.sameShape(y) || z.rank() == 0) {
        throw new ShapeException(
            "softDice",
            "logits and targets (n, ...) of one shape are expected, got "
                + z.shapeText()
                + " and "
                + y.shapeText());
      }
      double[] targets = y.toDoubles();
      for (int i = 0; i < targets.length; i++) {
        if (!(targets[i] >= 0 && targets[i] <= 1)) {
          throw new IllegalArgumentException(
              "softDice: target " + i + " is " + targets[i] + ", not a share from 0 to 1");
        }
      }
      int each = z.dim(0) == 0 ? 0 : z.size() / z.dim(0);
      Tensor p = z.sigmoid().reshape(z.dim(0), each);
      Tensor t = y.reshape(z.dim(0), each);
      Tensor overlap = p.mul(t).sum(1).mul(2).add(epsilon);
      Tensor all = p.sum(1).add(t.sum(1)).add(epsilon);
      if (epsilon == 0) {
        Tensor isThere = all.detach().notEqualTo(0); // nothing, and nothing said, is no error
        overlap = overlap.where(isThere, overlap.fullLike(1));
        all = all.where(isThere, all.fullLike(1));
      }
      return overlap.div(all).neg().add(1);
    };
  }

  /**
   * Intersection over union of each class over all pixels of all images: true positives divided by
   * those that are or were said to be of the class; NaN for a class that never appears.
   *
   * @param pixels the confusion matrix of pixels
   * @return a number for each class
   */
  public static double[] iou(ConfusionMatrix pixels) {
    double[] iou = new double[pixels.classes()];
    for (int k = 0; k < iou.length; k++) {
      double hits = pixels.truePositives(k);
      iou[k] = hits / (hits + pixels.falsePositives(k) + pixels.falseNegatives(k));
    }
    return iou;
  }

  /**
   * The mean of {@link #iou} over the classes that appear; not a mean over images.
   *
   * @param pixels the confusion matrix of pixels
   * @return from 0 to 1
   */
  public static double meanIou(ConfusionMatrix pixels) {
    double sum = 0;
    int classes = 0;
    for (double each : iou(pixels)) {
      if (!Double.isNaN(each)) {
        sum += each;
        classes++;
      }
    }
    return sum / classes;
  }
}
