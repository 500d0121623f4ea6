package io.github.medl.linear.regression;

import io.github.medl.learning.UnfittableException;
import io.github.medl.optim.minimize.Minimizers;
import io.github.medl.optim.minimize.Minimum;
import io.github.medl.optim.minimize.Objective;
import io.github.medl.optim.minimize.Status;
import io.github.medl.optim.minimize.Stopping;
import io.github.medl.optim.minimize.Tracing;
import io.github.medl.tensor.LinearAlgebra.Lstsq;
import io.github.medl.tensor.LinearAlgebra.Qr;
import io.github.medl.tensor.Tensor;
import java.util.List;
import java.util.Locale;

/** The methods of {@link LeastSquares}. */
final class Solvers {
  /**
   * A column of which less than this share is new, given the columns before it, is taken to depend
   * on them. Rounding leaves some 1e-15 of an exact dependence; what is above 1e-10 is determined
   * to five digits at least.
   */
  static final double DEPENDENT = 1e-10;

  /** The same for XᵀX, whose rounding errors are those of the squares. */
  private static final double DEPENDENT_IN_SQUARES = 1e-7;

  private Solvers() {}

  static Solution qr(Tensor design, Tensor y, List<String> names) {
    Qr qr = fullRank(design, names);
    return new Solution(qr.r().solve(qr.q().matmul(y, true, false)), design.dim(1));
  }

  /** X = QR, unless columns depend on each other. */
  static Qr fullRank(Tensor design, List<String> names) {
    int n = design.dim(0);
    int p = design.dim(1);
    if (n < p) {
      throw new UnfittableException(
          String.format(
              Locale.ROOT,
              "least squares: %d parameters cannot be told from %d rows. Leave out columns, or take"
                  + " LeastSquares.bySvd() for the solution of least norm, or Ridge",
              p,
              n));
    }
    Qr qr = design.qr();
    double[] norms = qr.r().norm(0).toDoubles();
    for (int j = 0; j < p; j++) {
      // |r_jj| is what the columns before leave of column j.
      if (Math.abs(qr.r().get(j, j)) <= DEPENDENT * norms[j]) {
        throw dependent(design, names, j);
      }
    }
    return qr;
  }

  private static UnfittableException dependent(Tensor design, List<String> names, int j) {
    Tensor column = design.select(1, j);
    boolean intercept = names.get(0).equals("(Intercept)");
    String why =
        column.abs().max().item() == 0
            ? "is 0 in every row"
            : intercept && isMultiple(column, design.select(1, 0))
                ? "is constant, as the intercept already is"
                : "is a linear combination of the columns before it";
    return new UnfittableException(
        String.format(
            Locale.ROOT,
            "least squares: column %s %s, so its coefficient is not determined. Leave it out, or take"
                + " LeastSquares.bySvd() for the solution of least norm, or Ridge",
            names.get(j),
            why));
  }

  private static boolean isMultiple(Tensor a, Tensor b) {
    Tensor ratio = a.div(b);
    return ratio.sub(ratio.get(0)).abs().max().item() <= 1e-14 * ratio.abs().max().item();
  }

  static Solution svd(Tensor design, Tensor y, List<String> names) {
    Lstsq solution = design.lstsq(y);
    return new Solution(solution.x(), solution.rank());
  }

  static Solution normalEquations(Tensor design, Tensor y, List<String> names) {
    Tensor gram = design.matmul(design, true, false);
    Tensor right = design.matmul(y, true, false);
    Tensor l;
    try {
      l = gram.cholesky();
    } catch (ArithmeticException e) {
      throw squaresAreSingular("not positive definite");
    }
    Tensor left = l.diagonal().div(gram.diagonal().sqrt());
    if (!(left.min().item() > DEPENDENT_IN_SQUARES)) {
      throw squaresAreSingular(
          "singular to machine precision at column " + names.get(left.argmin()));
    }
    return new Solution(l.transpose().solve(l.solve(right)), design.dim(1));
  }

  private static UnfittableException squaresAreSingular(String how) {
    return new UnfittableException(
        String.format(
                Locale.ROOT,
                "the normal equations: XᵀX is %s. LeastSquares.byQr() squares no condition and says which",
                how)
            + " column depends on others; LeastSquares.bySvd() gives the solution of least norm");
  }

  static Solution gradientDescent(Tensor design, Tensor y, double alpha, Stopping stopping) {
    int n = design.dim(0);
    Objective cost =
        Objective.of(
            beta -> residuals(design, y, beta).square().mean().item(),
            (beta, gradient) -> {
              Tensor e = residuals(design, y, beta);
              double[] g = e.matmul(design).mul(-2.0 / n).toDoubles();
              System.arraycopy(g, 0, gradient, 0, g.length);
            });
    Minimum minimum =
        Minimizers.gradientDescent(alpha)
            .minimize(cost, new double[design.dim(1)], stopping, Tracing.NUMBERS);
    if (!minimum.isConverged()) {
      throw notConverged(design, alpha, minimum);
    }
    return new Solution(minimum.theta(), design.dim(1));
  }

  private static Tensor residuals(Tensor design, Tensor y, double[] beta) {
    return y.sub(design.matmul(Tensor.wrap(beta, beta.length)));
  }

  private static UnfittableException notConverged(Tensor design, double alpha, Minimum minimum) {
    Tensor lambda = design.matmul(design, true, false).eigh().values();
    double bound = design.dim(0) / lambda.get(lambda.size() - 1);
    boolean diverged = alpha >= bound || minimum.status() == Status.NOT_FINITE;
    return new UnfittableException(
        String.format(
            Locale.ROOT,
            diverged
                ? "gradient descent diverges with learning rate %g: it must be below"
                    + " n / λ_max(XᵀX) = %g. Columns of mean 0 and standard deviation 1 allow larger"
                    + " ones"
                : "gradient descent with learning rate %g has not converged after %3$d steps;"
                    + " rates up to n / λ_max(XᵀX) = %2$g descend. Columns of mean 0 and standard"
                    + " deviation 1 need far fewer steps",
            alpha,
            bound,
            minimum.iterations()));
  }
}
