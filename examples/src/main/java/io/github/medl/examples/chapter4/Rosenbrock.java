package io.github.medl.examples.chapter4;

import io.github.medl.examples.figure.Grid;
import io.github.medl.numeric.CMath;
import io.github.medl.optim.minimise.Objective;
import io.github.medl.plot.ColourMap;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Marker;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.tensor.Tensor;

/**
 * Rosenbrock's function C(θ) = (1 - θ₁)² + 100 (θ₂ - θ₁²)², which figures 4.2, 4.6, 4.8 and 4.9
 * minimise; its minimum is 0 at (1, 1).
 */
final class Rosenbrock {
  /** For the minimisers, with the gradient rounded as in the authors' scripts. */
  static final Objective OBJECTIVE =
      Objective.of(
          theta -> cost(theta[0], theta[1]),
          (theta, gradient) -> {
            gradient[0] = slope1(theta[0], theta[1]);
            gradient[1] = slope2(theta[0], theta[1]);
          },
          theta -> hessian(theta[0], theta[1]));

  private Rosenbrock() {}

  static double cost(double theta1, double theta2) {
    double a = 1 - theta1;
    double b = theta2 - theta1 * theta1;
    return a * a + 100 * b * b;
  }

  /** The same for automatic differentiation. */
  static Tensor cost(Tensor theta) {
    Tensor theta1 = theta.select(0, 0);
    Tensor theta2 = theta.select(0, 1);
    Tensor a = theta1.neg().add(1);
    Tensor b = theta2.sub(theta1.square());
    return a.square().add(b.square().mul(100));
  }

  /**
   * ∂C/∂θ₁, rounded as in the authors' scripts: they square with NumPy's {@code **}, which is the
   * power of the C library.
   */
  static double slope1(double theta1, double theta2) {
    return -2 * (1 - theta1) - 400 * theta1 * (theta2 - CMath.pow(theta1, 2));
  }

  /** ∂C/∂θ₂, rounded as in the authors' scripts. */
  static double slope2(double theta1, double theta2) {
    return 200 * (theta2 - CMath.pow(theta1, 2));
  }

  private static double[][] hessian(double theta1, double theta2) {
    return new double[][] {
      {2 - 400 * theta2 + 1200 * theta1 * theta1, -400 * theta1}, {-400 * theta1, 200}
    };
  }

  /** As {@link #landscape(String, double, double, int)}, over the square that most figures show. */
  static Chart landscape(String title, double start1, double start2) {
    return landscape(title, start1, start2, 1.09);
  }

  /**
   * Contour lines on logarithmic levels, the optimal point and a starting point. The authors' grid
   * has steps of 0.01 and levels from exp(-15) on; there the valley is narrower than a step, and
   * its lines break into dots. Ours has half the step and begins at the first level that it shows.
   *
   * @param top the largest ordinate
   */
  static Chart landscape(String title, double start1, double start2, double top) {
    double[] theta1 = Grid.range(-0.3, 0.005, 279);
    double[] theta2 = Grid.range(-0.3, 0.005, (int) Math.round((top + 0.3) / 0.005) + 1);
    double[] levels = Grid.range(-5, 0.2, 60);
    for (int k = 0; k < levels.length; k++) {
      levels[k] = Math.exp(levels[k]);
    }
    double[][] cost = Grid.values(theta1, theta2, Rosenbrock::cost);
    return Chart.titled(title)
        .axes("θ₁", "θ₂")
        .size(520, 520)
        .equalAspect()
        .xRange(-0.3, 1.09)
        .yRange(-0.3, top)
        .legend(Corner.UPPER_LEFT)
        .contours(theta1, theta2, cost, levels, ColourMap.PUBU_R, 1)
        .point("Initial point", start1, start2, Style.of(Palette.BLACK).marker(Marker.CIRCLE))
        .point("Optimal point", 1, 1, Style.of(Palette.VERMILLION).marker(Marker.CIRCLE));
  }
}
