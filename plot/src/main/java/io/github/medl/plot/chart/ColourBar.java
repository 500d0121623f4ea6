package io.github.medl.plot.chart;

import io.github.medl.plot.ColourScale;
import io.github.medl.plot.Palette;
import io.github.medl.plot.paint.Fonts;
import io.github.medl.plot.paint.Scale;
import io.github.medl.plot.paint.Text;
import io.github.medl.plot.paint.Ticks;
import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** The bar beside a heat map that says which colour means which value. */
final class ColourBar {
  private static final double GAP = 12;
  private static final double BAR = 14;

  private ColourBar() {}

  static double width(Graphics2D g, ColourScale colours) {
    double widest = 0;
    for (String label : Ticks.labels(ticks(colours), null)) {
      widest = Math.max(widest, Text.width(g, label, Fonts.regular(Fonts.TICK)));
    }
    return GAP + BAR + 8 + widest;
  }

  private static double[] ticks(ColourScale colours) {
    return Ticks.nice(colours.min(), colours.max(), 5);
  }

  /** Paints the bar to the right of the axes. */
  static void paint(Graphics2D g, ColourScale colours, Rectangle2D area) {
    int n = 256;
    BufferedImage image = new BufferedImage(1, n, BufferedImage.TYPE_INT_ARGB);
    for (int i = 0; i < n; i++) {
      image.setRGB(0, i, colours.map().argb(1 - (i + .5) / n));
    }
    double x = area.getMaxX() + GAP;
    AffineTransform place = AffineTransform.getTranslateInstance(x, area.getMinY());
    place.scale(BAR, area.getHeight() / n);
    g.drawImage(image, place, null);
    g.setColor(Palette.AXIS);
    g.setStroke(new BasicStroke(.8f));
    g.draw(new Rectangle2D.Double(x, area.getMinY(), BAR, area.getHeight()));
    Scale scale = new Scale(colours.min(), colours.max(), area.getMaxY(), area.getMinY(), false);
    Font font = Fonts.regular(Fonts.TICK);
    double[] ticks = ticks(colours);
    String[] labels = Ticks.labels(ticks, null);
    for (int i = 0; i < ticks.length; i++) {
      double y = scale.at(ticks[i]);
      g.setColor(Palette.AXIS);
      g.draw(new Line2D.Double(x + BAR, y, x + BAR + 3, y));
      g.setColor(Palette.BLACK);
      Text.draw(g, labels[i], font, x + BAR + 7, y, 0, .5);
    }
  }
}
