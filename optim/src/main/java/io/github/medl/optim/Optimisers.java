package io.github.medl.optim;

/**
 * The first-order methods of chapter 4. In the formulas theta is a parameter, g the gradient of the
 * cost there, alpha_t the learning rate, t the number of the step; everything is elementwise and
 * what is remembered begins at 0.
 *
 * <p>Each method has two forms: the one with a rate alone takes the values that its authors
 * recommend for the rest.
 */
public final class Optimisers {
  private Optimisers() {}

  /**
   * Gradient descent: theta = theta - alpha g. With the gradient of one randomly chosen term or of
   * a mini-batch it is stochastic gradient descent, SGD (Robbins and Monro, 1951).
   *
   * @param alpha the learning rate
   * @return a new optimiser
   */
  public static Optimiser gradientDescent(double alpha) {
    return gradientDescent(Schedule.constant(alpha));
  }

  /**
   * Gradient descent with a changing rate: theta = theta - alpha_t g.
   *
   * @param alpha the learning rates
   * @return a new optimiser
   */
  public static Optimiser gradientDescent(Schedule alpha) {
    return new GradientDescent(alpha);
  }

  /**
   * Momentum as exponential smoothing, with a fixed rate: {@link #momentum(Schedule, double)}.
   *
   * @param alpha the learning rate
   * @param beta the smoothing, in [0, 1)
   * @return a new optimiser
   */
  public static Optimiser momentum(double alpha, double beta) {
    return momentum(Schedule.constant(alpha), beta);
  }

  /**
   * Momentum in the book's form, exponential smoothing of the gradients (Figure 4.6): v = beta v +
   * (1 - beta) g, theta = theta - alpha v. It is heavy ball with the rate (1 - beta) alpha.
   *
   * @param alpha the learning rates
   * @param beta the smoothing, in [0, 1); 0.9 is common
   * @return a new optimiser
   * @throws IllegalArgumentException if beta is out of range
   */
  public static Optimiser momentum(Schedule alpha, double beta) {
    return new Momentum(alpha, beta, 1 - beta, false);
  }

  /**
   * Heavy ball with a fixed rate: {@link #heavyBall(Schedule, double)}.
   *
   * @param alpha the learning rate
   * @param mu the momentum, in [0, 1)
   * @return a new optimiser
   */
  public static Optimiser heavyBall(double alpha, double mu) {
    return heavyBall(Schedule.constant(alpha), mu);
  }

  /**
   * Polyak's heavy ball (1964): v = mu v + g, theta = theta - alpha v.
   *
   * @param alpha the learning rates
   * @param mu the momentum, in [0, 1); 0.9 is common
   * @return a new optimiser
   * @throws IllegalArgumentException if mu is out of range
   */
  public static Optimiser heavyBall(Schedule alpha, double mu) {
    return new Momentum(alpha, mu, 1, false);
  }

  /**
   * Nesterov momentum with a fixed rate: {@link #nesterov(Schedule, double)}.
   *
   * @param alpha the learning rate
   * @param mu the momentum, in [0, 1)
   * @return a new optimiser
   */
  public static Optimiser nesterov(double alpha, double mu) {
    return nesterov(Schedule.constant(alpha), mu);
  }

  /**
   * Nesterov momentum (1983): v = mu v + g, theta = theta - alpha (g + mu v). The parameters are
   * the look-ahead points: with the gradient at phi - alpha mu v, the form v = mu v + g, phi = phi
   * - alpha v visits theta = phi - alpha mu v (Sutskever et al., 2013).
   *
   * @param alpha the learning rates
   * @param mu the momentum, in [0, 1); 0.9 is common
   * @return a new optimiser
   * @throws IllegalArgumentException if mu is out of range
   */
  public static Optimiser nesterov(Schedule alpha, double mu) {
    return new Momentum(alpha, mu, 1, true);
  }

  /**
   * AdaGrad with the values epsilon = 1e-10.
   *
   * @param alpha the learning rate
   * @return a new optimiser
   */
  public static Optimiser adagrad(double alpha) {
    return adagrad(Schedule.constant(alpha), 1e-10);
  }

  /**
   * AdaGrad: s = s + g^2, theta = theta - alpha g / (sqrt(s) + epsilon) (Duchi, Hazan and Singer,
   * 2011, figure 1).
   *
   * @param alpha the learning rates
   * @param epsilon keeps the quotient finite
   * @return a new optimiser
   * @throws IllegalArgumentException if a parameter is out of range
   */
  public static Optimiser adagrad(Schedule alpha, double epsilon) {
    Check.notNegative("adagrad", "epsilon", epsilon);
    return new ScaledByRoot(alpha, 1, 1, epsilon);
  }

