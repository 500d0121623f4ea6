package io.github.medl.sequence.text;

import io.github.medl.tensor.Codes;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A classifier of documents that counts tokens: P(k) is the share of class k, P(f | k) = (N(f, k) +
 * 1) / (N(k) + F) with N(f, k) how often token f occurs in documents of class k, N(k) the sum of
 * these, and F the number of different tokens. It takes tokens for independent, which they are not,
 * and is the measure of every network all the same. Tokens may be words, or runs of several.
 */
public final class NaiveBayes {
  private final Map<List<String>, double[]> counts = new HashMap<>();
  private final double[] documents;
  private final double[] tokens;

  private NaiveBayes(int classes) {
    documents = new double[classes];
    tokens = new double[classes];
  }

  /**
   * Counts documents.
   *
   * @param documents the tokens of each, such as {@link Tokens#grams} gives them
   * @param labels the class of each
   * @param classes how many classes there are
   * @return the classifier
   * @throws IllegalArgumentException if there is no document, not one label for each, or a label
   *     that is no class
   */
  public static NaiveBayes of(List<List<List<String>>> documents, int[] labels, int classes) {
    if (documents.size() != labels.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "naive Bayes: %d documents and %d labels",
              documents.size(),
              labels.length));
    }
    if (documents.isEmpty()) {
      throw new IllegalArgumentException("naive Bayes: there is no document to learn from");
    }
    if (classes < 1) {
      throw new IllegalArgumentException("naive Bayes: there must be a class, not " + classes);
    }
    Codes.checked("naive Bayes", "labels", labels, classes);
    NaiveBayes model = new NaiveBayes(classes);
    for (int i = 0; i < labels.length; i++) {
      int label = labels[i];
      model.documents[label]++;
      for (List<String> token : documents.get(i)) {
        model.counts.computeIfAbsent(token, t -> new double[classes])[label]++;
        model.tokens[label]++;
      }
    }
    return model;
  }

  /**
   * How many different tokens were counted.
   *
   * @return F
   */
  public int features() {
    return counts.size();
  }

  /**
   * ln P(k) + the sum of ln P(f | k) over the tokens of a document; tokens never counted are left
   * out.
   *
   * @param document its tokens
   * @return a score for each class
   */
  public double[] scores(List<List<String>> document) {
    int classes = documents.length;
    double all = 0;
    for (double n : documents) {
      all += n;
    }
    double[] scores = new double[classes];
    for (int k = 0; k < classes; k++) {
      scores[k] = Math.log(documents[k] / all);
    }
    for (List<String> token : document) {
      double[] seen = counts.get(token);
      if (seen != null) {
        for (int k = 0; k < classes; k++) {
          scores[k] += Math.log((seen[k] + 1) / (tokens[k] + counts.size()));
        }
      }
    }
    return scores;
  }

  /**
   * The class of the greatest score, of equal ones the first.
   *
   * @param document its tokens
   * @return a class
   */
  public int predict(List<List<String>> document) {
    double[] scores = scores(document);
    int best = 0;
    for (int k = 1; k < scores.length; k++) {
      best = scores[k] > scores[best] ? k : best;
    }
    return best;
  }

  /**
   * How many of some documents it gives their class.
   *
   * @param given the tokens of each
   * @param labels the class of each
   * @return the number
   */
  public int right(List<List<List<String>>> given, int... labels) {
    if (given.size() != labels.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "naive Bayes: %d documents and %d labels", given.size(), labels.length));
    }
    int right = 0;
    for (int i = 0; i < labels.length; i++) {
      right += predict(given.get(i)) == labels[i] ? 1 : 0;
    }
    return right;
  }
}
