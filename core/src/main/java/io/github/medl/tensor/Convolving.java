package io.github.medl.tensor;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What {@link Convolution} shows: checks, and sequences as images of one row. */
final class Convolving {
  private Convolving() {}

  static Tensor conv(Tensor x, Tensor w, @Nullable Tensor b, Sliding sliding) {
    if (x.dtype != w.dtype || b != null && x.dtype != b.dtype) {
      DType wide = Codes.joint("conv", x.dtype, w.dtype);
      wide = b == null ? wide : Codes.joint("conv", wide, b.dtype);
      return conv(x.cast(wide), w.cast(wide), b == null ? null : b.cast(wide), sliding);
    }
    checkRanks("conv", x, w);
    if (x.rank() == 3) {
      return line(conv(image(x), image(w), b, sliding.ofSequence()));
    }
    Convolve.Conv conv = new Convolve.Conv(sliding);
    if (b == null) {
      return conv.apply(x, w);
    }
    checkBias("conv", w, b);
    return conv.apply(x, w, b);
  }

  private static void checkBias(String operation, Tensor w, Tensor b) {
    if (b.rank() != 1 || b.size() != w.shape[0]) {
      throw new ShapeException(
          operation,
          String.format(
              Locale.ROOT,
              "the bias must be (%d,) for the kernel %s, it is %s",
              w.shape[0],
              Shapes.text(w.shape),
              Shapes.text(b.shape)));
    }
  }

  static Tensor pooled(Tensor x, Tensor w, Tensor b, Sliding sliding, Window window) {
    String operation = "convReluMaxPool";
    if (x.dtype != w.dtype || x.dtype != b.dtype) {
      DType wide = Codes.joint(operation, Codes.joint(operation, x.dtype, w.dtype), b.dtype);
      return pooled(x.cast(wide), w.cast(wide), b.cast(wide), sliding, window);
    }
    checkRanks(operation, x, w);
    checkWindow(operation, x, window);
    if (x.rank() == 3) {
      return line(pooled(image(x), image(w), b, sliding.ofSequence(), window));
    }
    checkBias(operation, w, b);
    return new Convolve.Pooled(sliding, window).apply(x, w, b);
  }

  private static void checkRanks(String operation, Tensor x, Tensor w) {
    if (x.rank() != w.rank() || x.rank() < 3 || x.rank() > 4) {
      throw new ShapeException(
          operation,
          String.format(
              Locale.ROOT,
              "expected images (n, channels, rows, columns) and a kernel of four axes, or sequences"
                  + " (n, channels, length) and a kernel of three, got %s and %s",
              Shapes.text(x.shape),
              Shapes.text(w.shape)));
    }
  }

  static Tensor transposed(Tensor x, Tensor w, Sliding sliding, int moreRows, int moreColumns) {
    if (x.dtype != w.dtype) {
      DType wide = Codes.joint("convTransposed", x.dtype, w.dtype);
      return transposed(x.cast(wide), w.cast(wide), sliding, moreRows, moreColumns);
    }
    String operation = "convTransposed";
    checkRanks(operation, x, w);
    if (x.rank() == 3) {
      return line(transposed(image(x), image(w), sliding.ofSequence(), moreRows, moreColumns));
    }
    if (x.shape[1] != w.shape[0] || x.shape[1] % sliding.groups() != 0) {
      throw new ShapeException(
          operation,
          String.format(
              Locale.ROOT,
              "the image %s has %d channels, the kernel %s in %d groups is for %d",
              Shapes.text(x.shape),
              x.shape[1],
              Shapes.text(w.shape),
              sliding.groups(),
              w.shape[0]));
    }
    Reach down = Reach.of(operation, "rows", sliding.down(), x.shape[2], w.shape[2], moreRows);
    Reach across =
        Reach.of(operation, "columns", sliding.across(), x.shape[3], w.shape[3], moreColumns);
    if (down.length < 1 || across.length < 1) { // all is cut off but the zeros behind
      int[] shape = {
        x.shape[0],
        w.shape[1] * sliding.groups(),
        down.length + down.zeros,
        across.length + across.zeros
      };
      return Tensor.full(x.dtype, 0, shape);
    }
    Sliding cut = new Sliding(down.along, across.along, sliding.groups());
    Tensor y = new Convolve.ConvTransposed(cut, down.length, across.length).apply(x, w);
    return withZeros(withZeros(y, 2, down.zeros), 3, across.zeros);
  }

  private static Tensor withZeros(Tensor y, int axis, int count) {
    if (count == 0) {
      return y;
    }
    int[] shape = y.shape.clone();
    shape[axis] = count;
    return Tensor.concat(axis, List.of(y, Tensor.full(y.dtype, 0, shape)));
  }

  /**
   * How far a transposed convolution reaches along an axis. More places than a stride at the end,
   * which a dilation may ask for, are first those that padding would cut off, then zeros.
   */
  private record Reach(Along along, int length, int zeros) {
    static Reach of(String operation, String axis, Along along, int positions, int size, int more) {
      int length = lengthOf(operation, axis, along, positions, size, more);
      if (more < along.stride()) {
        return new Reach(along, length, 0);
      }
      int uncut = Math.min(along.after(), more);
      int zeros = Math.max(0, more - uncut - along.stride() + 1);
      Along less =
          new Along(along.stride(), along.before(), along.after() - uncut, along.dilation());
      return new Reach(less, length - zeros, zeros);
    }
  }

