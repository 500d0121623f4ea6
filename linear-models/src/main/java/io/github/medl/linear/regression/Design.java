package io.github.medl.linear.regression;

import io.github.medl.learning.Inputs;
import io.github.medl.learning.UnfittableException;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The data of a regression, checked.
 *
 * @param rows [1 x], or x without an intercept
 * @param y the response
 * @param rootWeights √w, or null
 * @param intercept whether the first column is that of ones
 * @param names of the columns
 */
record Design(Tensor rows, Tensor y, Tensor rootWeights, boolean intercept, List<String> names) {

  static Design of(
      String fit, Tensor x, Tensor y, boolean intercept, Tensor weights, List<String> names) {
    Inputs.matrix(fit, x);
    Inputs.response(fit, x, y);
    if (x.dim(1) == 0 && !intercept) {
      throw new UnfittableException(fit + ": x has no columns, and there is no intercept either");
    }
    Tensor root = weights == null ? null : checked(fit, x, weights).sqrt();
    return new Design(rows(x, intercept), y, root, intercept, names(fit, x, intercept, names));
  }

  /** x with a column of ones before it, if there is an intercept. */
  static Tensor rows(Tensor x, boolean intercept) {
    return intercept ? Tensor.concat(1, List.of(Tensor.ones(x.dim(0), 1), x)) : x;
  }

  private static Tensor checked(String fit, Tensor x, Tensor weights) {
    if (weights.rank() != 1 || weights.dim(0) != x.dim(0)) {
      throw new ShapeException(
          fit,
          String.format(
              Locale.ROOT,
              "x has %d rows, so the weights must have shape (%d,); they have %s",
              x.dim(0),
              x.dim(0),
              weights.shapeText()));
    }
    for (int i = 0; i < weights.size(); i++) {
      double w = weights.get(i);
      if (!(w > 0 && w < Double.POSITIVE_INFINITY)) {
        throw new UnfittableException(
            String.format(
                    Locale.ROOT,
                    "%s: the weight of row %d is %s; weights are positive, so leave out rows that shall not",
                    fit,
                    i,
                    w)
                + " count");
      }
    }
    return weights;
  }

  private static List<String> names(String fit, Tensor x, boolean intercept, List<String> names) {
    int p = x.dim(1);
    if (!names.isEmpty() && names.size() != p) {
      throw new ShapeException(
          fit,
          String.format(Locale.ROOT, "%d names %s for %d columns of x", names.size(), names, p));
    }
    List<String> all = new ArrayList<>();
    if (intercept) {
      all.add("(Intercept)");
    }
    for (int j = 0; j < p; j++) {
      all.add(names.isEmpty() ? "x" + (j + 1) : names.get(j));
    }
    return List.copyOf(all);
  }

  int observations() {
    return rows.dim(0);
  }

  int parameters() {
    return rows.dim(1);
  }

  /** The matrix of the least-squares problem: every row times the root of its weight. */
  Tensor matrix() {
    return rootWeights == null ? rows : rows.mul(rootWeights.reshape(-1, 1));
  }

  /** The right-hand side of the least-squares problem. */
  Tensor response() {
    return weigh(y);
  }

  /** A number an observation, each times the root of its weight. */
  Tensor weigh(Tensor v) {
    return rootWeights == null ? v : v.mul(rootWeights);
  }
}
