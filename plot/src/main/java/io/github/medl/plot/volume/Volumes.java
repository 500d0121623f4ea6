package io.github.medl.plot.volume;

import io.github.medl.plot.Palette;
import io.github.medl.plot.Panel;
import io.github.medl.plot.Series;
import io.github.medl.plot.paint.Fonts;
import io.github.medl.plot.paint.MathText;
import io.github.medl.plot.paint.Sizes;
import io.github.medl.plot.paint.Text;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Activations of a network for images, from left to right: each a box as thick as it has channels,
 * as high as it has rows, and as deep, into the page, as it has columns; vectors are columns of
 * dots.
 *
 * <pre>{@code
 * Volumes.of(.9, .08)                                   // logical pixels a row, a channel
 *     .box("64x224x224", 224, 224, 12, new Volumes.Slab(64, Palette.BLUE))
 *     .dots("4096", 7, 14);
 * }</pre>
 */
public final class Volumes implements Panel {
  private static final double SLANT = .32;
  private static final double LABEL = 96;
  private static final double ARROW = 62;
  private static final double DOT = 5;

  private final double pixel;
  private final double channel;
  private final List<Item> items = new ArrayList<>();
  private String title = "";
  private boolean upright = true;

  /**
   * Channels of one colour.
   *
   * @param channels how many
   * @param colour their colour
   */
  public record Slab(int channels, Color colour) {}

  private record Item(
      String label,
      double rows,
      double columns,
      double gap,
      List<Slab> slabs,
      List<String> dots,
      String arrow) {
    boolean isBox() {
      return dots.isEmpty();
    }
  }

  private Volumes(double pixel, double channel) {
    this.pixel = pixel;
    this.channel = channel;
  }

  /**
   * No boxes yet.
   *
   * @param pixel logical pixels for each row and column of an activation
   * @param channel logical pixels for each channel; none is thinner than two
   * @return the panel
   */
  public static Volumes of(double pixel, double channel) {
    return new Volumes(pixel, channel);
  }

  /**
   * Writes a title above.
   *
   * @param text the title, as {@link MathText}
   * @return this
   */
  public Volumes titled(String text) {
    title = MathText.checked(text);
    return this;
  }

  /**
   * Writes the labels from left to right rather than upwards, where there is room.
   *
   * @return this
   */
  public Volumes levelLabels() {
    upright = false;
    return this;
  }

  /**
   * Adds a box.
   *
   * @param label what stands below it, as {@link MathText}; may be empty
   * @param rows its rows
   * @param columns its columns
   * @param gap logical pixels between it and what is to its left
   * @param slabs its channels
   * @return this
   */
  public Volumes box(String label, int rows, int columns, double gap, Slab... slabs) {
    items.add(new Item(MathText.checked(label), rows, columns, gap, List.of(slabs), List.of(), ""));
    return this;
  }

  /**
   * Adds a column of dots for a vector.
   *
   * @param label what stands below it, as {@link MathText}
   * @param gap logical pixels between it and what is to its left
   * @param names what stands beside each dot, from the top, as {@link MathText}; a dot named "⋮" is
   *     drawn as that
   * @return this
   */
  public Volumes dots(String label, double gap, List<String> names) {
    items.add(new Item(MathText.checked(label), 0, 0, gap, List.of(), List.copyOf(names), ""));
    return this;
  }

  /**
   * Points at the last box from above.
   *
   * @param text what stands at the arrow, as {@link MathText}
   * @return this
   * @throws IllegalArgumentException when there is none yet
   */
  public Volumes arrow(String text) {
    if (items.isEmpty()) {
      throw new IllegalArgumentException("there is no box yet to point at");
    }
    Item last = items.remove(items.size() - 1);
    items.add(
        new Item(
            last.label,
            last.rows,
            last.columns,
            last.gap,
            last.slabs,
            last.dots,
            MathText.checked(text)));
    return this;
  }

  private double thickness(Slab slab) {
    return Math.max(2, slab.channels() * channel);
  }

  private double thickness(Item item) {
    return item.isBox() ? item.slabs.stream().mapToDouble(this::thickness).sum() : DOT + 34;
  }

  private double slant(Item item) {
    return SLANT * pixel * item.columns;
  }

  private double high(Item item) {
    return item.isBox() ? pixel * item.rows + slant(item) : item.dots.size() * 20;
  }

  @Override
  public double width() {
    double sum = 20;
    double right = 0;
    for (Item item : items) {
      sum += item.gap + thickness(item);
      right = Math.max(right, sum + slant(item));
    }
    return Math.max(32, right + 20);
  }

