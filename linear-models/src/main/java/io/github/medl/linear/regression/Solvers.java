package io.github.medl.linear.regression;

import io.github.medl.learning.UnfittableException;
import io.github.medl.optim.minimise.Minimisers;
import io.github.medl.optim.minimise.Minimum;
import io.github.medl.optim.minimise.Objective;
import io.github.medl.optim.minimise.Status;
import io.github.medl.optim.minimise.Stopping;
import io.github.medl.optim.minimise.Tracing;
import io.github.medl.tensor.LinearAlgebra.Lstsq;
import io.github.medl.tensor.LinearAlgebra.Qr;
import io.github.medl.tensor.LinearAlgebra.Svd;
import io.github.medl.tensor.Tensor;
import java.util.Locale;

/** The methods of {@link LinearRegression}. */
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

  static Solution qr(Design design) {
    Qr qr = fullRank(design);
    return new Solution(
        qr.r().solve(qr.q().matmul(design.response(), true, false)), design.parameters());
  }

  /** X = QR, unless columns depend on each other. */
  static Qr fullRank(Design design) {
    int n = design.observations();
    int p = design.parameters();
    if (n < p) {
      throw new UnfittableException(
          String.format(
              Locale.ROOT,
              "least squares: %d parameters cannot be told from %d rows. Leave out columns, or take"
                  + " LinearRegression.bySvd() for the solution of least norm, or Ridge",
              p,
              n));
    }
    Qr qr = design.matrix().qr();
    double[] norms = qr.r().norm(0).toDoubles();
    for (int j = 0; j < p; j++) {
      // |r_jj| is what the columns before leave of column j.
      if (Math.abs(qr.r().get(j, j)) <= DEPENDENT * norms[j]) {
        throw dependent(design, j);
      }
    }
    return qr;
  }

  private static UnfittableException dependent(Design design, int j) {
    return new UnfittableException(
        String.format(
            Locale.ROOT,
            "least squares: column %s %s, so its coefficient is not determined. Leave it out, or"
                + " take LinearRegression.bySvd() for the solution of least norm, or Ridge",
            design.names().get(j),
            design.whyDependent(j)));
  }

  static Solution svd(Design design) {
    Tensor matrix = design.matrix();
    Tensor y = design.response();
    if (design.units().areGiven()) {
      Lstsq solution = matrix.lstsq(y);
      return new Solution(solution.x(), solution.rank());
    }
    Svd svd = matrix.svd();
    int p = design.parameters();
    double cut = Math.ulp(1.0) * Math.max(design.observations(), p) * svd.s().get(0);
    int rank = (int) svd.s().greater(cut).sum().item();
    Tensor v = svd.vt().slice(0, 0, rank); // a direction a row
    Tensor along = svd.u().slice(1, 0, rank).matmul(y, true, false).div(svd.s().slice(0, 0, rank));
    if (rank == p) {
      return new Solution(v.matmul(along, true, false), rank);
    }
    // γ is free across the directions: of all β = T γ with v γ = along, that of least norm.
    Qr qr = design.fromGiven(Tensor.eye(p)).matmul(v, true, true).qr();
    Tensor beta = qr.q().matmul(qr.r().transpose().solve(along));
    return new Solution(design.fromGiven(beta), rank);
  }

  static Solution normalEquations(Design design) {
    Tensor matrix = design.matrix();
    Tensor gram = matrix.matmul(matrix, true, false);
    Tensor right = matrix.matmul(design.response(), true, false);
    Tensor l;
    try {
      l = gram.cholesky();
    } catch (ArithmeticException e) {
      throw squaresAreSingular("not positive definite");
    }
    Tensor left = l.diagonal().div(gram.diagonal().sqrt());
    if (!(left.min().item() > DEPENDENT_IN_SQUARES)) {
      throw squaresAreSingular(
          "singular to machine precision at column " + design.names().get(left.argmin()));
    }
    return new Solution(l.transpose().solve(l.solve(right)), design.parameters());
  }

  private static UnfittableException squaresAreSingular(String how) {
    return new UnfittableException(
        String.format(
                Locale.ROOT,
                "the normal equations: XᵀX is %s. LinearRegression.byQr() squares no condition and"
                    + " says which",
                how)
            + " column depends on others; LinearRegression.bySvd() gives the solution of least"
            + " norm");
  }

  static Solution gradientDescent(Design data, double learningRate, Stopping stopping) {
    Tensor design = data.matrix();
    Tensor y = data.response();
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
        Minimisers.gradientDescent(learningRate)
            .minimise(cost, new double[design.dim(1)], stopping, Tracing.NUMBERS);
    if (!minimum.isConverged()) {
      throw notConverged(design, learningRate, minimum);
    }
    return new Solution(minimum.theta(), design.dim(1));
  }

  private static Tensor residuals(Tensor design, Tensor y, double[] beta) {
    return y.sub(design.matmul(Tensor.wrap(beta, beta.length)));
  }

  private static UnfittableException notConverged(
      Tensor design, double learningRate, Minimum minimum) {
    Tensor lambda = design.matmul(design, true, false).eigh().values();
    double bound = design.dim(0) / lambda.get(lambda.size() - 1);
    boolean diverged = learningRate >= bound || minimum.status() == Status.NOT_FINITE;
    return new UnfittableException(
        String.format(
            Locale.ROOT,
            diverged
                ? "gradient descent diverges with learning rate %g: it must be below n / λ_max(XᵀX)"
                    + " = %g. Columns of mean 0 and standard deviation 1 allow larger ones"
                : "gradient descent with learning rate %g has not converged after %3$d steps;"
                    + " rates up to n / λ_max(XᵀX) = %2$g descend. Columns of mean 0 and standard"
                    + " deviation 1 need far fewer steps",
            learningRate,
            bound,
            minimum.iterations()));
  }
}
