package io.github.medl.optim;

import io.github.medl.numeric.CMath;

/** ADAM with the largest second moment so far, so that no rate ever grows. */
final class AmsGrad extends Optimiser {
  private final double beta1;
  private final double beta2;
  private final double epsilon;
  private double rate;
  private double root;

  AmsGrad(Schedule schedule, double beta1, double beta2, double epsilon) {
    super(schedule, 3);
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.epsilon = epsilon;
  }

  @Override
  boolean isOfSquares(int slot) {
    return slot > 0;
  }

  @Override
  protected void begin(long t, double learningRate) {
    rate = learningRate / (1 - CMath.pow(beta1, t));
    root = Math.sqrt(1 - CMath.pow(beta2, t));
  }

  @Override
  protected void update(double[] theta, double[] g, double[][] s, int from, int to) {
    UpdateKernels64.amsgrad(
        theta, g, s[0], s[1], s[2], from, to, rate, root, beta1, 1 - beta1, beta2, 1 - beta2,
        epsilon);
  }

  @Override
  protected void update(float[] theta, float[] g, float[][] s, int from, int to) {
    UpdateKernels32.amsgrad(
        theta,
        g,
        s[0],
        s[1],
        s[2],
        from,
        to,
        (float) rate,
        (float) root,
        (float) beta1,
        (float) (1 - beta1),
        (float) beta2,
        (float) (1 - beta2),
        (float) epsilon);
  }
}
