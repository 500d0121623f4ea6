package io.github.medl.optim.minimise;

import java.util.Arrays;
import java.util.Locale;

/**
 * Every iterate of a minimisation, in columns: row 0 is the start, row t what iteration t led to.
 */
public final class Trace {
  private final int n;
  private final boolean hasPoints;
  private int size;
  private double[] points = new double[0];
  private double[] value = new double[64];
  private double[] gradientNorm = new double[64];
  private double[] stepLength = new double[64];
  private int[] evaluations = new int[64];

  Trace(int n, Tracing tracing) {
    this.n = n;
    this.hasPoints = tracing == Tracing.POINTS;
    if (hasPoints) {
      points = new double[64 * n];
    }
  }

  void add(double[] theta, double cost, double norm, double alpha, int evaluated) {
    if (size == value.length) {
      int length = 2 * size;
      value = Arrays.copyOf(value, length);
      gradientNorm = Arrays.copyOf(gradientNorm, length);
      stepLength = Arrays.copyOf(stepLength, length);
      evaluations = Arrays.copyOf(evaluations, length);
      if (hasPoints) {
        points = Arrays.copyOf(points, Math.multiplyExact(length, n));
      }
    }
    if (hasPoints) {
      System.arraycopy(theta, 0, points, size * n, n);
    }
    value[size] = cost;
    gradientNorm[size] = norm;
    stepLength[size] = alpha;
    evaluations[size] = evaluated;
    size++;
  }

  /**
   * The number of rows.
   *
   * @return one more than there were iterations
   */
  public int size() {
    return size;
  }

  /**
   * One coordinate of all iterates.
   *
   * @param j which, from 0
   * @return θ_j, a number a row
   * @throws IllegalStateException if the points were not kept
   * @throws IndexOutOfBoundsException if there is no such coordinate
   */
  public double[] theta(int j) {
    requirePoints();
    if (j < 0 || j >= n) {
      throw new IndexOutOfBoundsException(
          String.format(Locale.ROOT, "theta: coordinate %d of a vector of %d numbers", j, n));
    }
    double[] column = new double[size];
    for (int t = 0; t < size; t++) {
      column[t] = points[t * n + j];
    }
    return column;
  }

  /**
   * One iterate.
   *
   * @param t which, from 0, the start
   * @return θ
   * @throws IllegalStateException if the points were not kept
   * @throws IndexOutOfBoundsException if there is no such iterate
   */
  public double[] point(int t) {
    requirePoints();
    if (t < 0 || t >= size) {
      throw new IndexOutOfBoundsException(
          String.format(Locale.ROOT, "point: iterate %d of %d", t, size));
    }
    return Arrays.copyOfRange(points, t * n, (t + 1) * n);
  }

  private void requirePoints() {
    if (!hasPoints) {
      throw new IllegalStateException("the points were not kept: minimise with Tracing.POINTS");
    }
  }

  /**
   * The costs.
   *
   * @return C(θ), a number a row
   */
  public double[] value() {
    return Arrays.copyOf(value, size);
  }

  /**
   * The norms of the gradients.
   *
   * @return ‖∇C(θ)‖, a number a row
   */
  public double[] gradientNorm() {
    return Arrays.copyOf(gradientNorm, size);
  }

  /**
   * The factors α of the directions of the iterations; for methods without a direction the length
   * of the step.
   *
   * @return α, a number a row, 0 for the start
   */
  public double[] stepLength() {
    return Arrays.copyOf(stepLength, size);
  }

  /**
   * How often C was evaluated so far.
   *
   * @return a number a row
   */
  public int[] evaluations() {
    return Arrays.copyOf(evaluations, size);
  }

  /**
   * The first iterate of at most a given cost.
   *
   * @param cost the cost
   * @return its row, or -1 if there is none
   */
  public int firstBelow(double cost) {
    for (int t = 0; t < size; t++) {
      if (value[t] <= cost) {
        return t;
      }
    }
    return -1;
  }
}
