package io.github.medl.linear.regression;

import io.github.medl.learning.Inputs;
import io.github.medl.learning.UnfittableException;
import io.github.medl.numeric.PowerOfTwo;
import io.github.medl.parallel.Parallel;
import io.github.medl.tensor.LinearAlgebra.Lstsq;
import io.github.medl.tensor.RowFactor;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Storage;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Linear classifiers of K classes by least squares of least norm on labels +1 and -1 (section 2.3,
 * table 2.1), of all kinds from one pass over the data.
 *
 * <pre>{@code
 * LeastSquaresClassifiers digits = LeastSquaresClassifiers.factor(x, y);
 * digits.oneVsRest().predict(test); // K regressions, the largest score wins
 * digits.oneVsOne().predict(test);  // K (K - 1) / 2 regressions, which vote
 * }</pre>
 *
 * <p>Least squares needs the rows [1 x] of a class only through their triangular factor R, and the
 * labels of a class are ±1 times its first column, the ones. So the data are factored once, class
 * by class; every regression then comes from K small factors.
 *
 * <p>Columns should be of one scale, as the pixels of an image are: directions below machine
 * epsilon, times the columns, times the largest singular value count as nothing, as in the book's
 * pseudo-inverse. Only if the largest column has a norm below 10⁻⁹ or above 10⁹, x is measured in
 * another unit, a power of two: otherwise it, or the ones, would count as nothing.
 */
public final class LeastSquaresClassifiers {
  /** Data of sizes from 2^-30 to 2^30 beside the ones need no unit of their own. */
  private static final int ORDINARY = 30;

  private final int columns; // p + 1
  private final double[][] factors;
  private final double unit; // of all of x, a power of two

  private LeastSquaresClassifiers(int columns, double[][] factors) {
    this.columns = columns;
    this.factors = factors;
    double largest = 0;
    for (double[] r : factors) {
      for (int at = 0; at < r.length; at++) {
        largest = at % columns == 0 ? largest : Math.max(largest, Math.abs(r[at]));
      }
    }
    unit = PowerOfTwo.unit(largest, ORDINARY);
  }

  /** What a column of [1 x] is multiplied with. */
  private double unit(int column) {
    return column == 0 ? 1 : unit;
  }

  /**
   * Factors the data.
   *
   * @param x observations, of shape (n, p)
   * @param y class codes 0 to K - 1, of shape (n)
   * @return what all classifiers of these data are made from
   * @throws ShapeException if x is no matrix or y has not a number a row
   * @throws UnfittableException if a number is NaN or infinite, or y holds no class codes
   */
  public static LeastSquaresClassifiers factor(Tensor x, Tensor y) {
    String who = "LeastSquaresClassifiers";
    int[] codes = Inputs.classes(who, Inputs.response(who, Inputs.matrix(who, x), y));
    int classes = Arrays.stream(codes).max().orElse(0) + 1;
    return factor(
        classes,
        x.dim(1),
        k -> x.take(0, IntStream.range(0, codes.length).filter(i -> codes[i] == k).toArray()));
  }

  /**
   * Factors data that are made class by class, when they are needed: no more than one class a
   * thread is in memory.
   *
   * @param classes the number of classes K, at least 2
   * @param features p
   * @param rows gives all observations of class 0, 1, ..., K - 1, of shape (n_k, p); it is called
   *     once for each, from any thread
   * @return what all classifiers of these data are made from
   * @throws ShapeException if the observations of a class have not p columns
   * @throws UnfittableException if there is one class only, a class has no observations, or a
   *     number is NaN or infinite
   */
  public static LeastSquaresClassifiers factor(
      int classes, int features, IntFunction<Tensor> rows) {
    if (classes < 2) {
      throw new UnfittableException(
          String.format(
              Locale.ROOT,
              "LeastSquaresClassifiers: %d classes; two at least are needed",
              classes));
    }
    double[][] factors = new double[classes][];
    Parallel.forBlocks(
        classes,
        k -> {
          String who = "LeastSquaresClassifiers, class " + k;
          Tensor x = Inputs.columns(who, Inputs.matrix(who, rows.apply(k)), features);
          Tensor withOnes = Tensor.concat(1, List.of(Tensor.ones(x.dim(0), 1), x));
          RowFactor factor = new RowFactor(1 + features);
          factor.append(withOnes);
          factors[k] = Storage.doubles(factor.r());
        });
    return new LeastSquaresClassifiers(1 + features, factors);
  }

