package io.github.medl.linear.regression;

import io.github.medl.linear.Numerals;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The text of {@link LinearModel#summary()}: what R's {@code summary.lm} prints. */
final class Summary {
  private static final int DIGITS = 4;
  private static final int LINE = 80;

  private final LinearModel fit;
  private final LinearInference inference;
  private final StringBuilder text = new StringBuilder();

  private Summary(LinearModel fit) {
    this.fit = fit;
    this.inference = fit.inference();
  }

  static String of(LinearModel fit) {
    Summary summary = new Summary(fit);
    summary.residuals();
    summary.coefficients();
    summary.wholeModel();
    return summary.text.toString();
  }

  private void residuals() {
    Design design = fit.design();
    text.append(design.rootWeights() == null ? "Residuals:\n" : "Weighted Residuals:\n");
    double[] residuals = design.weigh(fit.residuals()).toDoubles();
    if (inference.degreesOfFreedom() > 5) {
      double[] five = Numerals.zapSmall(quartiles(residuals), DIGITS + 1);
      named(List.of("Min", "1Q", "Median", "3Q", "Max"), five);
    } else {
      List<String> rows =
          IntStream.rangeClosed(1, residuals.length).mapToObj(Integer::toString).toList();
      named(rows, residuals);
    }
    if (isPerfect()) {
      text.append("\nThe fit is perfect up to rounding: what follows says nothing about errors.\n");
    }
  }

  /** Least, greatest and the quartiles, between observations by linear interpolation. */
  private static double[] quartiles(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double[] result = new double[5];
    for (int q = 0; q < 5; q++) {
      double place = q * (sorted.length - 1) / 4.0;
      int below = (int) place;
      int above = Math.min(below + 1, sorted.length - 1);
      result[q] = sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
    return result;
  }

  private boolean isPerfect() {
    Tensor fitted = fit.design().weigh(fit.fitted());
    double scale = fitted.square().mean().item();
    double mean = fit.residualSumOfSquares() / inference.degreesOfFreedom();
    return mean <= 1e-30 * scale;
  }

  /** Names over numbers, in as many lines as they need. */
  private void named(List<String> names, double[] values) {
    String[] numbers = Numerals.common(values, DIGITS);
    int width =
        IntStream.range(0, numbers.length)
            .map(i -> Math.max(numbers[i].length(), names.get(i).length()))
            .max()
            .orElse(0);
    int perLine = Math.max(1, LINE / (width + 1));
    for (int from = 0; from < numbers.length; from += perLine) {
      int to = Math.min(from + perLine, numbers.length);
      for (int i = from; i < to; i++) {
        text.append(right(names.get(i), width)).append(' ');
      }
      text.append('\n');
      for (int i = from; i < to; i++) {
        text.append(right(numbers[i], width)).append(' ');
      }
      text.append('\n');
    }
  }

  private void coefficients() {
    text.append("\nCoefficients:\n").append(inference.table());
  }

  private static String right(String cell, int width) {
    return " ".repeat(Math.max(0, width - cell.length())) + cell;
  }

  private void wholeModel() {
    int degrees = inference.degreesOfFreedom();
    text.append("\nResidual standard error: ")
        .append(Numerals.of(Numerals.signif(inference.sigma(), DIGITS), 7))
        .append(" on ")
        .append(degrees)
        .append(" degrees of freedom\n");
    if (inference.explanatory() > 0) {
      text.append("Multiple R-squared:  ")
          .append(Numerals.general(inference.rSquared(), DIGITS))
          .append(",\tAdjusted R-squared:  ")
          .append(Numerals.general(inference.adjustedRSquared(), DIGITS))
          .append(" \nF-statistic: ")
          .append(Numerals.general(inference.fStatistic(), DIGITS))
          .append(" on ")
          .append(inference.explanatory())
          .append(" and ")
          .append(degrees)
          .append(" DF,  p-value: ")
          .append(Numerals.pValues(new double[] {inference.fPValue()}, DIGITS)[0])
          .append('\n');
    }
  }
}
