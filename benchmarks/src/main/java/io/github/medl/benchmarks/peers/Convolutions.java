package io.github.medl.benchmarks.peers;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.GradientCollector;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import io.github.medl.cnn.layers.ConvolutionBlocks;
import io.github.medl.cnn.layers.ConvolutionLayers;
import io.github.medl.learning.loss.Losses;
import io.github.medl.networks.Layer;
import io.github.medl.networks.Pass;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.layers.Activations;
import io.github.medl.networks.layers.Layers;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.networks.training.Trainer;
import io.github.medl.optim.Optimisers;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Sliding;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Training steps of LeNet-5 and of a residual network with Adam. Both libraries begin with the same
 * images and weights, which are the operands.
 */
final class Convolutions {
  private static final int CLASSES = 10;

  /** Small: Adam's first steps are as long from rounding errors as from gradients. */
  private static final double RATE = 1e-4;

  /**
   * Smaller for a deep network, in which rounding grows: at 1e-4 medl and PyTorch 1.13, both in
   * double precision, are 4e-9 apart before the first step and 6e-5 after five; in single precision
   * medl is then .08 % from itself in double and PyTorch .28 %. At 1e-5 the two in double are 2e-8
   * apart after five steps, medl in single 2e-6 and PyTorch 6e-5: it is the same work.
   */
  private static final double SMALL_RATE = 1e-5;

  /** Residual blocks of each width: depth 22. */
  private static final int BLOCKS = 5;

  /**
   * What the cost is multiplied by, which changes no step but for Adam's epsilon: the two libraries
   * add it at different places, and beside large gradients it does not matter.
   */
  private static final double LARGE = 1000;

  /** The largest operand is 3; so scaled, weights have the variance of He. */
  private static final double SCALE = Math.sqrt(2) / 3;

  private Convolutions() {}

  static List<Kernel> steps() {
    return List.of(
        new Kernel(
            "lenet-5",
            0.5,
            0.7,
            List.of(
                new int[] {64, 1, 28, 28},
                new int[] {6, 1, 5, 5},
                new int[] {16, 6, 5, 5},
                new int[] {400, 120},
                new int[] {120, 84},
                new int[] {84, CLASSES}),
            x -> step(lenet(weights(x)), x[0], RATE),
            x ->
                new TorchStep(x, RATE, false) {
                  @Override
                  NDArray scores(NDArray images) {
                    NDArray a = pooled(Activation.relu(conv(images, 0, 1, 2)));
                    a = pooled(Activation.relu(conv(a, 1, 1, 0)));
                    a = a.reshape(a.getShape().get(0), -1);
                    a = Activation.relu(dense(a, 2));
                    return dense(Activation.relu(dense(a, 3)), 4);
                  }
                }),
        new Kernel(
            "resnet-22",
            0.7,
            1.0,
            residualShapes(),
            x -> step(residual(weights(x)), x[0], SMALL_RATE),
            x -> new TorchResidual(x)));
  }

  // ---------------------------------------------------------------- the residual network of lab
  // 6.2

  private static int in(int block) {
    return block <= BLOCKS ? 8 : 16;
  }

  private static int out(int block) {
    return block < BLOCKS ? 8 : 16;
  }

  private static int stride(int block) {
    return block == BLOCKS ? 2 : 1;
  }

  private static List<int[]> residualShapes() {
    List<int[]> shapes = new ArrayList<>();
    shapes.add(new int[] {50, 1, 28, 28});
    shapes.add(new int[] {8, 1, 3, 3});
    for (int block = 0; block < 2 * BLOCKS; block++) {
      shapes.add(new int[] {out(block), in(block), 3, 3});
      shapes.add(new int[] {out(block), out(block), 3, 3});
    }
    shapes.add(new int[] {16, CLASSES});
    return shapes;
  }

  private static Sequential residual(Initialisation weights) {
    List<Layer> layers = new ArrayList<>();
    layers.add(ConvolutionLayers.convWithoutBias(1, 8, 3, Sliding.by(2).padded(1), weights));
    layers.add(Layers.batchNorm(8));
    layers.add(Activations.relu());
    for (int block = 0; block < 2 * BLOCKS; block++) {
      layers.add(
          ConvolutionBlocks.plainShortcutBlock(in(block), out(block), stride(block), weights));
    }
    layers.add(ConvolutionLayers.globalAverage());
    layers.add(Layers.dense(16, CLASSES, weights));
    return Layers.sequential(layers.toArray(Layer[]::new));
  }

  private static final class TorchResidual extends TorchStep {
    TorchResidual(NDArray[] x) {
      super(x, SMALL_RATE, true);
    }

    @Override
    NDArray scores(NDArray images) {
      NDArray a = Activation.relu(norm(images, 0, 2));
      for (int block = 0; block < 2 * BLOCKS; block++) {
        NDArray r = Activation.relu(norm(a, 1 + 2 * block, stride(block)));
        r = norm(r, 2 + 2 * block, 1);
        NDArray skipped = stride(block) == 1 ? a : shrunk(a);
        a = Activation.relu(skipped.add(r));
      }
      a = a.reshape(a.getShape().get(0), a.getShape().get(1), -1);
      return dense(a.mean(new int[] {2}), 1 + 4 * BLOCKS);
    }

    /** Every second pixel, and as many channels of zeros. */
    private static NDArray shrunk(NDArray a) {
      NDArray half = a.get(":, :, ::2, ::2");
      return half.concat(half.getManager().zeros(half.getShape()), 1);
    }
  }

