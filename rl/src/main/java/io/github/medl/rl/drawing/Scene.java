package io.github.medl.rl.drawing;

import io.github.medl.plot.Palette;
import io.github.medl.plot.Panel;
import io.github.medl.plot.Series;
import io.github.medl.plot.paint.Fonts;
import io.github.medl.plot.paint.Text;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.Map;

/** A drawing of one moment in a box of fixed size, with a line of text above it. */
abstract class Scene implements Panel {
  static final double TITLE = 18;
  static final Color SKY = new Color(0xF4F6F8);

  private final double width;
  private final double height;
  private final String title;

  Scene(double width, double height, String title) {
    this.width = width;
    this.height = height;
    this.title = title;
  }

  @Override
  public final double width() {
    return width;
  }

  @Override
  public final double height() {
    return height + (title.isEmpty() ? 0 : TITLE);
  }

  @Override
  public final void paint(Graphics2D g, double w, double h) {
    double top = title.isEmpty() ? 0 : TITLE;
    if (!title.isEmpty()) {
      g.setColor(Palette.BLACK);
      Text.draw(g, title, Fonts.regular(Fonts.TICK), w / 2, 2, .5, 0);
    }
    Graphics2D inner = (Graphics2D) g.create();
    double scale = Math.min(w / width, (h - top) / height);
    inner.translate((w - scale * width) / 2, top);
    inner.scale(scale, scale);
    draw(inner, width, height);
    inner.dispose();
  }

  /** Draws the moment in the box from (0, 0) to (width, height). */
  abstract void draw(Graphics2D g, double w, double h);

  @Override
  public Map<String, Series> series() {
    return Map.of();
  }
}
