package io.github.medl.plot.write;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Shape;
import java.awt.font.GlyphVector;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Point2D;
import java.util.HashMap;
import java.util.Map;
import org.apache.batik.svggen.DOMGroupManager;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Element;

/**
 * Batik's writer, with letters as outlines that are defined once and used wherever they stand: a
 * picture with many numbers is a fraction of the size.
 */
final class SvgGraphics extends SVGGraphics2D {
  static final String SVG = "http://www.w3.org/2000/svg";
  private static final String XLINK = "http://www.w3.org/1999/xlink";

  private record Letter(int style, float size, int glyph) {}

  private final Map<Letter, String> ids = new HashMap<>();
  private final Element letters;

  SvgGraphics(SVGGeneratorContext context) {
    super(context, true);
    letters = element("defs");
  }

  private Element element(String name) {
    return getDOMFactory().createElementNS(SVG, name);
  }

  @Override
  public void drawString(String text, float x, float y) {
    GlyphVector line = getFont().createGlyphVector(getFontRenderContext(), text);
    Element group = element("g");
    for (int i = 0; i < line.getNumGlyphs(); i++) {
      String id = id(line, i);
      if (!id.isEmpty()) {
        Point2D at = line.getGlyphPosition(i);
        Element use = element("use");
        use.setAttributeNS(XLINK, "xlink:href", "#" + id);
        use.setAttribute("x", getGeneratorContext().doubleString(x + at.getX()));
        use.setAttribute("y", getGeneratorContext().doubleString(y + at.getY()));
        group.appendChild(use);
      }
    }
    if (group.hasChildNodes()) {
      getDOMGroupManager().addElement(group, DOMGroupManager.FILL);
    }
  }

  /** The name of a letter's outline, which is defined where it is not yet; empty for a blank. */
  private String id(GlyphVector line, int i) {
    Font font = line.getFont();
    Letter letter = new Letter(font.getStyle(), font.getSize2D(), line.getGlyphCode(i));
    String known = ids.get(letter);
    if (known != null) {
      return known;
    }
    Point2D at = line.getGlyphPosition(i);
    String outline = PathData.of(line.getGlyphOutline(i, (float) -at.getX(), (float) -at.getY()));
    String id = outline.isEmpty() ? "" : "c" + letters.getChildNodes().getLength();
    ids.put(letter, id);
    if (!id.isEmpty()) {
      Element path = element("path");
      path.setAttribute("id", id);
      path.setAttribute("d", outline);
      letters.appendChild(path);
    }
    return id;
  }

  /** Lines of many points in short. */
  @Override
  public void draw(Shape shape) {
    if (shape instanceof Path2D && getStroke() instanceof BasicStroke) {
      add(shape, DOMGroupManager.DRAW);
    } else {
      super.draw(shape);
    }
  }

  @Override
  public void fill(Shape shape) {
    if (shape instanceof Path2D) {
      add(shape, DOMGroupManager.FILL);
    } else {
      super.fill(shape);
    }
  }

  private void add(Shape shape, short how) {
    String data = PathData.of(shape);
    if (!data.isEmpty()) {
      Element path = element("path");
      path.setAttribute("d", data);
      if (shape.getPathIterator(null).getWindingRule() == PathIterator.WIND_EVEN_ODD) {
        path.setAttribute("fill-rule", "evenodd");
      }
      getDOMGroupManager().addElement(path, how);
    }
  }

  /** The whole drawing, definitions of its letters first, each style once for neighbours. */
  Element drawing() {
    Element root = getRoot();
    SharedStyles.in(root);
    root.insertBefore(letters, root.getFirstChild());
    return root;
  }
}
