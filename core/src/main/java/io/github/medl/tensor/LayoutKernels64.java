package io.github.medl.tensor;

import io.github.medl.parallel.Parallel;
import java.util.Arrays;

/** Loops that move elements about. */
final class LayoutKernels64 {
  /** The side of the tiles in which a matrix is transposed: one of them fits the first cache. */
  private static final int TILE = 64;

  /** Tiles of less rows are narrow: a cache line of x wide. */
  private static final int LOW = 16;

  /** Runs shorter than this are copied by a loop, which begins sooner than a block copy. */
  private static final int SHORT_RUN = 8;

  private LayoutKernels64() {}

  /** y = the elements of x in the order of the view. */
  static void gather(double[] x, Strided view, double[] y) {
    Parallel.forRanges(y.length, Parallel.BLOCK, (from, to) -> gather(x, view, from, to, y, from));
  }

  /** Writes those at the places from, ..., to - 1 of the view to y[start], y[start + 1], ... */
  static void gather(double[] x, Strided view, int from, int to, double[] y, int start) {
    if (view.isPlain()) {
      System.arraycopy(x, from, y, start, to - from);
      return;
    }
    int period = view.repeatedRow();
    if (period > 0) {
      repeat(x, period, from, to - from, y, start);
      return;
    }
    int stride = view.stride();
    view.runs(from, to, (at, place, n) -> copyRun(x, at, stride, y, start + place - from, n));
  }

  private static void copyRun(double[] x, int at, int stride, double[] y, int to, int n) {
    if (stride == 0) {
      Arrays.fill(y, to, to + n, x[at]);
    } else if (stride == 1 && n >= SHORT_RUN) {
      System.arraycopy(x, at, y, to, n);
    } else {
      for (int i = 0; i < n; i++) {
        y[to + i] = x[at + i * stride];
      }
    }
  }

  /** A short row again and again: what is written is copied behind itself, twice as much a time. */
  private static void repeat(double[] x, int period, int from, int n, double[] y, int start) {
    for (int i = 0; i < Math.min(period, n); i++) {
      y[start + i] = x[(from + i) % period];
    }
    for (int done = period; done < n; done *= 2) {
      System.arraycopy(y, start, y, start + done, Math.min(done, n - done));
    }
  }

  /**
   * Rows become columns: y[k, j, o, i] = x[k, i, o, j] for x of shape (outer, rows, middle,
   * columns), which is a transposed matrix where outer and middle are 1. Square tiles are read and
   * written row by row by way of a small array, so that no cache line is fetched twice.
   */
  static void transpose(double[] x, int outer, int rows, int middle, int columns, double[] y) {
    int across = (columns - 1) / TILE + 1;
    int tall = TILE * Math.max(1, Parallel.BLOCK / (TILE * TILE)); // rows of a block of work
    int down = (rows - 1) / tall + 1;
    int each = Math.min(TILE, columns) * Math.min(tall, rows);
    Parallel.forRanges(
        outer * middle * down * across,
        Math.max(1, Parallel.BLOCK / each),
        (from, to) -> {
          double[] tile = new double[Math.min(TILE, rows) * Math.min(TILE, columns)];
          for (int block = from; block < to; block++) {
            int j0 = block % across * TILE;
            int i0 = block / across % down * tall;
            int o = block / (across * down) % middle;
            int k = block / (across * down * middle);
            int width = Math.min(TILE, columns - j0);
            int end = Math.min(rows, i0 + tall);
            for (int i = i0; i < end; i += TILE) {
              int height = Math.min(TILE, end - i);
              int at = ((k * rows + i) * middle + o) * columns + j0;
              int start = ((k * columns + j0) * middle + o) * rows + i;
              transposeTile(x, at, middle * columns, y, start, middle * rows, height, width, tile);
            }
          }
        });
  }

