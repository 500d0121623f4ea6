package io.github.medl.examples.chapter2;

import io.github.medl.engine.Lstsq;
import io.github.medl.engine.Parallel;
import io.github.medl.engine.RowCompressor;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Linear classifiers of K classes, by minimum-norm least squares on labels +1 and -1.
 *
 * <p>Least squares needs the rows [1 x] of a class only through their triangular factor R, and the
 * labels of a class are ±1 times its first column, the ones. So the data are factored once, class
 * by class; one-versus-rest and all pairs of one-versus-one then come from K small factors.
 */
final class LinearClassifiers {
  private final int columns;
  private final double[][] factors;
  private final FigureContext context;

  private LinearClassifiers(int columns, double[][] factors, FigureContext context) {
    this.columns = columns;
    this.factors = factors;
    this.context = context;
  }

  /**
   * Factors the data.
   *
   * @param classes the number of classes K
   * @param columns the length of a row
   * @param rows the rows [1 x] of a class; asked for once each, from any thread
   * @param context hears of progress
   */
  static LinearClassifiers factor(
      int classes, int columns, IntFunction<Tensor> rows, FigureContext context) {
    double[][] factors = new double[classes][];
    AtomicInteger done = new AtomicInteger();
    Parallel.forBlocks(
        classes,
        k -> {
          Tensor x = rows.apply(k);
          RowCompressor compressor = new RowCompressor(columns);
          compressor.append(x.toDoubles(), x.dim(0));
          factors[k] = compressor.r();
          context.progress("factors of classes", done.incrementAndGet(), classes);
        });
    return new LinearClassifiers(columns, factors, context);
  }

  /**
   * Weights of one least-squares problem.
   *
   * @param weights a column for each right-hand side: intercept first, then one weight a pixel
   * @param rank the rank of the rows
   * @param singularValues those of the rows that count as not zero, descending
   */
  record Fit(Tensor weights, int rank, Tensor singularValues) {}

  /** Two classes and what tells them apart: positive scores for i, negative ones for j. */
  record Pair(int i, int j, Fit fit) {}

  /** K regressions at once: column k is +1 for class k and -1 for the rest. */
  Fit oneVersusRest() {
    int k = factors.length;
    double[][] labels = new double[k][k];
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        labels[i][j] = i == j ? 1 : -1;
      }
    }
    return leastSquares(IntStream.range(0, k).toArray(), labels);
  }

  /** One regression for every pair i &lt; j: +1 for class i, -1 for class j. */
  List<Pair> oneVersusOne() {
    List<int[]> pairs = new ArrayList<>();
    for (int i = 0; i < factors.length; i++) {
      for (int j = i + 1; j < factors.length; j++) {
        pairs.add(new int[] {i, j});
      }
    }
    Pair[] fits = new Pair[pairs.size()];
    AtomicInteger done = new AtomicInteger();
    Parallel.forBlocks(
        fits.length,
        p -> {
          int[] ij = pairs.get(p);
          fits[p] = new Pair(ij[0], ij[1], leastSquares(ij, new double[][] {{1}, {-1}}));
          context.progress("pairs", done.incrementAndGet(), fits.length);
        });
    return List.of(fits);
  }

  /** Least squares on the rows of some classes; labels[m] are those of all rows of members[m]. */
  private Fit leastSquares(int[] members, double[][] labels) {
    int[] lit = litColumns(members);
    int outputs = labels[0].length;
    RowCompressor all = new RowCompressor(lit.length + outputs);
    for (int m = 0; m < members.length; m++) {
      double[] r = factors[members[m]];
      int count = r.length / columns;
      double[] rows = new double[count * (lit.length + outputs)];
      int at = 0;
      for (int i = 0; i < count; i++) {
        for (int column : lit) {
          rows[at++] = r[i * columns + column];
        }
        for (double label : labels[m]) {
          rows[at++] = label * r[i * columns]; // Qᵀ(label · ones), since ones = Q R e₀
        }
      }
      all.append(rows, count);
    }
    // The cut of the book's pseudo-inverse: machine epsilon, times columns, times the largest.
    Lstsq solution = all.lstsq(outputs, Math.ulp(1.0) * columns);
    double[] weights = new double[columns * outputs];
    for (int i = 0; i < lit.length; i++) {
      System.arraycopy(solution.x(), i * outputs, weights, lit[i] * outputs, outputs);
    }
    return new Fit(
        Tensor.wrap(weights, columns, outputs),
        solution.rank(),
        Tensor.vector(solution.singularValues()).slice(0, 0, solution.rank()));
  }

  /**
   * The columns that are not all 0. A pixel that is dark in every image has weight 0 in the
   * solution of least norm; leaving it out makes the problem smaller and changes nothing else.
   */
  private int[] litColumns(int[] members) {
    return IntStream.range(0, columns)
        .filter(
            column -> {
              for (int k : members) {
                for (int at = column; at < factors[k].length; at += columns) {
                  if (factors[k][at] != 0) {
                    return true;
                  }
                }
              }
              return false;
            })
        .toArray();
  }
}
