package io.github.medl.cnn.detection;

import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A grid of cells that each say B boxes and of what class they are (YOLO, in the form of its second
 * version). The maps of a network have B 5 + K channels: for each box t_x, t_y, t_w, t_h, t_o, then
 * a score for each class. The box of the cell in row i and column j has its centre at ((j + σ(t_x))
 * s, (i + σ(t_y)) s), which never leaves the cell, and the sides e^t_w and e^t_h times those of its
 * shape; there is something in it with probability σ(t_o).
 */
public final class BoxGrid {
  private static final int NUMBERS = 5;

  private final double cell;
  private final Tensor shapes;
  private final int classes;

  private BoxGrid(double cell, Tensor shapes, int classes) {
    this.cell = cell;
    this.shapes = shapes;
    this.classes = classes;
  }

  /**
   * A grid.
   *
   * @param cell s, the side of a cell in the coordinates of the boxes
   * @param shapes width and height of each of the B boxes of a cell
   * @param classes K
   * @return the grid, of any number of rows and columns
   * @throws IllegalArgumentException if there is no shape or no class, or a size is not positive
   */
  public static BoxGrid of(double cell, double[][] shapes, int classes) {
    boolean positive = Arrays.stream(shapes).allMatch(Anchors::isSize);
    boolean isCount = classes >= 1 && (long) NUMBERS * shapes.length + classes <= Integer.MAX_VALUE;
    if (!Anchors.isLength(cell) || shapes.length == 0 || !positive || !isCount) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "boxGrid: cells of side %s with shapes %s and %d classes; a grid needs a positive"
                  + " side, shapes with positive width and height, and a class",
              cell,
              Arrays.deepToString(shapes),
              classes));
    }
    return new BoxGrid(cell, Tensor.of(shapes), classes);
  }

  /**
   * How many channels the maps must have.
   *
   * @return B 5 + K
   */
  public int channels() {
    return NUMBERS * shapes.dim(0) + classes;
  }

  /**
   * What all boxes of all cells say, cell by cell, row by row.
   *
   * @param boxes x1, y1, x2, y2, (n, rows columns B, 4)
   * @param confidences that there is something, (n, rows columns B)
   * @param probabilities of the classes, if there is something, (n, rows columns B, K)
   */
  public record Said(Tensor boxes, Tensor confidences, Tensor probabilities) {}

  /**
   * Reads the maps of a network.
   *
   * @param maps (n, B 5 + K, rows, columns)
   * @return all boxes; differentiable
   * @throws ShapeException if there are not so many channels
   */
  public Said read(Tensor maps) {
    if (maps.rank() != 4 || maps.dim(1) != channels()) {
      throw new ShapeException(
          "boxGrid",
          String.format(
              Locale.ROOT,
              "expected maps (n, %d, rows, columns) for %d boxes a cell and %d classes, got %s",
              channels(),
              shapes.dim(0),
              classes,
              maps.shapeText()));
    }
    int n = maps.dim(0);
    int each = shapes.dim(0);
    int rows = maps.dim(2);
    int columns = maps.dim(3);
    int all = rows * columns * each;
    Tensor t =
        maps.slice(1, 0, NUMBERS * each)
            .reshape(n, each, NUMBERS, rows, columns)
            .permute(0, 3, 4, 1, 2);
    Tensor centre = t.slice(4, 0, 2).sigmoid().add(corners(rows, columns, maps)).mul(cell);
    Tensor half = t.slice(4, 2, 4).exp().mul(shapes.cast(maps.dtype())).mul(.5);
    Tensor kinds =
        maps.slice(1, NUMBERS * each, channels())
            .permute(0, 2, 3, 1)
            .softmax(3)
            .reshape(n, rows, columns, 1, classes)
            .broadcastTo(n, rows, columns, each, classes);
    return new Said(
        Tensor.concat(4, List.of(centre.sub(half), centre.add(half))).reshape(n, all, 4),
        t.select(4, NUMBERS - 1).sigmoid().reshape(n, all),
        kinds.reshape(n, all, classes));
  }

  /** Column and row of each cell, (rows, columns, 1, 2). */
  private static Tensor corners(int rows, int columns, Tensor like) {
    return Tensor.generate(k -> k % 2 == 0 ? k / 2 % columns : k / 2 / columns, rows, columns, 1, 2)
        .cast(like.dtype());
  }

  /**
   * What was found in an image.
   *
   * @param boxes (k, 4), by falling score
   * @param scores probability that there is something times that of its class, (k)
   * @param classes of the boxes
   */
  public record Found(Tensor boxes, Tensor scores, int[] classes) {}

  /**
   * The boxes of one image that are sure enough, each of its likeliest class, without those that
   * mean the same ({@link Boxes#keep(Tensor, Tensor, int[], double)}).
   *
   * @param maps (1, B 5 + K, rows, columns)
   * @param least the score below which a box is left out
   * @param threshold the intersection over union above which two boxes of a class mean the same
   * @return the boxes that are kept
   * @throws ShapeException if these are not the maps of one image
   * @throws IllegalArgumentException if a score is NaN
   */
  public Found find(Tensor maps, double least, double threshold) {
    if (Double.isNaN(least)) {
      throw new IllegalArgumentException("boxGrid: the least score is NaN");
    }
    Said said = read(maps.detach());
    if (maps.dim(0) != 1) {
      throw new ShapeException("boxGrid", "expected one image, got " + maps.shapeText());
    }
    Tensor probabilities = said.probabilities().select(0, 0);
    Tensor scores = probabilities.max(1).mul(said.confidences().select(0, 0));
    int[] kinds = probabilities.argmax(1);
    double[] s = scores.toDoubles();
    int[] sure = IntStream.range(0, s.length).filter(i -> !(s[i] < least)).toArray(); // NaN stays
    Tensor boxes = said.boxes().select(0, 0).take(0, sure);
    int[] classesOfSure = IntStream.of(sure).map(i -> kinds[i]).toArray();
    int[] kept = Boxes.keep(boxes, scores.take(0, sure), classesOfSure, threshold);
    return new Found(
        boxes.take(0, kept),
        scores.take(0, sure).take(0, kept),
        IntStream.of(kept).map(i -> classesOfSure[i]).toArray());
  }
}
