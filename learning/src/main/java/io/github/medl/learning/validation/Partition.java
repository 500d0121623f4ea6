package io.github.medl.learning.validation;

import io.github.medl.learning.Inputs;
import io.github.medl.learning.UnfittableException;
import io.github.medl.learning.examples.Examples;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Observations divided for good: a training set to fit, a validation set to choose by, a test set
 * that is looked at once (section 2.5). Row numbers ascend.
 *
 * @param train rows of the training set
 * @param validation rows of the validation set; none where nothing is chosen
 * @param test rows of the test set
 */
public record Partition(int[] train, int[] validation, int[] test) {
  /**
   * Keeps copies.
   *
   * @param train rows of the training set
   * @param validation rows of the validation set
   * @param test rows of the test set
   */
  public Partition {
    train = train.clone();
    validation = validation.clone();
    test = test.clone();
  }

  /**
   * The rows of the training set.
   *
   * @return a copy
   */
  @Override
  public int[] train() {
    return train.clone();
  }

  /**
   * The rows of the validation set.
   *
   * @return a copy
   */
  @Override
  public int[] validation() {
    return validation.clone();
  }

  /**
   * The rows of the test set.
   *
   * @return a copy
   */
  @Override
  public int[] test() {
    return test.clone();
  }

  /**
   * Examples divided in three.
   *
   * @param train to fit
   * @param validation to choose by; none where nothing is chosen
   * @param test to be looked at once
   */
  public record Parts(Examples train, Examples validation, Examples test) {}

  /**
   * The examples of each set.
   *
   * @param examples as many as were divided
   * @return the three sets
   * @throws IndexOutOfBoundsException if there are fewer than were divided
   */
  public Parts of(Examples examples) {
    return new Parts(examples.take(train), examples.take(validation), examples.take(test));
  }

  /**
   * At random.
   *
   * @param n the number of observations
   * @param train the share of the training set, rounded to whole observations
   * @param validation the share of the validation set; 0 for none. The test set is the rest
   * @param random moved on by one permutation
   * @return the three sets
   * @throws UnfittableException if the shares are not between 0 and 1, or n is so small that a set
   *     with a share is empty
   */
  public static Partition random(int n, double train, double validation, RandomStream random) {
    return of(List.of(IntStream.range(0, n).toArray()), train, validation, random);
  }

  /**
   * At random within each class, so that every set has its share of every class.
   *
   * @param y class codes, of shape (n)
   * @param train the share of the training set, rounded to whole observations of each class
   * @param validation the share of the validation set; 0 for none. The test set is the rest
   * @param random moved on by one permutation a class
   * @return the three sets
   * @throws UnfittableException if the shares are not between 0 and 1, y is no coding of classes,
   *     or a class is so small that it is missing from a set with a share
   */
  public static Partition stratified(
      Tensor y, double train, double validation, RandomStream random) {
    return of(byClass(Inputs.classes("partition", y)), train, validation, random);
  }

  private static Partition of(
      List<int[]> strata, double train, double validation, RandomStream random) {
    if (!(train > 0 && validation >= 0 && train + validation <= 1)) {
      throw new UnfittableException(
          String.format(
                  Locale.ROOT,
                  "partition: shares of %s to fit and %s to choose by; both must be positive and sum to at",
                  train,
                  validation)
              + " most 1, the rest is for the test");
    }
    int[][] sets = new int[3][0];
    for (int[] rows : strata) {
      random.shuffle(rows);
      int first = (int) Math.round(rows.length * train);
      int second = (int) Math.round(rows.length * (train + validation));
      boolean hasTest = train + validation < 1;
      if (first == 0 || validation > 0 && second == first || hasTest && second == rows.length) {
        throw new UnfittableException(
            String.format(
                Locale.ROOT,
                "partition: %d observations%s are too few for shares of %s and %s",
                rows.length,
                strata.size() > 1 ? " of a class" : "",
                train,
                validation));
      }
      sets[0] = join(sets[0], Arrays.copyOfRange(rows, 0, first));
      sets[1] = join(sets[1], Arrays.copyOfRange(rows, first, second));
      sets[2] = join(sets[2], Arrays.copyOfRange(rows, second, rows.length));
    }
    return new Partition(sets[0], sets[1], sets[2]);
  }

  private static int[] join(int[] some, int[] more) {
    return IntStream.concat(Arrays.stream(some), Arrays.stream(more)).sorted().toArray();
  }

  /** The rows of each class. */
  static List<int[]> byClass(int[] codes) {
    int classes = Arrays.stream(codes).max().orElse(0) + 1;
    return IntStream.range(0, classes)
        .mapToObj(k -> IntStream.range(0, codes.length).filter(i -> codes[i] == k).toArray())
        .toList();
  }
}
