package io.github.medl.examples.chapter2;

import io.github.medl.learning.data.Datasets;
import io.github.medl.learning.data.TabularData;
import io.github.medl.random.RRandom;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The breast cancer data split as the scripts of figures 2.4 and 3.5 split them: R's stream from
 * seed 101, four fifths to train.
 *
 * <p>The scripts ask for a split within strata, but their response is the number 0 or 1, whose
 * quantiles make one stratum of all; so the training rows are a simple random sample, sorted.
 *
 * @param data all observations; the response is 1 for malignant
 * @param train rows to train, ascending, from 0
 * @param test the other rows
 */
public record BreastCancerSplit(TabularData data, int[] train, int[] test) {
  /** The seed of R's stream. */
  public static final int SEED = 101;

  /**
   * Draws the split.
   *
   * @return 456 rows to train, 113 to test
   */
  public static BreastCancerSplit draw() {
    return draw(SEED);
  }

  /**
   * Draws another split.
   *
   * @param seed the seed of R's stream
   * @return 456 rows to train, 113 to test
   */
  public static BreastCancerSplit draw(int seed) {
    TabularData data = Datasets.breastCancer();
    int n = data.size();
    int size = (int) Math.ceil(.8 * n);
    int[] train =
        Arrays.stream(new RRandom(seed).sample(n, size)).map(row -> row - 1).sorted().toArray();
    int[] test = IntStream.range(0, n).filter(row -> Arrays.binarySearch(train, row) < 0).toArray();
    return new BreastCancerSplit(data, train, test);
  }

  /**
   * Some features of all observations.
   *
   * @param features their names
   * @return of shape (569, features)
   */
  public Tensor columns(String... features) {
    List<Tensor> columns =
        Arrays.stream(features).map(feature -> Tensor.vector(data.column(feature))).toList();
    return Tensor.stack(1, columns);
  }

  /**
   * The responses to train.
   *
   * @return 0 or 1, of shape (456)
   */
  public Tensor trainY() {
    return data.y().take(0, train);
  }

  /**
   * The responses to test.
   *
   * @return 0 or 1, of shape (113)
   */
  public Tensor testY() {
    return data.y().take(0, test);
  }
}
