package io.github.medl.linear.classification;

import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The lines of {@link LogisticModel#summary}. */
final class LogisticSummary {
  private LogisticSummary() {}

  static String of(LogisticModel model, String[] features) {
    int p = model.coefficients().size();
    if (features.length != 0 && features.length != p - 1) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "summary: %d names for %d columns", features.length, p - 1));
    }
    List<String> names = new ArrayList<>(List.of("(Intercept)"));
    for (int j = 1; j < p; j++) {
      names.add(features.length == 0 ? "x" + j : features[j - 1]);
    }
    int width = names.stream().mapToInt(String::length).max().orElse(0);
    StringBuilder text = new StringBuilder();
    text.append(model.link() == Link.LOGIT ? "Logistic" : "Probit")
        .append(" regression of ")
        .append(model.observations())
        .append(" observations\n\nCoefficients:\n")
        .append(" ".repeat(width))
        .append("   Estimate Std. Error z value Pr(>|z|)\n");
    Tensor errors = model.standardErrors();
    Tensor z = model.zValues();
    Tensor pValues = model.pValues();
    for (int j = 0; j < p; j++) {
      text.append(
          String.format(
              Locale.ROOT,
              "%-" + width + "s %10s %10s %7.3f %8s %s%n",
              names.get(j),
              number(model.coefficients().get(j)),
              number(errors.get(j)),
              z.get(j),
              probability(pValues.get(j)),
              stars(pValues.get(j))));
    }
    text.append("---\nSignif. codes:  0 '***' 0.001 '**' 0.01 '*' 0.05 '.' 0.1 ' ' 1\n\n");
    int n = model.observations();
    text.append(
            line("    Null deviance: %.2f  on %d  degrees of freedom", model.nullDeviance(), n - 1))
        .append(line("Residual deviance: %.2f  on %d  degrees of freedom", model.deviance(), n - p))
        .append(line("AIC: %.2f", model.aic()))
        .append(line("%nNumber of iterations: %d", model.iterations()));
    if (model.separation() != Separation.NONE) {
      text.append(line("%nWarning: %s.", model.separation()));
    } else if (!model.converged()) {
      text.append(line("%nWarning: the fit did not converge; these are its last coefficients."));
    }
    return text.toString().replace("\r\n", "\n");
  }

  private static String line(String format, Object... arguments) {
    return String.format(Locale.ROOT, format + "%n", arguments);
  }

  /** Five digits, as R shows them. */
  private static String number(double x) {
    double size = Math.abs(x);
    return size != 0 && (size < 1e-4 || size >= 1e6)
        ? String.format(Locale.ROOT, "%.3e", x)
        : String.format(Locale.ROOT, "%." + Math.max(0, 4 - exponent(size)) + "f", x);
  }

  private static int exponent(double size) {
    return size == 0 || Double.isNaN(size) ? 0 : (int) Math.floor(Math.log10(size));
  }

  private static String probability(double p) {
    return p < 2e-16 ? "<2e-16" : String.format(Locale.ROOT, p < 1e-4 ? "%.2e" : "%.5f", p);
  }

  private static String stars(double p) {
    return p < .001 ? "***" : p < .01 ? "**" : p < .05 ? "*" : p < .1 ? "." : "";
  }
}
