package io.github.medl.optim.search;

import io.github.medl.random.RandomStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The hyper-parameters and what they may be.
 *
 * <pre>{@code
 * Space space = Space.empty().logarithmic("learningRate", 1e-4, 1e-1).choice("units", 16, 32, 64);
 * List<Setting> plan = space.random(20, RandomStream.seed(1));
 * }</pre>
 */
public final class Space {
  private static final int MOST_SETTINGS = 10_000_000;

  private final Map<String, Axis> axes;

  /** What one hyper-parameter may be. */
  private interface Axis {
    /** A value from a number in [0, 1). */
    double at(double u);

    /** How many values {@link #grid} gives. */
    int size(int points);

    /** Values that cover the axis, at most so many where there is a choice. */
    double[] grid(int points);
  }

  private Space(Map<String, Axis> axes) {
    this.axes = axes;
  }

  /**
   * A space without hyper-parameters; the methods below add them.
   *
   * @return the space
   */
  public static Space empty() {
    return new Space(Map.of());
  }

  /**
   * With one of some values.
   *
   * @param name the hyper-parameter
   * @param values what it may be; a grid takes all of them
   * @return the space with it
   * @throws IllegalArgumentException if there are no values or the name is taken
   */
  public Space choice(String name, double... values) {
    double[] own = values.clone();
    check(own.length > 0, "choice", name, "needs a value");
    return with(
        name,
        new Axis() {
          @Override
          public double at(double u) {
            return own[(int) (u * own.length)];
          }

          @Override
          public int size(int points) {
            return own.length;
          }

          @Override
          public double[] grid(int points) {
            return own.clone();
          }
        });
  }

  /**
   * With a number between two, uniform.
   *
   * @param name the hyper-parameter
   * @param low the smallest value
   * @param high the largest value
   * @return the space with it
   * @throws IllegalArgumentException unless low &lt; high, or if the name is taken
   */
  public Space uniform(String name, double low, double high) {
    boolean holds = Double.isFinite(low) && low < high && high < Double.POSITIVE_INFINITY;
    check(holds, "uniform", name, "needs low < high, both finite");
    double width = high - low;
    return with(
        name, (Line) u -> Double.isInfinite(width) ? (1 - u) * low + u * high : low + width * u);
  }

  /**
   * With a number between two whose logarithm is uniform, as fits rates and penalties.
   *
   * @param name the hyper-parameter
   * @param low the smallest value
   * @param high the largest value
   * @return the space with it
   * @throws IllegalArgumentException unless 0 &lt; low &lt; high, both finite, or if the name is
   *     taken
   */
  public Space logarithmic(String name, double low, double high) {
    boolean holds = low > 0 && low < high && high < Double.POSITIVE_INFINITY;
    check(holds, "logarithmic", name, "needs 0 < low < high, both finite");
    double ratio = high / low;
    return with(
        name,
        (Line)
            u ->
                Double.isInfinite(ratio)
                    ? StrictMath.pow(low, 1 - u) * StrictMath.pow(high, u)
                    : low * StrictMath.pow(ratio, u));
  }

  /** An interval. */
  private interface Line extends Axis {
    @Override
    default int size(int points) {
      return points;
    }

    @Override
    default double[] grid(int points) {
      double[] values = new double[points];
      for (int i = 0; i < points; i++) {
        values[i] = at(points == 1 ? 0.5 : i / (points - 1.0));
      }
      return values;
    }
  }

  private Space with(String name, Axis axis) {
    check(!axes.containsKey(name), "space", name, "is there already");
    Map<String, Axis> more = new LinkedHashMap<>(axes);
    more.put(name, axis);
    return new Space(more);
  }

  private static void checkNumber(String what, double settings) {
    if (settings > MOST_SETTINGS) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s: %.0f settings; nobody tries more than %d",
              what,
              settings,
              MOST_SETTINGS));
    }
  }

  private static void check(boolean holds, String what, String name, String problem) {
    if (!holds) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s: '%s' %s", what, name, problem));
    }
  }

  /**
   * All combinations: the values of a choice, evenly spaced ones of an interval.
   *
   * @param points how many values of each interval
   * @return the settings; the last hyper-parameter changes fastest
   * @throws IllegalArgumentException if the number of points is not positive, or there are more
   *     than 10 million settings
   */
  public List<Setting> grid(int points) {
    if (points < 1) {
      throw new IllegalArgumentException("grid: needs at least one point, got " + points);
    }
    double number = 1;
    for (Axis axis : axes.values()) {
      number *= axis.size(points);
    }
    checkNumber("grid", number);
    List<Map<String, Double>> settings = List.of(Map.of());
    for (Map.Entry<String, Axis> axis : axes.entrySet()) {
      List<Map<String, Double>> finer = new ArrayList<>();
      for (Map<String, Double> setting : settings) {
        for (double value : axis.getValue().grid(points)) {
          Map<String, Double> one = new LinkedHashMap<>(setting);
          one.put(axis.getKey(), value);
          finer.add(one);
        }
      }
      settings = finer;
    }
    return settings.stream().map(Setting::new).toList();
  }

  /**
   * Independent random settings, which try more values of each hyper-parameter than a grid of as
   * many trials (Bergstra and Bengio, 2012).
   *
   * @param count how many
   * @param stream the source
   * @return the settings
   * @throws IllegalArgumentException if the count is negative, or above 10 million
   */
  public List<Setting> random(int count, RandomStream stream) {
    if (count < 0) {
      throw new IllegalArgumentException("random: the number of settings is negative: " + count);
    }
    checkNumber("random", count);
    List<Setting> settings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Map<String, Double> values = new LinkedHashMap<>();
      axes.forEach((name, axis) -> values.put(name, axis.at(stream.uniform())));
      settings.add(new Setting(values));
    }
    return settings;
  }
}
