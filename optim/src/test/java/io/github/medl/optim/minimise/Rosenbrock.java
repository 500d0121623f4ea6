package io.github.medl.optim.minimise;

import io.github.medl.numeric.CMath;
import io.github.medl.tensor.Tensor;

/** C(theta) = (1 - theta_1)^2 + 100 (theta_2 - theta_1^2)^2 in formulas and in tensors. */
final class Rosenbrock {
  private Rosenbrock() {}

  static final Objective FORMULAS =
      Objective.of(
          t -> {
            double a = 1 - t[0];
            double b = t[1] - t[0] * t[0];
            return a * a + 100 * b * b;
          },
          (t, g) -> {
            // Squared as the authors' scripts do it: figure 4.2 depends on the last bit.
            double b = t[1] - CMath.pow(t[0], 2);
            g[0] = -2 * (1 - t[0]) - 400 * t[0] * b;
            g[1] = 200 * b;
          },
          t ->
              new double[][] {
                {2 - 400 * (t[1] - 3 * t[0] * t[0]), -400 * t[0]}, {-400 * t[0], 200}
              });

  static final Objective AUTOMATIC = Objective.of(Rosenbrock::cost);

  static Tensor cost(Tensor theta) {
    Tensor a = theta.select(0, 0).neg().add(1);
    Tensor b = theta.select(0, 1).sub(theta.select(0, 0).square());
    return a.square().add(b.square().mul(100));
  }
}
