package io.github.medl.cnn.losses;

import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Costs that bring the codes of like things together and hold those of unlike ones apart: what a
 * Siamese network learns by. Codes are the rows of a matrix.
 */
public final class MetricLosses {
  private MetricLosses() {}

  /**
   * The contrastive cost, the mean over pairs of ½ (s d² + (1 - s) max(0, m - d)²) with d = |a -
   * b|. Where d = 0 the root has no derivative: d² is differentiated as it stands, the other part
   * is taken as flat.
   *
   * @param a codes (n, k)
   * @param b codes (n, k)
   * @param same s, 1 for a pair of one class, else 0, (n)
   * @param margin m, from which distance on unlike pairs cost nothing
   * @return a scalar
   * @throws ShapeException if these are not as many, or there is no pair
   * @throws IllegalArgumentException if a pair is neither 0 nor 1, or the margin is negative
   */
  public static Tensor contrastive(Tensor a, Tensor b, Tensor same, double margin) {
    if (!a.sameShape(b) || a.rank() != 2 || same.rank() != 1 || same.dim(0) != a.dim(0)) {
      throw new ShapeException(
          "contrastive",
          String.format(
              Locale.ROOT,
              "expected codes (n, k) twice and (n), got %s, %s and %s",
              a.shapeText(),
              b.shapeText(),
              same.shapeText()));
    }
    requireSome("contrastive", a);
    checkMargin("contrastive", margin);
    double[] kinds = same.toDoubles();
    for (int i = 0; i < kinds.length; i++) {
      if (kinds[i] != 0 && kinds[i] != 1) {
        throw new IllegalArgumentException(
            "contrastive: pair " + i + " is " + kinds[i] + "; 1 is the same class, 0 another one");
      }
    }
    Tensor together = squared(a, b).mul(same);
    Tensor apart = gap(a, b, margin).square().mul(same.neg().add(1));
    return together.add(apart).mean().mul(0.5);
  }

  private static void requireSome(String operation, Tensor codes) {
    if (codes.dim(0) == 0) {
      throw new ShapeException(operation, "there is no code to take a mean of");
    }
  }

  private static void checkMargin(String operation, double margin) {
    if (!(margin >= 0 && margin < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          operation + ": the margin must be finite and not negative, it is " + margin);
    }
  }

  private static Tensor squared(Tensor a, Tensor b) {
    return a.sub(b).square().sum(-1);
  }

  private static Tensor gap(Tensor a, Tensor b, double margin) {
    return a.sub(b).norm(-1).neg().add(margin).relu();
  }

  /**
   * The contrastive cost of all pairs of a batch, ½ (mean of d² over the pairs of one class + mean
   * of max(0, m - d)² over the others): n codes make n (n - 1)/2 pairs, and unlike ones, of which
   * there are many more, do not outweigh the like.
   *
   * @param codes (n, k)
   * @param labels the class of each
   * @param margin m
   * @return a scalar; a part of which there is no pair is 0
   * @throws ShapeException if there is not one label a code
   * @throws IllegalArgumentException if the margin is negative
   */
  public static Tensor contrastiveOfAllPairs(Tensor codes, int[] labels, double margin) {
    checkLabels("contrastiveOfAllPairs", codes, labels);
    checkMargin("contrastiveOfAllPairs", margin);
    List<int[]> like = new ArrayList<>();
    List<int[]> unlike = new ArrayList<>();
    for (int i = 0; i < labels.length; i++) {
      for (int j = 0; j < i; j++) {
        (labels[i] == labels[j] ? like : unlike).add(new int[] {i, j});
      }
    }
    Tensor cost = codes.constant(0);
    if (!like.isEmpty()) {
      cost = cost.add(squared(at(codes, like, 0), at(codes, like, 1)).mean());
    }
    if (!unlike.isEmpty()) {
      cost = cost.add(gap(at(codes, unlike, 0), at(codes, unlike, 1), margin).square().mean());
    }
    return cost.mul(0.5);
  }

