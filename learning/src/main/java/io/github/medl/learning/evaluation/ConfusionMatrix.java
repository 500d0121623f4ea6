package io.github.medl.learning.evaluation;

import io.github.medl.learning.ClassCodes;
import io.github.medl.learning.Predictor;
import io.github.medl.learning.examples.Examples;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How often each class was taken for each other one: entry (i, j) counts observations of class i
 * that were predicted to be of class j.
 *
 * <p>The measures of one class k take it as positive and all others as negative: TP are its
 * observations that were found, FN those that were missed, FP others that were taken for it, TN the
 * rest. A ratio whose denominator is zero is NaN, as is the macro average that holds it: how
 * precise the predictions of a class are that is never predicted is not known.
 *
 * <pre>{@code
 * ConfusionMatrix.of(Tensor.vector(0, 0, 1, 1, 1), Tensor.vector(0, 1, 1, 1, 0)).accuracy()  // 0.6
 * }</pre>
 *
 * Source: section 2.2.
 */
public final class ConfusionMatrix {
  /** The counts of so many classes take 64 MB. */
  private static final int MOST = 4096;

  private final int[][] counts;
  private final List<String> names;

  private ConfusionMatrix(int[][] counts, List<String> names) {
    this.counts = counts;
    this.names = names;
  }

  /**
   * Counts.
   *
   * @param actual the observed class codes, of shape (n)
   * @param predicted the predicted class codes, of shape (n)
   * @return the matrix of the classes 0 to the highest code that occurs, two at least
   * @throws IllegalArgumentException if a number is no class code or above 4095, or there are none
   * @throws io.github.medl.tensor.ShapeException if the shapes are not equal
   */
  public static ConfusionMatrix of(Tensor actual, Tensor predicted) {
    return of(actual, predicted, 2);
  }

  /**
   * Counts, with room for classes that do not occur.
   *
   * @param actual the observed class codes, of shape (n)
   * @param predicted the predicted class codes, of shape (n)
   * @param classes K at least
   * @return the matrix of the classes 0 to the highest code that occurs, or to K - 1
   * @throws IllegalArgumentException if a number is no class code or above 4095, or there are none
   * @throws io.github.medl.tensor.ShapeException if the shapes are not equal
   */
  public static ConfusionMatrix of(Tensor actual, Tensor predicted, int classes) {
    return of(
        Observed.codes("confusion matrix", "actual", actual),
        Observed.codes("confusion matrix", "predicted", predicted),
        classes);
  }

  /**
   * Counts.
   *
   * @param actual the observed class codes
   * @param predicted the predicted class codes
   * @return the matrix of the classes 0 to the highest code that occurs, two at least
   * @throws IllegalArgumentException if a code is negative or too high, or there are none
   * @throws io.github.medl.tensor.ShapeException if there are not as many of both
   */
  public static ConfusionMatrix of(int[] actual, int[] predicted) {
    return of(actual, predicted, 2);
  }

  /**
   * Counts the answers of a model.
   *
   * @param model a fitted model or a network
   * @param examples observations and their classes
   * @return the matrix of the classes 0 to the highest code that occurs, two at least
   * @throws IllegalArgumentException if the model tells no classes, or a target is no class
   */
  public static ConfusionMatrix of(Predictor model, Examples examples) {
    return of(
        Targets.classes("confusion matrix", examples.targets()),
        model.answers(examples.inputs()).classes("confusion matrix"));
  }

