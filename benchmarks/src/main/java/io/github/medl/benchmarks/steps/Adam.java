package io.github.medl.benchmarks.steps;

import io.github.medl.engine.Parallel;
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

  /** Elements that are updated together: a piece stays in a fast cache and is work for a thread. */
  private static final int PIECE = 16384;

  private final float learningRate;
  private final float[][] parameters;
  private final float[][] m;
  private final float[][] v;
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
      float[] p = parameters[i];
      float[] firstMoment = m[i];
      float[] secondMoment = v[i];
      float[] g = gradients.get(i).unwrapFloats();
      Parallel.forBlocks(
          (p.length + PIECE - 1) / PIECE,
          piece -> {
            int from = piece * PIECE;
            int to = Math.min(from + PIECE, p.length);
            update(p, g, firstMoment, secondMoment, from, to, learningRate * mScale, vScale);
          });
    }
  }

  /** One index for all arrays: the compiler then sees that elements do not depend on each other. */
  private static void update(
      float[] p, float[] g, float[] m, float[] v, int from, int to, float rate, float vScale) {
    for (int i = from; i < to; i++) {
      m[i] = BETA1 * m[i] + (1 - BETA1) * g[i];
      v[i] = BETA2 * v[i] + (1 - BETA2) * g[i] * g[i];
      p[i] -= rate * m[i] / ((float) Math.sqrt(vScale * v[i]) + EPSILON);
    }
  }
}
