package io.github.medl.optim.minimise;

import io.github.medl.tensor.LinearAlgebra;
import io.github.medl.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** A Hessian H = V diag(λ) Vᵀ and the gradient in its axes, q = Vᵀg. */
final class Spectrum {
  final double[] lambda;
  final double[] q;
  private final double[] vectors;

  private Spectrum(double[] lambda, double[] vectors, double[] q) {
    this.lambda = lambda;
    this.vectors = vectors;
    this.q = q;
  }

  /** Of the Hessian where the run is; ends the run and gives null if it is not finite. */
  static @Nullable Spectrum of(Run run) {
    Tensor hessian = run.hessian();
    if (hessian.firstNotFinite() >= 0) {
      run.end(Status.NOT_FINITE);
      return null;
    }
    LinearAlgebra.Eigh eigh = hessian.eigh();
    int n = run.n();
    double[] v = eigh.vectors().toDoubles();
    double[] q = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        q[j] += v[i * n + j] * run.gradient()[i];
      }
    }
    return new Spectrum(eigh.values().toDoubles(), v, q);
  }

  /** Newton's methods end at maxima and saddles, too: this tells them from minima. */
  static void confirmMinimum(Run run) {
    if (run.status().isConverged()) {
      Spectrum hessian = of(run);
      if (hessian != null && hessian.lambda[0] < -1e-10 * hessian.norm()) {
        run.end(Status.NOT_A_MINIMUM);
      }
    }
  }

  /** The largest |λ|. */
  double norm() {
    return Math.max(Math.abs(lambda[0]), Math.abs(lambda[lambda.length - 1]));
  }

  /** Whether an eigenvalue is 0 but for rounding. */
  boolean isSingular() {
    double tolerance = lambda.length * Math.ulp(norm());
    for (double eigenvalue : lambda) {
      if (Math.abs(eigenvalue) <= tolerance) {
        return true;
      }
    }
    return false;
  }

  /** d = V c: from the axes of H back to those of θ. */
  void back(double[] c, double[] d) {
    int n = c.length;
    for (int i = 0; i < n; i++) {
      double sum = 0;
      for (int j = 0; j < n; j++) {
        sum += vectors[i * n + j] * c[j];
      }
      d[i] = sum;
    }
  }
}
