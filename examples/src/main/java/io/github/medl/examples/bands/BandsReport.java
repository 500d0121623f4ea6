package io.github.medl.examples.bands;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.Manifest;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Runs over seeds as text in the terminal. */
public final class BandsReport {
  private static final int LONGEST_NAME = 60;

  private BandsReport() {}

  /**
   * The bands, the checks and what failed.
   *
   * @param runs what was run
   * @param out written to
   */
  public static void write(SeedRuns runs, PrintWriter out) {
    List<Integer> seeds = runs.seeds();
    out.printf(
        Locale.ROOT,
        "%s: %s; %d seed%s, %s form%n",
        runs.about().label(),
        runs.about().title(),
        seeds.size(),
        seeds.size() == 1 ? "" : "s, " + seeds.get(0) + " to " + seeds.get(seeds.size() - 1),
        runs.full() ? "full" : runs.about().cost().isLong() ? "short" : "only");
    List<Band> moving = runs.bands().stream().filter(band -> !isFixed(band)).toList();
    int width = width(moving.stream().map(Band::name).toList());
    String form = "  %-" + width + "s  %10s  %10s  %10s   %s%n";
    out.printf(Locale.ROOT, form, "", "least", "mean", "most", "band");
    for (Band band : moving) {
      out.printf(
          Locale.ROOT,
          form,
          cut(band.name()),
          Band.text(band.least()),
          Band.text(band.mean()),
          Band.text(band.most()),
          "[" + Band.text(band.low()) + ", " + Band.text(band.high()) + "]");
    }
    out.println("  band: " + Band.RULE);
    if (moving.size() < runs.bands().size()) {
      out.println(
          "  the same with every seed: "
              + runs.bands().stream()
                  .filter(BandsReport::isFixed)
                  .map(Band::name)
                  .collect(Collectors.joining(", ")));
    }
    runs.fates().forEach(fate -> out.println("  " + line(fate)));
    runs.failures()
        .forEach((seed, why) -> out.printf(Locale.ROOT, "  FAILED seed %d: %s%n", seed, why));
  }

  private static boolean isFixed(Band band) {
    return band.count() > 1 && band.least() == band.most();
  }

  private static String line(SeedRuns.Fate fate) {
    int held = fate.of() - fate.failing().size();
    return String.format(
        Locale.ROOT,
        "%s %d/%d %s: %s; %s%s",
        fate.failing().isEmpty() ? "ok  " : "FAIL",
        held,
        fate.of(),
        fate.first().name(),
        fate.first().asked(),
        fate.first().source(),
        fate.failing().isEmpty() ? "" : "; not with " + seeds(fate.failing()));
  }

  private static String seeds(List<Integer> seeds) {
    return (seeds.size() == 1 ? "seed " : "seeds ")
        + seeds.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  /**
   * The figures that can be run over seeds, with what a run costs.
   *
   * @param manifest all figures
   * @param out written to
   */
  public static void list(Manifest manifest, PrintWriter out) {
    for (Figure figure : manifest.figures()) {
      About about = figure.about();
      if (SeedRuns.canBeRun(about)) {
        out.printf(
            Locale.ROOT,
            "%-10s  %-8s  %s%n",
            about.id(),
            about.cost().text() + (about.cost().isLong() ? " *" : ""),
            about.title());
      }
    }
    out.println("The time is that of one seed on two threads; * with --full.");
  }

  private static int width(List<String> names) {
    return names.stream().mapToInt(name -> cut(name).length()).max().orElse(1);
  }

  private static String cut(String name) {
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 3) + "...";
  }
}
