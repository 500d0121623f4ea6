package io.github.medl.linear.regression;

import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The text of {@link LinearRegression#summary()}: what R's {@code summary.lm} prints. */
final class Summary {
  private static final int DIGITS = 4;
  private static final int LINE = 80;

  private final LinearRegression fit;
  private final Inference inference;
  private final StringBuilder text = new StringBuilder();

  private Summary(LinearRegression fit) {
    this.fit = fit;
    this.inference = fit.inference();
  }

  static String of(LinearRegression fit) {
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
    double[] p = inference.pValues().toDoubles();
    int count = p.length;
    String[] estimates = estimatesAndErrors();
    double[] t = inference.tValues().toDoubles();
    String[] tText =
        Numerals.common(Arrays.stream(t).map(v -> Numerals.round(v, 3)).toArray(), DIGITS);
    List<String[]> columns = new ArrayList<>();
    columns.add(column("Estimate", Arrays.copyOfRange(estimates, 0, count)));
    columns.add(column("Std. Error", Arrays.copyOfRange(estimates, count, 2 * count)));
    columns.add(column("t value", tText));
    columns.add(column("Pr(>|t|)", Numerals.pValues(p, 3)));
    boolean stars = Arrays.stream(p).anyMatch(v -> v < 0.1);
    if (stars) {
      columns.add(column("", Arrays.stream(p).mapToObj(Summary::stars).toArray(String[]::new)));
    }
    int nameWidth = fit.names().stream().mapToInt(String::length).max().orElse(0);
    text.append("\nCoefficients:\n");
    for (int row = 0; row <= count; row++) {
      String name = row == 0 ? "" : fit.names().get(row - 1);
      StringBuilder line = new StringBuilder(name + " ".repeat(nameWidth - name.length()));
      for (String[] column : columns) {
        line.append(' ').append(column[row]);
      }
      text.append(line).append('\n');
    }
    if (stars) {
      text.append("---\nSignif. codes:  0 ‘***’ 0.001 ‘**’ 0.01 ‘*’ 0.05 ‘.’ 0.1 ‘ ’ 1\n");
    }
  }

  /**
   * All in one form, rounded so that the largest has four digits; what that makes 0 keeps three.
   */
  private String[] estimatesAndErrors() {
    double[] both = new double[2 * fit.coefficients().size()];
    System.arraycopy(fit.coefficients().toDoubles(), 0, both, 0, both.length / 2);
    System.arraycopy(
        inference.standardErrors().toDoubles(), 0, both, both.length / 2, both.length / 2);
    double smallest = Arrays.stream(both).map(Math::abs).filter(v -> v > 0).min().orElse(1);
    int decimals = Math.max(1, DIGITS - (1 + (int) Math.floor(Math.log10(smallest))));
    String[] text =
        Numerals.common(
            Arrays.stream(both).map(v -> Numerals.round(v, decimals)).toArray(), DIGITS);
    for (int i = 0; i < both.length; i++) {
      if (both[i] != 0 && Double.parseDouble(text[i]) == 0) {
        text[i] = Numerals.of(both[i], DIGITS - 1);
      }
    }
    return text;
  }

  private static String stars(double p) {
    return p < 0.001 ? "***" : p < 0.01 ? "** " : p < 0.05 ? "*  " : p < 0.1 ? ".  " : "   ";
  }

  private static String[] column(String header, String[] cells) {
    int width =
        Math.max(header.length(), Arrays.stream(cells).mapToInt(String::length).max().orElse(0));
    String[] column = new String[cells.length + 1];
    column[0] = right(header, width);
    for (int i = 0; i < cells.length; i++) {
      column[i + 1] = right(cells[i], width);
    }
    return column;
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
