package io.github.medl.plot.write;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes an RGB or ARGB image as PNG (W3C Portable Network Graphics, 2nd edition). ImageIO can do
 * it too, but costs a process 60 ms more to start and needs a tree of metadata for the resolution.
 */
public final class PngWriter {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  private PngWriter() {}

  /**
   * Writes an image.
   *
   * @param source the pixels
   * @param dotsPerInch how large a pixel is on paper
   * @param out where; stays open
   * @throws IOException when that fails
   */
  public static void write(BufferedImage source, double dotsPerInch, OutputStream out)
      throws IOException {
    write(source, dotsPerInch, Deflater.BEST_COMPRESSION, out);
  }

  /**
   * Writes an image.
   *
   * @param source the pixels
   * @param dotsPerInch how large a pixel is on paper
   * @param level how hard it is tried to write little, as {@link Deflater} counts
   * @param out where; stays open
   * @throws IOException when that fails
   */
  public static void write(BufferedImage source, double dotsPerInch, int level, OutputStream out)
      throws IOException {
    BufferedImage image = packed(source);
    DataOutputStream data = new DataOutputStream(out);
    data.write(SIGNATURE);
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    DataOutputStream h = new DataOutputStream(header);
    h.writeInt(image.getWidth());
    h.writeInt(image.getHeight());
    int[] palette = palette(image);
    // 8 bits; RGBA, RGB or a number in the palette; deflate, adaptive filters, not interlaced
    int type = palette != null ? 3 : image.getColorModel().hasAlpha() ? 6 : 2;
    h.write(new byte[] {8, (byte) type, 0, 0, 0});
    chunk(data, "IHDR", header.toByteArray());
    ByteArrayOutputStream physical = new ByteArrayOutputStream();
    DataOutputStream p = new DataOutputStream(physical);
    int dotsPerMetre = (int) Math.round(dotsPerInch / 0.0254);
    p.writeInt(dotsPerMetre);
    p.writeInt(dotsPerMetre);
    p.writeByte(1);
    chunk(data, "pHYs", physical.toByteArray());
    if (palette != null) {
      ByteArrayOutputStream colours = new ByteArrayOutputStream();
      for (int rgb : palette) {
        colours.write(new byte[] {(byte) (rgb >> 16), (byte) (rgb >> 8), (byte) rgb});
      }
      chunk(data, "PLTE", colours.toByteArray());
      if (image.getColorModel().hasAlpha()) {
        byte[] opacities = new byte[palette.length];
        for (int i = 0; i < opacities.length; i++) {
          opacities[i] = (byte) (palette[i] >>> 24);
        }
        chunk(data, "tRNS", opacities);
      }
    }
    chunk(data, "IDAT", pixels(image, palette, level));
    chunk(data, "IEND", new byte[0]);
    data.flush();
  }

  /** The same image with a pixel an int, as this module draws them; others are converted. */
  private static BufferedImage packed(BufferedImage source) {
    if (source.getType() == BufferedImage.TYPE_INT_RGB
        || source.getType() == BufferedImage.TYPE_INT_ARGB) {
      return source;
    }
    BufferedImage image =
        new BufferedImage(source.getWidth(), source.getHeight(), BufferedImage.TYPE_INT_ARGB);
    Graphics2D g = image.createGraphics();
    g.drawImage(source, 0, 0, null);
    g.dispose();
    return image;
  }

  /** Rows as they are: of pictures that are mostly white differences take a fifth more. */
  private static byte[] pixels(BufferedImage image, int @Nullable [] palette, int level)
      throws IOException {
    int width = image.getWidth();
    int[] rgb = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    int mask = mask(image);
    int channels = palette != null ? 1 : image.getColorModel().hasAlpha() ? 4 : 3;
    byte[] row = new byte[channels * width + 1]; // the first byte says: no filter
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    Deflater deflater = new Deflater(level);
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater, 1 << 15)) {
      for (int y = 0; y < image.getHeight(); y++) {
        for (int x = 0, k = 1; x < width; x++) {
          int pixel = rgb[y * width + x];
          if (palette != null) {
            row[k++] = (byte) Arrays.binarySearch(palette, pixel & mask);
            continue;
          }
          row[k++] = (byte) (pixel >> 16);
          row[k++] = (byte) (pixel >> 8);
          row[k++] = (byte) pixel;
          if (channels == 4) {
            row[k++] = (byte) (pixel >>> 24);
          }
        }
        out.write(row);
      }
    } finally {
      deflater.end();
    }
    return bytes.toByteArray();
  }

  /** The bits of a pixel that mean something. */
  private static int mask(BufferedImage image) {
    return image.getColorModel().hasAlpha() ? -1 : 0xFFFFFF;
  }

  /** The colours of an image in increasing order, or null when there are more than 256. */
  private static int @Nullable [] palette(BufferedImage image) {
    int mask = mask(image);
    Set<Integer> colours = new TreeSet<>();
    long last = Long.MIN_VALUE;
    for (int pixel : ((DataBufferInt) image.getRaster().getDataBuffer()).getData()) {
      if ((pixel & mask) != last) {
        last = pixel & mask;
        colours.add(pixel & mask);
        if (colours.size() > 256) {
          return null;
        }
      }
    }
    return colours.stream().mapToInt(Integer::intValue).toArray();
  }

  private static void chunk(DataOutputStream out, String type, byte[] content) throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(content);
    out.writeInt(content.length);
    out.write(name);
    out.write(content);
    out.writeInt((int) crc.getValue());
  }
}
