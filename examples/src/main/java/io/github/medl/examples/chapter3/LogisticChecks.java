package io.github.medl.examples.chapter3;

import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Source;
import io.github.medl.linear.classification.LogisticModel;
import io.github.medl.tensor.Tensor;

/** Checks that several figures make of a fitted logistic model. */
final class LogisticChecks {
  private LogisticChecks() {}

  /** Coefficients, standard errors and deviance. */
  static void fit(
      Checks checks,
      String name,
      LogisticModel model,
      double[] coefficients,
      double[] standardErrors,
      double deviance,
      double tolerance,
      Source source) {
    checks
        .allNearRelative(
            name + ": coefficients",
            model.coefficients().toDoubles(),
            coefficients,
            tolerance,
            source)
        .allNearRelative(
            name + ": standard errors",
            model.inference().standardErrors().toDoubles(),
            standardErrors,
            tolerance,
            source)
        .near(name + ": deviance", model.deviance(), deviance, tolerance, source);
  }

  /** The share of right predictions. */
  static double accuracy(Tensor predicted, Tensor y) {
    return predicted.equalTo(y).mean().item();
  }

  /** How many of true class {@code y} are predicted to be of class {@code predicted}. */
  static long count(Tensor predictions, int predicted, Tensor truth, int y) {
    return (long) predictions.equalTo(predicted).mul(truth.equalTo(y)).sum().item();
  }
}
