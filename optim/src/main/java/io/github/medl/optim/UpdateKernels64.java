package io.github.medl.optim;

/**
 * The update loops of the first-order methods, one pass over the elements each. They go from {@code
 * from} to {@code to} in all arrays alike: the compiler turns a loop with one index into vector
 * instructions, which makes it up to eight times as fast as one with two. The float version of this
 * class is generated from it at build time.
 */
@SuppressWarnings("cast") // the casts matter in the float version
final class UpdateKernels64 {
  private UpdateKernels64() {}

  /** Two roundings, not a fused one: Java never fuses, so the bits are those of NumPy. */
  static void descend(double[] theta, double[] g, int from, int to, double rate) {
    for (int i = from; i < to; i++) {
      theta[i] -= rate * g[i];
    }
  }

  /** v = β v + gain g; a step against v. */
  static void momentum(
      double[] theta,
      double[] g,
      double[] v,
      int from,
      int to,
      double rate,
      double beta,
      double gain) {
    for (int i = from; i < to; i++) {
      double speed = beta * v[i] + gain * g[i];
      v[i] = speed;
      theta[i] -= rate * speed;
    }
  }

  /** v = μ v + g; a step against g + μ v, where the velocity will have led next. */
  static void nesterov(
      double[] theta, double[] g, double[] v, int from, int to, double rate, double mu) {
    for (int i = from; i < to; i++) {
      double speed = mu * v[i] + g[i];
      v[i] = speed;
      theta[i] -= rate * (g[i] + mu * speed);
    }
  }

  /** s = decay s + gain g²; a step against g / (√s + ε). */
  static void scaledByRoot(
      double[] theta,
      double[] g,
      double[] s,
      int from,
      int to,
      double rate,
      double decay,
      double gain,
      double epsilon) {
    for (int i = from; i < to; i++) {
      double square = decay * s[i] + gain * (g[i] * g[i]);
      s[i] = square;
      theta[i] -= rate * (g[i] / ((double) Math.sqrt(square) + epsilon));
    }
  }

  /** s smooths the squares of gradients, u those of updates. */
  static void adadelta(
      double[] theta,
      double[] g,
      double[] s,
      double[] u,
      int from,
      int to,
      double rate,
      double rho,
      double gain,
      double epsilon) {
    for (int i = from; i < to; i++) {
      double square = rho * s[i] + gain * (g[i] * g[i]);
      double past = u[i];
      double update =
          (double) Math.sqrt(past + epsilon) / (double) Math.sqrt(square + epsilon) * g[i];
      s[i] = square;
      u[i] = rho * past + gain * (update * update);
      theta[i] -= rate * update;
    }
  }

  /**
   * The gains are 1 - β, found in double: of a float β near 1 the difference has few digits.
   *
   * <p>The corrections are 1 - β₁ᵗ in {@code rate} and √(1 - β₂ᵗ) in {@code root}.
   */
  static void adam(
      double[] theta,
      double[] g,
      double[] m,
      double[] v,
      int from,
      int to,
      double shrink,
      double rate,
      double root,
      double beta1,
      double gain1,
      double beta2,
      double gain2,
      double epsilon) {
    for (int i = from; i < to; i++) {
      double first = beta1 * m[i] + gain1 * g[i];
      double second = beta2 * v[i] + gain2 * (g[i] * g[i]);
      m[i] = first;
      v[i] = second;
      theta[i] = shrink * theta[i] - rate * (first / ((double) Math.sqrt(second) / root + epsilon));
    }
  }

  /** As adam, with the largest second moment so far. */
  static void amsgrad(
      double[] theta,
      double[] g,
      double[] m,
      double[] v,
      double[] largest,
      int from,
      int to,
      double rate,
      double root,
      double beta1,
      double gain1,
      double beta2,
      double gain2,
      double epsilon) {
    for (int i = from; i < to; i++) {
      double first = beta1 * m[i] + gain1 * g[i];
      double second = beta2 * v[i] + gain2 * (g[i] * g[i]);
      double top = Math.max(largest[i], second);
      m[i] = first;
      v[i] = second;
      largest[i] = top;
      theta[i] -= rate * (first / ((double) Math.sqrt(top) / root + epsilon));
    }
  }

  /** u is the decaying maximum of |g|. */
  static void adamax(
      double[] theta,
      double[] g,
      double[] m,
      double[] u,
      int from,
      int to,
      double rate,
      double beta1,
      double gain1,
      double beta2,
      double epsilon) {
    for (int i = from; i < to; i++) {
      double first = beta1 * m[i] + gain1 * g[i];
      double top = Math.max(beta2 * u[i], Math.abs(g[i]) + epsilon);
      m[i] = first;
      u[i] = top;
      theta[i] -= rate * (first / top);
    }
  }

  /** A step against now g + next m, scaled as in adam. */
  static void nadam(
      double[] theta,
      double[] g,
      double[] m,
      double[] v,
      int from,
      int to,
      double now,
      double next,
      double root,
      double beta1,
      double gain1,
      double beta2,
      double gain2,
      double epsilon) {
    for (int i = from; i < to; i++) {
      double first = beta1 * m[i] + gain1 * g[i];
      double second = beta2 * v[i] + gain2 * (g[i] * g[i]);
      m[i] = first;
      v[i] = second;
      theta[i] -= (now * g[i] + next * first) / ((double) Math.sqrt(second) / root + epsilon);
    }
  }

  static void scale(double[] g, int from, int to, double factor) {
    for (int i = from; i < to; i++) {
      g[i] *= factor;
    }
  }

  static void clip(double[] g, int from, int to, double max) {
    for (int i = from; i < to; i++) {
      g[i] = Math.max(-max, Math.min(max, g[i]));
    }
  }

  /** sign is that of the last derivative, 0 after a step that was taken back. */
  static void rprop(
      double[] theta,
      double[] g,
      double[] sign,
      double[] step,
      int from,
      int to,
      double shrink,
      double grow,
      double least,
      double largest) {
    for (int i = from; i < to; i++) {
      double now = Math.signum(g[i]);
      double agreement = sign[i] * now;
      if (agreement < 0) {
        theta[i] += sign[i] * step[i];
        step[i] = Math.max(step[i] * shrink, least);
        sign[i] = 0;
      } else {
        if (agreement > 0) {
          step[i] = Math.min(step[i] * grow, largest);
        }
        theta[i] -= now * step[i];
        sign[i] = now;
      }
    }
  }
}
