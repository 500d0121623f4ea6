package io.github.medl.plot.diagram;

import io.github.medl.plot.Palette;
import io.github.medl.plot.Panel;
import io.github.medl.plot.Series;
import io.github.medl.plot.paint.Fonts;
import io.github.medl.plot.paint.MathText;
import io.github.medl.plot.paint.Text;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.QuadCurve2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Boxes and arrows at places that are given, in columns and rows: a network unrolled in time, a
 * stack of layers. {@link Diagram} finds the places itself.
 */
public final class PlacedDiagram implements Panel {
  private static final double COLUMN = 92;
  private static final double ROW = 62;
  private static final double HEIGHT = 30;
  private static final double TIP = 7;
  private static final Font FONT = Fonts.regular(Fonts.TICK);

  private record Box(String id, double x, double y, double wide, List<String> text, Color fill) {}

  private record Arrow(String from, String to, double bend, Color colour, double width) {}

  private final String title;
  private final Map<String, Box> boxes = new LinkedHashMap<>();
  private final List<Arrow> arrows = new ArrayList<>();

  private PlacedDiagram(String title) {
    this.title = MathText.checked(title);
  }

  /**
   * A diagram with nothing in it.
   *
   * @param title drawn above
   * @return the diagram
   */
  public static PlacedDiagram titled(String title) {
    return new PlacedDiagram(title);
  }

  /**
   * Adds a box.
   *
   * @param id name by which arrows refer to it
   * @param column where its middle stands, to the right
   * @param row where its middle stands, downwards
   * @param fill the colour of its area, drawn light; white for none
   * @param lines the text, as {@link MathText}
   * @return this
   * @throws IllegalArgumentException if there is such a box already
   */
  public PlacedDiagram box(String id, double column, double row, Color fill, String... lines) {
    return wideBox(id, column, row, 0.82, fill, lines);
  }

  /**
   * Adds a box of another width.
   *
   * @param id name by which arrows refer to it
   * @param column where its middle stands, to the right
   * @param row where its middle stands, downwards
   * @param columns how many columns it is wide
   * @param fill the colour of its area, drawn light; white for none
   * @param lines the text, as {@link MathText}
   * @return this
   * @throws IllegalArgumentException if there is such a box already
   */
  public PlacedDiagram wideBox(
      String id, double column, double row, double columns, Color fill, String... lines) {
    for (String line : lines) {
      MathText.checked(line);
    }
    if (boxes.put(id, new Box(id, column, row, columns, List.of(lines), fill)) != null) {
      throw new IllegalArgumentException("the diagram has two boxes " + id);
    }
    return this;
  }

  /**
   * Adds text without a box.
   *
   * @param id name by which arrows refer to it
   * @param column where its middle stands, to the right
   * @param row where its middle stands, downwards
   * @param lines the text, as {@link MathText}
   * @return this
   */
  public PlacedDiagram text(String id, double column, double row, String... lines) {
    return wideBox(id, column, row, -0.62, Color.WHITE, lines);
  }

  /**
   * Adds a black arrow.
   *
   * @param from where it begins
   * @param to where it ends
   * @return this
   */
  public PlacedDiagram arrow(String from, String to) {
    return arrow(from, to, 0, Palette.AXIS, 1.2);
  }

  /**
   * Adds an arrow.
   *
   * @param from where it begins
   * @param to where it ends
   * @param bend how far its middle is bent to its left, in columns; 0 for straight
   * @param colour its colour
   * @param width its width in logical pixels
   * @return this
   * @throws IllegalArgumentException if one of its ends is not there
   */
  public PlacedDiagram arrow(String from, String to, double bend, Color colour, double width) {
    for (String end : List.of(from, to)) {
      if (!boxes.containsKey(end)) {
        throw new IllegalArgumentException("the diagram has no box " + end);
      }
    }
    arrows.add(new Arrow(from, to, bend, colour, width));
    return this;
  }

  /**
   * How many boxes there are, texts without a box left out.
   *
   * @return the number
   */
  public int boxes() {
    return (int) boxes.values().stream().filter(b -> b.wide > 0).count();
  }

  /**
   * How many arrows there are.
   *
   * @return the number
   */
  public int arrows() {
    return arrows.size();
  }

  private double left() {
    return boxes.values().stream().mapToDouble(b -> b.x - Math.abs(b.wide) / 2).min().orElse(0);
  }

  private double top() {
    return boxes.values().stream().mapToDouble(b -> b.y).min().orElse(0);
  }

  @Override
  public double width() {
    double right =
        boxes.values().stream().mapToDouble(b -> b.x + Math.abs(b.wide) / 2).max().orElse(1);
    return (right - left()) * COLUMN + 24;
  }

  @Override
  public double height() {
    double bottom = boxes.values().stream().mapToDouble(b -> b.y).max().orElse(1);
    return (bottom - top()) * ROW + HEIGHT + 64;
  }

