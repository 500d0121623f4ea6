package io.github.medl.plot.diagram;

import io.github.medl.plot.Palette;
import io.github.medl.plot.Style;
import io.github.medl.plot.paint.Fonts;
import io.github.medl.plot.paint.Text;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The headings above the layers of a {@link Diagram}, and the frames around some of them. */
final class DiagramFrames {
  private static final double FRAME = 6;
  private static final Font HEADING = Fonts.bold(Fonts.TICK);

  private final Diagram diagram;
  private final DiagramLayout layout;

  DiagramFrames(Diagram diagram, DiagramLayout layout) {
    this.diagram = diagram;
    this.layout = layout;
  }

  static double widestHeading(Diagram diagram, Graphics2D g) {
    return diagram.headings.stream()
        .mapToDouble(text -> Text.width(g, text, HEADING))
        .max()
        .orElse(0);
  }

  double headingHeight() {
    return diagram.headings.isEmpty() ? 0 : 24;
  }

  /** How far the first and the last heading stand out beyond their layers. */
  double overhang() {
    if (diagram.headings.isEmpty()) {
      return 0;
    }
    Graphics2D g = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    double widest = widestHeading(diagram, g);
    g.dispose();
    return Math.max(0, (widest - layout.narrowestLayer()) / 2);
  }

  /**
   * How far a frame stands out beyond its layers: further than those within it. Frames side by
   * side, also those that share a layer, are of one height.
   */
  private double gap(int k) {
    return FRAME * (1 + depth(k));
  }

  /** How many frames lie one within the other inside of a frame. */
  private int depth(int k) {
    int depth = 0;
    for (int other = 0; other < diagram.frames.size(); other++) {
      if (other != k && isWithin(other, k)) {
        depth = Math.max(depth, 1 + depth(other));
      }
    }
    return depth;
  }

  /** Of two frames around the same layers the first lies within the second. */
  private boolean isWithin(int inner, int outer) {
    Diagram.Frame a = diagram.frames.get(inner);
    Diagram.Frame b = diagram.frames.get(outer);
    boolean isSame = first(a) == first(b) && last(a) == last(b);
    return isSame ? inner < outer : first(b) <= first(a) && last(a) <= last(b);
  }

  private double widestGap() {
    return IntStream.range(0, diagram.frames.size()).mapToDouble(this::gap).max().orElse(0);
  }

  /** The room that frames take around the layers. */
  double room() {
    return diagram.frames.isEmpty() ? 0 : widestGap() + 2;
  }

  /** The room that the names of the frames take below them. */
  double names() {
    return diagram.frames.isEmpty() ? 0 : 8 + Text.line(HEADING) * (1 + max(nameRows()));
  }

  private static int max(int[] values) {
    return Arrays.stream(values).max().orElse(0);
  }

  /** The line in which each frame has its name: below the names that it would meet. */
  private int[] nameRows() {
    return nameRows(namesLeft());
  }

  /** Under the middle of its frame a name may meet others; under the left corner it seldom does. */
  private boolean namesLeft() {
    return max(nameRows(false)) > max(nameRows(true));
  }

  private int[] nameRows(boolean left) {
    Graphics2D g = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    int n = diagram.frames.size();
    int[] rows = new int[n];
    double[] middles = new double[n];
    double[] widths = new double[n];
    for (int k = 0; k < n; k++) {
      Diagram.Frame frame = diagram.frames.get(k);
      widths[k] = Text.width(g, frame.name(), HEADING) + 12;
      middles[k] =
          left
              ? layout.start(first(frame)) - gap(k) + widths[k] / 2
              : (layout.start(first(frame)) + layout.end(last(frame))) / 2;
      for (int other = 0; other < k; other++) {
        if (Math.abs(middles[k] - middles[other]) < (widths[k] + widths[other]) / 2) {
          rows[k] = Math.max(rows[k], rows[other] + 1);
        }
      }
    }
    g.dispose();
    return rows;
  }

  private int first(Diagram.Frame frame) {
    return Math.min(frame.from(), layout.layers() - 1);
  }

  private int last(Diagram.Frame frame) {
    return Math.min(frame.to(), layout.layers() - 1);
  }

  void paint(Graphics2D g) {
    g.setColor(Palette.BLACK);
    for (int l = 0; l < Math.min(layout.layers(), diagram.headings.size()); l++) {
      double y = -headingHeight() - room();
      Text.draw(g, diagram.headings.get(l), HEADING, layout.middle(l), y, .5, 0);
    }
    paintFrames(g);
  }

  private void paintFrames(Graphics2D g) {
    boolean isLeft = namesLeft();
    int[] rows = nameRows(isLeft);
    for (int k = 0; k < diagram.frames.size(); k++) {
      Diagram.Frame frame = diagram.frames.get(k);
      double gap = gap(k);
      double left = layout.start(first(frame)) - gap;
      double right = layout.end(last(frame)) + gap;
      g.setColor(frame.colour());
      g.setStroke(Style.of(frame.colour()).width(1.4).dashed().stroke());
      g.draw(
          new RoundRectangle2D.Double(
              left, -gap, right - left, layout.totalAcross + 2 * gap, 2 * FRAME, 2 * FRAME));
      double y = layout.totalAcross + room() + 4 + rows[k] * Text.line(HEADING);
      if (isLeft) {
        Text.draw(g, frame.name(), HEADING, left + 2 * FRAME, y, 0, 0);
      } else {
        Text.draw(g, frame.name(), HEADING, (left + right) / 2, y, .5, 0);
      }
    }
  }
}