  // ---------------------------------------------------------------- medl

  /** The operands behind the first, one after the other. */
  private static Initialisation weights(Tensor[] x) {
    int[] next = {1};
    return (fanIn, fanOut, shape) -> x[next[0]++].mul(SCALE / Math.sqrt(fanIn) * Math.sqrt(2));
  }

  private static Sequential lenet(Initialisation weights) {
    return Layers.sequential(
        ConvolutionLayers.conv(1, 6, 5, Sliding.UNIT.padded(2), weights),
        Activations.relu(),
        ConvolutionLayers.maxPool(2),
        ConvolutionLayers.conv(6, 16, 5, Sliding.UNIT, weights),
        Activations.relu(),
        ConvolutionLayers.maxPool(2),
        Layers.flatten(),
        Layers.dense(400, 120, weights),
        Activations.relu(),
        Layers.dense(120, 84, weights),
        Activations.relu(),
        Layers.dense(84, CLASSES, weights));
  }

  private static Supplier<Tensor> step(Sequential network, Tensor images, double rate) {
    Trainer<Sequential> trainer = Trainer.of(network, Optimisers.adam(rate));
    Tensor labels = Tensor.generate(i -> i % CLASSES, images.dim(0)).cast(DType.FLOAT32);
    return () ->
        Tensor.scalar(
            trainer.step(
                Pass.training(),
                (n, pass) -> Losses.crossEntropy().of(n.apply(images, pass), labels).mul(LARGE)));
  }

  // ---------------------------------------------------------------- LibTorch

  /** A step in LibTorch, eagerly, with a manager of its own, so that memory is freed at once. */
  private abstract static class TorchStep implements Supplier<NDArray> {
    private final NDManager home;
    private final NDArray images;
    private final NDArray labels;
    private final NDArray[] weights;
    private final NDArray[] biases;
    private final NDArray[] scales;
    private final NDArray[] means;
    private final NDArray[] variances;
    private final Optimizer adam;

    TorchStep(NDArray[] x, double rate, boolean isNormed) {
      adam = Optimizer.adam().optLearningRateTracker(Tracker.fixed((float) rate)).build();
      home = x[0].getManager();
      images = x[0];
      long n = images.getShape().get(0);
      labels =
          home.create(IntStream.range(0, (int) n).mapToLong(i -> i % CLASSES).toArray())
              .reshape(n, 1);
      weights = new NDArray[x.length - 1];
      biases = new NDArray[weights.length];
      scales = new NDArray[isNormed ? weights.length - 1 : 0];
      means = new NDArray[scales.length];
      variances = new NDArray[scales.length];
      for (int k = 0; k < weights.length; k++) {
        Shape shape = x[k + 1].getShape();
        boolean isDense = shape.dimension() == 2;
        long fanIn = isDense ? shape.get(0) : shape.size() / shape.get(0);
        NDArray w = x[k + 1].mul((float) (SCALE / Math.sqrt(fanIn) * Math.sqrt(2)));
        weights[k] = isDense ? w.transpose().duplicate() : w;
        long out = weights[k].getShape().get(0);
        biases[k] = home.zeros(new Shape(out));
        for (NDArray parameter : new NDArray[] {weights[k], biases[k]}) {
          parameter.setRequiresGradient(true);
        }
        if (k < scales.length) {
          scales[k] = home.ones(new Shape(out));
          scales[k].setRequiresGradient(true);
          means[k] = home.zeros(new Shape(out));
          variances[k] = home.ones(new Shape(out));
        }
      }
    }

    abstract NDArray scores(NDArray x);

    NDArray conv(NDArray x, int k, int stride, int padding) {
      Shape s = new Shape(stride, stride);
      return Conv2d.conv2d(
              x, weights[k], biases[k], s, new Shape(padding, padding), new Shape(1, 1))
          .singletonOrThrow();
    }

    /** A 3 x 3 convolution without bias and a normalisation by the batch. */
    NDArray norm(NDArray x, int k, int stride) {
      Shape s = new Shape(stride, stride);
      Shape one = new Shape(1, 1);
      NDArray z = Conv2d.conv2d(x, weights[k], null, s, one, one).singletonOrThrow();
      return BatchNorm.batchNorm(
              z, means[k], variances[k], scales[k], biases[k], 1, 0.9f, 1e-5f, true)
          .singletonOrThrow();
    }

    NDArray pooled(NDArray x) {
      Shape two = new Shape(2, 2);
      return Pool.maxPool2d(x, two, two, new Shape(0, 0), false);
    }

    NDArray dense(NDArray x, int k) {
      return Linear.linear(x, weights[k], biases[k]).singletonOrThrow();
    }

    @Override
    public NDArray get() {
      try (NDManager scope = home.newSubManager()) {
        NDArray x = images.duplicate();
        x.attach(scope); // what is computed from it is freed with it
        NDArray cost;
        try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
          NDArray z = scores(x).logSoftmax(-1);
          NDArray loss = z.gather(labels, 1).mean().mul((float) -LARGE);
          collector.backward(loss);
          cost = home.create(loss.getFloat());
        }
        for (int k = 0; k < weights.length; k++) {
          update("w" + k, weights[k]);
          update("b" + k, biases[k]);
        }
        for (int k = 0; k < scales.length; k++) {
          update("g" + k, scales[k]);
        }
        return cost;
      }
    }

    private void update(String id, NDArray parameter) {
      try (NDArray gradient = parameter.getGradient()) {
        adam.update(id, parameter, gradient);
        gradient.subi(gradient);
      }
    }
  }
}
