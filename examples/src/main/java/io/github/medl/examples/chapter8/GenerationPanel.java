package io.github.medl.examples.chapter8;

import io.github.medl.plot.Palette;
import io.github.medl.plot.Panel;
import io.github.medl.plot.Series;
import io.github.medl.plot.paint.Fonts;
import io.github.medl.plot.paint.Text;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Locale;
import java.util.Map;

/**
 * The drawing of figure 8.1: two ways from something random to a picture, both learned from data.
 *
 * @param z the numbers that the generator is given
 * @param made the picture that it makes of them, as intensities
 * @param noise the picture that the diffusion begins with
 * @param cleaned the one that it ends with
 * @param data a collage of real pictures
 */
record GenerationPanel(
    double[] z, double[][] made, double[][] noise, double[][] cleaned, double[][] data)
    implements Panel {
  private static final double TOP = 120;
  private static final double MIDDLE = 300;
  private static final double BOTTOM = 480;

  @Override
  public double width() {
    return 860;
  }

  @Override
  public double height() {
    return 580;
  }

  @Override
  public void paint(Graphics2D graphics, double w, double h) {
    Graphics2D own = (Graphics2D) graphics.create();
    own.translate((w - width()) / 2, (h - height()) / 2);
    Sketch sketch = new Sketch(own);
    numbers(own);
    sketch.words(70, 20, "z");
    sketch.filled(
        Sketch.box(400, TOP, 400, 110),
        GanPanel.BLUE,
        "GAN Generator",
        "has learned to sample from p(x|z)");
    sketch.picture(made, 760, TOP, 140);
    sketch.words(760, 34, "x");
    sketch.picture(data, 400, MIDDLE, 200);
    sketch.words(532, MIDDLE, "D");
    sketch.picture(noise, 70, BOTTOM, 110);
    sketch.words(70, 408, "z");
    sketch.filled(
        Sketch.box(400, BOTTOM, 400, 110),
        GanPanel.GREEN,
        "Diffusion Decoder",
        "has learned p(x|z)");
    sketch.picture(cleaned, 760, BOTTOM, 140);
    sketch.words(760, 394, "x");
    Color line = Palette.AXIS;
    sketch.arrow(line, 122, TOP, 198, TOP);
    sketch.arrow(line, 602, TOP, 686, TOP);
    sketch.arrow(line, 128, BOTTOM, 198, BOTTOM);
    sketch.arrow(line, 602, BOTTOM, 686, BOTTOM);
    sketch.arrow(line, 400, MIDDLE - 64, 400, TOP + 57);
    sketch.arrow(line, 400, MIDDLE + 64, 400, BOTTOM - 57);
    own.dispose();
  }

  private void numbers(Graphics2D g) {
    g.setColor(Palette.AXIS);
    g.draw(new Rectangle2D.Double(24, 32, 92, 18 * z.length + 8));
    g.setColor(Palette.BLACK);
    for (int i = 0; i < z.length; i++) {
      String number = String.format(Locale.ROOT, "%.3f", z[i]);
      Text.draw(g, number, Fonts.regular(Fonts.TICK), 104, 45 + 18 * i, 1, .5);
    }
  }

  @Override
  public Map<String, Series> series() {
    return Map.of();
  }
}
