package io.github.medl.optim.linesearch;

import java.util.OptionalDouble;

/** First brackets an interval that holds a step as wanted, then shrinks it. */
final class StrongWolfe {
  private static final int MOST = 100;

  private final Ray phi;
  private final double value;
  private final double slope;
  private final double c1;
  private final double c2;

  /** A step that was tried. */
  private record Trial(double alpha, double value, double slope) {}

  StrongWolfe(Ray phi, double value, double slope, double c1, double c2) {
    this.phi = phi;
    this.value = value;
    this.slope = slope;
    this.c1 = c1;
    this.c2 = c2;
  }

  OptionalDouble search(double first) {
    Trial last = new Trial(0, value, slope);
    double alpha = first;
    for (int k = 0; k < MOST; k++) {
      Trial trial = at(alpha);
      if (!isFinite(trial)) {
        // Too far: back to where the cost is finite.
        alpha = Steps.between(last.alpha, alpha, (last.alpha + alpha) / 2, k);
        continue;
      }
      if (!decreases(trial) || (k > 0 && trial.value > last.value + 2 * Math.ulp(value))) {
        return zoom(last, trial);
      }
      if (isFlat(trial)) {
        return OptionalDouble.of(alpha);
      }
      if (trial.slope >= 0) {
        return zoom(trial, last);
      }
      last = trial;
      alpha = Steps.beyond(alpha, k);
    }
    return OptionalDouble.empty();
  }

  /** {@code low} is the best step so far and φ falls from it towards {@code high}. */
  private OptionalDouble zoom(Trial low, Trial high) {
    for (int k = 0; k < MOST; k++) {
      Trial trial = at(between(low, high, k));
      if (trial.alpha == low.alpha || trial.alpha == high.alpha) {
        break; // no number lies between
      }
      if (!isFinite(trial) || !decreases(trial) || trial.value > low.value + 2 * Math.ulp(value)) {
        high = trial;
        continue;
      }
      if (isFlat(trial)) {
        return OptionalDouble.of(trial.alpha);
      }
      if (trial.slope * (high.alpha - low.alpha) >= 0) {
        high = low;
      }
      low = trial;
    }
    return OptionalDouble.empty();
  }

  /** The minimum of the cubic through both values and slopes, kept away from the ends. */
  private static double between(Trial a, Trial b, int k) {
    double width = b.alpha - a.alpha;
    double d1 = a.slope + b.slope - 3 * (b.value - a.value) / width;
    double d2 = Math.signum(width) * Math.sqrt(d1 * d1 - a.slope * b.slope);
    double alpha = b.alpha - width * (b.slope + d2 - d1) / (b.slope - a.slope + 2 * d2);
    double inside = (alpha - a.alpha) / width;
    return inside >= 0.1 && inside <= 0.9
        ? alpha
        : Steps.between(a.alpha, b.alpha, a.alpha + width / 2, k);
  }

  private Trial at(double alpha) {
    double derivative = phi.slope(alpha); // the slope first: it brings the value along
    return new Trial(alpha, phi.value(alpha), derivative);
  }

  private static boolean isFinite(Trial trial) {
    return Double.isFinite(trial.value) && Double.isFinite(trial.slope);
  }

  private boolean decreases(Trial trial) {
    return Inexact.decreases(trial.value, value, slope, trial.alpha, c1);
  }

  private boolean isFlat(Trial trial) {
    return Math.abs(trial.slope) <= -c2 * slope;
  }
}
