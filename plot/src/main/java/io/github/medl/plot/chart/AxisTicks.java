package io.github.medl.plot.chart;

import io.github.medl.plot.paint.Fonts;
import io.github.medl.plot.paint.Scale;
import io.github.medl.plot.paint.Text;
import io.github.medl.plot.paint.Ticks;
import java.awt.Font;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The ticks of one axis; grid lines stand at the same places.
 *
 * @param at their values, within the range of the axis
 * @param labels what stands beside each, as {@link io.github.medl.plot.paint.MathText}
 */
record AxisTicks(double[] at, String[] labels) {
  /** Room between two labels side by side. */
  private static final double APART = 7;

  private static final double PER_TICK_ACROSS = 60;
  private static final double PER_TICK_UPWARDS = 45;

  static Font font() {
    return Fonts.regular(Fonts.TICK);
  }

  /** Ticks of a horizontal axis: as many as have room beside each other. */
  static AxisTicks across(
      Graphics2D g,
      double @Nullable [] given,
      String @Nullable [] labels,
      double[] range,
      boolean log,
      double length) {
    Scale scale = new Scale(range[0], range[1], 0, length, log);
    return ticks(
        given,
        labels,
        range,
        log,
        length / PER_TICK_ACROSS,
        ticks -> !ticks.overlap(g, scale),
        wanted -> {
          AxisTicks ticks = chosen(range, log, wanted);
          for (int fewer = wanted - 1; fewer > 0 && ticks.overlap(g, scale); fewer--) {
            ticks = chosen(range, log, fewer);
          }
          return ticks.overlap(g, scale) ? ticks.firstAlone() : ticks;
        });
  }

  /** The first tick, on an axis that is too short for two. */
  private AxisTicks firstAlone() {
    return new AxisTicks(new double[] {at[0]}, new String[] {labels[0]});
  }

  /** Ticks of an upright axis. */
  static AxisTicks upwards(
      double @Nullable [] given,
      String @Nullable [] labels,
      double[] range,
      boolean log,
      double length) {
    return ticks(
        given,
        labels,
        range,
        log,
        length / PER_TICK_UPWARDS,
        ticks -> true,
        wanted -> {
          AxisTicks ticks = chosen(range, log, wanted);
          for (int more = 1; more < 4 && ticks.at.length < 2; more++) { // one tick shows no scale
            ticks = chosen(range, log, wanted + more);
          }
          return ticks;
        });
  }

  /** The given ticks; or such that both ends have one, if they fit; or others, of a number. */
  private static AxisTicks ticks(
      double @Nullable [] given,
      String @Nullable [] labels,
      double[] range,
      boolean log,
      double room,
      Predicate<AxisTicks> fit,
      IntFunction<AxisTicks> others) {
    if (given != null) {
      return within(given, labels, range, log);
    }
    int wanted = (int) Math.max(2, Math.round(room));
    AxisTicks ended = endingAtBothEnds(range, log, wanted);
    return ended != null && fit.test(ended) ? ended : others.apply(wanted);
  }

  /** As many ticks as wanted, or half more or less, such that both ends have one; else null. */
  private static @Nullable AxisTicks endingAtBothEnds(double[] range, boolean log, int wanted) {
    for (int more = 0; !log && more <= wanted / 2; more++) {
      for (int sign : new int[] {1, -1}) {
        double[] at = Ticks.nice(range[0], range[1], Math.max(2, wanted + sign * more));
        double room = 1e-6 * (range[1] - range[0]);
        if (at.length > 1
            && Math.abs(at[0] - range[0]) < room
            && Math.abs(at[at.length - 1] - range[1]) < room) {
          return new AxisTicks(at, Ticks.labels(at, null));
        }
      }
    }
    return null;
  }

  private static AxisTicks chosen(double[] range, boolean log, int wanted) {
    double[] at =
        log
            ? Ticks.logarithmic(range[0], range[1], wanted)
            : Ticks.nice(range[0], range[1], wanted);
    return new AxisTicks(at, Ticks.labels(at, null));
  }

  /** Those of the given ticks that the axis shows; their labels are written in one form. */
  private static AxisTicks within(
      double[] given, String @Nullable [] labels, double[] range, boolean log) {
    String[] all = Ticks.labels(given, labels);
    Scale unit = new Scale(range[0], range[1], 0, 1, log);
    List<Integer> shown = new ArrayList<>();
    for (int i = 0; i < given.length; i++) {
      double t = unit.at(given[i]);
      if (t >= -1e-3 && t <= 1 + 1e-3) {
        shown.add(i);
      }
    }
    return new AxisTicks(
        shown.stream().mapToDouble(i -> given[i]).toArray(),
        shown.stream().map(i -> all[i]).toArray(String[]::new));
  }

  private boolean overlap(Graphics2D g, Scale scale) {
    for (int i = 1; i < at.length; i++) {
      double room = scale.at(at[i]) - scale.at(at[i - 1]);
      double half = (Text.width(g, labels[i - 1], font()) + Text.width(g, labels[i], font())) / 2;
      if (half + APART > room) {
        return true;
      }
    }
    return false;
  }

  /** The width of the widest label; 0 without any. */
  double widest(Graphics2D g) {
    double widest = 0;
    for (String label : labels) {
      widest = Math.max(widest, Text.width(g, label, font()));
    }
    return widest;
  }

  /** By how much the label of the last tick stands out to the right of an axis. */
  double beyond(Graphics2D g, Scale scale) {
    int last = at.length - 1;
    return last < 0
        ? 0
        : scale.at(at[last]) + Text.width(g, labels[last], font()) / 2 - scale.end();
  }
}
