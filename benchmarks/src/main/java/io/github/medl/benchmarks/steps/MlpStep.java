package io.github.medl.benchmarks.steps;

import io.github.medl.learning.examples.Examples;
import io.github.medl.learning.loss.Loss;
import io.github.medl.learning.loss.Losses;
import io.github.medl.networks.Layer;
import io.github.medl.networks.Networks;
import io.github.medl.networks.layers.Activations;
import io.github.medl.networks.layers.Dense;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.networks.training.Trainer;
import io.github.medl.optim.Optimisers;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/** A feed-forward network that learns one batch with cross-entropy and ADAM, step by step. */
public final class MlpStep {
  private static final double LEARNING_RATE = 1e-3;

  private final Examples batch;
  private final Loss loss = Losses.crossEntropy();
  private final Trainer<Sequential> trainer;

  /**
   * Begins with the given weights and zero biases.
   *
   * @param problem the network and its batch
   */
  public MlpStep(Problem problem) {
    batch =
        Examples.labelled(
            Tensor.of(problem.inputs(), problem.batch(), problem.sizes()[0]), problem.labels());
    trainer = Trainer.of(network(problem), Optimisers.adam(LEARNING_RATE));
  }

  private static Sequential network(Problem problem) {
    List<Layer> layers = new ArrayList<>();
    for (int layer = 0; layer < problem.layers(); layer++) {
      int in = problem.sizes()[layer];
      int out = problem.sizes()[layer + 1];
      layers.add(
          new Dense(Tensor.of(problem.weights()[layer], in, out), Tensor.of(new float[out], out)));
      if (layer < problem.layers() - 1) {
        layers.add(
            problem.activation() == Problem.Activation.RELU
                ? Activations.relu()
                : Activations.tanh());
      }
    }
    return new Sequential(layers);
  }

  /**
   * One step.
   *
   * @return the cost before it
   */
  public double run() {
    return trainer.step(n -> loss.of(n.apply(batch.inputs()), batch.targets()));
  }

  /**
   * The parameters W_1, b_1, W_2, b_2, ... as they stand.
   *
   * @return copies
   */
  public List<float[]> parameters() {
    return Networks.parameters(trainer.live()).values().stream().map(Tensor::toFloats).toList();
  }
}
