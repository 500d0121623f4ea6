package io.github.medl.examples.chapter8;

import io.github.medl.plot.Palette;
import io.github.medl.plot.Panel;
import io.github.medl.plot.Series;
import io.github.medl.plot.paint.Fonts;
import io.github.medl.plot.paint.Text;
import io.github.medl.tensor.Tensor;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.util.Map;

/**
 * An adjacency matrix in brackets, with the numbers of its nodes from 1; matrices of an equation
 * are drawn by {@link io.github.medl.plot.matrix.MatrixPanel}.
 *
 * @param title what stands above
 * @param matrix the numbers
 */
record AdjacencyPanel(String title, Tensor matrix) implements Panel {
  private static final double CELL = 26;
  private static final double LEFT = 46;
  private static final double TOP = 62;

  @Override
  public double width() {
    return LEFT + CELL * matrix.dim(1) + 22;
  }

  @Override
  public double height() {
    return TOP + CELL * matrix.dim(0) + 16;
  }

  @Override
  public void paint(Graphics2D g, double w, double h) {
    double x0 = (w - width()) / 2 + LEFT;
    double y0 = (h - height()) / 2 + TOP;
    int rows = matrix.dim(0);
    int columns = matrix.dim(1);
    g.setColor(Palette.BLACK);
    Text.draw(g, title, Fonts.bold(Fonts.TITLE), w / 2, y0 - TOP + 6, .5, 0);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        int value = (int) matrix.get(i, j);
        g.setColor(value == 0 ? Palette.GREY : Palette.VERMILLION);
        String text = Integer.toString(value);
        Text.draw(
            g,
            text,
            Fonts.regular(Fonts.LABEL),
            x0 + CELL * (j + .5),
            y0 + CELL * (i + .5),
            .5,
            .5);
      }
    }
    g.setColor(Palette.AXIS);
    for (int i = 0; i < rows; i++) {
      String text = Integer.toString(i + 1);
      Text.draw(g, text, Fonts.regular(Fonts.TICK), x0 - 18, y0 + CELL * (i + .5), .5, .5);
    }
    for (int j = 0; j < columns; j++) {
      String text = Integer.toString(j + 1);
      Text.draw(g, text, Fonts.regular(Fonts.TICK), x0 + CELL * (j + .5), y0 - 14, .5, .5);
    }
    g.setColor(Palette.BLACK);
    g.setStroke(new BasicStroke(1.5f));
    bracket(g, x0 - 3, y0, y0 + CELL * rows, 6);
    bracket(g, x0 + CELL * columns + 3, y0, y0 + CELL * rows, -6);
  }

  private static void bracket(Graphics2D g, double x, double top, double bottom, double lip) {
    Path2D.Double path = new Path2D.Double();
    path.moveTo(x + lip, top);
    path.lineTo(x, top);
    path.lineTo(x, bottom);
    path.lineTo(x + lip, bottom);
    g.draw(path);
  }

  @Override
  public Map<String, Series> series() {
    double[] row = new double[matrix.size()];
    double[] column = new double[matrix.size()];
    for (int k = 0; k < row.length; k++) {
      row[k] = k / matrix.dim(1) + 1;
      column[k] = k % matrix.dim(1) + 1;
    }
    return Map.of("matrix", Series.of("row", row, "column", column, "value", matrix.toDoubles()));
  }
}
