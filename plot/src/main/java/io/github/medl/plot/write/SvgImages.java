package io.github.medl.plot.write;

import io.github.medl.plot.paint.Sizes;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import org.apache.batik.svggen.DefaultImageHandler;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.w3c.dom.Element;

/** Puts images into the SVG itself, with sharp pixels. */
final class SvgImages extends DefaultImageHandler {
  private static final String XLINK = "http://www.w3.org/1999/xlink";

  @Override
  public void handleImage(Image image, Element element, SVGGeneratorContext context) {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      PngWriter.write((BufferedImage) image, 96 * Sizes.SCALE, png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String data = Base64.getEncoder().encodeToString(png.toByteArray());
    element.setAttributeNS(XLINK, "xlink:href", "data:image/png;base64," + data);
    element.setAttribute("image-rendering", "pixelated");
  }
}
