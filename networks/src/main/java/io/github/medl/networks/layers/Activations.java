package io.github.medl.networks.layers;

import io.github.medl.tensor.LeakyRelu;
import io.github.medl.tensor.Unary;

/** Activation functions without parameters (section 5.3, figure 5.6), element by element. */
public final class Activations {
  private static final double SIXTH = 1.0 / 6;

  private Activations() {}

  /**
   * The identity, for an output that is any number.
   *
   * @return σ(u) = u
   */
  public static Activation identity() {
    return new Activation("identity", u -> u);
  }

  /**
   * The logistic function.
   *
   * @return σ(u) = 1 / (1 + e⁻ᵘ)
   */
  public static Activation sigmoid() {
    return new Activation("sigmoid", Unary.SIGMOID);
  }

  /**
   * The sigmoid stretched to (-1, 1), which is tanh(u / 2).
   *
   * @return σ(u) = 2 / (1 + e⁻ᵘ) - 1
   */
  public static Activation scaledSigmoid() {
    return new Activation("scaled sigmoid", u -> u.mul(.5).tanh());
  }

  /**
   * A sigmoid of three straight lines.
   *
   * @return σ(u) = min(max(u / 6 + 1/2, 0), 1)
   */
  public static Activation hardSigmoid() {
    return new Activation("hard sigmoid", u -> u.mul(SIXTH).add(.5).clip(0, 1));
  }

  /**
   * The hyperbolic tangent.
   *
   * @return σ(u) = tanh u
   */
  public static Activation tanh() {
    return new Activation("tanh", Unary.TANH);
  }

  /**
   * The rectified linear unit; its derivative at 0 is taken as 0.
   *
   * @return σ(u) = max(u, 0)
   */
  public static Activation relu() {
    return new Activation("relu", Unary.RELU);
  }

  /**
   * A rectifier that leaks; its derivative at 0 is taken as ε.
   *
   * @param slope ε, the slope where u is negative, less than 1
   * @return σ(u) = max(u, ε u)
   * @throws IllegalArgumentException if ε is not below 1
   */
  public static Activation leakyRelu(double slope) {
    return new Activation("leaky relu", new LeakyRelu(slope));
  }

  /**
   * The exponential linear unit.
   *
   * @param alpha α, where it tends to for very negative u is -α
   * @return σ(u) = u for u > 0, α (eᵘ - 1) otherwise
   */
  public static Activation elu(double alpha) {
    return new Activation("elu", u -> u.maximum(0).add(u.minimum(0).expm1().mul(alpha)));
  }

  /**
   * The Gaussian error linear unit, exact.
   *
   * @return σ(u) = u Φ(u), with Φ the standard normal distribution function
   */
  public static Activation gelu() {
    return new Activation("gelu", Unary.GELU);
  }

  /**
   * The tanh form of {@link #gelu}, with which GPT-2 and BERT's first code were trained.
   *
   * @return σ(u) = u (1 + tanh(√(2/π) (u + 0.044715 u³))) / 2
   */
  public static Activation geluTanh() {
    return new Activation("geluTanh", Unary.GELU_TANH);
  }

  /**
   * A smooth rectifier.
   *
   * @return σ(u) = log(1 + eᵘ)
   */
  public static Activation softplus() {
    return new Activation("softplus", Unary.SOFTPLUS);
  }

  /**
   * The sigmoid linear unit, or swish.
   *
   * @return σ(u) = u / (1 + e⁻ᵘ)
   */
  public static Activation silu() {
    return new Activation("silu", Unary.SILU);
  }

  /**
   * The softmax over the last axis; not element by element, but it has no parameters either.
   *
   * @return S(u)ᵢ = exp(uᵢ) / Σⱼ exp(uⱼ)
   */
  public static Activation softmax() {
    return new Activation("softmax", u -> u.softmax(-1));
  }
}
