package io.github.medl.autodiff;

import static io.github.medl.autodiff.Samples.REAL;

import io.github.medl.tensor.Tensor;
import io.github.medl.testing.Operation;
import io.github.medl.testing.Operation.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** The rows of reductions, running sums and softmax. */
final class ReductionRows {
  /** Axes, and shapes to reduce along them. */
  private record Along(int[] axes, int[]... shapes) {}

  private static final Along[] NOT_EMPTY = {
    new Along(new int[] {}, new int[][] {{}, {1}, {5}, {2, 3}, {2, 3, 2}, {40, 30}}),
    new Along(new int[] {0}, new int[][] {{1}, {5}, {2, 3}, {3, 1, 2}, {2, 0}, {40, 30}}),
    new Along(new int[] {1}, new int[][] {{2, 3}, {2, 1}, {2, 3, 2}, {0, 2}}),
    new Along(new int[] {-1}, new int[][] {{5}, {2, 3}, {2, 3, 2}, {40, 30}}),
    new Along(new int[] {0, 2}, new int[][] {{2, 3, 2}, {2, 1, 3}, {2, 2, 2, 2}}),
    new Along(new int[] {-1, -3}, new int[][] {{2, 3, 2}, {2, 2, 2, 2}}),
    new Along(new int[] {1, 2}, new int[][] {{2, 3, 2}, {2, 2, 2, 2}})
  };

  private static final Along[] EMPTY = {
    new Along(new int[] {}, new int[][] {{0}, {2, 0}}),
    new Along(new int[] {1}, new int[][] {{2, 0}, {2, 0, 3}}),
    new Along(new int[] {0, 2}, new int[][] {{2, 3, 0}})
  };

  private final List<Operation> rows = new ArrayList<>();

  private ReductionRows() {
    reduction("sum", false, Tensor::sum, v -> Arrays.stream(v).sum(), REAL::of, true);
    reduction("sumKeeping", true, Tensor::sumKeeping, v -> Arrays.stream(v).sum(), REAL::of, true);
    reduction("mean", false, Tensor::mean, ReductionRows::mean, REAL::of, false);
    reduction("meanKeeping", true, Tensor::meanKeeping, ReductionRows::mean, REAL::of, false);
    reduction("variance", false, Tensor::variance, v -> squares(v) / v.length, REAL::of, false);
    reduction(
        "sampleVariance",
        false,
        Tensor::sampleVariance,
        v -> squares(v) / (v.length - 1),
        REAL::of,
        false);
    ToDoubleFunction<double[]> max = v -> Arrays.stream(v).max().getAsDouble();
    ToDoubleFunction<double[]> min = v -> Arrays.stream(v).min().getAsDouble();
    reduction("max", false, Tensor::max, max, Samples::distinct, false);
    reduction("maxKeeping", true, Tensor::maxKeeping, max, Samples::distinct, false);
    reduction("min", false, Tensor::min, min, Samples::distinct, false);
    reduction("minKeeping", true, Tensor::minKeeping, min, Samples::distinct, false);
    reduction(
        "logSumExp",
        false,
        Tensor::logSumExp,
        v -> Math.log(Arrays.stream(v).map(Math::exp).sum()),
        REAL::of,
        true);
    reduction(
        "norm",
        false,
        Tensor::norm,
        v -> Math.sqrt(Arrays.stream(v).map(x -> x * x).sum()),
        Samples.NOT_ZERO::of,
        true);
    squaredNorms();
    positions();
    alongOneAxis("cumsum", Tensor::cumsum, (v, k) -> Arrays.stream(v, 0, k + 1).sum());
    alongOneAxis("softmax", Tensor::softmax, ReductionRows::softmax);
    alongOneAxis("logSoftmax", Tensor::logSoftmax, (v, k) -> Math.log(softmax(v, k)));
    scaledSoftmax(.7, null, new int[] {4}, new int[] {2, 3}, new int[] {2, 0, 3}, new int[] {2, 0});
    Tensor triangle = Tensor.generate(i -> i % 3 <= i / 3 ? 1 : 0, 3, 3);
    scaledSoftmax(-1.5, triangle, new int[] {3, 3}, new int[] {2, 2, 3, 3});
    scaledSoftmax(1, Tensor.of(new double[] {0, 2, 1, 0, 0, 0}, 2, 1, 3), new int[] {2, 2, 3});
    scaledSoftmax(.5, Tensor.of(new double[] {1, 0, 1}, 3, 1), new int[] {3, 4});
    normalisations();
    crossEntropy(new int[] {4}, 2);
    crossEntropy(new int[] {3, 4}, 1, 0, -1);
    crossEntropy(new int[] {2, 2, 3}, 0, 2, 1, 1);
    crossEntropy(new int[] {0, 3});
  }