  /**
   * RMSprop with the values gamma = 0.9, epsilon = 1e-8.
   *
   * @param alpha the learning rate
   * @return a new optimiser
   */
  public static Optimiser rmsprop(double alpha) {
    return rmsprop(Schedule.constant(alpha), 0.9, 1e-8);
  }

  /**
   * RMSprop: s = gamma s + (1 - gamma) g^2, theta = theta - alpha g / (sqrt(s) + epsilon) (Tieleman
   * and Hinton, 2012, lecture 6.5).
   *
   * @param alpha the learning rates
   * @param gamma the smoothing of squared gradients, in [0, 1)
   * @param epsilon keeps the quotient finite
   * @return a new optimiser
   * @throws IllegalArgumentException if a parameter is out of range
   */
  public static Optimiser rmsprop(Schedule alpha, double gamma, double epsilon) {
    Check.smoothing("rmsprop", "gamma", gamma);
    Check.notNegative("rmsprop", "epsilon", epsilon);
    return new ScaledByRoot(alpha, gamma, 1 - gamma, epsilon);
  }

  /**
   * Adadelta as its author has it, without a rate: alpha = 1, rho = 0.95, epsilon = 1e-6.
   *
   * @return a new optimiser
   */
  public static Optimiser adadelta() {
    return adadelta(Schedule.constant(1), 0.95, 1e-6);
  }

  /**
   * Adadelta: s = rho s + (1 - rho) g^2, d = g sqrt(u + epsilon) / sqrt(s + epsilon), u = rho u +
   * (1 - rho) d^2, theta = theta - alpha d (Zeiler, 2012, algorithm 1).
   *
   * @param alpha the learning rates
   * @param rho the smoothing of both squares, in [0, 1)
   * @param epsilon starts the first steps; inside both roots
   * @return a new optimiser
   * @throws IllegalArgumentException if a parameter is out of range
   */
  public static Optimiser adadelta(Schedule alpha, double rho, double epsilon) {
    Check.smoothing("adadelta", "rho", rho);
    Check.notNegative("adadelta", "epsilon", epsilon);
    return new Adadelta(alpha, rho, epsilon);
  }

  /**
   * ADAM with the values beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8.
   *
   * @param alpha the learning rate
   * @return a new optimiser
   */
  public static Optimiser adam(double alpha) {
    return adam(Schedule.constant(alpha), 0.9, 0.999, 1e-8);
  }

  /**
   * ADAM: m = beta1 m + (1 - beta1) g, v = beta2 v + (1 - beta2) g^2, theta = theta - alpha m^ /
   * (sqrt(v^) + epsilon) with the bias corrections m^ = m / (1 - beta1^t) and v^ = v / (1 -
   * beta2^t) (Kingma and Ba, 2015, algorithm 1).
   *
   * @param alpha the learning rates
   * @param beta1 the smoothing of gradients
   * @param beta2 the smoothing of squared gradients
   * @param epsilon keeps the quotient finite
   * @return a new optimiser
   * @throws IllegalArgumentException if a parameter is out of range
   */
  public static Optimiser adam(Schedule alpha, double beta1, double beta2, double epsilon) {
    checkAdam("adam", beta1, beta2, epsilon);
    return new Adam(alpha, beta1, beta2, epsilon, 0);
  }

  /**
   * AdamW with the values beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8, decay = 0.01.
   *
   * @param alpha the learning rate
   * @return a new optimiser
   */
  public static Optimiser adamw(double alpha) {
    return adamw(Schedule.constant(alpha), 0.9, 0.999, 1e-8, 0.01);
  }

  /**
   * AdamW: ADAM after theta = theta - alpha decay theta, so that the decay of the weights is not
   * divided by the root (Loshchilov and Hutter, 2019, algorithm 2).
   *
   * @param alpha the learning rates
   * @param beta1 the smoothing of gradients
   * @param beta2 the smoothing of squared gradients
   * @param epsilon keeps the quotient finite
   * @param decay the weight decay
   * @return a new optimiser
   * @throws IllegalArgumentException if a parameter is out of range
   */
  public static Optimiser adamw(
      Schedule alpha, double beta1, double beta2, double epsilon, double decay) {
    checkAdam("adamw", beta1, beta2, epsilon);
    Check.notNegative("adamw", "the weight decay", decay);
    return new Adam(alpha, beta1, beta2, epsilon, decay);
  }

