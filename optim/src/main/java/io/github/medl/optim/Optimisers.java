package io.github.medl.optim;

/**
 * The first-order methods of chapter 4. In the formulas θ is a parameter, g the gradient of the
 * cost there, α_t the learning rate, t the number of the step; everything is elementwise and what
 * is remembered begins at 0.
 *
 * <p>Each method has two forms: the one with a rate alone takes the values that its authors
 * recommend for the rest.
 */
public final class Optimisers {
  private static final int MOST_SLOTS = 1000;

  private Optimisers() {}

  /**
   * Gradient descent: θ = θ - α g. With the gradient of one randomly chosen term or of a mini-batch
   * it is stochastic gradient descent, SGD (Robbins and Monro, 1951).
   *
   * @param learningRate α, the learning rate
   * @return a new optimiser
   */
  public static Optimiser gradientDescent(double learningRate) {
    return gradientDescent(Schedule.constant(learningRate));
  }

  /**
   * Gradient descent with a changing rate: θ = θ - α_t g.
   *
   * @param learningRate α, the learning rates
   * @return a new optimiser
   */
  public static Optimiser gradientDescent(Schedule learningRate) {
    return new GradientDescent(learningRate);
  }

  /**
   * Momentum as exponential smoothing, with a fixed rate: {@link #momentum(Schedule, double)}.
   *
   * @param learningRate α, the learning rate
   * @param beta the smoothing, in [0, 1)
   * @return a new optimiser
   */
  public static Optimiser momentum(double learningRate, double beta) {
    return momentum(Schedule.constant(learningRate), beta);
  }

  /**
   * Momentum in the book's form, exponential smoothing of the gradients (Figure 4.6): v = β v + (1
   * - β) g, θ = θ - α v. It is heavy ball with the rate (1 - β) α.
   *
   * @param learningRate α, the learning rates
   * @param beta the smoothing, in [0, 1); 0.9 is common
   * @return a new optimiser
   * @throws IllegalArgumentException if β is out of range
   */
  public static Optimiser momentum(Schedule learningRate, double beta) {
    return new Momentum(learningRate, beta, 1 - beta, false);
  }

  /**
   * Heavy ball with a fixed rate: {@link #heavyBall(Schedule, double)}.
   *
   * @param learningRate α, the learning rate
   * @param mu the momentum, in [0, 1)
   * @return a new optimiser
   */
  public static Optimiser heavyBall(double learningRate, double mu) {
    return heavyBall(Schedule.constant(learningRate), mu);
  }

  /**
   * Polyak's heavy ball (1964): v = μ v + g, θ = θ - α v.
   *
   * @param learningRate α, the learning rates
   * @param mu the momentum, in [0, 1); 0.9 is common
   * @return a new optimiser
   * @throws IllegalArgumentException if μ is out of range
   */
  public static Optimiser heavyBall(Schedule learningRate, double mu) {
    return new Momentum(learningRate, mu, 1, false);
  }

  /**
   * Nesterov momentum with a fixed rate: {@link #nesterov(Schedule, double)}.
   *
   * @param learningRate α, the learning rate
   * @param mu the momentum, in [0, 1)
   * @return a new optimiser
   */
  public static Optimiser nesterov(double learningRate, double mu) {
    return nesterov(Schedule.constant(learningRate), mu);
  }

  /**
   * Nesterov momentum (1983): v = μ v + g, θ = θ - α (g + μ v). The parameters are the look-ahead
   * points: with the gradient at φ - α μ v, the form v = μ v + g, φ = φ - α v visits θ = φ - α μ v
   * (Sutskever et al., 2013).
   *
   * @param learningRate α, the learning rates
   * @param mu the momentum, in [0, 1); 0.9 is common
   * @return a new optimiser
   * @throws IllegalArgumentException if μ is out of range
   */
  public static Optimiser nesterov(Schedule learningRate, double mu) {
    return new Momentum(learningRate, mu, 1, true);
  }

