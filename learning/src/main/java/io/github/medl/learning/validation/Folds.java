package io.github.medl.learning.validation;

import io.github.medl.learning.Inputs;
import io.github.medl.learning.UnfittableException;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Ways to divide n observations in K folds, each of which is judged once by a model that was fitted
 * to all others (section 2.5, Figure 2.11). Sizes differ by one at most; row numbers ascend.
 */
public final class Folds {
  private Folds() {}

  /**
   * K folds at random.
   *
   * @param n the number of observations
   * @param k the number of folds
   * @param random moved on by one permutation
   * @return the folds
   * @throws UnfittableException if K is below 2 or above n
   */
  public static List<Fold> random(int n, int k, RandomStream random) {
    check(n, k);
    int[] order = random.permutation(n);
    int[] fold = new int[n];
    for (int i = 0; i < n; i++) {
      fold[order[i]] = strip(i, n, k);
    }
    return folds(fold, k);
  }

  /**
   * K folds of consecutive observations, as the book draws them. Only for observations that are in
   * random order already.
   *
   * @param n the number of observations
   * @param k the number of folds
   * @return the folds
   * @throws UnfittableException if K is below 2 or above n
   */
  public static List<Fold> consecutive(int n, int k) {
    check(n, k);
    return folds(IntStream.range(0, n).map(i -> strip(i, n, k)).toArray(), k);
  }

  /**
   * K folds at random, in each of which every class has its share, up to one observation.
   *
   * @param y class codes, of shape (n)
   * @param k the number of folds
   * @param random moved on by one permutation a class
   * @return the folds
   * @throws UnfittableException if K is below 2, a class has fewer than K observations, or y is no
   *     coding of classes
   */
  public static List<Fold> stratified(Tensor y, int k, RandomStream random) {
    int[] codes = Inputs.classes("stratified folds", y);
    check(codes.length, k);
    int[] fold = new int[codes.length];
    int next = 0; // the deal goes on where the class before ended, so that sizes stay equal
    for (int[] rows : Partition.byClass(codes)) {
      if (rows.length < k) {
        throw new UnfittableException(
            String.format(
                    Locale.ROOT,
                    "stratified folds: class %d has %d observations, fewer than the %d folds; take %d folds",
                    codes[rows[0]],
                    rows.length,
                    k,
                    Math.max(2, rows.length))
                + " at most, or random ones");
      }
      random.shuffle(rows);
      for (int row : rows) {
        fold[row] = next++ % k;
      }
    }
    return folds(fold, k);
  }

  /**
   * Every observation is judged by a model that was fitted to all others: K = n.
   *
   * @param n the number of observations
   * @return n folds
   * @throws UnfittableException if there are fewer than two observations
   */
  public static List<Fold> leaveOneOut(int n) {
    return consecutive(n, n);
  }

  private static void check(int n, int k) {
    if (k < 2) {
      throw new UnfittableException(
          String.format(
              Locale.ROOT,
              "folds: %d of %d observations; two at least, one to judge by and one to fit",
              k,
              n));
    }
    if (k > n) {
      throw new UnfittableException(
          String.format(
              Locale.ROOT,
              "folds: %d observations cannot fill %d folds; take %d at most",
              n,
              k,
              n));
    }
  }

  /** To which of k strips position i belongs; the first n mod k are longer by one. */
  private static int strip(int i, int n, int k) {
    int longer = n % k;
    int size = n / k;
    int inLonger = longer * (size + 1);
    return i < inLonger ? i / (size + 1) : longer + (i - inLonger) / size;
  }

  private static List<Fold> folds(int[] fold, int k) {
    List<Fold> folds = new ArrayList<>(k);
    for (int f = 0; f < k; f++) {
      int number = f;
      folds.add(
          new Fold(
              IntStream.range(0, fold.length).filter(i -> fold[i] != number).toArray(),
              IntStream.range(0, fold.length).filter(i -> fold[i] == number).toArray()));
    }
    return List.copyOf(folds);
  }
}
