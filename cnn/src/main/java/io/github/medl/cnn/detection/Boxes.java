package io.github.medl.cnn.detection;

import io.github.medl.numeric.PowerOfTwo;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.IntStream;

/** How much boxes overlap, and which of those that mean the same to keep. */
public final class Boxes {
  private Boxes() {}

  /**
   * Intersection over union of each box with each other: overlap / (area + area - overlap), 0 for
   * two empty boxes.
   *
   * @param a boxes of shape (m, 4)
   * @param b boxes of shape (k, 4)
   * @return a matrix (m, k) of numbers from 0 to 1; differentiable
   * @throws ShapeException if these are no boxes
   * @throws IllegalArgumentException if a box ends before it begins, or has a NaN
   */
  public static Tensor iou(Tensor a, Tensor b) {
    check("iou", a);
    check("iou", b);
    double unit = unit(a, b);
    return iou(a.mul(unit).reshape(a.dim(0), 1, 4), b.mul(unit).reshape(1, b.dim(0), 4), 2);
  }

  /**
   * Intersection over union of the boxes in the same row.
   *
   * @param a boxes of shape (n, 4)
   * @param b boxes of shape (n, 4)
   * @return a vector (n); differentiable, so 1 less this is a cost of boxes
   * @throws ShapeException if these are not as many boxes
   * @throws IllegalArgumentException if a box ends before it begins, or has a NaN
   */
  public static Tensor iouOfPairs(Tensor a, Tensor b) {
    check("iouOfPairs", a);
    check("iouOfPairs", b);
    if (!a.sameShape(b)) {
      throw new ShapeException(
          "iouOfPairs", "as many boxes are expected, got " + a.shapeText() + ", " + b.shapeText());
    }
    double unit = unit(a, b);
    return iou(a.mul(unit), b.mul(unit), 1);
  }

  /** 1, or a power of 2 with which areas neither overflow nor vanish. */
  private static double unit(Tensor a, Tensor b) {
    if (a.size() == 0 || b.size() == 0) {
      return 1;
    }
    double largest = Math.max(a.detach().abs().max().item(), b.detach().abs().max().item());
    return PowerOfTwo.unit(largest, 31);
  }

  private static Tensor iou(Tensor a, Tensor b, int axis) {
    Tensor width = side(a, b, axis, 0);
    Tensor height = side(a, b, axis, 1);
    Tensor overlap = width.mul(height);
    Tensor union = area(a, axis).add(area(b, axis)).sub(overlap);
    Tensor isThere = union.notEqualTo(0);
    return overlap.div(union.where(isThere, union.fullLike(1)));
  }

  private static Tensor side(Tensor a, Tensor b, int axis, int coordinate) {
    Tensor first = a.select(axis, coordinate).maximum(b.select(axis, coordinate));
    Tensor last = a.select(axis, coordinate + 2).minimum(b.select(axis, coordinate + 2));
    return last.sub(first).relu();
  }

  private static Tensor area(Tensor a, int axis) {
    Tensor width = a.select(axis, 2).sub(a.select(axis, 0));
    return width.mul(a.select(axis, 3).sub(a.select(axis, 1)));
  }

  static void check(String operation, Tensor boxes) {
    if (boxes.rank() != 2 || boxes.dim(1) != 4) {
      throw new ShapeException(
          operation, "expected boxes of shape (n, 4), got " + boxes.shapeText());
    }
    double[] b = boxes.toDoubles();
    for (int k = 0; k < b.length; k += 4) {
      boolean isFinite = Double.isFinite(b[k] + b[k + 1]) && Double.isFinite(b[k + 2] + b[k + 3]);
      if (!isFinite || !(b[k] <= b[k + 2] && b[k + 1] <= b[k + 3])) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "%s: box %d (%s, %s, %s, %s) ends before it begins, or is not finite",
                operation,
                k / 4,
                b[k],
                b[k + 1],
                b[k + 2],
                b[k + 3]));
      }
    }
  }

  /**
   * Non-maximum suppression: by falling score (of those that tie the first before), each box is
   * kept unless its intersection over union with one that is kept is greater than a threshold.
   *
   * @param boxes of shape (n, 4)
   * @param scores of shape (n)
   * @param threshold from 0 to 1
   * @return the numbers of the boxes that are kept, by falling score
   * @throws ShapeException if there is not one score a box
   * @throws IllegalArgumentException if a box ends before it begins, or a score is NaN
   */
  public static int[] keep(Tensor boxes, Tensor scores, double threshold) {
    return keep(boxes, scores, new int[boxes.dim(0)], threshold);
  }

  /**
   * Non-maximum suppression class by class: boxes of different classes leave each other alone.
   *
   * @param boxes of shape (n, 4)
   * @param scores of shape (n)
   * @param classes of the boxes
   * @param threshold from 0 to 1
   * @return the numbers of the boxes that are kept, by falling score
   * @throws ShapeException if there is not one score and one class a box
   * @throws IllegalArgumentException if a box ends before it begins, or a score is NaN
   */
  public static int[] keep(Tensor boxes, Tensor scores, int[] classes, double threshold) {
    check("keep", boxes);
    checkThreshold("keep", threshold);
    int[] order = byFallingScore("keep", scores, boxes.dim(0));
    if (classes.length != boxes.dim(0)) {
      throw new ShapeException("keep", classes.length + " classes for " + boxes.dim(0) + " boxes");
    }
    Overlap overlap = Overlap.of(boxes, boxes);
    int[] kept = new int[order.length];
    int count = 0;
    for (int i : order) {
      boolean isNew = true;
      for (int k = 0; k < count && isNew; k++) {
        isNew = classes[kept[k]] != classes[i] || !(overlap.between(kept[k], i) > threshold);
      }
      if (isNew) {
        kept[count++] = i;
      }
    }
    return Arrays.copyOf(kept, count);
  }

  static void checkThreshold(String operation, double threshold) {
    if (!(threshold >= 0 && threshold <= 1)) {
      throw new IllegalArgumentException(
          operation + ": an overlap lies in [0, 1], the threshold is " + threshold);
    }
  }

  static int[] byFallingScore(String operation, Tensor scores, int boxes) {
    if (scores.rank() != 1 || scores.dim(0) != boxes) {
      throw new ShapeException(
          operation, "scores of shape " + scores.shapeText() + " for " + boxes + " boxes");
    }
    double[] s = scores.toDoubles();
    if (Arrays.stream(s).anyMatch(Double::isNaN)) {
      throw new IllegalArgumentException(operation + ": a score is NaN");
    }
    return IntStream.range(0, boxes)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -(s[i] + 0.0))) // stable; -0.0 + 0.0 is 0.0
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
