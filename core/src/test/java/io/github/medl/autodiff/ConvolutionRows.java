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
    pooledConvolutions();
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
                t -> NaiveConvolution.conv(t[0], t[1], null, sliding),
                List.<Tensor[]>of(new Tensor[] {REAL.of(x), REAL.other(w)}))
            .variant(x, "by", w, sliding));
    rows.add(
        Operation.of(
                "conv(Tensor, Tensor, Sliding)",
                t -> t[0].conv(t[1], t[2], sliding),
                t -> NaiveConvolution.conv(t[0], t[1], t[2], sliding),
                List.<Tensor[]>of(new Tensor[] {REAL.of(x), REAL.other(w), REAL.of(w[0])}))
            .variant(x, "by", w, sliding));
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
                  t -> NaiveConvolution.transposed(t[0], t[1], sliding, 0, 0),
                  samples)
              .variant(x, "by", w, sliding));
    }
    rows.add(
        Operation.of(
                "convTransposed(Tensor, Sliding, int, int)",
                t -> t[0].convTransposed(t[1], sliding, moreRows, moreColumns),
                t -> NaiveConvolution.transposed(t[0], t[1], sliding, moreRows, moreColumns),
                samples)
            .variant(x, "by", w, sliding, moreRows, moreColumns));
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
                t -> NaiveConvolution.star(t[0], t[1], extent),
                List.<Tensor[]>of(new Tensor[] {REAL.of(x), REAL.other(w)}))
            .variant(extent, x, "by", w));
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
                t -> NaiveConvolution.unfold(t[0], window),
                Samples.ofShapes(REAL, shape))
            .variant(shape, window));
    int[] unfolded = NaiveConvolution.unfold(Tensor.zeros(shape), window).shape();
    int height = shape.length == 4 ? shape[2] : 1;
    int width = shape[shape.length - 1];
    rows.add(
        Operation.of(
                "fold(Window, int, int)",
                t -> t[0].fold(window, height, width),
                t -> NaiveConvolution.fold(t[0], window, s(shape[0], shape[1], height, width)),
                Samples.ofShapes(REAL, unfolded))
            .variant(unfolded, window));
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
    NaiveConvolution.OfWindow largest = (v, places) -> Arrays.stream(v).max().orElseThrow();
    NaiveConvolution.OfWindow withPadding = (v, places) -> Arrays.stream(v).sum() / places;
    NaiveConvolution.OfWindow inside = (v, places) -> Arrays.stream(v).sum() / v.length;
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

  private void pool(
      String name, UnaryOperator<Tensor> f, NaiveConvolution.OfWindow g, Tensor sample, Window w) {
    rows.add(
        Operation.of(
                name,
                t -> f.apply(t[0]),
                t -> NaiveConvolution.pool(t[0], g, w),
                List.<Tensor[]>of(new Tensor[] {sample}))
            .variant(sample.shape(), w));
  }

  private void pooledConvolutions() {
    Sliding odd = new Sliding(new Along(2, 1, 0, 1), new Along(1, 0, 2, 2), 1);
    pooled(s(1, 1, 5, 6), s(2, 1, 2, 3), Sliding.UNIT, Window.of(2)); // whole tiles of 2 x 2
    pooled(s(2, 2, 5, 4), s(3, 2, 3, 2), odd, Window.of(2, 3).stride(1).padded(1));
    pooled(s(2, 1, 4, 4), s(2, 1, 3, 3), Sliding.UNIT.padded(1), Window.of(2));
    pooled(s(1, 2, 2, 4), s(3, 2, 1, 1), Sliding.UNIT, Window.of(2)); // a product at every pixel
    pooled(s(1, 2, 4, 4), s(2, 1, 2, 2), Sliding.UNIT.inGroups(2), Window.of(3)); // depthwise
    pooled(s(1, 4, 3, 4), s(2, 2, 2, 2), Sliding.UNIT.inGroups(2), Window.of(2).ceiling());
    pooled(s(0, 1, 3, 3), s(2, 1, 2, 2), Sliding.UNIT, Window.of(2));
    pooled(s(1, 1, 6), s(2, 1, 3), Sliding.by(2).padded(1), Window.along(2));
  }

  private void pooled(int[] x, int[] w, Sliding sliding, Window window) {
    NaiveConvolution.OfWindow largest =
        (v, places) -> Math.max(0, Arrays.stream(v).max().orElseThrow());
    rows.add(
        Operation.of(
                "convReluMaxPool(Tensor, Tensor, Sliding, Window)",
                t -> t[0].convReluMaxPool(t[1], t[2], sliding, window),
                t ->
                    NaiveConvolution.pool(
                        NaiveConvolution.conv(t[0], t[1], t[2], sliding), largest, window),
                List.<Tensor[]>of(new Tensor[] {REAL.of(x), REAL.other(w), REAL.of(w[0])}))
            .variant(x, "by", w, sliding, window));
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
                            i -> NaiveConvolution.between(t[0], i, scale)),
                    Samples.ofShapes(REAL, shape))
                .variant(scale, shape));
      }
    }
  }
}
