package io.github.medl.linear;

import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The coefficients of a fitted model and how sure they are, a row each. As text it is the table
 * that R prints.
 *
 * @param names of the coefficients
 * @param estimates their values
 * @param standardErrors the estimated standard deviations of the estimates
 * @param statistics estimates over standard errors
 * @param pValues P(|T| ≥ |t|) if the coefficient is 0 in truth, the others being in the model
 * @param statistic what the statistics are called, {@code t} or {@code z}
 */
public record CoefficientTable(
    List<String> names,
    Tensor estimates,
    Tensor standardErrors,
    Tensor statistics,
    Tensor pValues,
    String statistic) {
  private static final int DIGITS = 4;

  /**
   * Keeps an unmodifiable copy of the names.
   *
   * @param names of the coefficients
   * @param estimates their values
   * @param standardErrors the estimated standard deviations of the estimates
   * @param statistics estimates over standard errors
   * @param pValues of the hypotheses that a coefficient is 0
   * @param statistic what the statistics are called
   */
  public CoefficientTable {
    names = List.copyOf(names);
  }

  /**
   * Names of coefficients from those of columns.
   *
   * @param fit who asks, for the message
   * @param columns p
   * @param intercept whether there is an intercept, which comes first
   * @param names of the columns; none for x1, x2, ...
   * @return a name for each coefficient
   * @throws ShapeException if there are names, but not one a column
   */
  public static List<String> names(String fit, int columns, boolean intercept, List<String> names) {
    if (!names.isEmpty() && names.size() != columns) {
      throw new ShapeException(
          fit,
          String.format(
              Locale.ROOT, "%d names %s for %d columns of x", names.size(), names, columns));
    }
    List<String> all = new ArrayList<>();
    if (intercept) {
      all.add("(Intercept)");
    }
    for (int j = 0; j < columns; j++) {
      all.add(names.isEmpty() ? "x" + (j + 1) : names.get(j));
    }
    return List.copyOf(all);
  }

  /** As R prints it, in the C locale: names, numbers, stars and what they stand for. */
  @Override
  public String toString() {
    double[] p = pValues.toDoubles();
    int count = p.length;
    String[] numbers = estimatesAndErrors();
    double[] rounded =
        Arrays.stream(statistics.toDoubles()).map(v -> Numerals.round(v, DIGITS - 1)).toArray();
    List<String[]> columns = new ArrayList<>();
    columns.add(column("Estimate", Arrays.copyOfRange(numbers, 0, count)));
    columns.add(column("Std. Error", Arrays.copyOfRange(numbers, count, 2 * count)));
    columns.add(column(statistic + " value", Numerals.common(rounded, DIGITS)));
    columns.add(column("Pr(>|" + statistic + "|)", Numerals.pValues(p, DIGITS - 1)));
    boolean stars = Arrays.stream(p).anyMatch(v -> v < 0.1);
    if (stars) {
      columns.add(
          column("", Arrays.stream(p).mapToObj(CoefficientTable::stars).toArray(String[]::new)));
    }
    int nameWidth = names.stream().mapToInt(String::length).max().orElse(0);
    StringBuilder text = new StringBuilder();
    for (int row = 0; row <= count; row++) {
      String name = row == 0 ? "" : names.get(row - 1);
      text.append(name).append(" ".repeat(nameWidth - name.length()));
      for (String[] column : columns) {
        text.append(' ').append(column[row]);
      }
      text.append('\n');
    }
    if (stars) {
      text.append("---\nSignif. codes:  0 '***' 0.001 '**' 0.01 '*' 0.05 '.' 0.1 ' ' 1\n");
    }
    return text.toString();
  }

  /** All in one form, rounded so that the least has four digits; what that makes 0 keeps three. */
  private String[] estimatesAndErrors() {
    double[] both = new double[2 * estimates.size()];
    System.arraycopy(estimates.toDoubles(), 0, both, 0, both.length / 2);
    System.arraycopy(standardErrors.toDoubles(), 0, both, both.length / 2, both.length / 2);
    double smallest =
        Arrays.stream(both)
            .map(Math::abs)
            .filter(v -> v > 0 && v < Double.POSITIVE_INFINITY)
            .min()
            .orElse(1);
    int decimals = Math.max(1, DIGITS - (1 + (int) Math.floor(Math.log10(smallest))));
    String[] text =
        Numerals.common(
            Arrays.stream(both).map(v -> Numerals.round(v, decimals)).toArray(), DIGITS);
    for (int i = 0; i < both.length; i++) {
      if (both[i] != 0 && Double.isFinite(both[i]) && Double.parseDouble(text[i]) == 0) {
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
}
