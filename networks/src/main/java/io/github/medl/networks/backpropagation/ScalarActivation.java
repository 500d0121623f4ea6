package io.github.medl.networks.backpropagation;

import io.github.medl.tensor.Tensor;
import java.util.function.UnaryOperator;

/** Activations with their derivatives, as a textbook has them. */
public enum ScalarActivation {
  /** σ(z) = z, σ' = 1. */
  IDENTITY(z -> z, z -> z.fullLike(1)),
  /** σ(z) = 1 / (1 + e⁻ᶻ), σ' = σ (1 - σ). */
  SIGMOID(Tensor::sigmoid, z -> z.sigmoid().mul(z.sigmoid().neg().add(1))),
  /** σ(z) = tanh z, σ' = 1 - tanh² z. */
  TANH(Tensor::tanh, z -> z.tanh().square().neg().add(1)),
  /** σ(z) = max(z, 0), σ' = 1 where z is positive, else 0. */
  RELU(Tensor::relu, z -> z.greater(0));

  private final UnaryOperator<Tensor> function;
  private final UnaryOperator<Tensor> derivative;

  ScalarActivation(UnaryOperator<Tensor> function, UnaryOperator<Tensor> derivative) {
    this.function = function;
    this.derivative = derivative;
  }

  /**
   * The function, element by element.
   *
   * @param z any tensor
   * @return σ(z)
   */
  public Tensor of(Tensor z) {
    return function.apply(z);
  }

  /**
   * The derivative, element by element.
   *
   * @param z any tensor
   * @return σ'(z)
   */
  public Tensor derivative(Tensor z) {
    return derivative.apply(z);
  }
}