  private static Tensor at(Tensor codes, List<int[]> rows, int which) {
    return codes.take(0, rows.stream().mapToInt(row -> row[which]).toArray());
  }

  private static void checkLabels(String operation, Tensor codes, int[] labels) {
    if (codes.rank() != 2 || codes.dim(0) != labels.length) {
      throw new ShapeException(
          operation, labels.length + " labels for codes of shape " + codes.shapeText());
    }
  }

  /** How far apart two codes are, for a triplet. */
  public enum Distance {
    /** |a - b|. */
    EUCLIDEAN,
    /** |a - b|². */
    SQUARED;

    Tensor of(Tensor a, Tensor b) {
      return this == SQUARED ? squared(a, b) : a.sub(b).norm(-1);
    }
  }

  /**
   * The triplet cost, the mean of max(0, d(a, p) - d(a, n) + m): an anchor is to be nearer to a
   * code of its class than to one of another by a margin.
   *
   * @param anchor a, codes (n, k)
   * @param positive p, of the same class, (n, k)
   * @param negative n, of another class, (n, k)
   * @param margin m
   * @param distance d
   * @return a scalar
   * @throws ShapeException if these are not as many codes of one length, or there is none
   * @throws IllegalArgumentException if the margin is negative
   */
  public static Tensor triplet(
      Tensor anchor, Tensor positive, Tensor negative, double margin, Distance distance) {
    if (anchor.rank() != 2 || !anchor.sameShape(positive) || !anchor.sameShape(negative)) {
      throw new ShapeException(
          "triplet",
          String.format(
              Locale.ROOT,
              "expected codes (n, k) three times, got %s, %s and %s",
              anchor.shapeText(),
              positive.shapeText(),
              negative.shapeText()));
    }
    requireSome("triplet", anchor);
    checkMargin("triplet", margin);
    Tensor near = distance.of(anchor, positive);
    return near.sub(distance.of(anchor, negative)).add(margin).relu().mean();
  }

  /**
   * Semi-hard triplets of a batch: for each anchor and each other code of its class the nearest
   * code of another class that is further away, but by less than the margin: d(a, p) &lt; d(a, n)
   * &lt; d(a, p) + m. Pairs without one are left out.
   *
   * @param codes (n, k)
   * @param labels the class of each
   * @param margin m
   * @param distance d
   * @return the numbers (anchor, positive, negative) of each triplet
   * @throws ShapeException if there is not one label a code
   * @throws IllegalArgumentException if a code is not finite, or the margin is negative
   */
  public static List<int[]> semiHard(Tensor codes, int[] labels, double margin, Distance distance) {
    checkLabels("semiHard", codes, labels);
    checkMargin("semiHard", margin);
    double[] numbers = codes.toDoubles();
    for (int i = 0; i < numbers.length; i++) {
      if (!Double.isFinite(numbers[i])) {
        throw new IllegalArgumentException(
            "semiHard: code " + i / codes.dim(1) + " has a number " + numbers[i]);
      }
    }
    int n = labels.length;
    Tensor all = codes.detach();
    Tensor rows = all.reshape(n, 1, codes.dim(1));
    double[][] d = distance.of(rows, all.reshape(1, n, codes.dim(1))).toRows();
    List<int[]> triplets = new ArrayList<>();
    for (int a = 0; a < n; a++) {
      for (int p = 0; p < n; p++) {
        if (p == a || labels[p] != labels[a]) {
          continue;
        }
        int nearest = -1;
        for (int k = 0; k < n; k++) {
          boolean isSemiHard =
              labels[k] != labels[a] && d[a][k] > d[a][p] && d[a][k] < d[a][p] + margin;
          if (isSemiHard && (nearest < 0 || d[a][k] < d[a][nearest])) {
            nearest = k;
          }
        }
        if (nearest >= 0) {
          triplets.add(new int[] {a, p, nearest});
        }
      }
    }
    return triplets;
  }
}