  /**
   * AdaGrad with the values ε = 1e-10.
   *
   * @param learningRate α, the learning rate
   * @return a new optimiser
   */
  public static Optimiser adagrad(double learningRate) {
    return adagrad(Schedule.constant(learningRate), 1e-10);
  }

  /**
   * AdaGrad: s = s + g², θ = θ - α g / (√s + ε) (Duchi, Hazan and Singer, 2011, figure 1).
   *
   * @param learningRate α, the learning rates
   * @param epsilon keeps the quotient finite
   * @return a new optimiser
   * @throws IllegalArgumentException if a parameter is out of range
   */
  public static Optimiser adagrad(Schedule learningRate, double epsilon) {
    Check.notNegative("adagrad", "epsilon", epsilon);
    return new ScaledByRoot(learningRate, 1, 1, epsilon);
  }

  /**
   * RMSprop with the values γ = 0.9, ε = 1e-8.
   *
   * @param learningRate α, the learning rate
   * @return a new optimiser
   */
  public static Optimiser rmsprop(double learningRate) {
    return rmsprop(Schedule.constant(learningRate), 0.9, 1e-8);
  }

  /**
   * RMSprop: s = γ s + (1 - γ) g², θ = θ - α g / (√s + ε) (Tieleman and Hinton, 2012, lecture 6.5).
   *
   * @param learningRate α, the learning rates
   * @param gamma the smoothing of squared gradients, in [0, 1)
   * @param epsilon keeps the quotient finite
   * @return a new optimiser
   * @throws IllegalArgumentException if a parameter is out of range
   */
  public static Optimiser rmsprop(Schedule learningRate, double gamma, double epsilon) {
    Check.smoothing("rmsprop", "gamma", gamma);
    Check.notNegative("rmsprop", "epsilon", epsilon);
    return new ScaledByRoot(learningRate, gamma, 1 - gamma, epsilon);
  }

  /**
   * Adadelta as its author has it, without a rate: α = 1, ρ = 0.95, ε = 1e-6.
   *
   * @return a new optimiser
   */
  public static Optimiser adadelta() {
    return adadelta(Schedule.constant(1), 0.95, 1e-6);
  }

  /**
   * Adadelta: s = ρ s + (1 - ρ) g², d = g √(u + ε) / √(s + ε), u = ρ u + (1 - ρ) d², θ = θ - α d
   * (Zeiler, 2012, algorithm 1).
   *
   * @param learningRate α, the learning rates
   * @param rho the smoothing of both squares, in [0, 1)
   * @param epsilon starts the first steps; inside both roots
   * @return a new optimiser
   * @throws IllegalArgumentException if a parameter is out of range
   */
  public static Optimiser adadelta(Schedule learningRate, double rho, double epsilon) {
    Check.smoothing("adadelta", "rho", rho);
    Check.notNegative("adadelta", "epsilon", epsilon);
    return new Adadelta(learningRate, rho, epsilon);
  }

  /**
   * ADAM with the values β₁ = 0.9, β₂ = 0.999, ε = 1e-8.
   *
   * @param learningRate α, the learning rate
   * @return a new optimiser
   */
  public static Optimiser adam(double learningRate) {
    return adam(Schedule.constant(learningRate), 0.9, 0.999, 1e-8);
  }

  /**
   * ADAM: m = β₁ m + (1 - β₁) g, v = β₂ v + (1 - β₂) g², θ = θ - α m̂ / (√v̂ + ε) with the bias
   * corrections m̂ = m / (1 - β₁ᵗ) and v̂ = v / (1 - β₂ᵗ) (Kingma and Ba, 2015, algorithm 1).
   *
   * @param learningRate α, the learning rates
   * @param beta1 the smoothing of gradients
   * @param beta2 the smoothing of squared gradients
   * @param epsilon keeps the quotient finite
   * @return a new optimiser
   * @throws IllegalArgumentException if a parameter is out of range
   */
  public static Optimiser adam(Schedule learningRate, double beta1, double beta2, double epsilon) {
    checkAdam("adam", beta1, beta2, epsilon);
    return new Adam(learningRate, beta1, beta2, epsilon, 0);
  }