  /** The square of a norm is an operation of its own where derivatives are taken. */
  private void squaredNorms() {
    List<UnaryOperator<Tensor>> squares =
        List.of(Tensor::square, norm -> norm.mul(norm), norm -> norm.pow(2));
    for (int i = 0; i < squares.size(); i++) {
      UnaryOperator<Tensor> square = squares.get(i);
      for (int[] axes : new int[][] {{}, {0}, {-1, 0}}) {
        rows.add(
            Operation.of(
                    "norm(int[])",
                    x -> square.apply(x[0].norm(axes)),
                    x ->
                        Naive.reduce(
                            v -> Arrays.stream(v).map(z -> z * z).sum(), x[0], false, axes),
                    Samples.ofShapes(REAL, new int[][] {{2, 3}, {3, 2, 2}}))
                .variant("along", axes, "squared, way " + i));
      }
    }
  }

  /** With a mask for all samples, or none. */
  private void scaledSoftmax(double scale, Tensor mask, int[]... shapes) {
    rows.add(
        Operation.of(
                "scaledSoftmax(double" + (mask == null ? ")" : ", Tensor)"),
                x -> mask == null ? x[0].scaledSoftmax(scale) : x[0].scaledSoftmax(scale, mask),
                x -> alongOneAxis(ReductionRows::shares, scores(scale, mask, x[0]), -1),
                Samples.ofShapes(REAL, shapes))
            .variant(scale, mask == null ? "" : mask.shapeText()));
  }

  /** e^(s x), 0 where the mask is. */
  private static Tensor scores(double scale, Tensor mask, Tensor x) {
    Tensor places = mask == null ? Tensor.scalar(1) : mask;
    return Naive.map((z, m) -> m == 0 ? 0 : Math.exp(scale * z), x.detach(), places);
  }

  private static double shares(double[] v, int k) {
    double sum = Arrays.stream(v).sum();
    return sum == 0 ? 0 : v[k] / sum;
  }

  private void normalisations() {
    for (int[] shape : new int[][] {{3, 4}, {5}, {2, 3, 2}, {2, 70}, {0, 3}}) {
      int last = shape.length - 1;
      rows.add(
          Operation.of(
                  "layerNorm(Tensor, Tensor, double)",
                  x -> x[0].layerNorm(x[1], x[2], .1),
                  x -> normalised(x, last, last),
                  Samples.ofTriple(REAL, shape, new int[] {shape[last]}, new int[] {shape[last]}))
              .variant(shape));
    }
    for (int[] shape : new int[][] {{5, 3}, {3, 2, 4}, {2, 3, 2, 2}, {70, 2}}) {
      rows.add(
          Operation.of(
                  "batchNorm(Tensor, Tensor, double)",
                  x -> x[0].batchNorm(x[1], x[2], .1).y(),
                  x ->
                      normalised(
                          x, 1, IntStream.range(0, shape.length).filter(i -> i != 1).toArray()),
                  Samples.ofTriple(REAL, shape, new int[] {shape[1]}, new int[] {shape[1]}))
              .variant(shape));
    }
  }

  /** By the formula, with a scale and a shift for each place of one axis. */
  private static Tensor normalised(Tensor[] x, int feature, int... averaged) {
    Tensor mean = Naive.reduce(ReductionRows::mean, x[0].detach(), true, averaged);
    Tensor variance = Naive.reduce(v -> squares(v) / v.length, x[0].detach(), true, averaged);
    return Naive.fill(
        x[0].shape(),
        index -> {
          double centred = x[0].get(index) - mean.get(Naive.within(mean, index));
          double deviation = Math.sqrt(variance.get(Naive.within(mean, index)) + .1);
          return centred / deviation * x[1].get(index[feature]) + x[2].get(index[feature]);
        });
  }

  private void crossEntropy(int[] shape, int... classes) {
    int n = shape[shape.length - 1];
    int[] reduced = Arrays.copyOf(shape, shape.length - 1);
    rows.add(
        Operation.of(
                "softmaxCrossEntropy(int[])",
                x -> x[0].softmaxCrossEntropy(classes),
                x -> {
                  double[] all = x[0].toDoubles();
                  double[] losses = new double[classes.length];
                  for (int r = 0; r < losses.length; r++) {
                    double[] row = Arrays.copyOfRange(all, r * n, (r + 1) * n);
                    losses[r] = -Math.log(softmax(row, Math.floorMod(classes[r], n)));
                  }
                  return Tensor.of(losses).reshape(reduced).cast(x[0].dtype());
                },
                Samples.ofShapes(Samples.REAL, shape))
            .variant(shape));
  }

