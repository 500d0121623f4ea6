package io.github.medl.benchmarks.steps;

import io.github.medl.autodiff.Autodiff;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/** A feed-forward network that learns one batch with cross-entropy and Adam, step by step. */
public final class MlpStep {
  private static final float LEARNING_RATE = 1e-3f;

  private final Problem problem;
  private final Tensor inputs;

  /** W_1, b_1, W_2, b_2, ...: the storage that Adam updates, and the tensors that share it. */
  private final float[][] storage;

  private final List<Tensor> parameters = new ArrayList<>();
  private final Adam adam;

  /**
   * Begins with the given weights and zero biases.
   *
   * @param problem the network and its batch
   */
  public MlpStep(Problem problem) {
    this.problem = problem;
    inputs = Tensor.of(problem.inputs(), problem.batch(), problem.sizes()[0]);
    storage = new float[2 * problem.layers()][];
    for (int layer = 0; layer < problem.layers(); layer++) {
      int in = problem.sizes()[layer];
      int out = problem.sizes()[layer + 1];
      storage[2 * layer] = problem.weights()[layer].clone();
      storage[2 * layer + 1] = new float[out];
      parameters.add(Tensor.wrap(storage[2 * layer], in, out));
      parameters.add(Tensor.wrap(storage[2 * layer + 1], out));
    }
    adam = new Adam(LEARNING_RATE, storage);
  }

  /** The mean of -log p(label) over the batch. */
  private Tensor cost(List<Tensor> parameters) {
    Tensor x = inputs;
    for (int layer = 0; layer < problem.layers(); layer++) {
      x = x.matmul(parameters.get(2 * layer)).add(parameters.get(2 * layer + 1));
      if (layer < problem.layers() - 1) {
        x = problem.activation() == Problem.Activation.RELU ? x.relu() : x.tanh();
      }
    }
    return x.logSoftmax(-1).pick(problem.labels()).mean().neg();
  }

  /**
   * One step.
   *
   * @return the cost before it
   */
  public double run() {
    Autodiff.ValueAndGradients result = Autodiff.valueAndGradient(this::cost, parameters);
    adam.step(result.gradients());
    return result.value().item();
  }

  /**
   * The parameters W_1, b_1, W_2, b_2, ... as they stand.
   *
   * @return copies
   */
  public List<float[]> parameters() {
    return parameters.stream().map(Tensor::toFloats).toList();
  }
}
