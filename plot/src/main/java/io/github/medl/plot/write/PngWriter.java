package io.github.medl.plot.write;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

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
   * @param image the pixels
   * @param dotsPerInch how large a pixel is on paper
   * @param out where; stays open
   * @throws IOException when that fails
   */
  public static void write(BufferedImage image, double dotsPerInch, OutputStream out)
      throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    data.write(SIGNATURE);
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    DataOutputStream h = new DataOutputStream(header);
    h.writeInt(image.getWidth());
    h.writeInt(image.getHeight());
    // 8 bits, RGB or RGBA, deflate, adaptive filters, not interlaced
    h.write(new byte[] {8, (byte) (image.getColorModel().hasAlpha() ? 6 : 2), 0, 0, 0});
    chunk(data, "IHDR", header.toByteArray());
    ByteArrayOutputStream physical = new ByteArrayOutputStream();
    DataOutputStream p = new DataOutputStream(physical);
    int dotsPerMetre = (int) Math.round(dotsPerInch / 0.0254);
    p.writeInt(dotsPerMetre);
    p.writeInt(dotsPerMetre);
    p.writeByte(1);
    chunk(data, "pHYs", physical.toByteArray());
    chunk(data, "IDAT", pixels(image));
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

  /** Rows as differences to the row above, which charts, mostly white, compress best with. */
  private static byte[] pixels(BufferedImage image) throws IOException {
    int width = image.getWidth();
    int[] rgb = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    boolean alpha = image.getColorModel().hasAlpha();
    int channels = alpha ? 4 : 3;
    byte[] above = new byte[channels * width];
    byte[] row = new byte[channels * width];
    byte[] filtered = new byte[channels * width + 1];
    filtered[0] = 2;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    Deflater deflater = new Deflater(4);
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater, 1 << 15)) {
      for (int y = 0; y < image.getHeight(); y++) {
        for (int x = 0, k = 0; x < width; x++) {
          int pixel = rgb[y * width + x];
          row[k++] = (byte) (pixel >> 16);
          row[k++] = (byte) (pixel >> 8);
          row[k++] = (byte) pixel;
          if (alpha) {
            row[k++] = (byte) (pixel >>> 24);
          }
        }
        for (int k = 0; k < row.length; k++) {
          filtered[k + 1] = (byte) (row[k] - above[k]);
        }
        out.write(filtered);
        byte[] swap = above;
        above = row;
        row = swap;
      }
    } finally {
      deflater.end();
    }
    return bytes.toByteArray();
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
