package io.github.medl.linear.classification;

import io.github.medl.optim.minimise.Minimiser;
import io.github.medl.optim.minimise.Minimum;
import io.github.medl.optim.minimise.Stopping;
import io.github.medl.optim.minimise.Tracing;
import java.util.Arrays;
import java.util.Locale;

/**
 * A fit by any method of chapter 4, from coefficients 0 or from a given start.
 *
 * @param start of the coefficients of x; none for 0
 * @param takesGivenUnits whether the method takes columns as they are
 */
record ByMinimiser(Minimiser method, Stopping stopping, double[] start, boolean takesGivenUnits)
    implements BinaryFit {
  @Override
  public Fitted fit(BinaryData data, Link link, double ridge) {
    if (start.length != 0 && start.length != data.width()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "the start has %d coefficients, but with the intercept there are %d",
              start.length,
              data.width()));
    }
    double[] first = start.length == 0 ? new double[data.width()] : data.units().fromGiven(start);
    LogisticCost cost = new LogisticCost(data, link, ridge);
    Minimum minimum = method.minimise(cost, first, stopping, Tracing.NUMBERS);
    double[] beta = minimum.theta().toDoubles();
    double[] margins = data.margins(beta);
    // Where one more step would go tells whether it would ever end.
    double[] changes =
        data.margins(
            method.minimise(cost, beta, Stopping.after(1), Tracing.NUMBERS).theta().toDoubles());
    Arrays.setAll(changes, i -> changes[i] - margins[i]);
    Separation separation = ridge > 0 ? Separation.NONE : Separation.of(margins, changes);
    return new Fitted(
        beta,
        Irls.step(data, link, ridge, beta, margins).inverse(),
        minimum.iterations(),
        minimum.isConverged() && separation == Separation.NONE,
        separation);
  }
}
