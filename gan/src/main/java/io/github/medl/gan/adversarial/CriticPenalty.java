package io.github.medl.gan.adversarial;

import io.github.medl.networks.Pass;
import io.github.medl.tensor.Tensor;
import java.util.function.UnaryOperator;

/**
 * What a critic pays for its slopes, a term that is added to its cost. {@link CriticPenalties} has
 * the usual ones.
 */
@FunctionalInterface
public interface CriticPenalty {
  /**
   * The penalty.
   *
   * @param critic the critic as a function of observations, with one output a row
   * @param real real observations, in rows
   * @param fake as many generated ones
   * @param pass the pass of the step, with its randomness
   * @return a scalar, differentiable by the parameters of the critic
   */
  Tensor of(UnaryOperator<Tensor> critic, Tensor real, Tensor fake, Pass pass);
}
