package io.github.medl.linear.classification;

import io.github.medl.linear.Numerals;
import java.util.Locale;

/** The lines of {@link LogisticModel#summary}: what R's {@code summary.glm} prints. */
final class LogisticSummary {
  private static final int DIGITS = 5;

  private LogisticSummary() {}

  static String of(LogisticModel model) {
    int n = model.observations();
    int p = model.coefficients().size();
    String[] deviances =
        Numerals.common(new double[] {model.nullDeviance(), model.deviance()}, DIGITS);
    String[] degrees = {Integer.toString(n - 1), Integer.toString(n - p)};
    StringBuilder text = new StringBuilder();
    text.append(model.link() == Link.LOGIT ? "Logistic" : "Probit")
        .append(" regression of ")
        .append(n)
        .append(" observations\n\nCoefficients:\n")
        .append(model.inference().table())
        .append("\n(Dispersion parameter for binomial family taken to be 1)\n\n")
        .append(deviance("    Null", deviances, degrees, 0))
        .append(deviance("Residual", deviances, degrees, 1))
        .append("AIC: ")
        .append(Numerals.of(model.aic(), DIGITS))
        .append("\n\nNumber of iterations: ")
        .append(model.iterations())
        .append('\n');
    if (model.separation() != Separation.NONE) {
      text.append("\nWarning: ").append(model.separation()).append(".\n");
    } else if (!model.converged()) {
      text.append("\nWarning: the fit did not converge; these are its last coefficients.\n");
    }
    return text.toString();
  }

  private static String deviance(String name, String[] deviances, String[] degrees, int i) {
    int width = Math.max(deviances[0].length(), deviances[1].length());
    int degreesWidth = Math.max(degrees[0].length(), degrees[1].length());
    return String.format(
        Locale.ROOT,
        "%s deviance: %" + width + "s  on %" + degreesWidth + "s  degrees of freedom\n",
        name,
        deviances[i],
        degrees[i]);
  }
}
