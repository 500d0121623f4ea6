package io.github.medl.optim;

/** A method of a user's own; computed in double, kept in the format of the parameter. */
final class ByElement extends Optimiser {
  private final ElementRule rule;
  private final int slots;
  private long t;
  private double learningRate;

  ByElement(Schedule schedule, int slots, ElementRule rule) {
    super(schedule, slots);
    this.slots = slots;
    this.rule = rule;
  }

  @Override
  protected void begin(long step, double learningRate) {
    t = step;
    this.learningRate = learningRate;
  }

  @Override
  protected void update(double[] theta, double[] g, double[][] s, int from, int to) {
    double[] memory = new double[slots];
    for (int i = from; i < to; i++) {
      for (int k = 0; k < slots; k++) {
        memory[k] = s[k][i];
      }
      theta[i] = rule.next(theta[i], g[i], memory, t, learningRate);
      for (int k = 0; k < slots; k++) {
        s[k][i] = memory[k];
      }
    }
  }

  @Override
  protected void update(float[] theta, float[] g, float[][] s, int from, int to) {
    double[] memory = new double[slots];
    for (int i = from; i < to; i++) {
      for (int k = 0; k < slots; k++) {
        memory[k] = s[k][i];
      }
      theta[i] = (float) rule.next(theta[i], g[i], memory, t, learningRate);
      for (int k = 0; k < slots; k++) {
        s[k][i] = (float) memory[k];
      }
    }
  }
}
