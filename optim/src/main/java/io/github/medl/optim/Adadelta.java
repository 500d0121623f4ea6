package io.github.medl.optim;

/** The root mean square of past updates over that of gradients in place of a rate. */
final class Adadelta extends Optimiser {
  private final double rho;
  private final double epsilon;
  private double rate;

  Adadelta(Schedule schedule, double rho, double epsilon) {
    super(schedule, 2);
    this.rho = rho;
    this.epsilon = epsilon;
  }

  @Override
  boolean isOfSquares(int slot) {
    return slot == 0;
  }

  @Override
  protected void begin(long t, double learningRate) {
    rate = learningRate;
  }

  @Override
  protected void update(double[] theta, double[] g, double[][] s, int from, int to) {
    UpdateKernels64.adadelta(theta, g, s[0], s[1], from, to, rate, rho, 1 - rho, epsilon);
  }

  @Override
  protected void update(float[] theta, float[] g, float[][] s, int from, int to) {
    UpdateKernels32.adadelta(
        theta,
        g,
        s[0],
        s[1],
        from,
        to,
        (float) rate,
        (float) rho,
        (float) (1 - rho),
        (float) epsilon);
  }
}