  /**
   * AMSGrad with the values beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8.
   *
   * @param alpha the learning rate
   * @return a new optimiser
   */
  public static Optimiser amsgrad(double alpha) {
    return amsgrad(Schedule.constant(alpha), 0.9, 0.999, 1e-8);
  }

  /**
   * AMSGrad: ADAM with the largest v so far in place of v, so that no element's rate ever grows
   * (Reddi, Kale and Kumar, 2018, algorithm 2), with ADAM's bias corrections.
   *
   * @param alpha the learning rates
   * @param beta1 the smoothing of gradients
   * @param beta2 the smoothing of squared gradients
   * @param epsilon keeps the quotient finite
   * @return a new optimiser
   * @throws IllegalArgumentException if a parameter is out of range
   */
  public static Optimiser amsgrad(Schedule alpha, double beta1, double beta2, double epsilon) {
    checkAdam("amsgrad", beta1, beta2, epsilon);
    return new AmsGrad(alpha, beta1, beta2, epsilon);
  }

  /**
   * AdaMax with the values beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8.
   *
   * @param alpha the learning rate
   * @return a new optimiser
   */
  public static Optimiser adamax(double alpha) {
    return adamax(Schedule.constant(alpha), 0.9, 0.999, 1e-8);
  }

  /**
   * AdaMax: m as in ADAM, u = max(beta2 u, |g| + epsilon), theta = theta - alpha / (1 - beta1^t) m
   * / u (Kingma and Ba, 2015, algorithm 2, which has no epsilon and divides by 0 where the gradient
   * begins with 0).
   *
   * @param alpha the learning rates
   * @param beta1 the smoothing of gradients
   * @param beta2 how slowly the maximum of |g| decays
   * @param epsilon keeps the quotient finite
   * @return a new optimiser
   * @throws IllegalArgumentException if a parameter is out of range
   */
  public static Optimiser adamax(Schedule alpha, double beta1, double beta2, double epsilon) {
    checkAdam("adamax", beta1, beta2, epsilon);
    return new AdaMax(alpha, beta1, beta2, epsilon);
  }

  /**
   * Nadam with the values beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8, decay = 0.004.
   *
   * @param alpha the learning rate
   * @return a new optimiser
   */
  public static Optimiser nadam(double alpha) {
    return nadam(Schedule.constant(alpha), 0.9, 0.999, 1e-8, 0.004);
  }

  /**
   * Nadam: ADAM with Nesterov's look-ahead. With mu_t = beta1 (1 - 0.96^(decay t) / 2) and P_t =
   * mu_1 ... mu_t, theta = theta - alpha (mu_{t+1} m / (1 - P_{t+1}) + (1 - mu_t) g / (1 - P_t)) /
   * (sqrt(v^) + epsilon), m and v^ as in ADAM (Dozat, 2016, algorithm 2).
   *
   * @param alpha the learning rates
   * @param beta1 the smoothing of gradients
   * @param beta2 the smoothing of squared gradients
   * @param epsilon keeps the quotient finite
   * @param decay how fast the momentum grows to beta1
   * @return a new optimiser
   * @throws IllegalArgumentException if a parameter is out of range
   */
  public static Optimiser nadam(
      Schedule alpha, double beta1, double beta2, double epsilon, double decay) {
    checkAdam("nadam", beta1, beta2, epsilon);
    Check.notNegative("nadam", "the momentum decay", decay);
    return new Nadam(alpha, beta1, beta2, epsilon, decay);
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
   * cost, not of a mini-batch, whose signs change by chance. Each element of theta has a step
   * Delta. If g has kept its sign, Delta = min(grow Delta, largest) and theta = theta - sign(g)
   * Delta; if it has turned, the last step is taken back, Delta = max(shrink Delta, least), and the
   * next step is taken without a comparison (Riedmiller and Braun, 1993; this form, with weight
   * backtracking, is called Rprop+ by Igel and Huesken, 2000).
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
   * @param alpha the learning rates
   * @param slots how many numbers are remembered of each element
   * @param rule the step; called from several threads at once for different elements
   * @return a new optimiser
   * @throws IllegalArgumentException if the number of slots is negative
   */
  public static Optimiser byElement(Schedule alpha, int slots, ElementRule rule) {
    Check.that(slots >= 0, "byElement: the number of slots must not be negative, got %d", slots);
    return new ByElement(alpha, slots, rule);
  }

  private static void checkAdam(String name, double beta1, double beta2, double epsilon) {
    Check.smoothing(name, "beta1", beta1);
    Check.smoothing(name, "beta2", beta2);
    Check.notNegative(name, "epsilon", epsilon);
  }
}
