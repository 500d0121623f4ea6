package io.github.medl.optim;

import io.github.medl.numeric.CMath;

/** ADAM in the maximum norm. */
final class AdaMax extends Optimiser {
  private final double beta1;
  private final double beta2;
  private final double epsilon;
  private double rate;

  AdaMax(Schedule schedule, double beta1, double beta2, double epsilon) {
    super(schedule, 2);
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.epsilon = epsilon;
  }

  @Override
  protected void begin(long t, double learningRate) {
    rate = learningRate / (1 - CMath.pow(beta1, t));
  }

  @Override
  protected void update(double[] theta, double[] g, double[][] s, int from, int to) {
    UpdateKernels64.adamax(theta, g, s[0], s[1], from, to, rate, beta1, 1 - beta1, beta2, epsilon);
  }

  @Override
  protected void update(float[] theta, float[] g, float[][] s, int from, int to) {
    UpdateKernels32.adamax(
        theta,
        g,
        s[0],
        s[1],
        from,
        to,
        (float) rate,
        (float) beta1,
        (float) (1 - beta1),
        (float) beta2,
        (float) epsilon);
  }
}
