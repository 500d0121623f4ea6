package io.github.medl.benchmarks.steps;

import io.github.medl.tensor.Tensor;
import java.util.List;

/**
 * Adam on parameters in place: m and v are running means of the gradient and of its square, and
 * each parameter moves by alpha m / (sqrt(v) + epsilon), with m and v corrected for starting at 0.
 */
final class Adam {
  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.999f;
  private static final float EPSILON = 1e-8f;

  /** Elements of a gradient that are looked at together: they stay in the fastest cache. */
  private static final int PIECE = 2048;

  private final float learningRate;
  private final float[][] parameters;
  private final float[][] m;
  private final float[][] v;
  private final float[] piece = new float[PIECE];
  private int t;

  Adam(float learningRate, float[][] parameters) {
    this.learningRate = learningRate;
    this.parameters = parameters;
    this.m = new float[parameters.length][];
    this.v = new float[parameters.length][];
    for (int i = 0; i < parameters.length; i++) {
      m[i] = new float[parameters[i].length];
      v[i] = new float[parameters[i].length];
    }
  }

  void step(List<Tensor> gradients) {
    t++;
    float mScale = (float) (1 / (1 - Math.pow(BETA1, t)));
    float vScale = (float) (1 / (1 - Math.pow(BETA2, t)));
    for (int i = 0; i < parameters.length; i++) {
      for (int from = 0; from < parameters[i].length; from += PIECE) {
        int count = Math.min(PIECE, parameters[i].length - from);
        gradients.get(i).copyTo(from, piece, count);
        update(parameters[i], piece, m[i], v[i], from, count, learningRate * mScale, vScale);
      }
    }
  }

  private static void update(
      float[] p, float[] g, float[] m, float[] v, int from, int count, float rate, float vScale) {
    for (int i = 0; i < count; i++) {
      float mean = BETA1 * m[from + i] + (1 - BETA1) * g[i];
      float square = BETA2 * v[from + i] + (1 - BETA2) * g[i] * g[i];
      m[from + i] = mean;
      v[from + i] = square;
      p[from + i] -= rate * mean / ((float) Math.sqrt(vScale * square) + EPSILON);
    }
  }
}
