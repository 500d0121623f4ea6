package io.github.medl.autodiff;

import static io.github.medl.autodiff.Samples.REAL;

import io.github.medl.tensor.Along;
import io.github.medl.tensor.Convolution.Extent;
import io.github.medl.tensor.Sliding;
import io.github.medl.tensor.Tensor;
import io.github.medl.tensor.Window;
import io.github.medl.testing.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The rows of convolution and pooling. */
final class ConvolutionRows {
  private final List<Operation> rows = new ArrayList<>();

  private ConvolutionRows() {
    convolutions();
    transposed();
    stars();
    patches();
    pooling();
    upsampling();
  }

  static List<Operation> rows() {
    return new ConvolutionRows().rows;
  }

  private static int[] s(int... shape) {
    return shape;
  }

  private void convolutions() {
    Sliding odd = new Sliding(new Along(2, 1, 0, 1), new Along(1, 0, 2, 2), 1);
    conv(s(1, 1, 3, 4), s(1, 1, 2, 2), Sliding.UNIT);
    conv(s(2, 2, 4, 3), s(3, 2, 3, 2), odd);
    conv(s(1, 2, 3, 3), s(2, 2, 3, 3), Sliding.UNIT); // a dense layer
    conv(s(1, 1, 2, 2), s(1, 1, 3, 5), Sliding.UNIT.padded(1, 2, 2, 2)); // a kernel that is larger
    conv(s(1, 1, 7, 6), s(1, 1, 2, 2), Sliding.by(3, 4)); // rows and columns that nobody reads
    conv(s(2, 3, 2, 2), s(2, 3, 1, 1), Sliding.UNIT); // a product at every pixel
    conv(s(1, 4, 2, 2), s(6, 2, 1, 1), Sliding.UNIT.inGroups(2));
    conv(s(1, 2, 3, 3), s(1, 2, 1, 1), Sliding.by(2)); // a product at some pixels
    conv(s(1, 1, 1, 1), s(2, 1, 1, 1), Sliding.UNIT.padded(1));
    conv(s(1, 4, 3, 3), s(2, 2, 2, 2), Sliding.UNIT.inGroups(2).padded(1, 0, 0, 1));
    conv(s(1, 3, 3, 4), s(3, 1, 2, 3), Sliding.by(1, 2).inGroups(3).padded(1)); // depthwise
    conv(s(2, 2, 3, 3), s(4, 1, 2, 2), Sliding.UNIT.inGroups(2).dilated(2, 1)); // multiplier 2
    conv(s(0, 2, 3, 3), s(1, 2, 2, 2), Sliding.UNIT);
    conv(s(3, 5, 9, 9), s(6, 5, 3, 3), Sliding.UNIT.padded(1));
    conv(s(1, 2, 7), s(2, 2, 3), Sliding.by(2).padded(0, 0, 2, 1));
    conv(s(2, 2, 5), s(2, 1, 2), Sliding.UNIT.dilated(2).causal(2).inGroups(2));
    conv(s(2, 3, 3), s(2, 3, 1), Sliding.UNIT);
  }

  private void conv(int[] x, int[] w, Sliding sliding) {
    rows.add(
        Operation.of(
                "conv(Tensor, Sliding)",
                t -> t[0].conv(t[1], sliding),
                t -> naive(t[0], t[1], null, sliding),
                List.<Tensor[]>of(new Tensor[] {REAL.of(x), REAL.other(w)}))
            .variant(x, "by", w, sliding));
    rows.add(
        Operation.of(
                "conv(Tensor, Tensor, Sliding)",
                t -> t[0].conv(t[1], t[2], sliding),
                t -> naive(t[0], t[1], t[2], sliding),
                List.<Tensor[]>of(new Tensor[] {REAL.of(x), REAL.other(w), REAL.of(w[0])}))
            .variant(x, "by", w, sliding));
  }

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

