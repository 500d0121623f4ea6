package io.github.medl.rl.drawing;

import io.github.medl.plot.ColourMap;
import io.github.medl.plot.ColourScale;
import io.github.medl.plot.Palette;
import io.github.medl.plot.paint.Fonts;
import io.github.medl.plot.paint.Text;
import io.github.medl.plot.paint.Ticks;
import io.github.medl.rl.environment.Grid;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A grid with the agent, or with values as colours and the best actions as arrows. */
final class GridScene extends Scene {
  private static final double CELL = 34;
  private static final Color ICE = new Color(0xDCEBF7);
  private static final Color WALL = new Color(0x6E6E6E);
  private static final Color HOLE = new Color(0x3B4A5A);
  private static final Color END = new Color(0x9BD3B8);

  private final Grid grid;
  private final int agent;
  private final double @Nullable [] values;
  private final @Nullable List<int[]> best;
  private final int[] directions;

  /** The agent is in a state. */
  GridScene(Grid grid, int agent, String title) {
    this(grid, agent, null, null, new int[0], title);
  }

  /** What is known of the cells. */
  GridScene(
      Grid grid,
      int agent,
      double @Nullable [] values,
      @Nullable List<int[]> best,
      int[] directions,
      String title) {
    super(CELL * grid.columns(), CELL * grid.rows().size(), title);
    this.grid = grid;
    this.agent = agent;
    this.values = values;
    this.best = best;
    this.directions = directions;
  }

  @Override
  void draw(Graphics2D g, double w, double h) {
    g.setStroke(new BasicStroke(1));
    for (int row = 0; row < grid.rows().size(); row++) {
      for (int column = 0; column < grid.columns(); column++) {
        drawCell(g, row, column);
      }
    }
    if (agent >= 0 && agent < grid.cells().size()) {
      int[] cell = grid.cells().get(agent);
      g.setColor(Palette.VERMILLION);
      g.fill(
          new Ellipse2D.Double(
              CELL * (cell[1] + 0.25), CELL * (cell[0] + 0.25), CELL / 2, CELL / 2));
    }
  }

  private void drawCell(Graphics2D g, int row, int column) {
    char letter = grid.at(row, column);
    Rectangle2D box = new Rectangle2D.Double(CELL * column, CELL * row, CELL, CELL);
    int state = grid.isOpen(row, column) ? grid.state(row, column) : -1;
    boolean isValued = values != null && state >= 0 && !isEnd(letter) && letter != 'C';
    g.setColor(isValued ? colour(state) : plain(letter));
    g.fill(box);
    g.setColor(Color.WHITE);
    g.draw(box);
    boolean isNamed = "SGHT".indexOf(letter) >= 0;
    if (isNamed) {
      boolean isOnDark = letter == 'H' || isValued && brightness(colour(state)) < 0.5;
      g.setColor(isOnDark ? Color.WHITE : Palette.BLACK);
      Font font = Fonts.bold(Fonts.TICK);
      Text.draw(g, String.valueOf(letter), font, CELL * column + 4, CELL * row + 4, 0, 0);
    }
    if (isValued) {
      boolean isDark = brightness(colour(state)) < 0.5;
      g.setColor(isDark ? Color.WHITE : Palette.BLACK);
      if (best == null) {
        double x = CELL * (column + 0.5);
        String text = Ticks.label(Math.round(100 * values[state]) / 100.0);
        Text.draw(g, text, Fonts.regular(9), x, CELL * (row + 0.55), .5, .5);
      } else {
        for (int action : best.get(state)) {
          drawArrow(g, CELL * (column + 0.5), CELL * (row + 0.5), directions[action]);
        }
      }
    }
  }

  /** An arrow from the middle; directions are 0 up, 1 right, 2 down, 3 left. */
  private static void drawArrow(Graphics2D g, double x, double y, int direction) {
    Graphics2D arrow = (Graphics2D) g.create();
    arrow.translate(x, y);
    arrow.rotate(direction * Math.PI / 2);
    arrow.setStroke(new BasicStroke(1.6f));
    arrow.draw(new Line2D.Double(0, 0, 0, -7));
    Path2D tip = new Path2D.Double();
    tip.moveTo(0, -13);
    tip.lineTo(4, -6);
    tip.lineTo(-4, -6);
    arrow.fill(tip);
    arrow.dispose();
  }

  private Color colour(int state) {
    double[] known = new double[grid.cells().size()];
    List<int[]> cells = grid.cells();
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int s = 0; s < known.length; s++) {
      char letter = grid.at(cells.get(s)[0], cells.get(s)[1]);
      if (!isEnd(letter) && letter != 'C') {
        low = Math.min(low, values[s]);
        high = Math.max(high, values[s]);
      }
    }
    double width = high > low ? high - low : 1;
    return new Color(
        new ColourScale(ColourMap.VIRIDIS, low - 0.02 * width, high + 0.02 * width)
            .argb(values[state]));
  }

  private static double brightness(Color c) {
    return (0.3 * c.getRed() + 0.59 * c.getGreen() + 0.11 * c.getBlue()) / 255;
  }

  private static boolean isEnd(char letter) {
    return "HGT".indexOf(letter) >= 0;
  }

  private static Color plain(char letter) {
    return switch (letter) {
      case '#' -> WALL;
      case 'H', 'C' -> HOLE;
      case 'G', 'T' -> END;
      default -> ICE;
    };
  }
}