  /**
   * AdamW with the values β₁ = 0.9, β₂ = 0.999, ε = 1e-8, decay = 0.01.
   *
   * @param learningRate α, the learning rate
   * @return a new optimiser
   */
  public static Optimiser adamw(double learningRate) {
    return adamw(Schedule.constant(learningRate), 0.9, 0.999, 1e-8, 0.01);
  }

  /**
   * AdamW: ADAM after θ = θ - α decay θ, so that the decay of the weights is not divided by the
   * root (Loshchilov and Hutter, 2019, algorithm 2).
   *
   * @param learningRate α, the learning rates
   * @param beta1 the smoothing of gradients
   * @param beta2 the smoothing of squared gradients
   * @param epsilon keeps the quotient finite
   * @param decay the weight decay
   * @return a new optimiser
   * @throws IllegalArgumentException if a parameter is out of range
   */
  public static Optimiser adamw(
      Schedule learningRate, double beta1, double beta2, double epsilon, double decay) {
    checkAdam("adamw", beta1, beta2, epsilon);
    Check.notNegative("adamw", "the weight decay", decay);
    return new Adam(learningRate, beta1, beta2, epsilon, decay);
  }

  /**
   * AMSGrad with the values β₁ = 0.9, β₂ = 0.999, ε = 1e-8.
   *
   * @param learningRate α, the learning rate
   * @return a new optimiser
   */
  public static Optimiser amsgrad(double learningRate) {
    return amsgrad(Schedule.constant(learningRate), 0.9, 0.999, 1e-8);
  }

  /**
   * AMSGrad: ADAM with the largest v so far in place of v, so that no element's rate ever grows
   * (Reddi, Kale and Kumar, 2018, algorithm 2), with ADAM's bias corrections.
   *
   * @param learningRate α, the learning rates
   * @param beta1 the smoothing of gradients
   * @param beta2 the smoothing of squared gradients
   * @param epsilon keeps the quotient finite
   * @return a new optimiser
   * @throws IllegalArgumentException if a parameter is out of range
   */
  public static Optimiser amsgrad(
      Schedule learningRate, double beta1, double beta2, double epsilon) {
    checkAdam("amsgrad", beta1, beta2, epsilon);
    return new AmsGrad(learningRate, beta1, beta2, epsilon);
  }

  /**
   * AdaMax with the values β₁ = 0.9, β₂ = 0.999, ε = 1e-8.
   *
   * @param learningRate α, the learning rate
   * @return a new optimiser
   */
  public static Optimiser adamax(double learningRate) {
    return adamax(Schedule.constant(learningRate), 0.9, 0.999, 1e-8);
  }

  /**
   * AdaMax: m as in ADAM, u = max(β₂ u, |g| + ε), θ = θ - α / (1 - β₁ᵗ) m / u (Kingma and Ba, 2015,
   * algorithm 2, which has no ε and divides by 0 where the gradient begins with 0).
   *
   * @param learningRate α, the learning rates
   * @param beta1 the smoothing of gradients
   * @param beta2 how slowly the maximum of |g| decays
   * @param epsilon keeps the quotient finite
   * @return a new optimiser
   * @throws IllegalArgumentException if a parameter is out of range
   */
  public static Optimiser adamax(
      Schedule learningRate, double beta1, double beta2, double epsilon) {
    checkAdam("adamax", beta1, beta2, epsilon);
    return new AdaMax(learningRate, beta1, beta2, epsilon);
  }

  /**
   * Nadam with the values β₁ = 0.9, β₂ = 0.999, ε = 1e-8, decay = 0.004.
   *
   * @param learningRate α, the learning rate
   * @return a new optimiser
   */
  public static Optimiser nadam(double learningRate) {
    return nadam(Schedule.constant(learningRate), 0.9, 0.999, 1e-8, 0.004);
  }

