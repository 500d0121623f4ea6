package io.github.medl.rl.drawing;

import io.github.medl.plot.Palette;
import io.github.medl.plot.paint.Fonts;
import io.github.medl.plot.paint.Text;
import io.github.medl.rl.environment.Taxi;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** The town: the taxi, empty or taken; the passenger, a dot; his destination, framed. */
final class TaxiScene extends Scene {
  private static final double CELL = 30;
  private static final int SIZE = 5;
  private static final List<String> NAMES = List.of("R", "G", "Y", "B");

  private final int state;

  TaxiScene(int state, String title) {
    super(CELL * SIZE, CELL * SIZE, title);
    this.state = state;
  }

  @Override
  void draw(Graphics2D g, double w, double h) {
    int destination = state % 4;
    int passenger = state / 4 % 5;
    int column = state / 20 % 5;
    int row = state / 100;
    g.setColor(SKY);
    g.fill(new Rectangle2D.Double(0, 0, w, h));
    for (int k = 0; k < 4; k++) {
      int[] stop = Taxi.stops().get(k);
      double x = CELL * stop[1];
      double y = CELL * stop[0];
      g.setColor(Palette.BLACK);
      Text.draw(g, NAMES.get(k), Fonts.bold(Fonts.TICK), x + 4, y + 4, 0, 0);
      if (k == destination) {
        g.setColor(Palette.PURPLE);
        g.setStroke(new BasicStroke(2.5f));
        g.draw(new Rectangle2D.Double(x + 2, y + 2, CELL - 4, CELL - 4));
      }
    }
    g.setColor(Palette.AXIS);
    g.setStroke(new BasicStroke(2));
    g.draw(new Rectangle2D.Double(1, 1, w - 2, h - 2));
    for (int r = 0; r < SIZE; r++) {
      for (int c = 0; c < SIZE - 1; c++) {
        if (Taxi.isWallEast(r, c)) {
          g.draw(new Line2D.Double(CELL * (c + 1), CELL * r, CELL * (c + 1), CELL * (r + 1)));
        }
      }
    }
    g.setColor(passenger == 4 ? Palette.GREEN : Palette.YELLOW);
    g.fill(new Rectangle2D.Double(CELL * column + 6, CELL * row + 9, CELL - 12, CELL - 18));
    if (passenger < 4) {
      int[] stop = Taxi.stops().get(passenger);
      g.setColor(Color.BLUE.darker());
      g.fill(new Ellipse2D.Double(CELL * stop[1] + 17, CELL * stop[0] + 4, 8, 8));
    }
  }
}
