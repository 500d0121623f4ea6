package io.github.medl.io;

import io.github.medl.tensor.Tensor;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * A picture: red, green and blue of every pixel, as the file has them. A colour profile is not
 * applied, as in NumPy and R.
 *
 * @param height the number of rows
 * @param width the number of columns
 * @param rgb {@code height * width * 3} unsigned bytes: rows from the top, pixels from the left,
 *     red, green, blue
 */
public record Picture(int height, int width, byte[] rgb) {
  private static final long MOST_PIXELS = 100_000_000;

  /** No format packs tighter: a black and white PNG has 8 x 1032 pixels a byte. */
  private static final long MOST_PIXELS_A_BYTE = 10_000;

  /**
   * Reads a picture (PNG, JPEG, GIF or BMP).
   *
   * @param file the file
   * @return the picture, without its transparency
   * @throws MalformedFileException if the file is no picture, is cut off or has more than 10^8
   *     pixels or 10^4 a byte
   * @throws IOException if reading fails
   */
  public static Picture read(Path file) throws IOException {
    return parse(file.toString(), FileContent.whole("picture", file));
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
        if (pixels > MOST_PIXELS || pixels > MOST_PIXELS_A_BYTE * content.length) {
          throw MalformedFileException.atByte(
              name, 0, pixels + " pixels are too many for a file of " + content.length + " bytes");
        }
        return of(reader.read(0, asStored(reader)));
      } finally {
        reader.dispose();
      }
    } catch (MalformedFileException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // Decoders answer damaged data with whatever exception the damage leads to.
      String words = e.getMessage() == null ? "cut off" : e.getMessage();
      throw MalformedFileException.atByte(name, 0, "damaged picture: " + words);
    }
  }

  /** Asks for the colours of the file's own profile, so that none is turned into sRGB. */
  private static ImageReadParam asStored(ImageReader reader) throws IOException {
    ImageReadParam param = reader.getDefaultReadParam();
    Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
    while (types.hasNext()) {
      ImageTypeSpecifier type = types.next();
      ColorSpace space = type.getColorModel().getColorSpace();
      if (space.getType() == ColorSpace.TYPE_RGB && !space.isCS_sRGB()) {
        param.setDestinationType(type);
      }
    }
    return param;
  }

  private static Picture of(BufferedImage image) {
    int height = image.getHeight();
    int width = image.getWidth();
    if (isPlainRgb(image)) {
      return new Picture(height, width, stored(image.getRaster()));
    }
    int[] argb = new int[width]; // a row at a time: all pixels would be a third copy of them
    byte[] rgb = new byte[3 * height * width];
    for (int y = 0; y < height; y++) {
      image.getRGB(0, y, width, 1, argb, 0, width);
      for (int x = 0; x < width; x++) {
        int at = 3 * (y * width + x);
        rgb[at] = (byte) (argb[x] >> 16);
        rgb[at + 1] = (byte) (argb[x] >> 8);
        rgb[at + 2] = (byte) argb[x];
      }
    }
    return new Picture(height, width, rgb);
  }

  /** Whether there are three bytes a pixel and nothing else. */
  private static boolean isPlainRgb(BufferedImage image) {
    return image.getColorModel() instanceof ComponentColorModel model
        && model.getColorSpace().getType() == ColorSpace.TYPE_RGB
        && model.getTransferType() == DataBuffer.TYPE_BYTE
        && !model.hasAlpha()
        && image.getRaster().getNumBands() == 3;
  }

  /** The bytes as they are in the file; getRGB would turn those of another profile into sRGB. */
  private static byte[] stored(Raster raster) {
    int width = raster.getWidth();
    byte[] rgb = new byte[3 * raster.getHeight() * width];
    int[] row = new int[3 * width];
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getPixels(0, y, width, 1, row);
      for (int k = 0; k < row.length; k++) {
        rgb[3 * y * width + k] = (byte) row[k];
      }
    }
    return rgb;
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
