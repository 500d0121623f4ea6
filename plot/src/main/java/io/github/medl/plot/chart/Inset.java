package io.github.medl.plot.chart;

import io.github.medl.plot.Palette;
import io.github.medl.plot.Style;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** An image inside a chart, its middle at a point, with a thin frame. */
record Inset(BufferedImage image, double x, double y, double width) implements Layer {
  @Override
  public void paint(Graphics2D g, Axes axes) {
    double height = width * image.getHeight() / image.getWidth();
    double left = axes.x().at(x) - width / 2;
    double top = axes.y().at(y) - height / 2;
    AffineTransform place = AffineTransform.getTranslateInstance(left, top);
    place.scale(width / image.getWidth(), height / image.getHeight());
    // Insets are smaller than their images: without smoothing lines would be lost.
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    g.drawImage(image, place, null);
    g.setColor(Palette.AXIS);
    g.setStroke(Style.of(Palette.AXIS).width(.8).stroke());
    g.draw(new Rectangle2D.Double(left, top, width, height));
  }

  @Override
  public List<Point2D> avoid(Axes axes) {
    double half = width * image.getHeight() / image.getWidth() / 2;
    double px = axes.x().at(x);
    double py = axes.y().at(y);
    return Avoid.between(axes, px - width / 2, py - half, px + width / 2, py + half);
  }
}
