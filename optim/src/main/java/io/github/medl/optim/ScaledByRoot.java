package io.github.medl.optim;

/**
 * AdaGrad and RMSprop: s = decay s + gain g², θ = θ - α g / (√s + ε); they sum and smooth the
 * squares.
 */
final class ScaledByRoot extends Optimiser {
  private final double decay;
  private final double gain;
  private final double epsilon;
  private double rate;

  ScaledByRoot(Schedule schedule, double decay, double gain, double epsilon) {
    super(schedule, 1);
    this.decay = decay;
    this.gain = gain;
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
    UpdateKernels64.scaledByRoot(theta, g, s[0], from, to, rate, decay, gain, epsilon);
  }

  @Override
  protected void update(float[] theta, float[] g, float[][] s, int from, int to) {
    UpdateKernels32.scaledByRoot(
        theta, g, s[0], from, to, (float) rate, (float) decay, (float) gain, (float) epsilon);
  }
}
