package io.github.medl.linear.regression;

import io.github.medl.learning.Inputs;
import io.github.medl.learning.UnfittableException;
import io.github.medl.learning.Units;
import io.github.medl.linear.CoefficientTable;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The data of a regression, checked.
 *
 * @param rows [1 z], or z without an intercept, with z the columns of x in units that suit them
 * @param units of z
 * @param y the response
 * @param rootWeights √w, or null
 * @param intercept whether the first column is that of ones
 * @param names of the columns
 */
record Design(
    Tensor rows,
    Units units,
    Tensor y,
    @Nullable Tensor rootWeights,
    boolean intercept,
    List<String> names) {

  static Design of(
      String fit,
      Tensor x,
      Tensor y,
      boolean inGivenUnits,
      boolean intercept,
      @Nullable Tensor weights,
      List<String> names) {
    Inputs.matrix(fit, x);
    Inputs.response(fit, x, y);
    if (x.dim(1) == 0 && !intercept) {
      throw new UnfittableException(fit + ": x has no columns, and there is no intercept either");
    }
    Tensor root = weights == null ? null : checked(fit, x, weights).sqrt();
    Units units = inGivenUnits ? Units.given(x.dim(1)) : Units.of(x, intercept);
    Tensor rows = rows(units.apply(x), intercept);
    return new Design(
        rows, units, y, root, intercept, CoefficientTable.names(fit, x.dim(1), intercept, names));
  }

  /** x with a column of ones before it, if there is an intercept. */
  static Tensor rows(Tensor x, boolean intercept) {
    return intercept ? Tensor.concat(1, List.of(Tensor.ones(x.dim(0), 1), x)) : x;
  }

  private static Tensor checked(String fit, Tensor x, @Nullable Tensor weights) {
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
                    "%s: the weight of row %d is %s; weights are positive, so leave out rows that"
                        + " shall not",
                    fit,
                    i,
                    w)
                + " count");
      }
    }
    return weights;
  }

  int observations() {
    return rows.dim(0);
  }

  int parameters() {
    return rows.dim(1);
  }

  /** Of a column for each function of the coefficients of z, the same functions of those of x. */
  Tensor toGiven(Tensor gamma) {
    return units.areGiven() ? gamma : withoutIntercept(units.matrix()).matmul(gamma);
  }

  /** The coefficients of z from those of x. */
  Tensor fromGiven(Tensor beta) {
    return units.areGiven() ? beta : withoutIntercept(units.inverse()).matmul(beta);
  }

  /** T of {@link Units#matrix()} for the coefficients that there are. */
  private Tensor withoutIntercept(Tensor t) {
    int p = t.dim(0);
    return intercept ? t : t.slice(0, 1, p).slice(1, 1, p);
  }

  /** Why column j of the rows is a combination of those before it. */
  String whyDependent(int j) {
    Tensor column = rows.select(1, j);
    if (column.abs().max().item() == 0) {
      return "is 0 in every row";
    }
    return intercept && Inputs.isConstant(column)
        ? "is constant, as the intercept already is"
        : "is a linear combination of the columns before it";
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