  private static Tensor naive(Tensor signal, Tensor kernel, Tensor b, Sliding sliding) {
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

  private void transposed() {
    transposed(s(1, 1, 2, 2), s(1, 1, 3, 3), Sliding.UNIT, 0, 0);
    transposed(s(1, 2, 2, 2), s(2, 2, 2, 2), Sliding.by(2), 0, 0);
    transposed(s(2, 2, 2, 3), s(2, 1, 3, 3), Sliding.by(2, 3).padded(1), 1, 2);
    transposed(s(1, 4, 2, 2), s(4, 2, 2, 3), Sliding.by(2).padded(1, 0, 0, 1).inGroups(2), 0, 0);
    transposed(s(1, 2, 3, 3), s(2, 2, 2, 2), Sliding.UNIT.dilated(2, 1).padded(1), 1, 0);
    transposed(s(1, 3, 3, 3), s(3, 1, 2, 2), Sliding.by(2).inGroups(3), 1, 1); // depthwise
    transposed(s(1, 1, 2, 2), s(1, 1, 2, 3), Sliding.UNIT.dilated(4, 3), 2, 2);
    transposed(s(2, 3, 2, 2), s(3, 2, 1, 1), Sliding.UNIT, 0, 0);
    transposed(s(0, 1, 2, 2), s(1, 1, 2, 2), Sliding.UNIT, 0, 0);
    transposed(s(1, 2, 4), s(2, 2, 3), Sliding.by(2).padded(1), 0, 0);
    transposed(s(1, 2, 4), s(2, 2, 3), Sliding.by(2).padded(1), 0, 1);
    transposed(s(3, 6, 9, 9), s(6, 5, 3, 3), Sliding.by(2).padded(1), 1, 1);
  }

  private void transposed(int[] x, int[] w, Sliding sliding, int moreRows, int moreColumns) {
    List<Tensor[]> samples = List.<Tensor[]>of(new Tensor[] {REAL.of(x), REAL.other(w)});
    if (moreRows == 0 && moreColumns == 0) {
      rows.add(
          Operation.of(
                  "convTransposed(Tensor, Sliding)",
                  t -> t[0].convTransposed(t[1], sliding),
                  t -> naiveTransposed(t[0], t[1], sliding, 0, 0),
                  samples)
              .variant(x, "by", w, sliding));
    }
    rows.add(
        Operation.of(
                "convTransposed(Tensor, Sliding, int, int)",
                t -> t[0].convTransposed(t[1], sliding, moreRows, moreColumns),
                t -> naiveTransposed(t[0], t[1], sliding, moreRows, moreColumns),
                samples)
            .variant(x, "by", w, sliding, moreRows, moreColumns));
  }

  private static int length(int positions, int size, Along a, int more) {
    return (positions - 1) * a.stride()
        - a.before()
        - a.after()
        + a.dilation() * (size - 1)
        + more
        + 1;
  }

  private static Tensor naiveTransposed(
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

  private void stars() {
    for (Extent extent : Extent.values()) {
      star(s(5), s(3), extent);
      star(s(5), s(4), extent);
      star(s(1), s(1), extent);
      star(s(4, 5), s(3, 2), extent);
      star(s(3, 3), s(2, 3), extent);
    }
    star(s(2), s(5), Extent.FULL);
    star(s(2, 3), s(4, 1), Extent.SAME);
    for (int[] shape : new int[][] {{4}, {2, 3}, {2, 1, 3}, {2, 1, 2, 3}}) {
      rows.add(
          Operation.of(
                  "flippedKernel()",
                  t -> t[0].flippedKernel(),
                  t ->
                      Naive.fill(
                          shape,
                          i -> {
                            int[] from = i.clone();
                            int last = from.length - 1;
                            from[last] = shape[last] - 1 - from[last];
                            if (last % 2 == 1) {
                              from[last - 1] = shape[last - 1] - 1 - from[last - 1];
                            }
                            return t[0].get(from);
                          }),
                  Samples.ofShapes(REAL, shape))
              .variant((Object) shape));
    }
  }

  private void star(int[] x, int[] w, Extent extent) {
    rows.add(
        Operation.of(
                "convolve(Tensor, Extent)",
                t -> t[0].convolve(t[1], extent),
                t -> naiveStar(t[0], t[1], extent),
                List.<Tensor[]>of(new Tensor[] {REAL.of(x), REAL.other(w)}))
            .variant(extent, x, "by", w));
  }

  /** The product of polynomials, in one or two variables, and of its coefficients the middle. */
  private static Tensor naiveStar(Tensor x, Tensor w, Extent extent) {
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

  private void patches() {
    patches(s(1, 2, 3, 3), Window.of(2).stride(1));
    patches(s(2, 1, 4, 3), new Window(2, 3, new Along(2, 1, 0, 1), new Along(1, 1, 2, 1), false));
    patches(s(1, 2, 4, 4), Window.of(2).stride(1, 2).dilated(2, 1));
    patches(s(1, 2, 5), Window.along(3).stride(1).padded(1));
    patches(s(0, 2, 3, 3), Window.of(2));
  }

  private void patches(int[] shape, Window window) {
    rows.add(
        Operation.of(
                "unfold(Window)",
                t -> t[0].unfold(window),
                t -> naiveUnfold(t[0], window),
                Samples.ofShapes(REAL, shape))
            .variant(shape, window));
    int[] unfolded = naiveUnfold(Tensor.zeros(shape), window).shape();
    int height = shape.length == 4 ? shape[2] : 1;
    int width = shape[shape.length - 1];
    rows.add(
        Operation.of(
                "fold(Window, int, int)",
                t -> t[0].fold(window, height, width),
                t -> naiveFold(t[0], window, s(shape[0], shape[1], height, width)),
                Samples.ofShapes(REAL, unfolded))
            .variant(unfolded, window));
  }

  private static int[] under(Window w, int place, int position, int columns) {
    int p = place / w.columns() % w.rows();
    int q = place % w.columns();
    int width = positions(columns, w.columns(), w.across());
    int row = position / width * w.down().stride() + p * w.down().dilation() - w.down().before();
    int column =
        position % width * w.across().stride() + q * w.across().dilation() - w.across().before();
    return s(place / (w.rows() * w.columns()), row, column);
  }

  private static Tensor naiveUnfold(Tensor signal, Window w) {
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

  private static Tensor naiveFold(Tensor y, Window w, int[] shape) {
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
  private interface OfWindow {
    double of(double[] values, int places);
  }

  private void pooling() {
    int[][] shapes = {{2, 2, 4, 4}, {1, 1, 5, 6}, {1, 2, 3, 3}, {0, 2, 4, 4}};
    for (int[] shape : shapes) {
      for (Window w :
          List.of(
              Window.of(2),
              Window.of(3).stride(2).padded(1),
              Window.of(2, 3).stride(1),
              Window.of(2).stride(3, 2).padded(1, 0, 0, 1).ceiling(),
              Window.of(3).stride(2).ceiling())) {
        pool(shape, w);
      }
    }
    pool(s(1, 1, 5, 5), Window.of(2).stride(1).dilated(2, 3));
    pool(s(1, 2, 2, 2), Window.of(3).stride(2).ceiling()); // larger than the image
    pool(s(2, 2, 7), Window.along(3).stride(2).padded(1));
    for (int[] shape : new int[][] {{2, 3, 2, 3}, {1, 2, 5}, {1, 1, 1, 1}}) {
      rows.add(
          Operation.of(
                  "globalAveragePool()",
                  t -> t[0].globalAveragePool(),
                  t -> global(t[0], v -> Arrays.stream(v).average().orElseThrow()),
                  Samples.ofShapes(REAL, shape))
              .variant((Object) shape));
      rows.add(
          Operation.of(
                  "globalMaxPool()",
                  t -> t[0].globalMaxPool(),
                  t -> global(t[0], v -> Arrays.stream(v).max().orElseThrow()),
                  List.<Tensor[]>of(new Tensor[] {Samples.distinct(shape)}))
              .variant((Object) shape));
    }
  }

  private static Tensor global(Tensor x, Function<double[], Double> f) {
    int[] axes = x.rank() == 4 ? s(2, 3) : s(2);
    return Naive.reduce(f::apply, x, false, axes);
  }

  private void pool(int[] shape, Window w) {
    OfWindow largest = (v, places) -> Arrays.stream(v).max().orElseThrow();
    OfWindow withPadding = (v, places) -> Arrays.stream(v).sum() / places;
    OfWindow inside = (v, places) -> Arrays.stream(v).sum() / v.length;
    pool("maxPool(Window)", x -> x.maxPool(w), largest, Samples.distinct(shape), w);
    pool("averagePool(Window)", x -> x.averagePool(w), withPadding, REAL.of(shape), w);
    for (boolean counts : new boolean[] {true, false}) {
      pool(
          "averagePool(Window, boolean)",
          x -> x.averagePool(w, counts),
          counts ? withPadding : inside,
          REAL.of(shape),
          w);
    }
  }

  private void pool(String name, UnaryOperator<Tensor> f, OfWindow g, Tensor sample, Window w) {
    rows.add(
        Operation.of(
                name,
                t -> f.apply(t[0]),
                t -> naivePool(t[0], g, w),
                List.<Tensor[]>of(new Tensor[] {sample}))
            .variant(sample.shape(), w));
  }

  private static Tensor naivePool(Tensor signal, OfWindow g, Window w) {
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

  private void upsampling() {
    for (int scale : s(1, 2, 3)) {
      for (int[] shape : new int[][] {{1, 2, 2, 3}, {2, 1, 1, 2}, {0, 1, 2, 2}}) {
        rows.add(
            Operation.of(
                    "upsampleNearest(int)",
                    t -> t[0].upsampleNearest(scale),
                    t ->
                        Naive.fill(
                            s(shape[0], shape[1], scale * shape[2], scale * shape[3]),
                            i -> t[0].get(i[0], i[1], i[2] / scale, i[3] / scale)),
                    Samples.ofShapes(REAL, shape))
                .variant(scale, shape));
        rows.add(
            Operation.of(
                    "upsampleBilinear(int)",
                    t -> t[0].upsampleBilinear(scale),
                    t ->
                        Naive.fill(
                            s(shape[0], shape[1], scale * shape[2], scale * shape[3]),
                            i -> between(t[0], i, scale)),
                    Samples.ofShapes(REAL, shape))
                .variant(scale, shape));
      }
    }
  }

  private static double between(Tensor x, int[] i, int scale) {
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
