package io.github.medl.examples.chapter6;

import io.github.medl.cnn.layers.Conv;
import io.github.medl.cnn.layers.ConvolutionLayers;
import io.github.medl.examples.figure.Reference;
import io.github.medl.networks.layers.Activations;
import io.github.medl.networks.layers.Dense;
import io.github.medl.networks.layers.Layers;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Sliding;
import io.github.medl.tensor.Tensor;
import java.io.IOException;
import java.util.List;

/**
 * The convolutional network that the authors trained in their course of 2021, with its weights: 5x5
 * 1→8, relu, maximum, 3x3 8→16, relu, maximum, dense 400→10. They trained true convolutions, so the
 * kernels are flipped for our layer.
 */
final class AuthorsNetwork {
  private AuthorsNetwork() {}

  /**
   * Reads the network, in double precision.
   *
   * @param flipped whether the kernels are turned into the convention of our layer; else the
   *     network is another one
   */
  static Sequential read(boolean flipped) throws IOException {
    Reference file = Reference.of("C6.2");
    Tensor first = tensor(file, "conv1.weight", 8, 1, 5, 5);
    Tensor second = tensor(file, "conv2.weight", 16, 8, 3, 3);
    return Layers.sequential(
        new Conv(
            flipped ? first.flippedKernel() : first, tensor(file, "conv1.bias", 8), Sliding.UNIT),
        Activations.relu(),
        ConvolutionLayers.maxPool(2),
        new Conv(
            flipped ? second.flippedKernel() : second,
            tensor(file, "conv2.bias", 16),
            Sliding.UNIT),
        Activations.relu(),
        ConvolutionLayers.maxPool(2),
        Layers.flatten(),
        new Dense(tensor(file, "dense.weight", 400, 10), tensor(file, "dense.bias", 10)));
  }

  /** The numbers of the file are floats. */
  private static Tensor tensor(Reference file, String name, int... shape) {
    List<String> names = file.words("tensor");
    double[] all = file.numbers("value");
    double[] mine = new double[names.lastIndexOf(name) - names.indexOf(name) + 1];
    System.arraycopy(all, names.indexOf(name), mine, 0, mine.length);
    return Tensor.of(mine, shape).cast(DType.FLOAT32).cast(DType.FLOAT64);
  }
}
