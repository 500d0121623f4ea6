package io.github.medl.benchmarks.steps;

import io.github.medl.random.RandomStream;

/**
 * A classification problem with the network that learns it: what every library is given alike.
 *
 * @param sizes the number of inputs, of units in each hidden layer, and of classes
 * @param activation of the hidden layers
 * @param inputs one observation a row, row-major
 * @param labels the class of each observation
 * @param weights of each layer, row-major (inputs of the layer, its units)
 */
public record Problem(
    int[] sizes, Activation activation, float[] inputs, int[] labels, float[][] weights) {
  /** What a hidden layer applies to its sums. */
  public enum Activation {
    /** max(x, 0). */
    RELU,
    /** The hyperbolic tangent. */
    TANH
  }

  /**
   * The size of MNIST: 784-256-128-10, a batch of 128.
   *
   * @return random observations and random initial weights, always the same
   */
  public static Problem mnistSize() {
    return random(128, Activation.RELU, 784, 256, 128, 10);
  }

  /**
   * The size of a first example: 2-16-2, a batch of 32.
   *
   * @return random observations and random initial weights, always the same
   */
  public static Problem tiny() {
    return random(32, Activation.TANH, 2, 16, 2);
  }

  /**
   * Figure 4.4: 784-400-200-100-50-10, a batch of 10.
   *
   * @return random observations and random initial weights, always the same
   */
  public static Problem deep() {
    return random(10, Activation.RELU, 784, 400, 200, 100, 50, 10);
  }

  private static Problem random(int batch, Activation activation, int... sizes) {
    RandomStream stream = RandomStream.seed(1);
    float[] inputs = new float[batch * sizes[0]];
    stream.fillUniform(inputs);
    int[] labels = new int[batch];
    for (int i = 0; i < batch; i++) {
      labels[i] = stream.nextInt(sizes[sizes.length - 1]);
    }
    float[][] weights = new float[sizes.length - 1][];
    for (int layer = 0; layer < weights.length; layer++) {
      weights[layer] = new float[sizes[layer] * sizes[layer + 1]];
      stream.fillNormal(weights[layer]);
      float scale = (float) Math.sqrt(2.0 / sizes[layer]);
      for (int i = 0; i < weights[layer].length; i++) {
        weights[layer][i] *= scale;
      }
    }
    return new Problem(sizes, activation, inputs, labels, weights);
  }

  /**
   * The number of observations.
   *
   * @return the length of the labels
   */
  public int batch() {
    return labels.length;
  }

  /**
   * The number of layers of weights.
   *
   * @return one less than the number of sizes
   */
  public int layers() {
    return weights.length;
  }
}
