package io.github.medl.cnn.detection;

import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Anchors: fixed boxes of several sizes and shapes at every cell of a grid, relative to which a
 * network says where things are.
 */
public final class Anchors {
  /** An anchor near no true box: it learns that nothing is there. */
  public static final int NOTHING = -1;

  /** An anchor that overlaps a true box too much for nothing and too little for the box. */
  public static final int IGNORED = -2;

  private Anchors() {}

  /**
   * Boxes about the centre of every cell.
   *
   * @param rows of the grid
   * @param columns of the grid
   * @param cell the side of a cell in the coordinates of the boxes
   * @param sizes width and height of the boxes at each cell
   * @return boxes (rows columns sizes, 4), cell by cell, row by row
   */
  public static Tensor grid(int rows, int columns, double cell, double[][] sizes) {
    boolean positive = Arrays.stream(sizes).allMatch(Anchors::isSize);
    if (rows < 0 || columns < 0 || !isLength(cell) || !positive) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "anchors: %d x %d cells of side %s with sizes %s; the numbers must not be negative,"
                  + " sides, widths and heights positive and finite",
              rows,
              columns,
              cell,
              Arrays.deepToString(sizes)));
    }
    double numbers = 4.0 * rows * columns * sizes.length;
    if (numbers > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "anchors: " + rows + " x " + columns + " cells have more boxes than an array holds");
    }
    double[] boxes = new double[(int) numbers];
    int at = 0;
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        double x = (j + 0.5) * cell;
        double y = (i + 0.5) * cell;
        for (double[] size : sizes) {
          boxes[at++] = x - size[0] / 2;
          boxes[at++] = y - size[1] / 2;
          boxes[at++] = x + size[0] / 2;
          boxes[at++] = y + size[1] / 2;
        }
      }
    }
    return Tensor.wrap(boxes, at / 4, 4);
  }

  /** Whether these are a width and a height. */
  static boolean isSize(double... size) {
    return size.length == 2 && isLength(size[0]) && isLength(size[1]);
  }

  static boolean isLength(double side) {
    return side > 0 && side < Double.POSITIVE_INFINITY;
  }

  /**
   * True boxes as a network is to say them: shifts of the centres in widths and heights of the
   * anchors, and logarithms of ratios of sizes, t = ((g_x - a_x)/a_w, (g_y - a_y)/a_h, ln(g_w/a_w),
   * ln(g_h/a_h)).
   *
   * @param anchors boxes (n, 4)
   * @param truth a box for each, (n, 4)
   * @return codes (n, 4)
   * @throws IllegalArgumentException if these are not as many boxes
   */
  public static Tensor encode(Tensor anchors, Tensor truth) {
    Boxes.check("encode", anchors);
    Boxes.check("encode", truth);
    if (!anchors.sameShape(truth)) {
      throw new ShapeException(
          "encode",
          "an anchor for each box is expected, got "
              + anchors.shapeText()
              + " and "
              + truth.shapeText());
    }
    requireArea("anchor", anchors);
    requireArea("true box", truth);
    Tensor shift = centre(truth).sub(centre(anchors)).div(size(anchors));
    return Tensor.concat(1, List.of(shift, size(truth).div(size(anchors)).log()));
  }

  /**
   * The boxes that codes say: the inverse of {@link #encode}.
   *
   * @param anchors boxes (n, 4)
   * @param codes (n, 4)
   * @return boxes (n, 4)
   * @throws IllegalArgumentException if these are not as many
   */
  public static Tensor decode(Tensor anchors, Tensor codes) {
    Boxes.check("decode", anchors);
    if (!anchors.sameShape(codes)) {
      throw new ShapeException(
          "decode",
          "a code for each anchor is expected, got "
              + codes.shapeText()
              + " for "
              + anchors.shapeText());
    }
    Tensor centre = codes.slice(1, 0, 2).mul(size(anchors)).add(centre(anchors));
    Tensor half = codes.slice(1, 2, 4).exp().mul(size(anchors)).mul(0.5);
    return Tensor.concat(1, List.of(centre.sub(half), centre.add(half)));
  }

  /** A side of length 0 has no logarithm, and nothing is measured in units of it. */
  private static void requireArea(String what, Tensor boxes) {
    double[] sides = size(boxes.detach()).toDoubles();
    for (int i = 0; i < sides.length; i++) {
      if (!(sides[i] > 0)) {
        throw new IllegalArgumentException("encode: " + what + " " + i / 2 + " has no area");
      }
    }
  }

  private static Tensor centre(Tensor boxes) {
    return boxes.slice(1, 0, 2).add(boxes.slice(1, 2, 4)).mul(0.5);
  }

  private static Tensor size(Tensor boxes) {
    return boxes.slice(1, 2, 4).sub(boxes.slice(1, 0, 2));
  }

  /**
   * Which true box each anchor answers for: the one that it overlaps most, if the intersection over
   * union is at least {@code positive}; and for each true box the anchor that overlaps it most,
   * however little.
   *
   * @param anchors boxes (n, 4)
   * @param truth boxes (k, 4)
   * @param positive from where on an anchor answers for a box, usually 0.5
   * @param negative below what it answers for {@link #NOTHING}, usually 0.4; between is {@link
   *     #IGNORED}
   * @return for each anchor the number of a true box, NOTHING or IGNORED
   */
  public static int[] assign(Tensor anchors, Tensor truth, double positive, double negative) {
    if (!(0 <= negative && negative <= positive && positive <= 1)) {
      throw new IllegalArgumentException(
          "assign: overlaps from "
              + positive
              + " on are positive, below "
              + negative
              + " negative; expected 0 <= negative <= positive <= 1");
    }
    Boxes.check("assign", anchors);
    Boxes.check("assign", truth);
    int[] answers = new int[anchors.dim(0)];
    Arrays.fill(answers, NOTHING);
    if (truth.dim(0) == 0 || answers.length == 0) {
      return answers;
    }
    double[][] iou = Boxes.iou(anchors, truth).toRows();
    int[] best = new int[truth.dim(0)];
    for (int i = 0; i < iou.length; i++) {
      int nearest = 0;
      for (int k = 0; k < best.length; k++) {
        nearest = iou[i][k] > iou[i][nearest] ? k : nearest;
        best[k] = iou[i][k] > iou[best[k]][k] ? i : best[k];
      }
      double overlap = iou[i][nearest];
      answers[i] = overlap >= positive ? nearest : overlap < negative ? NOTHING : IGNORED;
    }
    for (int k = 0; k < best.length; k++) {
      if (iou[best[k]][k] > 0) {
        answers[best[k]] = k;
      }
    }
    return answers;
  }
}
