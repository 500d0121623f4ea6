package io.github.medl.benchmarks.peers;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.training.GradientCollector;
import io.github.medl.autodiff.Autodiff;
import io.github.medl.tensor.Sliding;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * The table of single operations, one line each: name, goals, shapes, the operation in medl, the
 * same in LibTorch. A view of LibTorch's is followed by {@code flatten}, which makes it move the
 * numbers as medl does ({@code duplicate} would keep the order of the original).
 */
final class Kernels {
  /** A million elements. */
  private static final int[] SQUARE = {1024, 1024};

  private static final int[] ROW = {1024};
  private static final int[] COLUMN = {1024, 1};

  /** Rows of a table in no order. */
  private static final int[] PLACES = IntStream.range(0, 2048).map(i -> i * 769 % 1024).toArray();

  /** No ratio is wanted: the row informs. */
  private static final double NONE = Double.NaN;

  static final List<Kernel> TABLE = new ArrayList<>();

  static {
    // Functions. On 17 what becomes vectors on 25 may take three times as long.
    elementwise("exp", 1.5, 4.5, Tensor::exp, NDArray::exp);
    add("log", NONE, NONE, Kernels::log, Kernels::log, SQUARE);
    elementwise("sigmoid", 2, 6, Tensor::sigmoid, Activation::sigmoid);
    elementwise("tanh", 0.5, 0.7, Tensor::tanh, Activation::tanh);
    elementwise("softplus", NONE, NONE, Tensor::softplus, Activation::softPlus);
    elementwise("gelu", 3, 9, Tensor::gelu, Activation::gelu);
    elementwise("erf", NONE, NONE, Tensor::erf, NDArrays::erf);
    elementwise("relu", NONE, NONE, Tensor::relu, Activation::relu);
    elementwise("softmax", 2, 6, x -> x.softmax(-1), x -> x.softmax(-1));
    elementwise("log-softmax", 2, 6, x -> x.logSoftmax(-1), x -> x.logSoftmax(-1));

    // Two operands.
    binary("add", NONE, NONE, SQUARE, Tensor::add, NDArray::add);
    binary("mul", NONE, NONE, SQUARE, Tensor::mul, NDArray::mul);
    binary("add-row", 2, 2.8, ROW, Tensor::add, NDArray::add);
    binary("mul-column", 2, 2.8, COLUMN, Tensor::mul, NDArray::mul);

    // The same within a step: value and gradient.
    gradient("relu-step", 2, 2.8, x -> x.get(0).relu(), x -> Activation.relu(x[0]), SQUARE);
    gradient(
        "add-step",
        2,
        2.8,
        x -> x.get(0).add(x.get(1)).relu(),
        x -> Activation.relu(x[0].add(x[1])),
        SQUARE,
        SQUARE);
    gradient("exp-step", NONE, NONE, x -> x.get(0).exp(), x -> x[0].exp(), SQUARE);
    gradient("gelu-step", NONE, NONE, x -> x.get(0).gelu(), x -> Activation.gelu(x[0]), SQUARE);

    // Reductions.
    elementwise("sum-0", 1.5, 2.1, x -> x.sum(0), x -> x.sum(new int[] {0}));
    elementwise("sum-1", 1.5, 2.1, x -> x.sum(1), x -> x.sum(new int[] {1}));
    elementwise("sum-all", 1.5, 2.1, x -> x.sum(), x -> x.sum());
    add(
        "sum-0-60000x3",
        NONE,
        NONE,
        x -> () -> x[0].sum(0),
        x -> () -> x[0].sum(new int[] {0}),
        new int[] {60_000, 3});
    elementwise("max-0", NONE, NONE, x -> x.max(0), x -> x.max(new int[] {0}));
    elementwise("max-1", 1, 1.4, x -> x.max(1), x -> x.max(new int[] {1}));
    elementwise("cumsum-1", NONE, NONE, x -> x.cumsum(1), x -> x.cumSum(1));
    elementwise("norm-1", NONE, NONE, x -> x.norm(1), x -> x.norm(new int[] {1}));

    // Moving numbers.
    elementwise("transpose", 2, 2.8, Tensor::transpose, x -> view(x, NDArray::transpose));
    add(
        "permute-0213",
        2,
        2.8,
        x -> () -> x[0].permute(0, 2, 1, 3),
        x -> () -> view(x[0], y -> y.transpose(0, 2, 1, 3)),
        new int[] {32, 64, 4, 128});
    add("take-rows", 1, 1.4, x -> () -> x[0].take(0, PLACES), Kernels::take, SQUARE);
    elementwise(
        "slice-columns",
        NONE,
        NONE,
        x -> x.slice(1, 0, 512),
        x -> view(x, y -> y.get(new NDIndex(":, 0:512"))));
    binary(
        "concat-1",
        NONE,
        NONE,
        SQUARE,
        (a, b) -> Tensor.concat(1, List.of(a, b)),
        (a, b) -> NDArrays.concat(new NDList(a, b), 1));

    // Products that are not square.
    product("product-32x193x512", 1, 1.3, new int[] {32, 193}, new int[] {193, 512});
    product("products-128-64x32x64", 1, 1.3, new int[] {128, 64, 32}, new int[] {128, 32, 64});

    // Graphs.
    TABLE.addAll(SparseRows.rows());

    // Convolutions of 3 x 3 with both gradients, and a step of a network of them.
    convolution("conv-32x16x28x28-16", 32, 16, 28, 16);
    convolution("conv-32x32x28x28-32", 32, 32, 28, 32);
    convolution("conv-32x64x14x14-64", 32, 64, 14, 64);
    convolution("conv-8x64x56x56-64", 8, 64, 56, 64);
    TABLE.addAll(Convolutions.steps());

    // Sequences.
    TABLE.addAll(Sequences.rows());
  }