  private static int lengthOf(
      String operation, String axis, Along along, int positions, int size, int more) {
    if (more < 0 || more >= Math.max(along.stride(), along.dilation())) {
      throw new ShapeException(
          operation,
          String.format(
              Locale.ROOT,
              "%d more %s with stride %d and dilation %d; below the larger of them, at least 0",
              more,
              axis,
              along.stride(),
              along.dilation()));
    }
    int length = along.length(positions, size) + more;
    if (positions < 1 || size < 1 || length < 1) {
      throw new ShapeException(
          operation,
          String.format(
              Locale.ROOT,
              "%d %s under a window of %d become %d with stride %d and padding %d and %d",
              positions,
              axis,
              size,
              length,
              along.stride(),
              along.before(),
              along.after()));
    }
    return length;
  }

  static Tensor unfold(Tensor x, Window window) {
    if (window.ceil()) {
      throw new IllegalArgumentException("unfold: a window has to lie within the padded image");
    }
    return new Convolve.Unfold(window).apply(asImage("unfold", x, window));
  }

  static Tensor fold(Tensor y, Window window, int rows, int columns) {
    int places = window.rows() * window.columns();
    int down = window.down().positions(rows, window.rows());
    int across = window.across().positions(columns, window.columns());
    if (y.rank() != 3 || y.shape[1] % places != 0 || y.shape[2] != down * across) {
      throw new ShapeException(
          "fold",
          String.format(
              Locale.ROOT,
              "a window of %d x %d has %d x %d positions on %d x %d pixels, so (n, c %d, %d) is"
                  + " expected, got %s",
              window.rows(),
              window.columns(),
              down,
              across,
              rows,
              columns,
              places,
              down * across,
              Shapes.text(y.shape)));
    }
    return new Convolve.Fold(window, rows, columns).apply(y);
  }

  /** An operation with a window, on images or on sequences. */
  static Tensor onImages(Tensor x, Window window, UnaryOperator<Tensor> operation) {
    Tensor y = operation.apply(asImage("pooling", x, window));
    return x.rank() == 3 ? line(y) : y;
  }

  private static Tensor asImage(String operation, Tensor x, Window window) {
    if (x.rank() < 3 || x.rank() > 4) {
      throw new ShapeException(
          operation,
          "expected images (n, channels, rows, columns) or sequences (n, channels, length), got "
              + Shapes.text(x.shape));
    }
    checkWindow(operation, x, window);
    return x.rank() == 3 ? image(x) : x;
  }

  private static void checkWindow(String operation, Tensor x, Window window) {
    if (x.rank() == 3 && window.rows() != 1) {
      throw new ShapeException(
          operation,
          String.format(
              Locale.ROOT,
              "a sequence %s has one row, the window has %d: use Window.along, or an image with"
                  + " four axes",
              Shapes.text(x.shape),
              window.rows()));
    }
  }

  /** (a, b, c) as (a, b, 1, c). */
  private static Tensor image(Tensor x) {
    return x.reshape(x.shape[0], x.shape[1], 1, x.shape[2]);
  }

  /** (a, b, 1, c) as (a, b, c). */
  private static Tensor line(Tensor x) {
    return x.reshape(x.shape[0], x.shape[1], x.shape[3]);
  }

  /** All pixels of each channel one after the other. */
  static Tensor planes(String operation, Tensor x) {
    if (x.rank() < 3 || x.rank() > 4) {
      throw new ShapeException(
          operation,
          "expected images (n, channels, rows, columns) or sequences (n, channels, length), got "
              + Shapes.text(x.shape));
    }
    return x.reshape(x.shape[0], x.shape[1], Shapes.size(x.shape, 2, x.rank()));
  }

  private static void checkScale(String operation, Tensor x, int scale) {
    if (x.rank() != 4 || scale < 1) {
      throw new ShapeException(
          operation,
          String.format(
              Locale.ROOT,
              "expected images (n, channels, rows, columns) and a scale of at least 1, got %s and"
                  + " %d",
              Shapes.text(x.shape),
              scale));
    }
  }

  static Tensor nearest(Tensor x, int scale) {
    checkScale("upsampleNearest", x, scale);
    int planes = x.shape[0] * x.shape[1];
    int rows = x.shape[2];
    int columns = x.shape[3];
    return x.reshape(planes, rows, 1, columns, 1)
        .broadcastTo(planes, rows, scale, columns, scale)
        .reshape(x.shape[0], x.shape[1], rows * scale, columns * scale);
  }

  static Tensor bilinear(Tensor x, int scale) {
    checkScale("upsampleBilinear", x, scale);
    Tensor down = between(x.shape[2], scale).cast(x.dtype);
    Tensor across = between(x.shape[3], scale).cast(x.dtype);
    return down.matmul(x.matmul(across, false, true));
  }

  /** The matrix that makes scale n pixels in a row of n. */
  private static Tensor between(int n, int scale) {
    double[] weights = new double[scale * n * n];
    for (int i = 0; i < scale * n; i++) {
      double at = Math.min(Math.max((i + 0.5) / scale - 0.5, 0), n - 1);
      int low = (int) at;
      weights[i * n + low] += 1 - (at - low);
      if (at > low) {
        weights[i * n + low + 1] += at - low;
      }
    }
    return Tensor.wrap(weights, scale * n, n);
  }
}
