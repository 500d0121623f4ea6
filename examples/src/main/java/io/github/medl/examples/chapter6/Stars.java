package io.github.medl.examples.chapter6;

import io.github.medl.examples.figure.Matrix;
import io.github.medl.plot.Palette;
import io.github.medl.plot.matrix.MatrixPanel;
import io.github.medl.tensor.Tensor;
import java.awt.Color;

/**
 * The numbers of figures 6.3 and 6.6 to 6.8, in which the book has symbols: x_ij = 10 i + j and W =
 * 1, ..., 9, so that every product can be followed by hand.
 */
final class Stars {
  static final Color RED = Palette.withAlpha(Palette.VERMILLION, .35);
  static final Color GREEN = Palette.withAlpha(Palette.GREEN, .35);
  static final Color BLUE = Palette.withAlpha(Palette.BLUE, .35);
  static final Color YELLOW = Palette.withAlpha(Palette.YELLOW, .6);

  /** The parameter of the figures: the kernel. */
  static final Matrix KERNEL = new Matrix("kernel", "W", "kernel", w(), -99, 99);

  private Stars() {}

  /** W: 1, ..., 9 row by row. */
  static Tensor w() {
    return Tensor.arange(9).add(1).reshape(3, 3);
  }

  /** x_ij = 10 i + j; i and j begin at one number. */
  static Tensor x(int rows, int columns, int first) {
    return Tensor.generate(k -> 10 * (k / columns + first) + k % columns + first, rows, columns);
  }

  /** A matrix as an image of one observation and one channel. */
  static Tensor image(Tensor matrix) {
    return matrix.reshape(1, 1, matrix.dim(0), matrix.dim(1));
  }

  /** The matrix of the only channel of the only observation. */
  static Tensor matrix(Tensor image) {
    return image.reshape(image.dim(2), image.dim(3));
  }

  static MatrixPanel panel(Tensor matrix) {
    return MatrixPanel.of(matrix.toRows());
  }

  /** Symbols with indices from 1, such as w_{1,2}. */
  static MatrixPanel symbols(String letter, int rows, int columns) {
    String[][] cells = new String[rows][columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        cells[i][j] = letter + "_{" + (i + 1) + "," + (j + 1) + "}";
      }
    }
    return MatrixPanel.of(cells);
  }
}
