package io.github.medl.examples.chapter8;

import io.github.medl.plot.Palette;
import io.github.medl.plot.Panel;
import io.github.medl.plot.Series;
import io.github.medl.tensor.Tensor;
import java.awt.Graphics2D;
import java.util.Map;

/**
 * The chain of a diffusion, with what is at its beginning, at a step and at its end.
 *
 * @param first ink from 0 to 1
 * @param within after three tenths of the steps
 * @param last noise
 */
record ChainPanel(Tensor first, Tensor within, Tensor last) implements Panel {
  private static final String[] BOXES = {
    "x", "z_{1}", "…", "z_{t-1}", "z_{t}", "z_{t+1}", "…", "z_{T-1}", "z_{T}"
  };
  private static final String[] THERE = {
    "q_{φ(0)}(z_{1}|x)",
    "",
    "",
    "q_{φ(t-1)}(z_{t}|z_{t-1})",
    "q_{φ(t)}(z_{t+1}|z_{t})",
    "",
    "",
    "q_{φ(T-1)}(z_{T}|z_{T-1})"
  };
  private static final String[] BACK = {
    "p_{θ(1)}(x|z_{1})",
    "",
    "",
    "p_{θ(t)}(z_{t-1}|z_{t})",
    "p_{θ(t+1)}(z_{t}|z_{t+1})",
    "",
    "",
    "p_{θ(T)}(z_{T-1}|z_{T})"
  };
  private static final double LEFT = 62;
  private static final double APART = 118;
  private static final double Y = 128;
  private static final double HALF = 24;

  /** How many boxes the chain has, dots not counted. */
  static int boxes() {
    int boxes = 0;
    for (String box : BOXES) {
      boxes += box.equals("…") ? 0 : 1;
    }
    return boxes;
  }

  @Override
  public double width() {
    return 2 * LEFT + (BOXES.length - 1) * APART;
  }

  @Override
  public double height() {
    return 370;
  }

  private static double x(int box) {
    return LEFT + box * APART;
  }

  @Override
  public void paint(Graphics2D graphics, double w, double h) {
    Graphics2D g = (Graphics2D) graphics.create();
    g.translate((w - width()) / 2, 0);
    Stage stage = new Stage(g);
    stage.bold("Encoder", x(4), 12);
    stage.arrow(x(0), 30, x(8), 30, Palette.BLUE, 4);
    stage.arrow(x(8), 230, x(0), 230, Palette.VERMILLION, 4);
    stage.bold("Decoder", x(4), 248);
    for (int k = 0; k < BOXES.length; k++) {
      if (BOXES[k].equals("…")) {
        stage.bold(BOXES[k], x(k), Y);
      } else {
        stage.box(x(k), Y, 2 * HALF, BOXES[k]);
      }
    }
    for (int k = 0; k + 1 < BOXES.length; k++) {
      double middle = (x(k) + x(k + 1)) / 2;
      stage.bow(x(k) + 14, x(k + 1) - 14, Y - HALF - 3, 15, Palette.BLUE);
      stage.bow(x(k + 1) - 14, x(k) + 14, Y + HALF + 3, -15, Palette.VERMILLION);
      stage.small(THERE[k], middle, Y - HALF - 30);
      stage.small(BACK[k], middle, Y + HALF + 32);
    }
    image(stage, first, 0, "t = 0");
    image(stage, within, 4, "t = 0.3 T");
    image(stage, last, 8, "t = T");
    g.dispose();
  }

  private static void image(Stage stage, Tensor ink, int box, String when) {
    stage.image(ink, x(box), 308, 84);
    stage.small(when, x(box), 361);
  }

  @Override
  public Map<String, Series> series() {
    return Map.of();
  }
}
