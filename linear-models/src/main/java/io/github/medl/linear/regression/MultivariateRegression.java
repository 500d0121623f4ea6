package io.github.medl.linear.regression;

import io.github.medl.learning.Inputs;
import io.github.medl.learning.UnfittableException;
import io.github.medl.learning.Units;
import io.github.medl.parallel.Parallel;
import io.github.medl.tensor.LinearAlgebra.Lstsq;
import io.github.medl.tensor.RowFactor;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/**
 * Least squares of several responses at once, {@code ŷ = [1 x] W}: of all W that make {@code ‖Y -
 * [1 X] W‖²} least, that of least norm.
 *
 * <p>The rows [1 x y] are needed only through their triangular factor R, which grows no further
 * than to p + 1 + k rows. So they may come in blocks that are forgotten one after the other, and
 * 60000 images of 784 pixels need no more memory than a few thousand of them. The factors are those
 * of orthogonal transformations: no condition is squared.
 */
public final class MultivariateRegression {
  private static final int ROWS_OF_BLOCK = 4096;

  /** So many factors are filled side by side; fixed, so that results do not depend on threads. */
  private static final int LANES = 8;

  private final Tensor weights;
  private final int rank;
  private final Tensor singularValues;
  private final Tensor residualSums;

  private MultivariateRegression(Lstsq solution, Units units) {
    Tensor gamma = solution.x();
    this.weights = units.areGiven() ? gamma : units.matrix().matmul(gamma);
    this.rank = solution.rank();
    this.singularValues = solution.singularValues();
    this.residualSums = solution.residualSums();
  }

  /**
   * Some rows of the data.
   *
   * @param x observations, of shape (m, p)
   * @param y their responses, of shape (m, k)
   */
  public record Block(Tensor x, Tensor y) {}

  /**
   * Fits the regression, with an intercept.
   *
   * @param x observations, of shape (n, p)
   * @param y responses, of shape (n, k)
   * @return the fitted regression
   * @throws ShapeException if x or y is no matrix, or they differ in their number of rows
   * @throws UnfittableException if a number is NaN or infinite, or there are no rows
   */
  public static MultivariateRegression fit(Tensor x, Tensor y) {
    int n = checked(new Block(x, y), -1, -1).x().dim(0);
    int blocks = (n + ROWS_OF_BLOCK - 1) / ROWS_OF_BLOCK;
    return fit(
        blocks,
        b -> {
          int from = b * ROWS_OF_BLOCK;
          int to = Math.min(n, from + ROWS_OF_BLOCK);
          return new Block(x.slice(0, from, to), y.slice(0, from, to));
        });
  }

  /**
   * Fits the regression, with an intercept, to rows that are made when they are needed; no more
   * than one block a thread is in memory.
   *
   * @param blocks the number of blocks, at least 1
   * @param rows gives block 0, 1, ..., blocks - 1; it is called once for each, from any thread
   * @return the fitted regression
   * @throws ShapeException if blocks are no matrices, or differ in p or k
   * @throws UnfittableException if a number is NaN or infinite, or a block has no rows
   */
  public static MultivariateRegression fit(int blocks, IntFunction<Block> rows) {
    if (blocks < 1) {
      throw new UnfittableException("MultivariateRegression: no rows");
    }
    Block first = checked(rows.apply(0), -1, -1);
    int p = first.x().dim(1);
    int k = first.y().dim(1);
    Units units = Units.of(first.x(), true);
    RowFactor[] lanes = new RowFactor[Math.min(LANES, blocks)];
    Parallel.forBlocks(
        lanes.length,
        lane -> {
          lanes[lane] = new RowFactor(1 + p + k);
          for (int b = lane; b < blocks; b += lanes.length) {
            append(lanes[lane], units, b == 0 ? first : checked(rows.apply(b), p, k));
          }
        });
    RowFactor all = lanes[0];
    for (int lane = 1; lane < lanes.length; lane++) {
      all.append(lanes[lane]);
    }
    return new MultivariateRegression(all.lstsq(k), units);
  }

  private static void append(RowFactor factor, Units units, Block block) {
    Tensor ones = Tensor.ones(block.x().dim(0), 1);
    factor.append(Tensor.concat(1, List.of(ones, units.apply(block.x()), block.y())));
  }

  private static Block checked(Block block, int p, int k) {
    String who = "MultivariateRegression";
    Tensor x = Inputs.matrix(who, block.x());
    Tensor y = block.y();
    if (y.rank() != 2 || y.dim(0) != x.dim(0)) {
      throw new ShapeException(
          who,
          String.format(
              Locale.ROOT,
              "x has %d rows, so y must have shape (%d, k), a column for each response; it has %s",
              x.dim(0),
              x.dim(0),
              y.shapeText()));
    }
    for (int j = 0; j < y.dim(1); j++) {
      Inputs.response(who, x, y.select(1, j));
    }
    if (p >= 0 && (x.dim(1) != p || y.dim(1) != k)) {
      throw new ShapeException(
          who,
          String.format(
              Locale.ROOT,
              "a block has %d columns and %d responses, the first %d and %d",
              x.dim(1),
              y.dim(1),
              p,
              k));
    }
    return block;
  }

  /**
   * The predictions.
   *
   * @param x observations, of shape (m, p)
   * @return ŷ, of shape (m, k)
   * @throws ShapeException if p is not that of the data of the fit
   */
  public Tensor predict(Tensor x) {
    Inputs.columns("MultivariateRegression", x, weights.dim(0) - 1);
    return x.matmul(slopes()).add(intercepts());
  }

  /**
   * The coefficients.
   *
   * @return W, of shape (p + 1, k), intercepts first
   */
  public Tensor weights() {
    return weights;
  }

  /**
   * The intercepts.
   *
   * @return a number a response, of shape (k)
   */
  public Tensor intercepts() {
    return weights.select(0, 0);
  }

  /**
   * The coefficients without the intercepts.
   *
   * @return a column a response, of shape (p, k)
   */
  public Tensor slopes() {
    return weights.slice(0, 1, weights.dim(0));
  }

  /**
   * The rank of [1 X].
   *
   * @return at most p + 1
   */
  public int rank() {
    return rank;
  }

  /**
   * The singular values of [1 X], where columns of extreme sizes, or far from 0, are in {@linkplain
   * Units units} that suit those of the first block; least norms are in these units, too.
   *
   * @return descending
   */
  public Tensor singularValues() {
    return singularValues;
  }

  /**
   * What is left of each response.
   *
   * @return Σ_i (y_i - ŷ_i)² of each, of shape (k)
   */
  public Tensor residualSums() {
    return residualSums;
  }
}
