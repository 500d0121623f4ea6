package io.github.medl.examples.chapter8;

import io.github.medl.plot.Palette;
import io.github.medl.plot.Panel;
import io.github.medl.plot.Series;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.Map;

/**
 * The drawing of figure 8.6: noise, generator, generated and real data, discriminator; with one
 * picture of each kind.
 *
 * @param noise what is written under z*
 * @param generator what is written under the generator
 * @param discriminator what is written under the discriminator
 * @param generated a generated picture, as intensities
 * @param real a real one
 */
record GanPanel(
    String noise, String generator, String discriminator, double[][] generated, double[][] real)
    implements Panel {
  static final Color GRAY = new Color(0xE0E0E0);
  static final Color GREEN = new Color(0xCDE8D8);
  static final Color YELLOW = new Color(0xFBF0C0);
  static final Color BLUE = new Color(0xD4E4F4);
  static final Color RED = new Color(0xF6D9CC);

  @Override
  public double width() {
    return 900;
  }

  @Override
  public double height() {
    return 350;
  }

  @Override
  public void paint(Graphics2D graphics, double w, double h) {
    Graphics2D own = (Graphics2D) graphics.create();
    own.translate((w - width()) / 2, (h - height()) / 2);
    Sketch sketch = new Sketch(own);
    sketch.frame(8, 8, 884, 334, Palette.VERMILLION, "Training");
    sketch.frame(28, 42, 500, 134, Palette.BLUE, "Production");
    sketch.drum(92, 116, 96, 84, GRAY, "z^{*}", noise);
    sketch.filled(Sketch.trapezium(252, 116, 120, 92, false), BLUE, "f^{G}_{θ}", generator);
    sketch.drum(412, 116, 80, 84, GREEN, "x^{*}");
    sketch.picture(generated, 490, 116, 56);
    sketch.drum(412, 260, 80, 84, YELLOW, "x ∈ D");
    sketch.picture(real, 490, 260, 56);
    sketch.filled(Sketch.trapezium(668, 188, 130, 110, true), RED, "f^{D}_{φ}", discriminator);
    sketch.words(842, 188, "Fake/Real");
    Color line = Palette.AXIS;
    sketch.arrow(line, 141, 116, 191, 116);
    sketch.arrow(line, 313, 116, 371, 116);
    sketch.arrow(line, 519, 116, 560, 116, 560, 170, 602, 170);
    sketch.arrow(line, 519, 260, 560, 260, 560, 206, 602, 206);
    sketch.arrow(line, 734, 188, 796, 188);
    own.dispose();
  }

  @Override
  public Map<String, Series> series() {
    return Map.of();
  }
}
