package io.github.medl.autodiff;

import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * Answers "is my gradient right?": compares automatic derivatives with central differences.
 *
 * <p>The step for an element x is h = cbrt(ulp(1)) max(1, |x|), which balances the error
 * h<sup>2</sup> of the formula against the rounding error 1/h; about ten digits can then agree. A
 * function with more than one result is checked through its inner product with fixed weights, so a
 * wrong element of the Jacobian shows. Away from kinks only: at a kink the difference quotient
 * means nothing.
 *
 * @param automatic the gradient by reverse mode
 * @param numeric the gradient by central differences
 * @param error the largest |automatic - numeric| / max(1, |numeric|); NaN if anything is NaN
 * @param worst the row-major position of the largest error
 */
public record GradientCheck(Tensor automatic, Tensor numeric, double error, int worst) {
  private static final double STEP = Math.cbrt(Math.ulp(1.0));

  /**
   * Checks the derivative of a function.
   *
   * @param f the function, of any result shape
   * @param x where; in FLOAT64
   * @return what was found
   * @throws IllegalArgumentException if x is not FLOAT64, in which differences mean little
   */
  public static GradientCheck of(UnaryOperator<Tensor> f, Tensor x) {
    if (x.dtype() != DType.FLOAT64) {
      throw new IllegalArgumentException("gradient check: x must be FLOAT64");
    }
    UnaryOperator<Tensor> scalar = z -> weighted(f.apply(z));
    Tensor automatic = Autodiff.gradient(scalar, x);
    double[] numeric = new double[x.size()];
    double error = 0;
    int worst = 0;
    for (int i = 0; i < numeric.length; i++) {
      double h = STEP * Math.max(1, Math.abs(x.toDoubles()[i]));
      double[] up = x.toDoubles();
      double[] down = x.toDoubles();
      up[i] += h;
      down[i] -= h;
      double rise = scalar.apply(like(up, x)).item() - scalar.apply(like(down, x)).item();
      numeric[i] = rise / (up[i] - down[i]); // the step that was really taken
      double e =
          Math.abs(automatic.toDoubles()[i] - numeric[i]) / Math.max(1, Math.abs(numeric[i]));
      if (!(e <= error)) {
        error = e;
        worst = i;
      }
    }
    return new GradientCheck(automatic, like(numeric, x), error, worst);
  }

  /**
   * Whether the two gradients agree.
   *
   * @param tolerance the largest error allowed, such as 1e-6
   * @return true if the error is at most the tolerance; false if anything is NaN
   */
  public boolean passes(double tolerance) {
    return error <= tolerance;
  }

  private static Tensor like(double[] data, Tensor x) {
    return Tensor.of(data, x.shape());
  }

  private static Tensor weighted(Tensor y) {
    // None is near 0, which would hide an element of the Jacobian.
    Tensor weights = Tensor.generate(i -> 1 + 0.5 * Math.sin(3.7 * i + 1), y.shape());
    return y.cast(DType.FLOAT64).mul(weights).sum();
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "largest error %.3g at element %d of shape %s: automatic %s, numeric %s",
        error,
        worst,
        automatic.shapeText(),
        automatic.size() == 0 ? "-" : automatic.toDoubles()[worst],
        automatic.size() == 0 ? "-" : numeric.toDoubles()[worst]);
  }
}
