package io.github.medl.examples.chapter8;

import io.github.medl.plot.Palette;
import io.github.medl.plot.Panel;
import io.github.medl.plot.Series;
import io.github.medl.tensor.Tensor;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Map;

/**
 * A variational autoencoder at work on one observation.
 *
 * @param x the observation, ink from 0 to 1
 * @param z the code that was drawn
 * @param made what the decoder makes of it
 */
record VaePanel(Tensor x, double[] z, Tensor made) implements Panel {
  private static final Color ENCODER = new Color(0xCFE8D5);
  private static final Color DECODER = new Color(0xF5CFC4);
  private static final double MIDDLE = 145;
  private static final double IMAGE = 92;

  @Override
  public double width() {
    return 860;
  }

  @Override
  public double height() {
    return 310;
  }

  @Override
  public void paint(Graphics2D graphics, double w, double h) {
    Graphics2D g = (Graphics2D) graphics.create();
    g.translate((w - width()) / 2, 0);
    Stage stage = new Stage(g);
    stage.frame(6, 6, 848, 256, Palette.GREY, "Training");
    stage.frame(372, 34, 470, 212, Palette.BLUE, "Production");
    stage.image(x, 82, MIDDLE, IMAGE);
    stage.arrow(132, MIDDLE, 168, MIDDLE, Palette.AXIS, 1.6);
    stage.trapezium(240, MIDDLE, 140, 150, 84, ENCODER);
    stage.bold("Encoder", 240, MIDDLE - 12);
    stage.text("q_{φ}(z | x)", 240, MIDDLE + 12);
    stage.arrow(314, MIDDLE, 392, MIDDLE, Palette.AXIS, 1.6);
    code(g);
    stage.arrow(440, MIDDLE, 484, MIDDLE, Palette.AXIS, 1.6);
    stage.trapezium(558, MIDDLE, 144, 84, 150, DECODER);
    stage.bold("Decoder", 558, MIDDLE - 12);
    stage.text("p_{θ}(x | z*)", 558, MIDDLE + 12);
    stage.arrow(634, MIDDLE, 690, MIDDLE, Palette.AXIS, 1.6);
    stage.image(made, 744, MIDDLE, IMAGE);
    stage.text("x", 82, MIDDLE - 66);
    stage.text("z*", 416, MIDDLE - 74);
    stage.text("x*", 744, MIDDLE - 66);
    stem(stage, "Data sample", 82, MIDDLE + 48);
    stem(stage, "Latent variable", 416, MIDDLE + 62);
    stem(stage, "Generated data sample", 744, MIDDLE + 48);
    g.dispose();
  }

  private static void stem(Stage stage, String words, double x, double from) {
    stage.stem(x, from, 276);
    stage.text(words, x, 290);
  }

  /** The code as a column of cells: blue below 0, red above. */
  private void code(Graphics2D g) {
    double cell = 120.0 / z.length;
    for (int k = 0; k < z.length; k++) {
      double share = Math.min(1, Math.abs(z[k]) / 2.5);
      Color full = z[k] < 0 ? Palette.BLUE : Palette.VERMILLION;
      g.setColor(Palette.withAlpha(full, share));
      Rectangle2D box = new Rectangle2D.Double(398, MIDDLE - 60 + k * cell, 36, cell);
      g.fill(box);
      g.setColor(Palette.AXIS);
      g.draw(box);
    }
  }

  @Override
  public Map<String, Series> series() {
    return Map.of();
  }
}
