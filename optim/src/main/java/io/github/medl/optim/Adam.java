package io.github.medl.optim;

import io.github.medl.numeric.CMath;

/** ADAM, and AdamW if there is a weight decay. */
final class Adam extends Optimiser {
  private final double beta1;
  private final double beta2;
  private final double epsilon;
  private final double weightDecay;
  private double shrink;
  private double rate;
  private double root;

  Adam(Schedule schedule, double beta1, double beta2, double epsilon, double weightDecay) {
    super(schedule, 2);
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.epsilon = epsilon;
    this.weightDecay = weightDecay;
  }

  @Override
  boolean isOfSquares(int slot) {
    return slot == 1;
  }

  @Override
  protected void begin(long t, double learningRate) {
    shrink = 1 - learningRate * weightDecay;
    rate = learningRate / (1 - CMath.pow(beta1, t));
    root = Math.sqrt(1 - CMath.pow(beta2, t));
  }

  @Override
  protected void update(double[] theta, double[] g, double[][] s, int from, int to) {
    UpdateKernels64.adam(
        theta, g, s[0], s[1], from, to, shrink, rate, root, beta1, 1 - beta1, beta2, 1 - beta2,
        epsilon);
  }

  @Override
  protected void update(float[] theta, float[] g, float[][] s, int from, int to) {
    UpdateKernels32.adam(
        theta,
        g,
        s[0],
        s[1],
        from,
        to,
        (float) shrink,
        (float) rate,
        (float) root,
        (float) beta1,
        (float) (1 - beta1),
        (float) beta2,
        (float) (1 - beta2),
        (float) epsilon);
  }
}
