package io.github.medl.benchmarks.steps;

import io.github.medl.engine.Product;
import io.github.medl.engine.Products;

/**
 * The matrix products of a training step and nothing else, into ready arrays: what the step would
 * take if all the rest were free. A layer has one product forward and two backward, of which the
 * first layer needs only the one for its weights.
 */
public final class Floor {
  private final Problem problem;
  private final float[][] activations;
  private final float[][] gradients;

  /**
   * Makes the arrays.
   *
   * @param problem the network and its batch
   */
  public Floor(Problem problem) {
    this.problem = problem;
    int layers = problem.layers();
    activations = new float[layers + 1][];
    gradients = new float[layers][];
    activations[0] = problem.inputs();
    for (int layer = 0; layer < layers; layer++) {
      activations[layer + 1] = new float[problem.batch() * problem.sizes()[layer + 1]];
      gradients[layer] = new float[problem.weights()[layer].length];
    }
  }

  /** All products once. */
  public void run() {
    int batch = problem.batch();
    int[] sizes = problem.sizes();
    float[][] weights = problem.weights();
    for (int layer = 0; layer < problem.layers(); layer++) {
      int in = sizes[layer];
      int out = sizes[layer + 1];
      Products.multiply(
          Product.of(batch, out, in), activations[layer], weights[layer], activations[layer + 1]);
    }
    for (int layer = problem.layers() - 1; layer >= 0; layer--) {
      int in = sizes[layer];
      int out = sizes[layer + 1];
      float[] adjoint = activations[layer + 1];
      Products.multiply(
          Product.of(in, out, batch).transposed(true, false),
          activations[layer],
          adjoint,
          gradients[layer]);
      if (layer > 0) {
        Products.multiply(
            Product.of(batch, in, out).transposed(false, true),
            adjoint,
            weights[layer],
            activations[layer]);
      }
    }
  }
}
