package io.github.medl.examples.chapter6;

import io.github.medl.learning.examples.Examples;
import io.github.medl.random.SplittableStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Pairs of images, half of them of one digit.
 *
 * @param first of each pair
 * @param second of each pair
 * @param same 1 where both show one digit, else 0
 */
record DigitPairs(int[] first, int[] second, int[] same) {
  /**
   * Draws pairs: the first image shows a digit that is accepted; the second, in even pairs, is
   * another image of it, in odd ones an image of another digit that is accepted as a partner.
   */
  static DigitPairs draw(
      int[] labels,
      int count,
      IntPredicate accepted,
      IntPredicate partner,
      SplittableStream stream) {
    int[] from = IntStream.range(0, labels.length).filter(i -> accepted.test(labels[i])).toArray();
    int[] all = IntStream.range(0, labels.length).filter(i -> partner.test(labels[i])).toArray();
    DigitPairs pairs = new DigitPairs(new int[count], new int[count], new int[count]);
    for (int k = 0; k < count; k++) {
      int a = from[stream.nextInt(from.length)];
      boolean like = k % 2 == 0;
      int b = a;
      while (like ? labels[b] != labels[a] || b == a : labels[b] == labels[a]) {
        b = like ? from[stream.nextInt(from.length)] : all[stream.nextInt(all.length)];
      }
      pairs.first[k] = a;
      pairs.second[k] = b;
      pairs.same[k] = like ? 1 : 0;
    }
    return pairs;
  }

  /** How far apart the codes of each pair are. */
  double[] distances(Tensor codes) {
    Tensor a = codes.take(0, first);
    return a.sub(codes.take(0, second)).cast(DType.FLOAT64).norm(1).toDoubles();
  }

  /** How far apart the pixels of each pair are. */
  double[] distancesOfPixels(Examples images) {
    return distances(images.inputs().reshape(images.size(), 784));
  }

  /** The share of pairs judged rightly if those nearer than a threshold are called the same. */
  double accuracy(double[] distances, double threshold) {
    return IntStream.range(0, same.length)
            .filter(k -> (distances[k] < threshold) == (same[k] == 1))
            .count()
        / (double) same.length;
  }

  /** The distance that separates best; of equals the first. */
  double bestThreshold(double[] distances) {
    return Arrays.stream(distances)
        .boxed()
        .max((s, t) -> Double.compare(accuracy(distances, s), accuracy(distances, t)))
        .orElseThrow();
  }
}
