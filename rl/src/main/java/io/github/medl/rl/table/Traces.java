package io.github.medl.rl.table;

import io.github.medl.rl.mdp.Bellman;
import java.util.Arrays;

/**
 * How far back an error is credited: by a trace e for each weight, which fades by γ λ with every
 * step. The active features of a step are those that are 1; all others are 0.
 */
public enum Traces {
  /** e_i ← γ λ e_i + 1: often visited counts more. */
  ACCUMULATING,
  /** e_i ← 1, and 0 for the same feature with the other actions (Singh and Sutton 1996). */
  REPLACING,
  /**
   * e ← γ λ e + (1 − α γ λ eᵀx) x, with the correction that makes each step exactly what the
   * λ-returns so far ask for: true online TD(λ), van Seijen and Sutton (2014).
   */
  DUTCH;

  /** Weights and traces of a linear function of active features. */
  static final class Linear {
    private final Traces kind;
    private final int features;
    private final double stepSize;
    private final double discount;
    private final double fading;
    private final double[] weights;
    private final double[] traces;
    private double old;

    /** Zeros, a block of weights for each action. */
    Linear(
        Traces kind, int features, int actions, double stepSize, double discount, double lambda) {
      Bellman.checkDiscount(discount);
      if (!(lambda >= 0 && lambda <= 1) || !(stepSize >= 0) || Double.isInfinite(stepSize)) {
        throw new IllegalArgumentException(
            "traces: lambda must lie in [0, 1] and the step size must not be negative; they are "
                + lambda
                + " and "
                + stepSize);
      }
      this.kind = kind;
      this.features = features;
      this.stepSize = stepSize;
      this.discount = discount;
      fading = discount * lambda;
      weights = new double[features * actions];
      traces = new double[features * actions];
    }

    double value(int[] active, int offset) {
      double sum = 0;
      for (int i : active) {
        sum += weights[offset + i];
      }
      return sum;
    }

    /**
     * Learns from a step; what follows has the value {@code future}, 0 after the task's own end.
     */
    void learn(int[] active, int offset, double reward, double future, boolean isLast) {
      double value = value(active, offset);
      double change = stepSize * (reward + discount * future - value);
      double gain = 1;
      double correction = 0;
      if (kind == DUTCH) {
        double product = 0;
        for (int i : active) {
          product += traces[offset + i];
        }
        gain = 1 - stepSize * fading * product;
        correction = stepSize * (value - old);
        change += correction;
        old = isLast ? 0 : future;
      }
      for (int i = 0; i < traces.length; i++) {
        traces[i] *= fading;
      }
      for (int i : active) {
        if (kind == REPLACING) {
          for (int k = i; k < traces.length; k += features) {
            traces[k] = 0;
          }
          traces[offset + i] = 1;
        } else {
          traces[offset + i] += gain;
        }
      }
      for (int i = 0; i < traces.length; i++) {
        weights[i] += change * traces[i];
      }
      if (kind == DUTCH) {
        for (int i : active) {
          weights[offset + i] -= correction;
        }
      }
      if (isLast) {
        Arrays.fill(traces, 0);
      }
    }

    double[] weights() {
      return weights;
    }
  }
}
