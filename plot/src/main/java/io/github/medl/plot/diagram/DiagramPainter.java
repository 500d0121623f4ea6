package io.github.medl.plot.diagram;

import io.github.medl.plot.Palette;
import io.github.medl.plot.paint.Text;
import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/**
 * Draws a {@link Diagram}: its title, headings and frames, the edges, and the nodes over them.
 * Where things stand is decided in {@link DiagramLayout}.
 */
final class DiagramPainter {
  private static final double MARGIN = 8;

  private final Diagram diagram;
  private final DiagramLayout layout;
  private final DiagramFrames frames;

  DiagramPainter(Diagram diagram) {
    this.diagram = diagram;
    this.layout = new DiagramLayout(diagram);
    this.frames = new DiagramFrames(diagram, layout);
  }

  private double titleHeight() {
    return diagram.title.isEmpty() ? 0 : 28;
  }

  double width() {
    double nodes = diagram.topDown ? layout.totalAcross : layout.totalAlong;
    return 2 * (MARGIN + frames.overhang() + frames.room()) + nodes;
  }

  double height() {
    return 2 * MARGIN
        + titleHeight()
        + frames.headingHeight()
        + 2 * frames.room()
        + frames.names()
        + (diagram.topDown ? layout.totalAlong : layout.totalAcross);
  }

  void paint(Graphics2D g, double w, double h) {
    AffineTransform saved = g.getTransform();
    Text.title(g, diagram.title, w / 2);
    double room = h - titleHeight();
    double scale = Math.min(1, Math.min(w / width(), room / (height() - titleHeight())));
    g.translate(w / 2, titleHeight() + room / 2);
    g.scale(scale, scale);
    g.translate(
        MARGIN + frames.overhang() + frames.room() - width() / 2,
        MARGIN + frames.headingHeight() + frames.room() - (height() - titleHeight()) / 2);
    frames.paint(g);
    new DiagramEdges(diagram, layout).paint(g);
    for (int v = 0; v < layout.graph.real; v++) {
      paintNode(g, v);
    }
    g.setTransform(saved);
  }

  private void paintNode(Graphics2D g, int v) {
    Diagram.Node node = diagram.nodes.get(v);
    double[] c = layout.xy(layout.middle(layout.layerOf(v)), layout.across(v));
    double[] size = layout.xy(layout.length(v), layout.breadth(v));
    double w = size[0];
    double h = size[1];
    Rectangle2D box = new Rectangle2D.Double(c[0] - w / 2, c[1] - h / 2, w, h);
    if (node.shape() != Diagram.Shape.PLAIN) {
      java.awt.Shape outline =
          node.shape() == Diagram.Shape.BOX
              ? new RoundRectangle2D.Double(box.getX(), box.getY(), w, h, 10, 10)
              : new Ellipse2D.Double(box.getX(), box.getY(), w, h);
      g.setColor(node.fill());
      g.fill(outline);
      g.setColor(Palette.AXIS);
      g.setStroke(new BasicStroke(1.1f));
      g.draw(outline);
    }
    words(g, node, c);
  }

  private static void words(Graphics2D g, Diagram.Node node, double[] c) {
    double height = 0;
    for (int i = 0; i < node.lines().size(); i++) {
      height += Text.line(DiagramLayout.font(i));
    }
    double y = c[1] - height / 2;
    for (int i = 0; i < node.lines().size(); i++) {
      Font font = DiagramLayout.font(i);
      g.setColor(node.lines().get(i).colour());
      y += Text.line(font);
      Text.draw(g, node.lines().get(i).text(), font, c[0], y - Text.line(font) / 2, .5, .5);
    }
  }
}
