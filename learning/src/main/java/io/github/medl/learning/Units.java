package io.github.medl.learning;

import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * The units in which a fit sees its columns, z = (x - c) / s. In exact arithmetic they would be no
 * matter: from the coefficients γ of z follow those of x, β_j = γ_j / s_j and β_0 = γ_0 - Σ β_j
 * c_j. In floating point a column of 10⁹ beside one of 10⁻⁹, or of calendar years beside the 1 of
 * the intercept, costs all digits that matter.
 *
 * <p>c_j is 0 unless a column lies far from 0, and then a number within it. s_j is a power of two,
 * and 1 unless sizes are extreme. Both subtraction and division are exact, so that nothing of the
 * data is lost, and ordinary columns are left as they are.
 */
public final class Units {
  /** Columns of sizes from 2^-13 to 2^13 need no other units. */
  private static final int ORDINARY = 13;

  private final double[] centre;
  private final int[] exponents; // s = 2^exponent

  private Units(double[] centre, int[] exponents) {
    this.centre = centre;
    this.exponents = exponents;
  }

  /**
   * The units of x as it is.
   *
   * @param columns p
   * @return c = 0 and s = 1
   */
  public static Units given(int columns) {
    return new Units(new double[columns], new int[columns]);
  }

  /**
   * Units that suit observations.
   *
   * @param x observations, finite, of shape (n, p)
   * @param intercept whether the model has an intercept, without which c is 0
   * @return the units
   */
  public static Units of(Tensor x, boolean intercept) {
    int p = x.dim(1);
    Ranges ranges = Ranges.of(x);
    double[] centre = new double[p];
    int[] exponents = new int[p];
    boolean extreme = false;
    for (int j = 0; j < p; j++) {
      double size = ranges.size(j);
      if (intercept && ranges.isFar(j) && !ranges.isConstant(j)) {
        centre[j] = ranges.middle(j);
        size = Math.max(ranges.most()[j] - centre[j], centre[j] - ranges.least()[j]);
      }
      if (size > 0) {
        exponents[j] = Math.max(Double.MIN_EXPONENT, Math.getExponent(size));
        extreme |= Math.abs(exponents[j]) > ORDINARY;
      }
    }
    if (!extreme) {
      Arrays.fill(exponents, 0);
    }
    return new Units(centre, exponents);
  }

  /**
   * Units of the same size as those of x, in which no column lies far from 0: for distances.
   *
   * @param x observations, finite, of shape (n, p)
   * @return s = 1, and c = 0 for columns that are near 0
   */
  public static Units near(Tensor x) {
    Ranges ranges = Ranges.of(x);
    double[] centre = new double[x.dim(1)];
    Arrays.setAll(centre, j -> ranges.isFar(j) ? ranges.middle(j) : 0);
    return new Units(centre, new int[centre.length]);
  }

  /**
   * Whether z is x.
   *
   * @return whether c = 0 and s = 1
   */
  public boolean areGiven() {
    return Arrays.stream(centre).allMatch(c -> c == 0)
        && Arrays.stream(exponents).allMatch(e -> e == 0);
  }

  /**
   * Observations in these units.
   *
   * @param x of shape (n, p)
   * @return z, of shape (n, p); x itself where that is the same
   */
  public Tensor apply(Tensor x) {
    return areGiven() ? x : Tensor.wrap(apply(x.toDoubles()), x.dim(0), x.dim(1));
  }

  private double[] apply(double[] x) {
    int p = centre.length;
    for (int i = 0; i < x.length; i++) {
      int j = i % p;
      x[i] = Math.scalb(x[i] - centre[j], -exponents[j]);
    }
    return x;
  }

  /**
   * What observations in these units are in those of x.
   *
   * @param z of shape (n, p)
   * @return x = c + s z, of shape (n, p)
   */
  public Tensor undo(Tensor z) {
    if (areGiven()) {
      return z;
    }
    double[] x = z.toDoubles();
    for (int i = 0; i < x.length; i++) {
      int j = i % centre.length;
      x[i] = centre[j] + Math.scalb(x[i], exponents[j]);
    }
    return Tensor.wrap(x, z.dim(0), z.dim(1));
  }

  /**
   * Observations in these units, after a column of ones.
   *
   * @param x of shape (n, p)
   * @return [1 z], row-major n x (p + 1)
   */
  public double[] withOnes(Tensor x) {
    int n = x.dim(0);
    int p = x.dim(1);
    double[] z = x.toDoubles();
    if (!areGiven()) {
      apply(z);
    }
    double[] rows = new double[Inputs.size("a fit", n, p + 1)];
    for (int i = 0; i < n; i++) {
      rows[i * (p + 1)] = 1;
      System.arraycopy(z, i * p, rows, i * (p + 1) + 1, p);
    }
    return rows;
  }

  /**
   * The size of a unit.
   *
   * @param j the column
   * @return s_j
   */
  public double scale(int j) {
    return Math.scalb(1.0, exponents[j]);
  }

  /**
   * A penalty λ β_j² in terms of γ_j.
   *
   * @param lambda λ
   * @param j the column
   * @return λ / s_j², by which γ_j² is to be multiplied
   */
  public double penalty(double lambda, int j) {
    return Math.scalb(lambda, -2 * exponents[j]);
  }

  /**
   * A point near the data.
   *
   * @return c, of shape (p)
   */
  public Tensor centre() {
    return Tensor.vector(centre);
  }

  /**
   * Coefficients of x from those of z.
   *
   * @param gamma γ, the intercept first
   * @return β, the intercept first
   */
  public double[] toGiven(double[] gamma) {
    double[] beta = gamma.clone();
    for (int j = 0; j < centre.length; j++) {
      beta[j + 1] = Math.scalb(gamma[j + 1], -exponents[j]);
      beta[0] -= centre[j] == 0 ? 0 : beta[j + 1] * centre[j];
    }
    return beta;
  }

  /**
   * Coefficients of z from those of x.
   *
   * @param beta β, the intercept first
   * @return γ, the intercept first
   */
  public double[] fromGiven(double[] beta) {
    double[] gamma = beta.clone();
    for (int j = 0; j < centre.length; j++) {
      gamma[j + 1] = Math.scalb(beta[j + 1], exponents[j]);
      gamma[0] += centre[j] == 0 ? 0 : beta[j + 1] * centre[j];
    }
    return gamma;
  }

  /**
   * The matrix of {@link #toGiven}, β = T γ. The covariance of β is T C Tᵀ, with C that of γ.
   *
   * @return T, of shape (p + 1, p + 1)
   */
  public Tensor matrix() {
    return columns(this::toGiven);
  }

  /**
   * The matrix of {@link #fromGiven}, γ = T⁻¹ β.
   *
   * @return T⁻¹, of shape (p + 1, p + 1)
   */
  public Tensor inverse() {
    return columns(this::fromGiven);
  }

  private Tensor columns(UnaryOperator<double[]> map) {
    int width = centre.length + 1;
    double[] matrix = new double[width * width];
    for (int k = 0; k < width; k++) {
      double[] unit = new double[width];
      unit[k] = 1;
      double[] column = map.apply(unit);
      for (int i = 0; i < width; i++) {
        matrix[i * width + k] = column[i];
      }
    }
    return Tensor.wrap(matrix, width, width);
  }
}
