package io.github.medl.io;

import io.github.medl.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * A picture: red, green and blue of every pixel.
 *
 * @param height the number of rows
 * @param width the number of columns
 * @param rgb {@code height * width * 3} unsigned bytes: rows from the top, pixels from the left,
 *     red, green, blue
 */
public record Picture(int height, int width, byte[] rgb) {
  private static final long MOST_PIXELS = 100_000_000;

  /**
   * Reads a picture (PNG, JPEG, GIF or BMP).
   *
   * @param file the file
   * @return the picture, without its transparency
   * @throws MalformedFileException if the file is no picture, is cut off or has more than 10^8
   *     pixels
   * @throws IOException if reading fails
   */
  public static Picture read(Path file) throws IOException {
    return parse(file.toString(), Files.readAllBytes(file));
  }

  /**
   * Reads the content of a file that holds a picture.
   *
   * @param name the file's name, for errors
   * @param content the bytes
   * @return the picture, without its transparency
   * @throws MalformedFileException as for {@link #read}
   */
  public static Picture parse(String name, byte[] content) throws MalformedFileException {
    // ImageIO.createImageInputStream would leave a cache file on the disk.
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw MalformedFileException.atByte(name, 0, "not a PNG, JPEG, GIF or BMP picture");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in);
        long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        if (pixels > MOST_PIXELS) {
          throw MalformedFileException.atByte(name, 0, pixels + " pixels are too many");
        }
        return of(reader.read(0));
      } finally {
        reader.dispose();
      }
    } catch (MalformedFileException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // Decoders answer damaged data with whatever exception the damage leads to.
      throw MalformedFileException.atByte(name, 0, "damaged picture: " + e.getMessage());
    }
  }

  private static Picture of(BufferedImage image) {
    int height = image.getHeight();
    int width = image.getWidth();
    int[] argb = image.getRGB(0, 0, width, height, null, 0, width);
    byte[] rgb = new byte[3 * argb.length];
    for (int i = 0; i < argb.length; i++) {
      rgb[3 * i] = (byte) (argb[i] >> 16);
      rgb[3 * i + 1] = (byte) (argb[i] >> 8);
      rgb[3 * i + 2] = (byte) argb[i];
    }
    return new Picture(height, width, rgb);
  }

  /**
   * The picture as numbers of the unit interval.
   *
   * @return a FLOAT64 tensor, height x width x 3, each byte divided by 255
   */
  public Tensor toTensor() {
    double[] values = new double[rgb.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (rgb[i] & 0xff) / 255.0;
    }
    return Tensor.wrap(values, height, width, 3);
  }
}
