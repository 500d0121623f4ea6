package io.github.medl.optim;

/** θ - α g. */
final class GradientDescent extends Optimiser {
  private double rate;

  GradientDescent(Schedule schedule) {
    super(schedule, 0);
  }

  @Override
  protected void begin(long t, double learningRate) {
    rate = learningRate;
  }

  @Override
  protected void update(double[] theta, double[] g, double[][] s, int from, int to) {
    UpdateKernels64.descend(theta, g, from, to, rate);
  }

  @Override
  protected void update(float[] theta, float[] g, float[][] s, int from, int to) {
    UpdateKernels32.descend(theta, g, from, to, (float) rate);
  }
}