  /**
   * y = the elements of x in the order of a view whose last axis is not that of x: the last axes of
   * x and y make matrices that are transposed in tiles. Where tiles are low their columns lie far
   * apart in y, so that few at a time stay in the cache until their neighbours are written.
   *
   * @param along which axis of the view is the last one of x, of step 1
   */
  static void gatherInTiles(double[] x, Strided view, int along, double[] y) {
    int last = view.dims().length - 1;
    int height = view.dims()[last];
    int width = view.dims()[along];
    int step = view.strides()[last];
    int stepOut = 1;
    for (int axis = along + 1; axis <= last; axis++) {
      stepOut *= view.dims()[axis];
    }
    int apart = stepOut;
    int tall = Math.min(TILE, height);
    int wide = Math.min(height < LOW ? LOW : TILE, width);
    int down = (height - 1) / tall + 1;
    int across = (width - 1) / wide + 1;
    int matrices = y.length / (height * width);
    Parallel.forRanges(
        across * matrices * down,
        Math.max(1, Parallel.BLOCK / (tall * wide)),
        (from, to) -> {
          double[] tile = new double[tall * wide];
          for (int block = from; block < to; block++) {
            int i = block % down * tall;
            int j = block / (matrices * down) * wide;
            int at = j + i * step;
            int start = j * apart + i;
            int rest = block / down % matrices;
            for (int axis = last - 1, out = height; axis >= 0; axis--) {
              int d = view.dims()[axis];
              if (axis != along) {
                at += rest % d * view.strides()[axis];
                start += rest % d * out;
                rest /= d;
              }
              out *= d;
            }
            int rows = Math.min(tall, height - i);
            int columns = Math.min(wide, width - j);
            transposeTile(x, at, step, y, start, apart, rows, columns, tile);
          }
        });
  }

  private static void transposeTile(
      double[] x,
      int at,
      int step,
      double[] y,
      int start,
      int stepOut,
      int height,
      int width,
      double[] tile) {
    for (int i = 0; i < height; i++) {
      System.arraycopy(x, at + i * step, tile, i * width, width);
    }
    for (int j = 0; j < width; j++) {
      int to = start + j * stepOut;
      for (int i = 0; i < height; i++) {
        y[to + i] = tile[i * width + j];
      }
    }
  }

  /**
   * Copies {@code count} runs of {@code run} elements, {@code xStep} apart in x and {@code yStep}
   * apart in y.
   */
  static void copyRuns(
      double[] x, int at, int xStep, double[] y, int start, int yStep, int run, int count) {
    Parallel.forRanges(
        count,
        Math.max(1, Parallel.BLOCK / Math.max(1, run)),
        (from, to) -> {
          for (int k = from; k < to; k++) {
            copyRun(x, at + k * xStep, 1, y, start + k * yStep, run);
          }
        });
  }

  /** y[o, k, :] = x[o, indices[k], :] for x of shape (outer, n, inner). */
  static void take(double[] x, int outer, int n, int inner, int[] indices, double[] y) {
    int count = indices.length;
    Parallel.forRanges(
        outer * count,
        Math.max(1, Parallel.BLOCK / Math.max(1, inner)),
        (from, to) -> {
          for (int row = from; row < to; row++) {
            int at = (row / count * n + indices[row % count]) * inner;
            copyRun(x, at, 1, y, row * inner, inner);
          }
        });
  }

  /**
   * y[o, indices[k], :] += x[o, k, :] for x of shape (outer, k, inner), y of (outer, n, inner):
   * every place adds the rows that go there in their order, see {@link Sums#ofRows}.
   */
  static void scatterAdd(double[] x, int outer, int[] indices, int n, int inner, double[] y) {
    int count = indices.length;
    if (count == 0) {
      return;
    }
    Places places = Places.of(indices, n);
    int groups = places.count();
    Parallel.forRanges(
        outer * groups,
        Math.max(1, Parallel.BLOCK / (count * inner / groups + 1)),
        (from, to) -> {
          for (int i = from; i < to; i++) {
            int o = i / groups;
            int group = i % groups;
            int begin = places.first()[group];
            int end = places.first()[group + 1];
            int row = o * n + places.place(group);
            Sums.ofRows(x, o * count, places.order(), begin, end, inner, y, row * inner);
          }
        });
  }

  /**
   * y[o, from + k step, :] += x[o, k, :] for x of shape (outer, count, inner), y (outer, n, inner).
   */
  static void addStrided(
      double[] x, int outer, int count, int inner, double[] y, int n, int from, int step) {
    for (int o = 0; o < outer; o++) {
      for (int k = 0; k < count; k++) {
        int at = (o * count + k) * inner;
        int to = (o * n + from + k * step) * inner;
        for (int i = 0; i < inner; i++) {
          y[to + i] += x[at + i];
        }
      }
    }
  }
}
