package io.github.medl.optim;

/** v = β v + gain g, θ = θ - α v; or Nesterov's step against g + β v. */
final class Momentum extends Optimiser {
  private final double beta;
  private final double gain;
  private final boolean nesterov;
  private double rate;

  Momentum(Schedule schedule, double beta, double gain, boolean nesterov) {
    super(schedule, 1);
    Check.smoothing("momentum", "the momentum", beta);
    this.beta = beta;
    this.gain = gain;
    this.nesterov = nesterov;
  }

  @Override
  protected void begin(long t, double learningRate) {
    rate = learningRate;
  }

  @Override
  protected void update(double[] theta, double[] g, double[][] s, int from, int to) {
    if (nesterov) {
      UpdateKernels64.nesterov(theta, g, s[0], from, to, rate, beta);
    } else {
      UpdateKernels64.momentum(theta, g, s[0], from, to, rate, beta, gain);
    }
  }

  @Override
  protected void update(float[] theta, float[] g, float[][] s, int from, int to) {
    if (nesterov) {
      UpdateKernels32.nesterov(theta, g, s[0], from, to, (float) rate, (float) beta);
    } else {
      UpdateKernels32.momentum(theta, g, s[0], from, to, (float) rate, (float) beta, (float) gain);
    }
  }
}
