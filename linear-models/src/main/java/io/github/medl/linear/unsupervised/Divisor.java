package io.github.medl.linear.unsupervised;

/** What a sum of squares is divided by to give a variance. */
public enum Divisor {
  /** The number n of observations: the variance of just these. */
  N,
  /** n - 1: the unbiased estimate of the variance that they were drawn with, R's habit. */
  N_MINUS_1;

  double of(int n) {
    return this == N ? n : n - 1.0;
  }
}
