package io.github.medl.plot.chart;

import io.github.medl.plot.Corner;
import io.github.medl.plot.Palette;
import io.github.medl.plot.paint.Fonts;
import io.github.medl.plot.paint.Text;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;

/** The legend of a chart. */
final class Legend {
  private static final double KEY = 26;
  private static final double PAD = 8;

  private final Corner corner;
  private final List<Layer> entries;
  private final List<Layer> layers;
  private final Font font = Fonts.regular(Fonts.TICK + .5);
  private final double width;
  private final double row;

  Legend(Chart chart, Graphics2D g) {
    corner = chart.legend;
    layers = chart.layers;
    entries = layers.stream().filter(Layer::inLegend).toList();
    row = font.getSize2D() * 1.55;
    double widest = 0;
    for (Layer entry : entries) {
      widest = Math.max(widest, Text.width(g, entry.name(), font));
    }
    width = PAD + KEY + PAD + widest + PAD;
  }

  double width() {
    return width;
  }

  void paint(Graphics2D g, Axes axes) {
    if (entries.isEmpty()) {
      return;
    }
    Rectangle2D box = place(axes);
    g.setColor(new Color(255, 255, 255, 225));
    RoundRectangle2D frame =
        new RoundRectangle2D.Double(box.getX(), box.getY(), box.getWidth(), box.getHeight(), 5, 5);
    g.fill(frame);
    g.setColor(new Color(0xCCCCCC));
    g.setStroke(new BasicStroke(.8f));
    g.draw(frame);
    for (int i = 0; i < entries.size(); i++) {
      double y = box.getY() + PAD / 2 + (i + .5) * row;
      entries.get(i).paintKey(g, new Rectangle2D.Double(box.getX() + PAD, y - 4.5, KEY, 9));
      g.setColor(Palette.BLACK);
      Text.draw(g, entries.get(i).name(), font, box.getX() + PAD + KEY + PAD, y, 0, .5);
    }
  }

  private Rectangle2D place(Axes axes) {
    if (corner != Corner.BEST) {
      return at(corner, axes.area());
    }
    Rectangle2D best = null;
    double fewest = Double.POSITIVE_INFINITY;
    for (Corner candidate :
        List.of(Corner.UPPER_RIGHT, Corner.UPPER_LEFT, Corner.LOWER_LEFT, Corner.LOWER_RIGHT)) {
      Rectangle2D box = at(candidate, axes.area());
      double covered = covered(box, axes);
      if (covered < fewest) {
        fewest = covered;
        best = box;
      }
    }
    return best;
  }

  /** One for each element under the box, plus the share of its points there. */
  private double covered(Rectangle2D box, Axes axes) {
    double near = 6;
    Rectangle2D wide =
        new Rectangle2D.Double(
            box.getX() - near,
            box.getY() - near,
            box.getWidth() + 2 * near,
            box.getHeight() + 2 * near);
    double sum = 0;
    for (Layer layer : layers) {
      double[][] points = layer.avoid();
      int hidden = 0;
      for (int i = 0; i < points[0].length; i++) {
        if (wide.contains(axes.x().at(points[0][i]), axes.y().at(points[1][i]))) {
          hidden++;
        }
      }
      sum += hidden == 0 ? 0 : 1 + hidden / (double) points[0].length;
    }
    return sum;
  }

  private Rectangle2D at(Corner where, Rectangle2D area) {
    double height = entries.size() * row + PAD;
    double inset = 8;
    double left = area.getMinX() + inset;
    double right = area.getMaxX() - inset - width;
    double top = area.getMinY() + inset;
    double bottom = area.getMaxY() - inset - height;
    double x =
        switch (where) {
          case UPPER_LEFT, LOWER_LEFT -> left;
          case OUTSIDE -> area.getMaxX() + inset;
          default -> right;
        };
    double y = where == Corner.LOWER_LEFT || where == Corner.LOWER_RIGHT ? bottom : top;
    return new Rectangle2D.Double(x, y, width, height);
  }
}
