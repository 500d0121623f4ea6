package io.github.medl.examples.chapter5;

import io.github.medl.examples.chapter5.DigitSearch.Log;
import io.github.medl.networks.training.tricks.LearningRateFinder.Sweep;
import io.github.medl.optim.search.Search;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Marker;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.tensor.Tensor;
import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The four charts of lab 5.5. */
final class DigitSearchPicture {
  private static final int FIRST = 16;
  private static final int LAST = 256;
  private static final Color[] BY_BUDGET = {
    Palette.GREY, Palette.SKY, Palette.BLUE, Palette.ORANGE, Palette.VERMILLION
  };

  private DigitSearchPicture() {}

  static Picture of(Lab5_5.Results results) {
    return Picture.of(
        "A learning rate found, hyper-parameters searched",
        2,
        sweep(results.sweeps().get(0)),
        scan(results),
        plans(results),
        searches(results));
  }

  private static Chart sweep(Sweep sweep) {
    return Chart.titled("(a) A sweep of learning rates")
        .axes("learning rate α of the step", "cost")
        .size(540, 400)
        .logX()
        .xTicks(1e-3, 1e-2, 0.1, 1, 10, 100)
        .legend(Corner.UPPER_LEFT)
        .line("cost of the batch", sweep.rates(), sweep.costs(), Style.of(Palette.SKY).width(1))
        .line("smoothed", sweep.rates(), sweep.smoothed(), Style.of(Palette.BLUE).width(2.4))
        .verticalLine(
            "suggestion", sweep.suggestion(), Style.of(Palette.VERMILLION).width(1.6).dashed());
  }

  private static Chart scan(Lab5_5.Results results) {
    Chart chart =
        Chart.titled(String.format(Locale.ROOT, "(b) Loss after %d epochs", Lab5_5.SCAN_EPOCHS))
            .axes("learning rate α", "validation loss")
            .size(540, 400)
            .logX()
            .logY()
            .xTicks(0.01, 0.1, 1, 10)
            .yRange(0.08, 3)
            .yTicks(0.1, 0.2, 0.5, 1, 2)
            .legend(Corner.LOWER_LEFT);
    for (int s = 0; s < Lab5_5.SEEDS; s++) {
      chart.points(
          s == 0 ? "a seed" : "_seed " + s,
          Lab5_5.RATES,
          results.scan().select(1, s).toDoubles(),
          Style.of(Palette.GREY).size(5));
    }
    return chart
        .line(
            "mean",
            Lab5_5.RATES,
            results.scan().mean(1).toDoubles(),
            Style.of(Palette.BLUE).width(2.4))
        .points(
            "with the suggested rate",
            results.suggestions(),
            results.atSuggestion(),
            Style.of(Palette.VERMILLION).marker(Marker.DIAMOND).size(8));
  }

  private static Chart plans(Lab5_5.Results results) {
    Chart chart =
        Chart.titled("(c) What is tried: grid and halving")
            .axes("learning rate α", "penalty λ")
            .size(540, 400)
            .logX()
            .logY()
            .xRange(0.002, 2500) // room for the legend
            .yRange(5e-7, 0.2)
            .xTicks(0.01, 0.1, 1, 10)
            .yTicks(1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 0.1)
            .legend(Corner.LOWER_RIGHT);
    List<Search.Result> grid = results.grid().get(0).results();
    chart.points(
        "grid",
        Lab5_5.settings(grid, DigitSearch.ALPHA),
        Lab5_5.settings(grid, DigitSearch.LAMBDA),
        Style.of(Palette.BLACK).marker(Marker.PLUS).size(10));
    for (int k = 0; k < BY_BUDGET.length; k++) {
      int budget = 1 << k;
      List<Search.Result> ended =
          results.halving().get(0).results().stream().filter(r -> r.budget() == budget).toList();
      chart.points(
          budget == 1 ? "1 epoch" : budget + " epochs",
          Lab5_5.settings(ended, DigitSearch.ALPHA),
          Lab5_5.settings(ended, DigitSearch.LAMBDA),
          Style.of(BY_BUDGET[k]).size(6 + k));
    }
    return chart;
  }

  private static Chart searches(Lab5_5.Results results) {
    Chart chart =
        Chart.titled("(d) The best found so far")
            .axes("epochs of all trials together", "least validation loss")
            .size(540, 400)
            .logY()
            .xRange(0, LAST)
            .yRange(0.08, 3)
            .xTicks(0, 64, 128, 192, 256)
            .yTicks(0.1, 0.2, 0.5, 1, 2)
            .legend(Corner.UPPER_RIGHT);
    search(chart, "grid", results.grid(), Style.of(Palette.BLACK));
    search(chart, "random", results.random(), Style.of(Palette.ORANGE));
    search(chart, "halving", results.halving(), Style.of(Palette.BLUE));
    return chart;
  }

  private static void search(Chart chart, String name, List<Log> logs, Style style) {
    int[] epochs = IntStream.rangeClosed(FIRST, LAST).toArray();
    Tensor best =
        Tensor.of(
            logs.stream()
                .map(log -> Arrays.stream(epochs).mapToDouble(log::bestAfter).toArray())
                .toArray(double[][]::new));
    double[] x = Arrays.stream(epochs).asDoubleStream().toArray();
    chart
        .band("_range, " + name, x, best.min(0).toDoubles(), best.max(0).toDoubles(), style)
        .line(name, x, best.mean(0).toDoubles(), style.width(2.4));
  }
}
