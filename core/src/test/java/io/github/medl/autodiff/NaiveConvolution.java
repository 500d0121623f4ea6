package io.github.medl.autodiff;

import io.github.medl.tensor.Along;
import io.github.medl.tensor.Convolution.Extent;
import io.github.medl.tensor.Sliding;
import io.github.medl.tensor.Tensor;
import io.github.medl.tensor.Window;
import java.util.ArrayList;
import java.util.List;

/** Convolution and pooling from their definitions, element by element. */
final class NaiveConvolution {
  private NaiveConvolution() {}

  private static Tensor image(Tensor x) {
    return x.rank() == 4 ? x : x.reshape(x.dim(0), x.dim(1), 1, x.dim(2));
  }

  private static Tensor line(Tensor like, Tensor z) {
    return like.rank() == 4 ? z : z.reshape(z.dim(0), z.dim(1), z.dim(3));
  }

  private static Along down(Tensor like, Sliding sliding) {
    return like.rank() == 4 ? sliding.down() : Along.UNIT;
  }

  /** An element, or 0 outside. */
  private static double at(Tensor x, int n, int c, int row, int column) {
    boolean inside = row >= 0 && row < x.dim(2) && column >= 0 && column < x.dim(3);
    return inside ? x.get(n, c, row, column) : 0;
  }

  private static int positions(int length, int size, Along a) {
    return (length + a.before() + a.after() - a.dilation() * (size - 1) - 1) / a.stride() + 1;
  }

  static Tensor conv(Tensor signal, Tensor kernel, Tensor b, Sliding sliding) {
    Tensor x = image(signal);
    Tensor w = image(kernel);
    Along down = down(signal, sliding);
    Along across = sliding.across();
    int[] shape = {
      x.dim(0), w.dim(0), positions(x.dim(2), w.dim(2), down), positions(x.dim(3), w.dim(3), across)
    };
    int perGroup = w.dim(0) / sliding.groups();
    Tensor z =
        Naive.fill(
            shape,
            i -> {
              double sum = b == null ? 0 : b.get(i[1]);
              for (int c = 0; c < w.dim(1); c++) {
                for (int p = 0; p < w.dim(2); p++) {
                  for (int q = 0; q < w.dim(3); q++) {
                    int row = i[2] * down.stride() + p * down.dilation() - down.before();
                    int column = i[3] * across.stride() + q * across.dilation() - across.before();
                    int channel = i[1] / perGroup * w.dim(1) + c;
                    sum += w.get(i[1], c, p, q) * at(x, i[0], channel, row, column);
                  }
                }
              }
              return sum;
            });
    return line(signal, z);
  }

  private static int length(int positions, int size, Along a, int more) {
    return (positions - 1) * a.stride()
        - a.before()
        - a.after()
        + a.dilation() * (size - 1)
        + more
        + 1;
  }

  static Tensor transposed(
      Tensor signal, Tensor kernel, Sliding sliding, int moreRows, int moreColumns) {
    Tensor z = image(signal);
    Tensor w = image(kernel);
    Along down = down(signal, sliding);
    Along across = sliding.across();
    int groups = sliding.groups();
    int[] shape = {
      z.dim(0),
      groups * w.dim(1),
      length(z.dim(2), w.dim(2), down, moreRows),
      length(z.dim(3), w.dim(3), across, moreColumns)
    };
    double[][][][] x = new double[shape[0]][shape[1]][shape[2]][shape[3]];
    for (int k = 0; k < z.size(); k++) {
      int[] i = Naive.index(k, z.shape());
      int group = i[1] / (z.dim(1) / groups);
      for (int c = 0; c < w.dim(1); c++) {
        for (int p = 0; p < w.dim(2); p++) {
          for (int q = 0; q < w.dim(3); q++) {
            int row = i[2] * down.stride() + p * down.dilation() - down.before();
            int column = i[3] * across.stride() + q * across.dilation() - across.before();
            if (row >= 0 && row < shape[2] && column >= 0 && column < shape[3]) {
              x[i[0]][group * w.dim(1) + c][row][column] += z.get(i) * w.get(i[1], c, p, q);
            }
          }
        }
      }
    }
    return line(signal, Naive.fill(shape, i -> x[i[0]][i[1]][i[2]][i[3]]));
  }

