package io.github.medl.optim;

import io.github.medl.numeric.CMath;

/** ADAM with Nesterov's momentum, whose momentum μ_t grows to β₁ as time goes on. */
final class Nadam extends Optimiser {
  private static final double NOTHING = 0x1p-60;

  private final double beta1;
  private final double beta2;
  private final double epsilon;
  private final double decay;

  /** μ_1 ... μ_counted: a function of the time alone, kept because it is needed at every step. */
  private double product = 1;

  private long counted;
  private double now;
  private double next;
  private double root;

  Nadam(Schedule schedule, double beta1, double beta2, double epsilon, double decay) {
    super(schedule, 2);
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.epsilon = epsilon;
    this.decay = decay;
  }

  @Override
  boolean isOfSquares(int slot) {
    return slot == 1;
  }

  @Override
  protected void begin(long t, double learningRate) {
    double mu = momentum(t);
    double muNext = momentum(t + 1);
    multiplyUpTo(t);
    now = learningRate * (1 - mu) / (1 - product);
    next = learningRate * muNext / (1 - product * muNext);
    root = Math.sqrt(1 - CMath.pow(beta2, t));
  }

  /** Stops where the product is nothing beside 1: a memory may tell of any number of steps. */
  private void multiplyUpTo(long t) {
    if (counted >= t) {
      product = 1;
      counted = 0;
    }
    while (counted < t && product > NOTHING) {
      product *= momentum(++counted);
    }
  }

  private double momentum(long t) {
    return beta1 * (1 - 0.5 * CMath.pow(0.96, t * decay));
  }

  @Override
  protected void update(double[] theta, double[] g, double[][] s, int from, int to) {
    UpdateKernels64.nadam(
        theta, g, s[0], s[1], from, to, now, next, root, beta1, 1 - beta1, beta2, 1 - beta2,
        epsilon);
  }

  @Override
  protected void update(float[] theta, float[] g, float[][] s, int from, int to) {
    UpdateKernels32.nadam(
        theta,
        g,
        s[0],
        s[1],
        from,
        to,
        (float) now,
        (float) next,
        (float) root,
        (float) beta1,
        (float) (1 - beta1),
        (float) beta2,
        (float) (1 - beta2),
        (float) epsilon);
  }
}