  static List<Operation> rows() {
    return new ReductionRows().rows;
  }

  private static double mean(double[] v) {
    return Arrays.stream(v).sum() / v.length;
  }

  private static double squares(double[] v) {
    double mean = mean(v);
    return Arrays.stream(v).map(x -> (x - mean) * (x - mean)).sum();
  }

  private static double softmax(double[] v, int k) {
    return Math.exp(v[k]) / Arrays.stream(v).map(Math::exp).sum();
  }

  private void reduction(
      String name,
      boolean keep,
      BiFunction<Tensor, int[], Tensor> f,
      ToDoubleFunction<double[]> reference,
      Function<int[], Tensor> sample,
      boolean ofNothing) {
    List<Along> cases = new ArrayList<>(List.of(NOT_EMPTY));
    cases.addAll(ofNothing ? List.of(EMPTY) : List.of());
    for (Along along : cases) {
      rows.add(
          Operation.of(
                  name + "(int[])",
                  x -> f.apply(x[0], along.axes),
                  x -> Naive.reduce(reference, x[0], keep, along.axes),
                  Arrays.stream(along.shapes).map(s -> new Tensor[] {sample.apply(s)}).toList())
              .variant("over", along.axes));
    }
  }

  /** argmax and argmin give integers, here as a tensor: constant but for jumps. */
  private void positions() {
    ToDoubleFunction<double[]> largest = v -> first(v, Arrays.stream(v).max().getAsDouble());
    ToDoubleFunction<double[]> smallest = v -> first(v, Arrays.stream(v).min().getAsDouble());
    position("argmax()", x -> Tensor.scalar(x.argmax()), largest);
    position("argmin()", x -> Tensor.scalar(x.argmin()), smallest);
    for (int axis : new int[] {0, 1, -1}) {
      position("argmax(int)", x -> positions(x.argmax(axis), x, axis), largest, axis);
      position("argmin(int)", x -> positions(x.argmin(axis), x, axis), smallest, axis);
    }
  }

  private static double first(double[] values, double wanted) {
    int k = 0;
    while (values[k] != wanted) {
      k++;
    }
    return k;
  }

  private static Tensor positions(int[] positions, Tensor x, int axis) {
    int[] shape = Naive.reduce(v -> 0, x.detach(), false, axis).shape();
    return Tensor.generate(i -> positions[i], shape);
  }

  private void position(
      String method,
      Function<Tensor, Tensor> f,
      ToDoubleFunction<double[]> reference,
      int... axes) {
    int[][] shapes = {{2, 3}, {3, 1}, {2, 3, 4}};
    List<Tensor[]> samples = new ArrayList<>();
    for (int[] shape : shapes) {
      samples.add(new Tensor[] {Samples.distinct(shape)});
    }
    samples.add(new Tensor[] {Samples.SMALL_INTEGERS.of(4, 5)}); // ties: the first wins
    rows.add(
        Operation.of(
                method,
                x -> f.apply(x[0]),
                x -> Naive.reduce(reference, x[0], false, axes),
                samples)
            .kind(Kind.CONSTANT)
            .variant("along", axes));
  }

  private interface ElementOf {
    double at(double[] values, int k);
  }

  private void alongOneAxis(String name, BiFunction<Tensor, Integer, Tensor> f, ElementOf element) {
    int[][][] shapes = {
      {{1}, {5}, {3, 2}, {3, 2, 2}, {0}, {2, 0}, {40, 30}},
      {{2, 3}, {3, 1}, {2, 3, 2}, {2, 0, 2}},
      {{4}, {2, 3}, {2, 3, 2}, {0, 2}, {40, 30}}
    };
    int[] axes = {0, 1, -1};
    for (int c = 0; c < axes.length; c++) {
      int axis = axes[c];
      rows.add(
          Operation.of(
                  name + "(int)",
                  x -> f.apply(x[0], axis),
                  x -> alongOneAxis(element, x[0], axis),
                  Samples.ofShapes(REAL, shapes[c]))
              .variant("along", axis));
    }
  }

  private static Tensor alongOneAxis(ElementOf element, Tensor x, int axis) {
    int a = axis < 0 ? axis + x.rank() : axis;
    return Naive.fill(
        x.shape(),
        index -> {
          double[] values = new double[x.dim(a)];
          for (int k = 0; k < values.length; k++) {
            int[] at = index.clone();
            at[a] = k;
            values[k] = x.get(at);
          }
          return element.at(values, index[a]);
        });
  }
}
