package io.github.medl.networks.training.images;

import io.github.medl.learning.examples.BatchChange;
import io.github.medl.learning.examples.Examples;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Shapes;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.Locale;

/**
 * A random change of a batch of images, each image drawing its own.
 *
 * <pre>{@code
 * Augmentation change = Augmentation.shift(2).then(Augmentation.rotate(10));
 * Batches<Examples> more = batches.prepared(change.preparation(), stream);
 * }</pre>
 */
@FunctionalInterface
public interface Augmentation {
  /**
   * Changes the images.
   *
   * @param images of shape (n, h, w) or (n, c, h, w)
   * @param stream what the change is drawn from
   * @return images of the same shape and format
   * @throws ShapeException if the shape is another one
   */
  Tensor apply(Tensor images, RandomStream stream);

  /**
   * Moves each image by whole pixels, up to a largest distance along each axis, all distances alike
   * in probability. What comes in from outside is 0. It is the same as a frame of zeros of that
   * width and a random crop of the first size.
   *
   * @param pixels the largest distance
   * @return the augmentation
   * @throws IllegalArgumentException if the distance is negative, or 2^30 and more
   */
  static Augmentation shift(int pixels) {
    if (pixels < 0) {
      throw new IllegalArgumentException("shift: the largest distance is negative: " + pixels);
    }
    if (pixels >= 1 << 30) {
      throw new IllegalArgumentException("shift: the largest distance is no image's: " + pixels);
    }
    return warp(
        "shift",
        (stream, height, width) -> {
          int down = stream.nextInt(2 * pixels + 1) - pixels;
          int right = stream.nextInt(2 * pixels + 1) - pixels;
          return new Warp(1, 0, 0, 1, -down, -right);
        });
  }

  /**
   * Rotates each image about its centre by an angle that is uniform between -degrees and degrees,
   * with bilinear interpolation between pixels. What comes in from outside is 0.
   *
   * @param degrees the largest angle
   * @return the augmentation
   * @throws IllegalArgumentException if the angle is negative or not finite
   */
  static Augmentation rotate(double degrees) {
    if (!(degrees >= 0 && degrees < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "rotate: the largest angle must be at least 0: " + degrees);
    }
    return warp(
        "rotate",
        (stream, height, width) -> {
          double angle = Math.toRadians(stream.uniform(-degrees, degrees));
          return Warp.aboutCentre(StrictMath.cos(angle), StrictMath.sin(angle), 1, height, width);
        });
  }