  private double px(double x) {
    return (x - left()) * COLUMN + 12;
  }

  private double py(double y) {
    return (y - top()) * ROW + 46 + HEIGHT / 2;
  }

  private static double tall(Box box) {
    return Math.max(HEIGHT, box.text.size() * Text.line(FONT) + 10);
  }

  @Override
  public void paint(Graphics2D g, double w, double h) {
    double scale = Math.min(w / width(), h / height());
    var saved = g.getTransform();
    g.translate((w - scale * width()) / 2, 0);
    g.scale(scale, scale);
    g.setColor(Palette.BLACK);
    Text.draw(g, title, Fonts.bold(Fonts.LABEL), width() / 2, 14, .5, .5);
    arrows.forEach(arrow -> paint(g, arrow));
    boxes.values().forEach(box -> paint(g, box));
    g.setTransform(saved);
  }

  private void paint(Graphics2D g, Box box) {
    double wide = box.wide * COLUMN;
    double tall = tall(box);
    if (wide > 0) {
      var outline =
          new RoundRectangle2D.Double(px(box.x) - wide / 2, py(box.y) - tall / 2, wide, tall, 8, 8);
      g.setColor(Color.WHITE);
      g.fill(outline);
      g.setColor(Palette.withAlpha(box.fill, .25));
      g.fill(outline);
      g.setColor(box.fill.equals(Color.WHITE) ? Palette.AXIS : box.fill);
      g.setStroke(new BasicStroke(1.2f));
      g.draw(outline);
    }
    g.setColor(Palette.BLACK);
    double line = Text.line(FONT);
    for (int i = 0; i < box.text.size(); i++) {
      double y = py(box.y) + (i - (box.text.size() - 1) / 2.0) * line;
      Text.draw(g, box.text.get(i), FONT, px(box.x), y, .5, .5);
    }
  }

  private void paint(Graphics2D g, Arrow arrow) {
    Box a = boxes.get(arrow.from);
    Box b = boxes.get(arrow.to);
    double[] from = {px(a.x), py(a.y)};
    double[] to = {px(b.x), py(b.y)};
    double dx = to[0] - from[0];
    double dy = to[1] - from[1];
    double length = Math.max(1e-9, Math.hypot(dx, dy));
    double[] bend = {
      (from[0] + to[0]) / 2 + arrow.bend * COLUMN * dy / length,
      (from[1] + to[1]) / 2 - arrow.bend * COLUMN * dx / length
    };
    boolean straight = arrow.bend == 0;
    double[] start = edge(a, from, straight ? to : bend);
    double[] end = edge(b, to, straight ? from : bend);
    g.setColor(arrow.colour);
    g.setStroke(new BasicStroke((float) arrow.width));
    double ux = straight ? dx : end[0] - bend[0];
    double uy = straight ? dy : end[1] - bend[1];
    double u = Math.max(1e-9, Math.hypot(ux, uy));
    double shaftX = end[0] - ux / u * TIP;
    double shaftY = end[1] - uy / u * TIP;
    g.draw(
        straight
            ? new Line2D.Double(start[0], start[1], shaftX, shaftY)
            : new QuadCurve2D.Double(start[0], start[1], bend[0], bend[1], shaftX, shaftY));
    Path2D tip = new Path2D.Double();
    double half = TIP * .45 + arrow.width * .5;
    tip.moveTo(end[0], end[1]);
    tip.lineTo(shaftX - uy / u * half, shaftY + ux / u * half);
    tip.lineTo(shaftX + uy / u * half, shaftY - ux / u * half);
    tip.closePath();
    g.fill(tip);
  }

  /** Where the way from the middle of a box towards a point leaves the box. */
  private static double[] edge(Box box, double[] middle, double[] towards) {
    double dx = towards[0] - middle[0];
    double dy = towards[1] - middle[1];
    double halfWide = Math.abs(box.wide) * COLUMN / 2;
    double halfTall = tall(box) / 2;
    double t =
        Math.min(
            dx == 0 ? Double.POSITIVE_INFINITY : halfWide / Math.abs(dx),
            dy == 0 ? Double.POSITIVE_INFINITY : halfTall / Math.abs(dy));
    t = Double.isInfinite(t) ? 0 : t;
    return new double[] {middle[0] + t * dx, middle[1] + t * dy};
  }

  /** The boxes and their places. */
  @Override
  public Map<String, Series> series() {
    double[] x = boxes.values().stream().mapToDouble(b -> b.x).toArray();
    double[] y = boxes.values().stream().mapToDouble(b -> b.y).toArray();
    String name = title.isEmpty() ? "boxes" : title.toLowerCase(Locale.ROOT);
    return Map.of(name, Series.of("column", x, "row", y));
  }
}