  /**
   * Counts, with room for classes that do not occur.
   *
   * @param actual the observed class codes
   * @param predicted the predicted class codes
   * @param classes K at least
   * @return the matrix of the classes 0 to the highest code that occurs, or to K - 1
   * @throws IllegalArgumentException if a code is negative or too high, or there are none
   * @throws io.github.medl.tensor.ShapeException if there are not as many of both
   */
  public static ConfusionMatrix of(int[] actual, int[] predicted, int classes) {
    int[] rows = ClassCodes.checked("confusion matrix", "actual", actual);
    int[] columns = ClassCodes.checked("confusion matrix", "predicted", predicted);
    Observed.sameLength("confusion matrix", rows.length, columns.length);
    int highest = Math.max(max(rows), max(columns));
    if (Math.max(classes - 1, highest) >= MOST) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "confusion matrix: the highest class code is %d, but it has a row and a column for"
                  + " each of at most %d classes; code the labels that occur as 0, 1, 2, ...,"
                  + " without gaps",
              Math.max(classes - 1, highest),
              MOST));
    }
    int k = Math.max(classes, highest + 1);
    int[][] counts = new int[k][k];
    for (int i = 0; i < rows.length; i++) {
      counts[rows[i]][columns[i]]++;
    }
    return new ConfusionMatrix(counts, IntStream.range(0, k).mapToObj(String::valueOf).toList());
  }

  private static int max(int[] codes) {
    return Arrays.stream(codes).max().orElse(0);
  }

  /**
   * With names for the classes, which it prints.
   *
   * @param classes the names of the classes 0, 1, ..., K - 1
   * @return the same counts
   * @throws IllegalArgumentException if there are not K names
   */
  public ConfusionMatrix named(String... classes) {
    if (classes.length != counts.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "confusion matrix: %d names were given for %d classes",
              classes.length,
              counts.length));
    }
    return new ConfusionMatrix(counts, List.of(classes));
  }

  /**
   * One entry.
   *
   * @param actual a class
   * @param predicted a class
   * @return how many observations of the one were predicted to be of the other
   */
  public int count(int actual, int predicted) {
    return counts[actual][predicted];
  }

  /**
   * All entries.
   *
   * @return of shape (K, K): observed classes down, predicted ones across
   */
  public Tensor counts() {
    return Tensor.generate(i -> counts[i / counts.length][i % counts.length], classes(), classes());
  }

  /**
   * The number of classes.
   *
   * @return K
   */
  public int classes() {
    return counts.length;
  }

  /**
   * The number of observations.
   *
   * @return n
   */
  public int total() {
    return Arrays.stream(counts).flatMapToInt(Arrays::stream).sum();
  }

  /**
   * Observations of a class that were found.
   *
   * @param k the class
   * @return TP
   */
  public int truePositives(int k) {
    return counts[k][k];
  }

  /**
   * Observations of a class that were missed.
   *
   * @param k the class
   * @return FN
   */
  public int falseNegatives(int k) {
    return Arrays.stream(counts[k]).sum() - counts[k][k];
  }

  /**
   * Observations of other classes that were taken for this one.
   *
   * @param k the class
   * @return FP
   */
  public int falsePositives(int k) {
    return Arrays.stream(counts).mapToInt(row -> row[k]).sum() - counts[k][k];
  }

  /**
   * Observations of other classes that were not taken for this one.
   *
   * @param k the class
   * @return TN
   */
  public int trueNegatives(int k) {
    return total() - truePositives(k) - falseNegatives(k) - falsePositives(k);
  }

  /**
   * The share of right predictions.
   *
   * @return the trace over the sum
   */
  public double accuracy() {
    int right = IntStream.range(0, classes()).map(this::truePositives).sum();
    return (double) right / total();
  }

  /**
   * The share of a class among what was predicted to be of it.
   *
   * @param k the class
   * @return TP / (TP + FP)
   */
  public double precision(int k) {
    return ratio(truePositives(k), truePositives(k) + falsePositives(k));
  }

  /**
   * The share of a class that was found; its sensitivity, or true positive rate.
   *
   * @param k the class
   * @return TP / (TP + FN)
   */
  public double recall(int k) {
    return ratio(truePositives(k), truePositives(k) + falseNegatives(k));
  }

  /**
   * The share of the other classes that was not taken for this one; the true negative rate.
   *
   * @param k the class
   * @return TN / (TN + FP)
   */
  public double specificity(int k) {
    return ratio(trueNegatives(k), trueNegatives(k) + falsePositives(k));
  }

  /**
   * The harmonic mean of precision and recall.
   *
   * @param k the class
   * @return F₁ = 2 TP / (2 TP + FP + FN)
   */
  public double f1(int k) {
    return fBeta(1, k);
  }

  /**
   * A harmonic mean of precision and recall in which recall weighs β times as much.
   *
   * @param beta β, greater than 0
   * @param k the class
   * @return F_β = (1 + β²) TP / ((1 + β²) TP + β² FN + FP)
   * @throws IllegalArgumentException if β is not positive
   */
  public double fBeta(double beta, int k) {
    if (!(beta > 0)) {
      throw new IllegalArgumentException("fBeta: beta must be greater than 0; it is " + beta);
    }
    double b = beta * beta;
    double hits = (1 + b) * truePositives(k);
    return ratio(hits, hits + b * falseNegatives(k) + falsePositives(k));
  }

  /**
   * The mean precision of the classes, each counting the same.
   *
   * @return the macro average
   */
  public double macroPrecision() {
    return macro(this::precision);
  }

  /**
   * The mean recall of the classes, each counting the same; also called balanced accuracy.
   *
   * @return the macro average
   */
  public double macroRecall() {
    return macro(this::recall);
  }

  /**
   * The mean specificity of the classes, each counting the same.
   *
   * @return the macro average
   */
  public double macroSpecificity() {
    return macro(this::specificity);
  }

  /**
   * The mean F₁ of the classes, each counting the same.
   *
   * @return the macro average
   */
  public double macroF1() {
    return macro(this::f1);
  }

  private double macro(IntToDoubleFunction measure) {
    return IntStream.range(0, classes()).mapToDouble(measure).sum() / classes();
  }

  private static double ratio(double part, double whole) {
    return part / whole; // 0/0 is NaN: not known
  }

  /** The counts with the names of the classes, and the measures of each class. */
  @Override
  public String toString() {
    int name = Math.max(6, names.stream().mapToInt(String::length).max().orElse(0));
    int cell = 2 + Math.max(name, String.valueOf(total()).length());
    StringBuilder text = new StringBuilder();
    text.append(pad("actual", name)).append("  predicted\n").append(" ".repeat(name));
    names.forEach(heading -> text.append(" ".repeat(cell - heading.length())).append(heading));
    for (int i = 0; i < classes(); i++) {
      text.append('\n').append(pad(names.get(i), name));
      for (int j = 0; j < classes(); j++) {
        text.append(String.format(Locale.ROOT, "%" + cell + "d", counts[i][j]));
      }
    }
    text.append(
        String.format(
            Locale.ROOT,
            "\n\n%s  precision     recall  specificity         F1",
            pad("class", name)));
    for (int k = 0; k < classes(); k++) {
      text.append(row(names.get(k), name, precision(k), recall(k), specificity(k), f1(k)));
    }
    text.append(row("mean", name, macroPrecision(), macroRecall(), macroSpecificity(), macroF1()));
    return text.append(String.format(Locale.ROOT, "\n\naccuracy %.4f of %d", accuracy(), total()))
        .toString();
  }

  private static String row(String label, int width, double p, double r, double s, double f) {
    return String.format(
        Locale.ROOT, "\n%s  %9.4f  %9.4f  %11.4f  %9.4f", pad(label, width), p, r, s, f);
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(width - text.length());
  }
}
