package io.github.medl.sequence.text;

import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.List;
import java.util.Locale;

/**
 * Documents as rows of numbers, a column a word: how often each word occurs, and weights that count
 * for more what stands in few documents.
 */
public final class WordCounts {
  /**
   * Where squares come near the ends of FLOAT32: such rows are divided by their greatest number.
   */
  private static final double FAR = 1e15;

  private WordCounts() {}

  /**
   * Bags of words.
   *
   * @param documents each a list of words; those that the vocabulary does not have are left out,
   *     unless it has a symbol for them
   * @param vocabulary the columns
   * @return how often each word occurs, (documents, K), FLOAT64
   */
  public static Tensor bags(List<List<String>> documents, Vocabulary vocabulary) {
    int k = vocabulary.size();
    double[] counts = new double[documents.size() * k];
    boolean all = vocabulary.has(Vocabulary.UNKNOWN);
    for (int row = 0; row < documents.size(); row++) {
      for (String word : documents.get(row)) {
        if (all || vocabulary.has(word)) {
          counts[row * k + vocabulary.code(word)]++;
        }
      }
    }
    return Tensor.wrap(counts, documents.size(), k);
  }

  /**
   * The textbook form of tf-idf: (count / length of the document) ln(N / df), df the number of
   * documents with the word. A word in no document has weight 0.
   *
   * @param bags counts, (N, K); the length of a document is the sum of its row
   * @return weights, (N, K)
   * @throws IllegalArgumentException if a number is no count
   */
  public static Tensor tfIdf(Tensor bags) {
    Tensor df = documentsWith(bags);
    Tensor idf = df.maximum(1).log().neg().add(Math.log(bags.dim(0)));
    return bags.div(bags.sumKeeping(1).maximum(1)).mul(idf);
  }

  /**
   * The smooth form of tf-idf: count (ln((1 + N) / (1 + df)) + 1), rows scaled to length 1, as
   * scikit-learn computes it.
   *
   * @param bags counts of N documents, (N, K)
   * @return weights, (N, K); rows of zeros stay so
   * @throws IllegalArgumentException if a number is no count
   */
  public static Tensor smoothTfIdf(Tensor bags) {
    return smoothTfIdf(bags, bags);
  }

  /**
   * The smooth form with the df of other documents, such as those that a model learns from.
   *
   * @param bags counts, (n, K)
   * @param learned counts of the N documents that df and N come from, (N, K)
   * @return weights, (n, K)
   * @throws IllegalArgumentException if a number is no count
   */
  public static Tensor smoothTfIdf(Tensor bags, Tensor learned) {
    check(bags);
    Tensor df = documentsWith(learned);
    if (learned.dim(1) != bags.dim(1)) {
      throw new ShapeException(
          "tf-idf",
          "bags "
              + bags.shapeText()
              + " and those that were learned, "
              + learned.shapeText()
              + ", are not of one vocabulary");
    }
    Tensor idf = df.add(1).log().neg().add(Math.log(1 + learned.dim(0))).add(1);
    return unit(bags.mul(idf));
  }

  private static Tensor documentsWith(Tensor bags) {
    check(bags);
    return bags.greater(0).sum(0);
  }

  private static void check(Tensor bags) {
    checkRows("tf-idf", bags);
    double[] counts = bags.toDoubles();
    for (int i = 0; i < counts.length; i++) {
      if (!(counts[i] >= 0 && counts[i] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "tf-idf: document %d has word %d %s times",
                i / bags.dim(1),
                i % bags.dim(1),
                counts[i]));
      }
    }
  }

  /**
   * The cosines of the angles between rows, a'b / (|a||b|); 0 for a row of zeros.
   *
   * @param a (n, K)
   * @param b (m, K)
   * @return (n, m)
   */
  public static Tensor cosines(Tensor a, Tensor b) {
    checkRows("cosines", a);
    checkRows("cosines", b);
    return unit(a).matmul(unit(b), false, true);
  }

  private static void checkRows(String operation, Tensor rows) {
    if (rows.rank() != 2) {
      throw new ShapeException(
          operation, "a matrix with a row for each document is expected, got " + rows.shapeText());
    }
  }

  /** Rows of length 1, zeros as they are. */
  private static Tensor unit(Tensor rows) {
    if (rows.dim(1) == 0) {
      return rows;
    }
    Tensor greatest = rows.abs().maxKeeping(1);
    Tensor far = greatest.greater(FAR).maximum(greatest.less(1 / FAR));
    Tensor near = rows.div(orOne(greatest, far.mul(greatest.greater(0))));
    Tensor norms = near.square().sumKeeping(1).sqrt();
    return near.div(orOne(norms, norms.greater(0)));
  }

  private static Tensor orOne(Tensor x, Tensor here) {
    return x.where(here, x.fullLike(1));
  }
}
