package io.github.medl.learning;

import io.github.medl.tensor.DType;
import io.github.medl.tensor.Storage;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;

/**
 * The least and greatest numbers of columns.
 *
 * @param least of each column
 * @param most of each column
 * @param dtype the format of the numbers
 */
record Ranges(double[] least, double[] most, DType dtype) {
  /** A column is far from 0 if its values differ by less than this share of them. */
  private static final double FAR = .125;

  static Ranges of(Tensor x) {
    int p = x.dim(1);
    double[] least = new double[p];
    double[] most = new double[p];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    Arrays.fill(most, Double.NEGATIVE_INFINITY);
    double[] values = Storage.asDoubles(x);
    for (int i = 0, j = 0; i < values.length; i++, j = j + 1 == p ? 0 : j + 1) {
      least[j] = Math.min(least[j], values[i]);
      most[j] = Math.max(most[j], values[i]);
    }
    return new Ranges(least, most, x.dtype());
  }

  boolean isConstant(int j) {
    return Inputs.isConstant(least[j], most[j], dtype);
  }

  double size(int j) {
    return Math.max(Math.abs(least[j]), Math.abs(most[j]));
  }

  /** Whether all lie on one side of 0, closer together than to it. */
  boolean isFar(int j) {
    return most[j] - least[j] < FAR * size(j);
  }

  /** A number from which all others of a far column differ by what a double holds exactly. */
  double middle(int j) {
    return least[j] + (most[j] - least[j]) / 2;
  }
}
