package io.github.medl.plot;

import io.github.medl.io.AtomicFile;
import io.github.medl.plot.paint.Sizes;
import io.github.medl.plot.write.GifWriter;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/** Pictures of one size that follow each other, written as a GIF that repeats. */
public final class Animation {
  private final List<Picture> frames;
  private final int hundredths;

  private Animation(List<Picture> frames, int hundredths) {
    this.frames = frames;
    this.hundredths = hundredths;
  }

  /**
   * An animation.
   *
   * @param hundredths how long each picture stays, in hundredths of a second; most viewers show
   *     less than 2 as 10
   * @param frames the pictures, of one size
   * @return the animation
   * @throws IllegalArgumentException if there is no picture, the time is not positive, or the sizes
   *     differ
   */
  public static Animation of(int hundredths, List<Picture> frames) {
    if (frames.isEmpty() || hundredths < 1) {
      throw new IllegalArgumentException(
          "an animation needs pictures and a time, got "
              + frames.size()
              + " pictures of "
              + hundredths
              + " hundredths of a second");
    }
    Picture first = frames.get(0);
    for (Picture frame : frames) {
      if (frame.width() != first.width() || frame.height() != first.height()) {
        throw new IllegalArgumentException("the pictures of an animation have one size");
      }
    }
    return new Animation(List.copyOf(frames), hundredths);
  }

  /**
   * The number of pictures.
   *
   * @return how many follow each other
   */
  public int size() {
    return frames.size();
  }

  /**
   * One of the pictures.
   *
   * @param index from 0
   * @return the picture
   */
  public Picture frame(int index) {
    return frames.get(index);
  }

  /**
   * Writes the animation as GIF, a pixel for a logical pixel, to a temporary name first.
   *
   * @param file where
   * @throws IOException when that fails; no half file is left behind
   */
  public void writeGif(Path file) throws IOException {
    Iterator<BufferedImage> images = frames.stream().map(Animation::image).iterator();
    AtomicFile.write(file, out -> GifWriter.write(images, hundredths, out));
  }

  private static BufferedImage image(Picture frame) {
    Sizes.check(frame.width(), frame.height());
    BufferedImage image =
        new BufferedImage(
            (int) Math.ceil(frame.width()),
            (int) Math.ceil(frame.height()),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    frame.paint(g);
    g.dispose();
    return image;
  }
}
