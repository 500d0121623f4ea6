package io.github.medl.learning.data;

import io.github.medl.learning.examples.Examples;
import io.github.medl.tensor.Codes;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * A table of numbers: one observation a row, with features and a target.
 *
 * @param provenance where each file came from
 * @param features the names of the columns of {@code x}
 * @param x the features, FLOAT64, observations x features
 * @param target what {@code y} is
 * @param y the target, FLOAT64, one number an observation; for classes their indices 0, 1, ...
 * @param classes the names of the classes, empty if the target is a quantity
 */
public record TabularData(
    List<Provenance> provenance,
    List<String> features,
    Tensor x,
    String target,
    Tensor y,
    List<String> classes) {

  /**
   * The number of observations.
   *
   * @return the number of rows
   */
  public int size() {
    return x.dim(0);
  }

  /**
   * The values of one feature.
   *
   * @param feature its name
   * @return one number an observation
   * @throws IllegalArgumentException if there is no such feature
   */
  public double[] column(String feature) {
    int j = features.indexOf(feature);
    if (j < 0) {
      throw new IllegalArgumentException(
          "no feature \"" + feature + "\"; the features are " + features);
    }
    double[] all = x.toDoubles();
    double[] values = new double[size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = all[i * features.size() + j];
    }
    return values;
  }

  /**
   * The same observations with some of the features only.
   *
   * @param names their names, in the order wanted
   * @return the table of these columns
   * @throws IllegalArgumentException if there is no such feature, one is named twice, or none is
   */
  public TabularData select(String... names) {
    if (names.length == 0) {
      throw new IllegalArgumentException("select: no feature is named; there are " + features);
    }
    int[] columns = new int[names.length];
    for (int j = 0; j < columns.length; j++) {
      columns[j] = features.indexOf(names[j]);
      if (columns[j] < 0) {
        throw new IllegalArgumentException(
            "no feature \"" + names[j] + "\"; the features are " + features);
      }
    }
    if (Arrays.stream(columns).distinct().count() < columns.length) {
      throw new IllegalArgumentException(
          "select: a feature is named twice in " + Arrays.toString(names));
    }
    return new TabularData(provenance, List.of(names), x.take(1, columns), target, y, classes);
  }

  /**
   * The observations as examples to learn from.
   *
   * @return x with y, or with the {@link Codes} of the classes where y is a class
   */
  public Examples examples() {
    return classes.isEmpty() ? new Examples(x, y) : Examples.labelled(x, labels());
  }

  /**
   * The target as indices of {@code classes}.
   *
   * @return one index an observation
   * @throws IllegalStateException if the target is a quantity
   */
  public int[] labels() {
    if (classes.isEmpty()) {
      throw new IllegalStateException(target + " is a quantity, not a class");
    }
    return Codes.read("table", target, y, classes.size());
  }
}
