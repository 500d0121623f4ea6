package io.github.medl.examples.explore;

import io.github.medl.examples.figure.Knob;
import io.github.medl.examples.figure.Settings;
import io.github.medl.plot.Dial;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/** The parameters of a figure as dials of a window. */
public final class Dials {
  private static final int STEPS = 200;

  private Dials() {}

  /**
   * A dial for each parameter.
   *
   * @param knobs the parameters
   * @param settings the values to begin with
   * @return in the same order
   */
  public static List<Dial> of(List<Knob<?>> knobs, Settings settings) {
    List<Dial> dials = new ArrayList<>();
    knobs.forEach(knob -> dials.add(dial(knob, settings)));
    return dials;
  }

  private static <T> Dial dial(Knob<T> knob, Settings settings) {
    String label =
        knob.symbol().equals(knob.name())
            ? knob.name() + ": " + knob.meaning()
            : knob.symbol() + ", " + knob.meaning();
    boolean isList = knob instanceof Knob.Choice || knob instanceof Knob.Switch;
    return new Dial(
        knob.name(),
        label,
        knob.allowed() + "; book: " + knob.write(knob.book()),
        knob.write(settings.get(knob)),
        knob.write(knob.book()),
        steps(knob),
        isList);
  }

  /** From the least to the most; the book's value is among them. */
  private static List<String> steps(Knob<?> knob) {
    if (knob instanceof Knob.Choice choice) {
      return choice.words();
    }
    if (knob instanceof Knob.Switch) {
      return List.of("on", "off");
    }
    if (knob instanceof Knob.Real real) {
      return real.logarithmic()
          ? ratios(real.least(), real.book(), real.most())
          : differences(real.least(), real.book(), real.most());
    }
    if (knob instanceof Knob.Whole whole && !whole.isSeed()) {
      return wholes(whole);
    }
    return List.of(); // typed: a seed has no order, a matrix no line
  }

  private static List<String> ratios(double least, double book, double most) {
    int below = (int) Math.round(STEPS * Math.log(book / least) / Math.log(most / least));
    List<String> steps = new ArrayList<>();
    for (int i = 0; i <= STEPS; i++) {
      double value =
          i == 0
              ? least
              : i == below
                  ? book
                  : i == STEPS
                      ? most
                      : rounded(least * Math.pow(most / least, i / (double) STEPS), 2);
      steps.add(text(value));
    }
    return steps;
  }

  private static List<String> differences(double least, double book, double most) {
    int below = (int) Math.round(STEPS * (book - least) / (most - least));
    List<String> steps = new ArrayList<>();
    for (int i = 0; i <= STEPS; i++) {
      double value =
          i == below ? book : i == STEPS ? most : rounded(least + (most - least) * i / STEPS, 3);
      steps.add(text(value));
    }
    return steps;
  }

  /** Each number of a short range, equal ratios of a long one. */
  private static List<String> wholes(Knob.Whole whole) {
    List<String> steps = new ArrayList<>();
    if (whole.most() - whole.least() <= STEPS) {
      for (int value = whole.least(); value <= whole.most(); value++) {
        steps.add(Integer.toString(value));
      }
      return steps;
    }
    for (String step : ratios(Math.max(1, whole.least()), whole.book(), whole.most())) {
      String value = Long.toString(Math.round(Double.parseDouble(step)));
      if (steps.isEmpty() || !steps.get(steps.size() - 1).equals(value)) {
        steps.add(value);
      }
    }
    return steps;
  }

  private static double rounded(double value, int digits) {
    return new BigDecimal(value).round(new MathContext(digits)).doubleValue();
  }

  private static String text(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
