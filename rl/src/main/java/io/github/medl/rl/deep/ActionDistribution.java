package io.github.medl.rl.deep;

import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;
import java.util.List;

/**
 * A law of actions for each row of a network's outputs.
 *
 * @param <A> what an action is
 */
public interface ActionDistribution<A> {
  /**
   * Draws an action.
   *
   * @param output one row
   * @param stream the source
   * @return an action
   */
  A draw(double[] output, RandomStream stream);

  /**
   * The likeliest action.
   *
   * @param output one row
   * @return the action
   */
  A mode(double[] output);

  /**
   * Logarithms of probabilities or densities.
   *
   * @param outputs of shape (n, k)
   * @param actions one a row
   * @return log π(a | s) of shape (n), differentiable in the outputs
   */
  Tensor logProbabilities(Tensor outputs, List<? extends A> actions);

  /**
   * Entropies.
   *
   * @param outputs of shape (n, k)
   * @return one a row, of shape (n), differentiable in the outputs
   */
  Tensor entropies(Tensor outputs);
}
