package io.github.medl.plot.chart;

import io.github.medl.plot.Corner;
import io.github.medl.plot.Palette;
import io.github.medl.plot.paint.Fonts;
import io.github.medl.plot.paint.Text;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;

/** The legend of a chart. */
final class Legend {
  private static final double KEY = 26;
  private static final double PAD = 8;

  /** Between the legend and the frame. */
  private static final double INSET = 8;

  /** How far the legend keeps away from the data. */
  private static final double NEAR = 6;

  /** The share of an element that a legend inside the axes may cover. */
  private static final double MOST_COVERED = .04;

  /** Outside, a legend takes its width from the axes: not more than this share. */
  private static final double MOST_OF_WIDTH = .4;

  private static final Font FONT = Fonts.regular(Fonts.TICK + .5);

  private final Corner corner;
  private final List<Layer> entries;
  private final List<Layer> layers;
  private final double width;
  private final double row = FONT.getSize2D() * 1.55;

  private Legend(Corner corner, List<Layer> entries, List<Layer> layers, double width) {
    this.corner = corner;
    this.entries = entries;
    this.layers = layers;
    this.width = width;
  }

  static Legend of(Corner corner, List<Layer> layers, Graphics2D g) {
    List<Layer> entries = layers.stream().filter(Layer::inLegend).toList();
    double widest = 0;
    for (Layer entry : entries) {
      widest = Math.max(widest, Text.width(g, entry.name(), FONT));
    }
    return new Legend(corner, entries, layers, PAD + KEY + PAD + widest + PAD);
  }

  /** The room that it takes at the right of the axes; 0 inside of them. */
  double room() {
    return corner == Corner.OUTSIDE && !entries.isEmpty() ? width + INSET : 0;
  }

  /** Whether every place inside the axes covers a good part of an element. */
  boolean findsNoRoom(Axes axes) {
    return corner == Corner.BEST
        && !entries.isEmpty()
        && width < MOST_OF_WIDTH * axes.area().getWidth()
        && place(axes, 0).worst > MOST_COVERED;
  }

  /** The same legend outside of the axes. */
  Legend outside() {
    return new Legend(Corner.OUTSIDE, entries, layers, width);
  }

  /**
   * Paints it.
   *
   * @param beside what already stands at the right of the axes
   */
  void paint(Graphics2D g, Axes axes, double beside) {
    if (entries.isEmpty()) {
      return;
    }
    Rectangle2D box = place(axes, beside).box;
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
      Text.draw(g, entries.get(i).name(), FONT, box.getX() + PAD + KEY + PAD, y, 0, .5);
    }
  }

  private record Place(Rectangle2D box, double covered, double worst) {}

  private Place place(Axes axes, double beside) {
    if (corner != Corner.BEST) {
      return measured(at(corner, axes.area(), beside), axes);
    }
    Rectangle2D area = axes.area();
    List<Rectangle2D> boxes = new ArrayList<>();
    for (Corner candidate :
        List.of(Corner.UPPER_RIGHT, Corner.UPPER_LEFT, Corner.LOWER_LEFT, Corner.LOWER_RIGHT)) {
      boxes.add(at(candidate, area, 0));
    }
    Rectangle2D first = boxes.get(0);
    Rectangle2D last = boxes.get(2);
    double x = area.getCenterX() - width / 2;
    double y = area.getCenterY() - first.getHeight() / 2;
    boxes.add(moved(first, x, first.getY()));
    boxes.add(moved(first, x, last.getY()));
    boxes.add(moved(first, first.getX(), y));
    boxes.add(moved(first, last.getX(), y));
    Place best = null;
    for (Rectangle2D box : boxes) {
      Place place = measured(box, axes);
      if (best == null || place.covered < best.covered) {
        best = place;
      }
    }
    return best;
  }

  private static Rectangle2D moved(Rectangle2D box, double x, double y) {
    return new Rectangle2D.Double(x, y, box.getWidth(), box.getHeight());
  }

  /** One for each element under the box, plus the share of it that is there. */
  private Place measured(Rectangle2D box, Axes axes) {
    Rectangle2D wide =
        new Rectangle2D.Double(
            box.getX() - NEAR,
            box.getY() - NEAR,
            box.getWidth() + 2 * NEAR,
            box.getHeight() + 2 * NEAR);
    double sum = 0;
    double worst = 0;
    for (Layer layer : layers) {
      List<Point2D> places = layer.avoid(axes);
      long hidden = places.stream().filter(wide::contains).count();
      double share = hidden == 0 ? 0 : hidden / (double) places.size();
      sum += hidden == 0 ? 0 : 1 + share;
      worst = Math.max(worst, share);
    }
    return new Place(box, sum, worst);
  }

  private Rectangle2D at(Corner where, Rectangle2D area, double beside) {
    double height = entries.size() * row + PAD;
    double left = area.getMinX() + INSET;
    double right = area.getMaxX() - INSET - width;
    double top = area.getMinY() + INSET;
    double bottom = area.getMaxY() - INSET - height;
    double x =
        switch (where) {
          case UPPER_LEFT, LOWER_LEFT -> left;
          case OUTSIDE -> area.getMaxX() + beside + INSET;
          default -> right;
        };
    double y = where == Corner.LOWER_LEFT || where == Corner.LOWER_RIGHT ? bottom : top;
    return new Rectangle2D.Double(x, y, width, height);
  }
}
