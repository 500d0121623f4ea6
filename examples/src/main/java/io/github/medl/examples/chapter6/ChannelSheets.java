package io.github.medl.examples.chapter6;

import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Source;
import io.github.medl.plot.Palette;
import io.github.medl.plot.matrix.MatrixPanel;
import io.github.medl.plot.matrix.Sheets;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Convolution.Extent;
import io.github.medl.tensor.Sliding;
import io.github.medl.tensor.Tensor;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An image of three channels and kernels of as many, for figures 6.9 and 6.10.
 *
 * @param x the image, (1, 3, 9, 9)
 * @param w the kernels, (out, 3, 3, 3), in the book's convention: flipped before they slide
 * @param z what the layer gives, (1, out, 7, 7)
 */
record ChannelSheets(Tensor x, Tensor w, Tensor z) {
  static final int SEED = 69;
  private static final List<Color> COLOURS =
      List.of(new Color(0xF4B8AE), new Color(0xBCE3C4), new Color(0xB7D3F2));

  static ChannelSheets of(int kernels) {
    RandomStream stream = RandomStream.seed(SEED);
    Tensor x = stream.normalTensor(1, 3, 9, 9);
    Tensor w = stream.normalTensor(kernels, 3, 3, 3);
    return new ChannelSheets(x, w, x.conv(w.flippedKernel(), Sliding.UNIT));
  }

  /** Each output channel is the sum over c of W_(c) * x_(c). */
  void checkSums(Checks checks) {
    for (int o = 0; o < w.dim(0); o++) {
      Tensor sum = Tensor.zeros(7, 7);
      for (int c = 0; c < 3; c++) {
        Tensor kernel = w.select(0, o).select(0, c);
        sum = sum.add(x.select(0, 0).select(0, c).convolve(kernel, Extent.VALID));
      }
      checks.allNear(
          "output " + (o + 1) + " = Σ_c W_(c) * x_(c)",
          z.select(0, 0).select(0, o).toDoubles(),
          sum.toDoubles(),
          1e-13,
          Source.THEORY);
    }
  }

  /** Weights and a bias for each kernel. */
  long parameters() {
    return w.size() + w.dim(0);
  }

  Sheets image() {
    return sheets("x, 3 channels of 9 x 9", 9, 20);
  }

  Sheets kernel(String name) {
    return sheets(name, 3, 26);
  }

  private static Sheets sheets(String name, int side, double cell) {
    List<MatrixPanel> sheets = new ArrayList<>();
    for (Color colour : COLOURS) {
      sheets.add(blank(side, cell).tint(0, 0, side, side, colour));
    }
    return Sheets.of(name, sheets);
  }

  static MatrixPanel map(String name, Color colour) {
    return blank(7, 20).tint(0, 0, 7, 7, Palette.withAlpha(colour, .35)).named(name);
  }

  private static MatrixPanel blank(int side, double cell) {
    String[][] cells = new String[side][side];
    for (String[] row : cells) {
      Arrays.fill(row, "");
    }
    return MatrixPanel.of(cells).cells(cell);
  }
}
