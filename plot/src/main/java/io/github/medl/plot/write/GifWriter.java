package io.github.medl.plot.write;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Writes images one after the other as an animated GIF that repeats for ever. Of an image only the
 * rectangle is written in which it differs from the one before; one that is equal stays longer.
 */
public final class GifWriter {
  /** A stay has sixteen bits. */
  private static final int LONGEST = 0xffff;

  private static final String FORMAT = "javax_imageio_gif_image_1.0";

  private GifWriter() {}

  /**
   * Writes an animation.
   *
   * @param frames the images, of one size; each is asked for when it is written
   * @param hundredths how long each stays, in hundredths of a second
   * @param out where to; not closed
   * @throws IOException when that fails
   * @throws IllegalArgumentException if there is no frame, or one has another size than the first
   */
  public static void write(Iterator<BufferedImage> frames, int hundredths, OutputStream out)
      throws IOException {
    if (!frames.hasNext()) {
      throw new IllegalArgumentException("an animation needs at least one frame");
    }
    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.prepareWriteSequence(null);
      BufferedImage frame = frames.next();
      Rectangle changed = new Rectangle(frame.getWidth(), frame.getHeight());
      boolean isFirst = true;
      int stay = hundredths;
      while (frames.hasNext()) {
        BufferedImage next = frames.next();
        Rectangle difference = difference(frame, next);
        if (difference.isEmpty() && stay + hundredths <= LONGEST) {
          stay += hundredths;
          continue;
        }
        write(frame, changed, stay, isFirst, writer);
        frame = next;
        changed = difference.isEmpty() ? new Rectangle(1, 1) : difference;
        isFirst = false;
        stay = hundredths;
      }
      write(frame, changed, stay, isFirst, writer);
      writer.endWriteSequence();
    } finally {
      writer.dispose();
    }
  }

  /** The smallest rectangle outside of which two images are equal. */
  private static Rectangle difference(BufferedImage before, BufferedImage now) {
    int width = before.getWidth();
    int height = before.getHeight();
    if (now.getWidth() != width || now.getHeight() != height) {
      throw new IllegalArgumentException("the frames of an animation have one size");
    }
    Rectangle difference = new Rectangle(0, 0, -1, -1);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if (before.getRGB(x, y) != now.getRGB(x, y)) {
          difference.add(new Rectangle(x, y, 1, 1));
        }
      }
    }
    return difference;
  }

  private static void write(
      BufferedImage frame, Rectangle part, int stay, boolean isFirst, ImageWriter writer)
      throws IOException {
    IIOMetadata metadata =
        writer.getDefaultImageMetadata(
            ImageTypeSpecifier.createFromBufferedImageType(frame.getType()), null);
    describe(metadata, part, stay, isFirst);
    BufferedImage image = frame.getSubimage(part.x, part.y, part.width, part.height);
    writer.writeToSequence(new IIOImage(image, null, metadata), null);
  }

  private static void describe(IIOMetadata metadata, Rectangle part, int stay, boolean isFirst)
      throws IOException {
    IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(FORMAT);
    IIOMetadataNode place = child(root, "ImageDescriptor");
    place.setAttribute("imageLeftPosition", Integer.toString(part.x));
    place.setAttribute("imageTopPosition", Integer.toString(part.y));
    IIOMetadataNode control = child(root, "GraphicControlExtension");
    control.setAttribute("disposalMethod", "none");
    control.setAttribute("userInputFlag", "FALSE");
    control.setAttribute("transparentColorFlag", "FALSE");
    control.setAttribute("delayTime", Integer.toString(stay));
    control.setAttribute("transparentColorIndex", "0");
    if (isFirst) {
      IIOMetadataNode repeat = new IIOMetadataNode("ApplicationExtension");
      repeat.setAttribute("applicationID", "NETSCAPE");
      repeat.setAttribute("authenticationCode", "2.0");
      repeat.setUserObject(new byte[] {1, 0, 0}); // a loop, without a count
      child(root, "ApplicationExtensions").appendChild(repeat);
    }
    metadata.setFromTree(FORMAT, root);
  }

  private static IIOMetadataNode child(IIOMetadataNode root, String name) {
    for (int i = 0; i < root.getLength(); i++) {
      if (root.item(i).getNodeName().equals(name)) {
        return (IIOMetadataNode) root.item(i);
      }
    }
    IIOMetadataNode child = new IIOMetadataNode(name);
    root.appendChild(child);
    return child;
  }
}
