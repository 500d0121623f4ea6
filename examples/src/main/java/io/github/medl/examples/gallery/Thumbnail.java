package io.github.medl.examples.gallery;

import io.github.medl.plot.Picture;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** A small picture for the index, where a hundred of them are seen at once. */
final class Thumbnail {
  static final String NAME = "thumb.jpg";

  /** Twice what the index shows at most. */
  private static final int WIDTH = 480;

  private static final int HEIGHT = 320;
  private static final float QUALITY = .72f;

  private Thumbnail() {}

  static void write(Picture picture, Path file) throws IOException {
    BufferedImage image = reduced(picture);
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      ImageWriteParam how = writer.getDefaultWriteParam();
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionQuality(QUALITY);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), how);
    } finally {
      writer.dispose();
    }
  }

  /** Drawn in its own size and halved until it fits: lines grow pale rather than vanish. */
  private static BufferedImage reduced(Picture picture) {
    double scale = Math.min(1, Math.min(WIDTH / picture.width(), HEIGHT / picture.height()));
    BufferedImage image = blank(picture.width(), picture.height());
    Graphics2D g = image.createGraphics();
    picture.paint(g);
    g.dispose();
    double width = picture.width() * scale;
    double height = picture.height() * scale;
    while (image.getWidth() > 2 * width) {
      image = scaled(image, image.getWidth() / 2.0, image.getHeight() / 2.0);
    }
    return scaled(image, width, height);
  }

  private static BufferedImage scaled(BufferedImage from, double width, double height) {
    BufferedImage to = blank(width, height);
    Graphics2D g = to.createGraphics();
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    g.drawImage(from, 0, 0, to.getWidth(), to.getHeight(), Color.WHITE, null);
    g.dispose();
    return to;
  }

  private static BufferedImage blank(double width, double height) {
    return new BufferedImage(
        Math.max(1, (int) Math.round(width)),
        Math.max(1, (int) Math.round(height)),
        BufferedImage.TYPE_INT_RGB);
  }
}