  /** The product of polynomials, in one or two variables, and of its coefficients the middle. */
  static Tensor star(Tensor x, Tensor w, Extent extent) {
    int[] full = new int[x.rank()];
    int[] shape = new int[x.rank()];
    int[] from = new int[x.rank()];
    for (int a = 0; a < full.length; a++) {
      full[a] = x.dim(a) + w.dim(a) - 1;
      switch (extent) {
        case FULL -> shape[a] = full[a];
        case SAME -> {
          shape[a] = x.dim(a);
          from[a] = (full[a] - shape[a]) / 2;
        }
        case VALID -> {
          shape[a] = x.dim(a) - w.dim(a) + 1;
          from[a] = w.dim(a) - 1;
        }
        default -> throw new AssertionError(extent);
      }
    }
    double[] sums = new double[Naive.size(full)];
    for (int k = 0; k < x.size(); k++) {
      int[] i = Naive.index(k, x.shape());
      for (int l = 0; l < w.size(); l++) {
        int[] j = Naive.index(l, w.shape());
        int at = 0;
        for (int a = 0; a < full.length; a++) {
          at = at * full[a] + i[a] + j[a];
        }
        sums[at] += x.get(i) * w.get(j);
      }
    }
    return Naive.fill(
        shape,
        i -> {
          int at = 0;
          for (int a = 0; a < full.length; a++) {
            at = at * full[a] + from[a] + i[a];
          }
          return sums[at];
        });
  }

  private static int[] under(Window w, int place, int position, int columns) {
    int p = place / w.columns() % w.rows();
    int q = place % w.columns();
    int width = positions(columns, w.columns(), w.across());
    int row = position / width * w.down().stride() + p * w.down().dilation() - w.down().before();
    int column =
        position % width * w.across().stride() + q * w.across().dilation() - w.across().before();
    return new int[] {place / (w.rows() * w.columns()), row, column};
  }

  static Tensor unfold(Tensor signal, Window w) {
    Tensor x = image(signal);
    int[] shape = {
      x.dim(0),
      x.dim(1) * w.rows() * w.columns(),
      positions(x.dim(2), w.rows(), w.down()) * positions(x.dim(3), w.columns(), w.across())
    };
    return Naive.fill(
        shape,
        i -> {
          int[] from = under(w, i[1], i[2], x.dim(3));
          return at(x, i[0], from[0], from[1], from[2]);
        });
  }

  static Tensor fold(Tensor y, Window w, int[] shape) {
    double[][][][] x = new double[shape[0]][shape[1]][shape[2]][shape[3]];
    for (int k = 0; k < y.size(); k++) {
      int[] i = Naive.index(k, y.shape());
      int[] to = under(w, i[1], i[2], shape[3]);
      if (to[1] >= 0 && to[1] < shape[2] && to[2] >= 0 && to[2] < shape[3]) {
        x[i[0]][to[0]][to[1]][to[2]] += y.get(i);
      }
    }
    return Naive.fill(shape, i -> x[i[0]][i[1]][i[2]][i[3]]);
  }

  /** A number from those of a window, and how many places of it lie on the padded image. */
  interface OfWindow {
    double of(double[] values, int places);
  }

  static Tensor pool(Tensor signal, OfWindow g, Window w) {
    Tensor x = image(signal);
    int[] shape = {
      x.dim(0),
      x.dim(1),
      windows(x.dim(2), w.rows(), w.down(), w.ceil()),
      windows(x.dim(3), w.columns(), w.across(), w.ceil())
    };
    Tensor y =
        Naive.fill(
            shape,
            i -> {
              List<Double> values = new ArrayList<>();
              int places = 0;
              for (int p = 0; p < w.rows(); p++) {
                for (int q = 0; q < w.columns(); q++) {
                  int row = i[2] * w.down().stride() + p * w.down().dilation() - w.down().before();
                  int column =
                      i[3] * w.across().stride() + q * w.across().dilation() - w.across().before();
                  boolean isInside = row >= 0 && row < x.dim(2) && column >= 0 && column < x.dim(3);
                  if (isInside) {
                    values.add(x.get(i[0], i[1], row, column));
                  }
                  if (row < x.dim(2) + w.down().after() && column < x.dim(3) + w.across().after()) {
                    places++;
                  }
                }
              }
              return g.of(values.stream().mapToDouble(v -> v).toArray(), places);
            });
    return line(signal, y);
  }

  private static int windows(int length, int size, Along a, boolean ceil) {
    int room = length + a.before() + a.after() - a.dilation() * (size - 1) - 1;
    int count = room / a.stride() + 1;
    boolean another = ceil && room % a.stride() > 0;
    return another && count * a.stride() < length + a.before() ? count + 1 : count;
  }

  static double between(Tensor x, int[] i, int scale) {
    double row = Math.max(0, Math.min(x.dim(2) - 1, (i[2] + 0.5) / scale - 0.5));
    double column = Math.max(0, Math.min(x.dim(3) - 1, (i[3] + 0.5) / scale - 0.5));
    double sum = 0;
    for (int r = 0; r < x.dim(2); r++) {
      for (int c = 0; c < x.dim(3); c++) { // hats over the pixels
        sum +=
            Math.max(0, 1 - Math.abs(row - r))
                * Math.max(0, 1 - Math.abs(column - c))
                * x.get(i[0], i[1], r, c);
      }
    }
    return sum;
  }
}
