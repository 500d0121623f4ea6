package io.github.medl.learning.preparation;

import io.github.medl.learning.Inputs;
import io.github.medl.learning.UnfittableException;
import io.github.medl.numeric.PowerOfTwo;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Polynomials of one variable that are orthonormal on the training data: {@code Σ_i p_j(x_i)
 * p_k(x_i) = 1} if j = k, else 0; also to the constant.
 *
 * <p>They follow from the recurrence of three terms {@code q_{k+1}(x) = (x - α_k) q_k(x) - (‖q_k‖²
 * / ‖q_{k-1}‖²) q_{k-1}(x)} with {@code q_0 = 1}, where {@code α_k = Σ x q_k² / ‖q_k‖²} makes every
 * new polynomial orthogonal to the last, and the last term to the one before; {@code p_k = q_k /
 * ‖q_k‖}.
 */
public final class OrthogonalPolynomials implements Transformation {
  /** Below this share of what the recurrence cancels, a polynomial is rounding error. */
  private static final double NOTHING_LEFT = 1e-12;

  /** Values from 2^-13 to 2^13 keep their unit; with others powers would leave the range. */
  private static final int ORDINARY = 13;

  private final double unit; // a power of two, with which x is multiplied
  private final double[] alpha; // α_0, ..., α_{d-1}
  private final double[] norm2; // ‖q_0‖², ..., ‖q_d‖²

  private OrthogonalPolynomials(double unit, double[] alpha, double[] norm2) {
    this.unit = unit;
    this.alpha = alpha;
    this.norm2 = norm2;
  }

  static OrthogonalPolynomials on(Tensor x, int degree) {
    Tensor given = column("Polynomial.orthogonal", Inputs.matrix("Polynomial.orthogonal", x));
    long distinct = Arrays.stream(given.toDoubles()).distinct().count();
    if (distinct <= degree) {
      throw new UnfittableException(
          String.format(
              Locale.ROOT,
              "Polynomial.orthogonal: %d different values of x determine degree %d at most, not %d",
              distinct,
              distinct - 1,
              degree));
    }
    double unit = given.size() == 0 ? 1 : unit(given);
    Tensor column = scaled(given, unit);
    double[] alpha = new double[degree];
    double[] norm2 = new double[degree + 1];
    Tensor previous = column.fullLike(0);
    Tensor current = column.fullLike(1);
    norm2[0] = column.size();
    for (int k = 0; k < degree; k++) {
      alpha[k] = column.mul(current.square()).sum().item() / norm2[k];
      Tensor next = next(column, alpha, norm2, k, current, previous);
      norm2[k + 1] = next.square().sum().item();
      double before = column.sub(alpha[k]).mul(current).square().sum().item();
      if (!(norm2[k + 1] > NOTHING_LEFT * NOTHING_LEFT * before)) {
        throw new UnfittableException(
            String.format(
                Locale.ROOT,
                "Polynomial.orthogonal: the values of x lie too close together for degree %d;"
                    + " %d is the highest",
                degree,
                k));
      }
      previous = current;
      current = next;
    }
    return new OrthogonalPolynomials(unit, alpha, norm2);
  }

  /** A float has no unit above its own range. */
  private static double unit(Tensor x) {
    double unit = PowerOfTwo.unit(x.abs().max().item(), ORDINARY);
    return x.dtype() == DType.FLOAT32 ? Math.min(unit, 0x1p126) : unit;
  }

  private static Tensor scaled(Tensor x, double unit) {
    return unit == 1 ? x : x.mul(unit);
  }

  private static Tensor next(
      Tensor x, double[] alpha, double[] norm2, int k, Tensor current, Tensor previous) {
    Tensor next = x.sub(alpha[k]).mul(current);
    return k == 0 ? next : next.sub(previous.mul(norm2[k] / norm2[k - 1]));
  }

  /**
   * The degree.
   *
   * @return d, the number of columns that come out
   */
  public int degree() {
    return alpha.length;
  }

  @Override
  public Tensor apply(Tensor x) {
    Tensor column = scaled(column("OrthogonalPolynomials", x), unit);
    if (degree() == 0) {
      return Tensor.zeros(column.size(), 0);
    }
    List<Tensor> columns = new ArrayList<>();
    Tensor previous = column.fullLike(0);
    Tensor current = column.fullLike(1);
    for (int k = 0; k < degree(); k++) {
      Tensor next = next(column, alpha, norm2, k, current, previous);
      columns.add(next.div(Math.sqrt(norm2[k + 1])));
      previous = current;
      current = next;
    }
    return Tensor.stack(1, columns);
  }

  private static Tensor column(String who, Tensor x) {
    if (x.rank() != 2 || x.dim(1) != 1) {
      throw new ShapeException(
          who,
          String.format(
              Locale.ROOT,
              "orthogonal polynomials are of one variable, so x must have shape (n, 1); it has %s%s",
              x.shapeText(),
              x.rank() == 1
                  ? "; x.reshape(-1, 1) makes a column of it"
                  : "; Polynomial.raw takes several"));
    }
    return x.select(1, 0);
  }
}
