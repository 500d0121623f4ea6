package io.github.medl.examples.gallery;

import io.github.medl.plot.Picture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * How large a picture or film is shown, so that a page has room for it before it is read.
 *
 * @param width in pixels of a style sheet
 * @param height in pixels of a style sheet
 */
public record ShownSize(int width, int height) {
  /** The width of the column of a page on a desk, in {@code medl.css}: 1120 less two margins. */
  private static final double COLUMN = 1080;

  private static final ShownSize UNKNOWN = new ShownSize(800, 500);

  /**
   * Reads the head of a file; what is no picture gets some size.
   *
   * @param density the pixels of the file for a logical one: 2 in a picture, 1 in a film
   */
  static ShownSize of(Path file, int density) {
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (readers.hasNext()) {
        ImageReader reader = readers.next();
        try {
          reader.setInput(in, true, true);
          return new ShownSize(
              shown(reader.getWidth(0), density), shown(reader.getHeight(0), density));
        } finally {
          reader.dispose();
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      // shown as missing, in some size
    }
    return UNKNOWN;
  }

  /**
   * The size of the smallest text of a picture on its page, where a wide one is shrunk.
   *
   * @param picture the picture
   * @return pixels of a style sheet; infinite if the picture has no text
   */
  public static double smallestText(Picture picture) {
    return picture.smallestText() * Math.min(1, COLUMN / picture.width());
  }

  private static int shown(int pixels, int density) {
    return (pixels + density - 1) / density;
  }
}