  private Kernels() {}

  private static void add(
      String id,
      double goal25,
      double goal17,
      Kernel.Medl medl,
      Kernel.Torch torch,
      int[]... shapes) {
    TABLE.add(new Kernel(id, goal25, goal17, Arrays.asList(shapes), medl, torch));
  }

  private static void elementwise(
      String id,
      double goal25,
      double goal17,
      Function<Tensor, Tensor> medl,
      Function<NDArray, NDArray> torch) {
    add(id, goal25, goal17, x -> () -> medl.apply(x[0]), x -> () -> torch.apply(x[0]), SQUARE);
  }

  private static void binary(
      String id,
      double goal25,
      double goal17,
      int[] second,
      BinaryOperator<Tensor> medl,
      BinaryOperator<NDArray> torch) {
    add(
        id,
        goal25,
        goal17,
        x -> () -> medl.apply(x[0], x[1]),
        x -> () -> torch.apply(x[0], x[1]),
        SQUARE,
        second);
  }

  private static void product(String id, double goal25, double goal17, int[] left, int[] right) {
    add(
        id,
        goal25,
        goal17,
        x -> () -> x[0].matmul(x[1]),
        x -> () -> x[0].matMul(x[1]),
        left,
        right);
  }

  private static void convolution(String id, int images, int in, int side, int out) {
    Shape one = new Shape(1, 1);
    gradient(
        id,
        1,
        1.4,
        x -> x.get(0).conv(x.get(1), x.get(2), Sliding.UNIT.padded(1)).square(),
        x -> Conv2d.conv2d(x[0], x[1], x[2], one, one, one).singletonOrThrow().square(),
        new int[] {images, in, side, side},
        new int[] {out, in, 3, 3},
        new int[] {out});
  }

  /** Value and gradient, as in a step of training. */
  private static void gradient(
      String id,
      double goal25,
      double goal17,
      Function<List<Tensor>, Tensor> medl,
      Function<NDArray[], NDArray> torch,
      int[]... shapes) {
    add(id, goal25, goal17, gradientInMedl(medl), x -> () -> gradient(torch, x), shapes);
  }

  /** The derivatives of the sum of f by all operands; the first of them is the result. */
  static Kernel.Medl gradientInMedl(Function<List<Tensor>, Tensor> f) {
    return x -> {
      List<Tensor> xs = List.of(x);
      List<Tensor> gradients = new ArrayList<>();
      return () -> {
        Autodiff.giveBack(gradients); // as a training step does, and LibTorch's side
        gradients.clear();
        gradients.addAll(Autodiff.gradient(y -> f.apply(y).sum(), xs));
        return gradients.get(0);
      };
    };
  }

  /** The same in LibTorch. */
  static NDArray gradient(Function<NDArray[], NDArray> f, NDArray[] x) {
    NDManager home = x[0].getManager();
    try (NDManager scope = home.newSubManager()) {
      NDArray[] leaves = new NDArray[x.length]; // the same numbers, without an old gradient
      for (int k = 0; k < x.length; k++) {
        leaves[k] = x[k].stopGradient();
        leaves[k].setRequiresGradient(true);
        leaves[k].attach(scope); // the results of operations are freed with it
      }
      try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
        collector.backward(f.apply(leaves).sum());
      }
      NDArray result = leaves[0].getGradient();
      result.attach(home);
      return result;
    }
  }

  /** The numbers of a row have both signs; a logarithm wants positive ones. */
  private static Supplier<Tensor> log(Tensor[] x) {
    Tensor positive = x[0].square().add(1);
    return () -> positive.log();
  }

  private static Supplier<NDArray> log(NDArray[] x) {
    NDArray positive = x[0].square().add(1);
    return () -> positive.log();
  }

  private static Supplier<NDArray> take(NDArray[] x) {
    NDArray places = x[0].getManager().create(Arrays.stream(PLACES).asLongStream().toArray());
    return () -> x[0].get(places);
  }

  /** What a view shows, as numbers in a new order. */
  private static NDArray view(NDArray x, UnaryOperator<NDArray> f) {
    try (NDArray view = f.apply(x)) {
      return view.flatten();
    }
  }
}