  /**
   * K regressions at once: +1 for class k and -1 for the rest.
   *
   * @return the classifier; its scores are those of the regressions
   */
  public LeastSquaresOneVsRestModel oneVsRest() {
    int k = factors.length;
    double[][] labels = new double[k][k];
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        labels[i][j] = i == j ? 1 : -1;
      }
    }
    return new LeastSquaresOneVsRestModel(leastSquares(IntStream.range(0, k).toArray(), labels));
  }

  /**
   * One regression for every pair i &lt; j of classes: +1 for class i, -1 for class j.
   *
   * @return the classifier; its scores are votes
   */
  public LeastSquaresOneVsOneModel oneVsOne() {
    return oneVsOne(done -> {});
  }

  /**
   * The same, with a listener, for K (K - 1) / 2 regressions may take a while.
   *
   * @param progress is told how many pairs are done, from any thread; what it throws ends the work
   * @return the classifier; its scores are votes
   */
  public LeastSquaresOneVsOneModel oneVsOne(IntConsumer progress) {
    List<int[]> pairs = new ArrayList<>();
    for (int i = 0; i < factors.length; i++) {
      for (int j = i + 1; j < factors.length; j++) {
        pairs.add(new int[] {i, j});
      }
    }
    LeastSquaresOneVsOneModel.Pair[] fits = new LeastSquaresOneVsOneModel.Pair[pairs.size()];
    AtomicInteger done = new AtomicInteger();
    Parallel.forBlocks(
        fits.length,
        p -> {
          int[] ij = pairs.get(p);
          Weights weights = leastSquares(ij, new double[][] {{1}, {-1}});
          fits[p] = new LeastSquaresOneVsOneModel.Pair(ij[0], ij[1], weights);
          progress.accept(done.incrementAndGet());
        });
    return new LeastSquaresOneVsOneModel(factors.length, List.of(fits));
  }

  /**
   * What a least-squares problem was solved by.
   *
   * @param values a column for each regression, of shape (p + 1, regressions), intercepts first
   * @param rank the rank of the rows [1 x]
   * @param singularValues those of the rows that count as not zero, descending; of columns of
   *     extreme size, in their units
   */
  public record Weights(Tensor values, int rank, Tensor singularValues) {
    /** Of every row of x, a score a regression. */
    Tensor scores(String who, Tensor x) {
      int p = values.dim(0) - 1;
      return Inputs.columns(who, x, p).matmul(values.slice(0, 1, p + 1)).add(values.select(0, 0));
    }
  }

  /** Least squares on the rows of some classes; labels[m] are those of all rows of members[m]. */
  private Weights leastSquares(int[] members, double[][] labels) {
    int[] lit = litColumns(members);
    int outputs = labels[0].length;
    RowFactor all = new RowFactor(lit.length + outputs);
    for (int m = 0; m < members.length; m++) {
      double[] r = factors[members[m]];
      int count = r.length / columns;
      double[] rows = new double[count * (lit.length + outputs)];
      int at = 0;
      for (int i = 0; i < count; i++) {
        for (int column : lit) {
          rows[at++] = r[i * columns + column] * unit(column);
        }
        for (double label : labels[m]) {
          rows[at++] = label * r[i * columns]; // Qᵀ(label · ones), since ones = Q R e₀
        }
      }
      all.append(Tensor.wrap(rows, count, lit.length + outputs));
    }
    // The cut of the book's pseudo-inverse: machine epsilon, times columns, times the largest.
    Lstsq solution = all.lstsq(outputs, Math.ulp(1.0) * columns);
    double[] found = Storage.doubles(solution.x());
    double[] weights = new double[columns * outputs];
    for (int i = 0; i < lit.length; i++) {
      for (int k = 0; k < outputs; k++) {
        weights[lit[i] * outputs + k] = found[i * outputs + k] * unit(lit[i]);
      }
    }
    return new Weights(
        Tensor.wrap(weights, columns, outputs),
        solution.rank(),
        solution.singularValues().slice(0, 0, solution.rank()));
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