  /**
   * Enlarges each image about its centre by a factor that is uniform between two, with bilinear
   * interpolation between pixels. What comes in from outside is 0.
   *
   * @param smallest the smallest factor
   * @param largest the largest factor
   * @return the augmentation
   * @throws IllegalArgumentException unless 0 &lt; smallest &lt;= largest &lt; infinity
   */
  static Augmentation zoom(double smallest, double largest) {
    if (!(smallest > 0 && smallest <= largest && largest < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "zoom: factors must be positive and in order, got %s and %s",
              smallest,
              largest));
    }
    return warp(
        "zoom",
        (stream, height, width) ->
            Warp.aboutCentre(1, 0, stream.uniform(smallest, largest), height, width));
  }

  /**
   * Mirrors each image left to right with probability 1/2.
   *
   * @return the augmentation
   */
  static Augmentation flip() {
    return warp(
        "flip",
        (stream, height, width) ->
            stream.uniform() < 0.5
                ? new Warp(1, 0, 0, -1, 0, width - 1)
                : new Warp(1, 0, 0, 1, 0, 0));
  }

  /**
   * Adds to each pixel independent normal noise with mean 0.
   *
   * @param deviation the standard deviation of the noise
   * @return an augmentation of tensors of any shape
   * @throws IllegalArgumentException if the deviation is negative or not finite
   */
  static Augmentation noise(double deviation) {
    if (!(deviation >= 0 && deviation < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("noise: the deviation must be at least 0: " + deviation);
    }
    return (images, stream) ->
        images.add(stream.normalTensor(images.dtype(), images.shape()).mul(deviation));
  }

  /**
   * Changes the light of each image, x becomes (x - 1/2) c + 1/2 + b, with a brightness b and a
   * contrast c that are uniform within their bounds.
   *
   * @param brightness the largest change of brightness, b between its negative and it
   * @param contrast the largest change of contrast, c between 1 less it and 1 more, below 1
   * @return an augmentation of images of any shape, whose first axis counts them
   * @throws IllegalArgumentException if a bound is negative or not finite, or the contrast not
   *     below 1
   */
  static Augmentation light(double brightness, double contrast) {
    if (!(brightness >= 0 && brightness < Double.POSITIVE_INFINITY)
        || !(contrast >= 0 && contrast < 1)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "light: brightness must be at least 0 and contrast in [0, 1), got %s and %s",
              brightness,
              contrast));
    }
    return (images, stream) -> {
      int n = images.dim(0);
      double[] factor = new double[n];
      double[] shift = new double[n];
      for (int i = 0; i < n; i++) {
        shift[i] = stream.uniform(-brightness, brightness);
        factor[i] = stream.uniform(1 - contrast, 1 + contrast);
      }
      int[] column = new int[images.rank()];
      Arrays.fill(column, 1);
      column[0] = n;
      Tensor c = Tensor.of(factor, column).cast(images.dtype());
      Tensor b = Tensor.of(shift, column).cast(images.dtype());
      return images.sub(0.5).mul(c).add(0.5).add(b);
    };
  }

  /**
   * Blots out a square of each image, in all its channels, with 0 (cut-out): its centre is uniform
   * over the pixels, and what of it lies outside is lost.
   *
   * @param side the side of the square
   * @return the augmentation
   * @throws IllegalArgumentException if the side is negative
   */
  static Augmentation erase(int side) {
    if (side < 0) {
      throw new IllegalArgumentException("erase: the side is negative: " + side);
    }
    return (images, stream) -> {
      int channels = channels("erase", images);
      int height = images.dim(-2);
      int width = images.dim(-1);
      double[] kept = new double[images.size()];
      Arrays.fill(kept, 1);
      for (int i = 0; i < images.dim(0); i++) {
        int top = stream.nextInt(height) - side / 2;
        int left = stream.nextInt(width) - side / 2;
        for (int c = 0; c < channels; c++) {
          for (int row = Math.max(0, top); row < Math.min(height, top + side); row++) {
            int at = ((i * channels + c) * height + row) * width;
            int from = Math.max(0, left);
            Arrays.fill(kept, at + from, at + Math.max(from, Math.min(width, left + side)), 0);
          }
        }
      }
      return images.mul(Tensor.of(kept, images.shape()).cast(images.dtype()));
    };
  }

  private static int channels(String name, Tensor images) {
    if (images.rank() != 3 && images.rank() != 4) {
      throw new ShapeException(
          name, "images have shape (n, h, w) or (n, c, h, w), not " + images.shapeText());
    }
    return images.rank() == 4 ? images.dim(1) : 1;
  }

  /**
   * One augmentation after the other.
   *
   * @param next what follows this one
   * @return both
   */
  default Augmentation then(Augmentation next) {
    return (images, stream) -> next.apply(apply(images, stream), stream);
  }

  /**
   * The same augmentation of images that are given as rows of pixels.
   *
   * @param height the height of an image
   * @param width the width of an image; the channels are what remains
   * @return an augmentation of tensors of shape (n, c h w)
   * @throws ShapeException if an image has no pixel, or more than an array holds
   */
  default Augmentation flat(int height, int width) {
    int pixels = Shapes.size("augmentation: an image", height, width);
    if (pixels == 0) {
      throw new ShapeException(
          "augmentation",
          String.format(Locale.ROOT, "an image of %d x %d has no pixel", height, width));
    }
    return (rows, stream) -> {
      if (rows.rank() != 2 || rows.dim(1) % pixels != 0) {
        throw new ShapeException(
            "augmentation",
            String.format(
                Locale.ROOT,
                "rows of %d x %d pixels were expected, got shape %s",
                height,
                width,
                rows.shapeText()));
      }
      Tensor images = rows.reshape(rows.dim(0), rows.dim(1) / pixels, height, width);
      return apply(images, stream).reshape(rows.shape());
    };
  }

  /**
   * This augmentation as a step of an input pipeline.
   *
   * @return a preparation of the inputs
   */
  default BatchChange<Examples> preparation() {
    return BatchChange.ofInputs(this::apply);
  }

  /** Draws the warp of one image. */
  @FunctionalInterface
  interface Drawing {
    /**
     * Draws.
     *
     * @param stream what is drawn from
     * @param height the height of the image
     * @param width its width
     * @return where each pixel comes from
     */
    Warp draw(RandomStream stream, int height, int width);
  }

  /**
   * Moves the pixels of each image as its own warp says.
   *
   * @param name what errors call it
   * @param drawing draws the warp of an image
   * @return the augmentation
   */
  static Augmentation warp(String name, Drawing drawing) {
    return (images, stream) -> {
      int channels = channels(name, images);
      int height = images.dim(-2);
      int width = images.dim(-1);
      double[] from = images.toDoubles();
      double[] to = new double[from.length];
      for (int i = 0; i < images.dim(0); i++) {
        Warp warp = drawing.draw(stream, height, width);
        for (int c = 0; c < channels; c++) {
          warp.apply(from, to, (i * channels + c) * height * width, height, width);
        }
      }
      return Tensor.of(to, images.shape()).cast(images.dtype());
    };
  }
}