  private double body() {
    return items.stream().mapToDouble(this::high).max().orElse(32);
  }

  private double top() {
    double arrows =
        items.stream()
            .filter(item -> !item.arrow.isEmpty())
            .mapToDouble(item -> ARROW - (body() - high(item)) / 2)
            .max()
            .orElse(0);
    return (title.isEmpty() ? 4 : 28) + Math.max(0, arrows);
  }

  @Override
  public double height() {
    return Math.max(32, top() + body() + (upright ? LABEL : 28));
  }

  @Override
  public void paint(Graphics2D g, double w, double h) {
    Sizes.check(width(), height());
    double x = (w - width()) / 2 + 20;
    double middle = top() + body() / 2;
    Text.title(g, title, w / 2);
    for (Item item : items) {
      x += item.gap;
      double bottom = middle + high(item) / 2;
      if (item.isBox()) {
        box(g, item, x, bottom);
      } else {
        dots(g, item, x, middle);
      }
      label(g, item, x, top() + body());
      if (!item.arrow.isEmpty()) {
        arrow(g, item, x, bottom - high(item));
      }
      x += thickness(item);
    }
  }

  /** All labels stand below the largest box, where nothing covers them. */
  private void label(Graphics2D g, Item item, double x, double bottom) {
    if (item.label.isEmpty()) {
      return;
    }
    Font font = Fonts.regular(Fonts.TICK);
    double at = x + (item.isBox() ? thickness(item) / 2 : DOT);
    double wide = Text.width(g, item.label, font);
    g.setColor(Palette.BLACK);
    if (upright) {
      Text.upwards(g, item.label, font, at, bottom + 8 + wide / 2);
    } else {
      Text.draw(g, item.label, font, at, bottom + 8, .5, 0);
    }
  }

  private void box(Graphics2D g, Item item, double x, double bottom) {
    double front = pixel * item.rows;
    double slant = slant(item);
    double left = x;
    g.setStroke(new BasicStroke(.8f));
    for (int i = 0; i < item.slabs.size(); i++) {
      Slab slab = item.slabs.get(i);
      double t = thickness(slab);
      face(g, slab.colour(), left, bottom, t, 0, 0, -front);
      face(g, slab.colour().brighter(), left, bottom - front, t, 0, slant, -slant);
      if (i == item.slabs.size() - 1) {
        face(g, slab.colour().darker(), left + t, bottom, slant, -slant, 0, -front);
      }
      left += t;
    }
  }

  /** A parallelogram from a corner along two vectors. */
  private static void face(
      Graphics2D g, Color colour, double x, double y, double ax, double ay, double bx, double by) {
    Path2D path = new Path2D.Double();
    path.moveTo(x, y);
    path.lineTo(x + ax, y + ay);
    path.lineTo(x + ax + bx, y + ay + by);
    path.lineTo(x + bx, y + by);
    path.closePath();
    g.setColor(colour);
    g.fill(path);
    g.setColor(Palette.AXIS);
    g.draw(path);
  }

  private static void dots(Graphics2D g, Item item, double x, double middle) {
    Font font = Fonts.regular(Fonts.TICK);
    int n = item.dots.size();
    for (int i = 0; i < n; i++) {
      double y = middle + (i - (n - 1) / 2.0) * 20;
      g.setColor(Palette.AXIS);
      if (item.dots.get(i).equals("⋮")) {
        Text.draw(g, "⋮", Fonts.regular(Fonts.TITLE), x + DOT, y, .5, .5);
      } else {
        g.fill(new Ellipse2D.Double(x, y - DOT, 2 * DOT, 2 * DOT));
        Text.draw(g, item.dots.get(i), font, x + 2 * DOT + 5, y, 0, .5);
      }
    }
  }

  private void arrow(Graphics2D g, Item item, double x, double top) {
    double at = x + (thickness(item) + slant(item)) / 2;
    g.setColor(Palette.VERMILLION);
    g.setStroke(new BasicStroke(2));
    g.draw(new Line2D.Double(at, top - 40, at, top - 6));
    g.draw(new Line2D.Double(at - 5, top - 13, at, top - 5));
    g.draw(new Line2D.Double(at + 5, top - 13, at, top - 5));
    Text.draw(g, item.arrow, Fonts.bold(Fonts.LABEL), at, top - 46, .5, 1);
  }

  @Override
  public Map<String, Series> series() {
    return Map.of();
  }
}
