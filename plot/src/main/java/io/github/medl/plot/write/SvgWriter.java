package io.github.medl.plot.write;

import io.github.medl.plot.paint.Hints;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.io.BufferedWriter;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Writes a drawing as SVG through Batik. Text becomes outlines: the reader's fonts have other
 * widths than ours, and scripts and labels would drift.
 */
public final class SvgWriter {
  /** Cells a side of a surface: each is an element of 150 bytes. */
  private static final int SURFACE_CELLS = 48;

  private SvgWriter() {}

  /**
   * Writes a drawing.
   *
   * @param logicalWidth its width in logical pixels
   * @param logicalHeight its height in logical pixels
   * @param drawing draws it
   * @param out where; stays open
   * @throws IOException when that fails
   */
  public static void write(
      double logicalWidth, double logicalHeight, Consumer<Graphics2D> drawing, OutputStream out)
      throws IOException {
    int width = (int) Math.ceil(logicalWidth);
    int height = (int) Math.ceil(logicalHeight);
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document());
    context.setPrecision(2);
    context.setComment("");
    context.setImageHandler(new SvgImages());
    SvgGraphics g = new SvgGraphics(context);
    g.setSVGCanvasSize(new Dimension(width, height));
    g.setRenderingHint(Hints.CELLS, SURFACE_CELLS);
    drawing.accept(g);
    Element root = g.drawing();
    root.setAttribute("viewBox", "0 0 " + width + " " + height);
    Writer writer =
        new Unindented(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)));
    g.stream(root, writer, false, false);
    writer.flush();
  }

  /** Leaves out the blanks with which Batik begins each line, a sixth of a picture of marks. */
  private static final class Unindented extends FilterWriter {
    private boolean begins;

    Unindented(Writer out) {
      super(out);
    }

    @Override
    public void write(int c) throws IOException {
      if (!begins || c != ' ') {
        out.write(c);
        begins = c == '\n';
      }
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
      for (int i = from; i < from + length; i++) {
        write(text[i]);
      }
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
      for (int i = from; i < from + length; i++) {
        write(text.charAt(i));
      }
    }
  }

  private static Document document() {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument(SvgGraphics.SVG, "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("this Java has no XML parser", e);
    }
  }
}
