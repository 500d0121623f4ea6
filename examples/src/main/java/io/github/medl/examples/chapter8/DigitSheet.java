package io.github.medl.examples.chapter8;

import io.github.medl.plot.image.ImagePanel;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;

/** Digits in rows and columns, dark on white. */
final class DigitSheet {
  private static final double PAPER = 1;

  private DigitSheet() {}

  /**
   * A sheet of square images.
   *
   * @param images one a row, pixels from 0 (paper) to 1 (ink)
   * @param columns how many stand beside each other
   * @param gap pixels of paper between them
   */
  static ImagePanel of(Tensor images, int columns, int gap) {
    int side = (int) Math.round(Math.sqrt(images.dim(1)));
    int n = images.dim(0);
    int across = Math.min(columns, n);
    int down = (n + columns - 1) / columns;
    int cell = side + gap;
    double[][] sheet = new double[down * cell - gap][across * cell - gap];
    for (double[] row : sheet) {
      Arrays.fill(row, PAPER);
    }
    double[] ink = images.toDoubles();
    for (int i = 0; i < n; i++) {
      int top = i / columns * cell;
      int left = i % columns * cell;
      for (int k = 0; k < side * side; k++) {
        sheet[top + k / side][left + k % side] = PAPER - ink[i * side * side + k];
      }
    }
    return ImagePanel.of(sheet);
  }

  /** Pixels from -1 to 1 as ink from 0 to 1. */
  static Tensor ink(Tensor signed) {
    return signed.add(1).mul(0.5).clip(0, 1);
  }
}
