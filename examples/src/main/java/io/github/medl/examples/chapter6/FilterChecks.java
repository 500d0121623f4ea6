package io.github.medl.examples.chapter6;

import static io.github.medl.examples.figure.Source.RECOMPUTED;

import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Reference;
import io.github.medl.tensor.Tensor;

/** Compares a filtered picture with the table that SciPy made of the same picture. */
record FilterChecks(Reference table) {
  private static final double RELATIVE = 1e-12;
  private static final int[][] PLACES = {{0, 0}, {100, 200}, {176, 234}, {200, 30}, {352, 468}};

  /** Adds the checks of one row of the table: sums, extremes with their places, five pixels. */
  void compare(Checks checks, String filter, String mode, Tensor values) {
    int row = row(filter, mode);
    String name = mode.equals(filter) ? filter : filter + ", " + mode.replace('_', ' ');
    int columns = values.dim(1);
    checks
        .nearRelative(name + ": sum", values.sum().item(), at("sum", row), RELATIVE, RECOMPUTED)
        .nearRelative(
            name + ": sum of squares",
            values.square().sum().item(),
            at("sum-of-squares", row),
            RELATIVE,
            RECOMPUTED)
        .nearRelative(name + ": max", values.max().item(), at("max", row), RELATIVE, RECOMPUTED)
        .nearRelative(name + ": min", values.min().item(), at("min", row), RELATIVE, RECOMPUTED)
        .exactly(
            name + ": place of max",
            values.argmax(),
            (long) (at("max-row", row) * columns + at("max-column", row)),
            RECOMPUTED)
        .exactly(
            name + ": place of min",
            values.argmin(),
            (long) (at("min-row", row) * columns + at("min-column", row)),
            RECOMPUTED);
    double[] ours = new double[PLACES.length];
    double[] theirs = new double[PLACES.length];
    for (int i = 0; i < PLACES.length; i++) {
      ours[i] = values.get(PLACES[i]);
      theirs[i] = at("at-" + PLACES[i][0] + "-" + PLACES[i][1], row);
    }
    checks.allNear(name + ": five pixels", ours, theirs, RELATIVE, RECOMPUTED);
  }

  private double at(String column, int row) {
    return table.numbers(column)[row];
  }

  private int row(String filter, String mode) {
    for (int i = 0; i < table.words("filter").size(); i++) {
      if (table.words("filter").get(i).equals(filter) && table.words("mode").get(i).equals(mode)) {
        return i;
      }
    }
    throw new IllegalArgumentException("no row for " + filter + ", " + mode);
  }
}
