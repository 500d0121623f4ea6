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

  /**
   * Rows as they are, or as differences from what their neighbours foretell: of photographs these
   * take a fifth less, of pictures that are mostly white a fifth more.
   */
  private static byte[] pixels(BufferedImage image, int @Nullable [] palette, int level) {
    int channels = palette != null ? 1 : image.getColorModel().hasAlpha() ? 4 : 3;
    byte[] rows = rows(image, palette, channels);
    byte[] plain = deflated(rows, level);
    if (palette != null) {
      return plain;
    }
    byte[] differences = differences(rows, channels * image.getWidth() + 1, channels);
    int quick = Deflater.BEST_SPEED; // says which pictures are worth more than this
    if (deflated(differences, quick).length >= deflated(rows, quick).length) {
      return plain;
    }
    byte[] other = deflated(differences, level);
    return other.length < plain.length ? other : plain;
  }

  private static byte[] rows(BufferedImage image, int @Nullable [] palette, int channels) {
    int width = image.getWidth();
    int[] rgb = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    int mask = mask(image);
    byte[] rows = new byte[(channels * width + 1) * image.getHeight()];
    for (int y = 0, k = 0; y < image.getHeight(); y++) {
      k++; // the first byte says: no filter
      for (int x = 0; x < width; x++) {
        int pixel = rgb[y * width + x];
        if (palette != null) {
          rows[k++] = (byte) Arrays.binarySearch(palette, pixel & mask);
          continue;
        }
        rows[k++] = (byte) (pixel >> 16);
        rows[k++] = (byte) (pixel >> 8);
        rows[k++] = (byte) pixel;
        if (channels == 4) {
          rows[k++] = (byte) (pixel >>> 24);
        }
      }
    }
    return rows;
  }

  /**
   * Paeth's filter: of left, above and above left, what is nearest to left + above - above left.
   */
  private static byte[] differences(byte[] rows, int stride, int channels) {
    byte[] result = new byte[rows.length];
    for (int start = 0; start < rows.length; start += stride) {
      result[start] = 4;
      for (int k = 1; k < stride; k++) {
        int at = start + k;
        int left = k > channels ? rows[at - channels] & 0xFF : 0;
        int above = start > 0 ? rows[at - stride] & 0xFF : 0;
        int corner = k > channels && start > 0 ? rows[at - stride - channels] & 0xFF : 0;
        int toLeft = Math.abs(above - corner);
        int toAbove = Math.abs(left - corner);
        int toCorner = Math.abs(left + above - 2 * corner);
        int foretold =
            toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
        result[at] = (byte) (rows[at] - foretold);
      }
    }
    return result;
  }

  private static byte[] deflated(byte[] content, int level) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    Deflater deflater = new Deflater(level);
    try {
      deflater.setInput(content);
      deflater.finish();
      byte[] piece = new byte[1 << 15];
      while (!deflater.finished()) {
        bytes.write(piece, 0, deflater.deflate(piece));
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
