package io.github.medl.learning.preparation;

import io.github.medl.learning.Inputs;
import io.github.medl.learning.UnfittableException;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * All monomials {@code x1^e1 x2^e2 ... xp^ep} of total degree {@code 1 ≤ e1 + ... + ep ≤ d}.
 *
 * <p>The exponent of the first variable changes fastest, as in R's {@code polym}: with p = 2 and d
 * = 2 they are x1, x1², x2, x1 x2, x2². There are (p + d choose d) - 1 of them.
 */
public final class Monomials implements Transformation {
  private static final int MOST = 1_000_000;

  private final int variables;
  private final int degree;
  private final int[][] exponents;

  Monomials(int variables, int degree) {
    this.variables = variables;
    this.degree = variables == 0 ? 0 : degree;
    double count = 1;
    for (int e = 1; e <= degree && variables > 0; e++) {
      count *= (double) (variables + e) / e;
      if (count > MOST) {
        throw new UnfittableException(
            String.format(
                Locale.ROOT,
                "Polynomial.raw: %d variables have more than %d monomials of degree up to %d; take a"
                    + " lower degree or fewer columns",
                variables,
                MOST,
                degree));
      }
    }
    List<int[]> all = new ArrayList<>();
    collect(variables - 1, degree, new int[variables], all);
    all.remove(0); // the constant
    this.exponents = all.toArray(int[][]::new);
  }

  /** Gives the variables up to {@code variable} all exponents that sum to {@code left} at most. */
  private static void collect(int variable, int left, int[] exponents, List<int[]> into) {
    if (variable < 0) {
      into.add(exponents.clone());
      return;
    }
    for (int e = 0; e <= left; e++) {
      exponents[variable] = e;
      collect(variable - 1, left - e, exponents, into);
    }
    exponents[variable] = 0;
  }

  /**
   * The exponents.
   *
   * @return a row a monomial, an exponent a variable; a copy
   */
  public int[][] exponents() {
    int[][] copy = new int[exponents.length][];
    for (int k = 0; k < copy.length; k++) {
      copy[k] = exponents[k].clone();
    }
    return copy;
  }

  /**
   * Names of the monomials, for example {@code rm}, {@code rm^2}, {@code rm*lstat}.
   *
   * @param names of the variables
   * @return a name a monomial
   * @throws IllegalArgumentException if there are not as many names as variables
   */
  public List<String> names(String... names) {
    if (names.length != variables) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%d names for %d variables", names.length, variables));
    }
    List<String> result = new ArrayList<>();
    for (int[] exponent : exponents) {
      List<String> factors = new ArrayList<>();
      for (int j = 0; j < variables; j++) {
        if (exponent[j] > 0) {
          factors.add(exponent[j] == 1 ? names[j] : names[j] + "^" + exponent[j]);
        }
      }
      result.add(String.join("*", factors));
    }
    return List.copyOf(result);
  }

  @Override
  public Tensor apply(Tensor x) {
    double[] values = Inputs.columns("Monomials", x, variables).toDoubles();
    int n = x.dim(0);
    int q = exponents.length;
    double[] result = new double[Inputs.size("Monomials", n, q)];
    double[][] powers = new double[variables][degree + 1];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < variables; j++) {
        powers[j][0] = 1;
        for (int e = 1; e <= degree; e++) {
          powers[j][e] = powers[j][e - 1] * values[i * variables + j];
        }
      }
      for (int k = 0; k < q; k++) {
        double product = 1;
        for (int j = 0; j < variables; j++) {
          product *= powers[j][exponents[k][j]];
        }
        result[i * q + k] = product;
      }
    }
    return Tensor.wrap(result, n, q);
  }
}