  /**
   * Nadam: ADAM with Nesterov's look-ahead. With μ_t = β₁ (1 - 0.96^(decay t) / 2) and P_t = μ_1
   * ... μ_t, θ = θ - α (μ_{t+1} m / (1 - P_{t+1}) + (1 - μ_t) g / (1 - P_t)) / (√v̂ + ε), m and v̂
   * as in ADAM (Dozat, 2016, algorithm 2).
   *
   * @param learningRate α, the learning rates
   * @param beta1 the smoothing of gradients
   * @param beta2 the smoothing of squared gradients
   * @param epsilon keeps the quotient finite
   * @param decay how fast the momentum grows to β₁
   * @return a new optimiser
   * @throws IllegalArgumentException if a parameter is out of range
   */
  public static Optimiser nadam(
      Schedule learningRate, double beta1, double beta2, double epsilon, double decay) {
    checkAdam("nadam", beta1, beta2, epsilon);
    Check.notNegative("nadam", "the momentum decay", decay);
    return new Nadam(learningRate, beta1, beta2, epsilon, decay);
  }

  /**
   * Rprop with the values that its authors recommend: a first step of 0.1, factors 0.5 and 1.2,
   * steps between 1e-6 and 50.
   *
   * @return a new optimiser
   */
  public static Optimiser rprop() {
    return rprop(0.1, 0.5, 1.2, 1e-6, 50);
  }

  /**
   * Rprop, resilient back-propagation, which uses only the signs of the derivatives: of the whole
   * cost, not of a mini-batch, whose signs change by chance. Each element of θ has a step Δ. If g
   * has kept its sign, Δ = min(grow Δ, largest) and θ = θ - sign(g) Δ; if it has turned, the last
   * step is taken back, Δ = max(shrink Δ, least), and the next step is taken without a comparison
   * (Riedmiller and Braun, 1993; this form, with weight backtracking, is called Rprop+ by Igel and
   * Huesken, 2000).
   *
   * @param first the length of the first step
   * @param shrink the factor after a turn, in (0, 1)
   * @param grow the factor otherwise, at least 1
   * @param least the shortest step
   * @param largest the longest step
   * @return a new optimiser
   * @throws IllegalArgumentException if a parameter is out of range
   */
  public static Optimiser rprop(
      double first, double shrink, double grow, double least, double largest) {
    Check.that(shrink > 0 && shrink < 1, "rprop: shrink must be in (0, 1), got %s", shrink);
    Check.that(grow >= 1, "rprop: grow must be at least 1, got %s", grow);
    Check.that(
        0 < least && least <= first && first <= largest && largest < Double.POSITIVE_INFINITY,
        "rprop: the steps must be 0 < least <= first <= largest, got %s, %s, %s",
        least,
        first,
        largest);
    return new Rprop(first, shrink, grow, least, largest);
  }

  /**
   * A method of one's own, from what a step does to one element.
   *
   * @param learningRate α, the learning rates
   * @param slots how many numbers are remembered of each element
   * @param rule the step; called from several threads at once for different elements
   * @return a new optimiser
   * @throws IllegalArgumentException if the number of slots is negative or above 1000
   */
  public static Optimiser byElement(Schedule learningRate, int slots, ElementRule rule) {
    Check.that(
        slots >= 0 && slots <= MOST_SLOTS,
        "byElement: the number of slots must not be negative, nor above %d, got %d",
        MOST_SLOTS,
        slots);
    return new ByElement(learningRate, slots, rule);
  }

  private static void checkAdam(String name, double beta1, double beta2, double epsilon) {
    Check.smoothing(name, "beta1", beta1);
    Check.smoothing(name, "beta2", beta2);
    Check.notNegative(name, "epsilon", epsilon);
  }
}
