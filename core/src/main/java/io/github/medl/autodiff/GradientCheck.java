package io.github.medl.autodiff;

import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Answers "is my gradient right?": compares automatic derivatives with central differences.
 *
 * <pre>{@code
 * GradientCheck.of(x -> x.sin().mul(x), x).passes(1e-7);
 * GradientCheck.of((w, b) -> x.matmul(w).add(b).tanh(), w, b).passes(1e-7);
 * }</pre>
 *
 * <p>The step for an element x is h = cbrt(ulp(1)) max(1, |x|), which balances the error h² of the
 * formula against the rounding error 1/h; about ten digits can then agree. A function with more
 * than one result is checked through its inner product with fixed weights, so a wrong element of
 * the Jacobian shows. Away from kinks only: at a kink the difference quotient means nothing.
 *
 * @param input the number of the tensor with the largest error, from 0; what follows is about it
 * @param automatic the gradient by reverse mode
 * @param numeric the gradient by central differences
 * @param error the largest |automatic - numeric| / max(1, |numeric|); NaN if anything is NaN
 * @param worst the row-major position of the largest error
 */
public record GradientCheck(int input, Tensor automatic, Tensor numeric, double error, int worst) {
  private static final double STEP = Math.cbrt(Math.ulp(1.0));

  /**
   * Checks the derivative of a function of one tensor.
   *
   * @param f the function, of any result shape
   * @param x where; in FLOAT64
   * @return what was found
   * @throws IllegalArgumentException if x is not FLOAT64, in which differences mean little
   */
  public static GradientCheck of(UnaryOperator<Tensor> f, Tensor x) {
    return of(xs -> f.apply(xs.get(0)), List.of(x));
  }

  /**
   * Checks the derivatives of a function of two tensors, by both.
   *
   * @param f the function, of any result shape
   * @param a its first tensor; in FLOAT64
   * @param b its second tensor; in FLOAT64
   * @return what was found where the error is largest
   * @throws IllegalArgumentException if a tensor is not FLOAT64, in which differences mean little
   */
  public static GradientCheck of(BinaryOperator<Tensor> f, Tensor a, Tensor b) {
    return of(xs -> f.apply(xs.get(0), xs.get(1)), List.of(a, b));
  }

  /**
   * Checks the derivatives of a function of several tensors, by all of them.
   *
   * @param f the function, of any result shape
   * @param xs its tensors; in FLOAT64
   * @return what was found where the error is largest
   * @throws IllegalArgumentException if a tensor is not FLOAT64, in which differences mean little,
   *     or there is none
   */
  public static GradientCheck of(Function<List<Tensor>, Tensor> f, List<Tensor> xs) {
    if (xs.isEmpty() || xs.stream().anyMatch(x -> x.dtype() != DType.FLOAT64)) {
      throw new IllegalArgumentException(
          xs.isEmpty()
              ? "gradient check: there is no tensor to differentiate by"
              : "gradient check: tensors must be FLOAT64, cast(DType.FLOAT64) makes them so");
    }
    Function<List<Tensor>, Tensor> scalar = ys -> weighted(f.apply(ys));
    List<Tensor> automatic = Autodiff.gradient(scalar, xs);
    GradientCheck worst = null;
    for (int k = 0; k < xs.size(); k++) {
      GradientCheck check = byOne(scalar, xs, k, automatic.get(k));
      if (worst == null || !(check.error <= worst.error)) {
        worst = check;
      }
    }
    return worst;
  }

  /** By the elements of one of the tensors, while the others stay. */
  private static GradientCheck byOne(
      Function<List<Tensor>, Tensor> scalar, List<Tensor> xs, int k, Tensor automatic) {
    Tensor x = xs.get(k);
    double[] analytic = automatic.toDoubles();
    double[] numeric = new double[x.size()];
    double error = 0;
    int worst = 0;
    List<Tensor> moved = new ArrayList<>(xs);
    for (int i = 0; i < numeric.length; i++) {
      double[] up = x.toDoubles();
      double[] down = x.toDoubles();
      double h = STEP * Math.max(1, Math.abs(up[i]));
      up[i] += h;
      down[i] -= h;
      moved.set(k, Tensor.of(up, x.shape()));
      double above = scalar.apply(moved).item();
      moved.set(k, Tensor.of(down, x.shape()));
      double below = scalar.apply(moved).item();
      numeric[i] = (above - below) / (up[i] - down[i]); // the step that was really taken
      double e = Math.abs(analytic[i] - numeric[i]) / Math.max(1, Math.abs(numeric[i]));
      if (!(e <= error)) {
        error = e;
        worst = i;
      }
    }
    return new GradientCheck(k, automatic, Tensor.of(numeric, x.shape()), error, worst);
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

  private static Tensor weighted(@Nullable Tensor y) {
    if (y == null) {
      throw new IllegalArgumentException(
          "gradient check: the function gave null; it must return the tensor that it computed");
    }
    // None is near 0, which would hide an element of the Jacobian.
    Tensor weights = Tensor.generate(i -> 1 + 0.5 * Math.sin(3.7 * i + 1), y.shape());
    return y.cast(DType.FLOAT64).mul(weights).sum();
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "largest error %.3g at element %d of input %d, of shape %s: automatic %s, numeric %s",
        error,
        worst,
        input,
        automatic.shapeText(),
        automatic.size() == 0 ? "-" : automatic.toDoubles()[worst],
        automatic.size() == 0 ? "-" : numeric.toDoubles()[worst]);
  }
}
