package io.github.medl.examples.chapter5;

import io.github.medl.examples.digits.ConfusionChart;
import io.github.medl.examples.training.LearningCurves;
import io.github.medl.learning.evaluation.Calibration;
import io.github.medl.learning.evaluation.ConfusionMatrix;
import io.github.medl.networks.training.History;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Marker;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Panel;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.plot.image.ImagePanel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The pictures of lab 5.1. */
record ClassifierPictures(HandwrittenDigits digits, Lab5_1.Verdicts verdicts) {
  private static final int WORST = 18;
  private static final Style TRAINING = Style.of(Palette.BLUE).width(2.2);
  private static final Style VALIDATION = Style.of(Palette.ORANGE).width(2.2);
  private static final Style TEST = Style.of(Palette.GREEN).width(2.2).dashed();
  private static final Style MARK = Style.of(Palette.GREY).width(1.2).dotted();

  Picture overview(History history, ConfusionMatrix confusion, Calibration calibration) {
    return Picture.of(
        "A classifier of digits from nothing",
        2,
        losses(history),
        accuracies(history),
        ConfusionChart.of("(c) Test images, true against said", confusion),
        reliability(calibration));
  }

  private static Chart losses(History history) {
    Chart chart = LearningCurves.chart("(a) Loss", "cross-entropy").legend(Corner.UPPER_RIGHT);
    LearningCurves.add(chart, "training", history, "loss", TRAINING);
    LearningCurves.add(chart, "validation", history, "validation loss", VALIDATION);
    return LearningCurves.add(chart, "test", history, "test loss", TEST);
  }

  private static Chart accuracies(History history) {
    Chart chart = LearningCurves.chart("(b) Accuracy", "share").legend(Corner.LOWER_RIGHT);
    LearningCurves.add(chart, "validation", history, "validation accuracy", VALIDATION);
    LearningCurves.add(chart, "test", history, "test accuracy", TEST);
    return chart.horizontalLine("97.5 %", 0.975, MARK);
  }

  private static Chart reliability(Calibration calibration) {
    double[] said = calibration.bins().stream().mapToDouble(Calibration.Bin::predicted).toArray();
    double[] seen = calibration.bins().stream().mapToDouble(Calibration.Bin::observed).toArray();
    Chart chart = Chart.titled("(d) Calibration, with the number of images");
    for (Calibration.Bin bin : calibration.bins()) {
      String count = Integer.toString(bin.count());
      chart.text(bin.predicted(), bin.observed(), count, Style.of(Palette.BLACK), -9, -6);
    }
    return chart
        .axes("probability of the digit said", "share that is right")
        .size(460, 420)
        .xRange(0, 1)
        .yRange(0, 1)
        .legend(Corner.UPPER_LEFT)
        .line("perfect", new double[] {0, 1}, new double[] {0, 1}, MARK)
        .trajectory(
            "test images", said, seen, Style.of(Palette.BLUE).marker(Marker.CIRCLE).size(9));
  }

  Picture mistakes() {
    List<Panel> panels = new ArrayList<>();
    for (int i : verdicts.mistakes().stream().limit(WORST).toList()) {
      String title =
          String.format(
              Locale.ROOT,
              "%.0f, said %.0f",
              digits.test().targets().get(i),
              verdicts.said().get(i));
      panels.add(ImagePanel.of(digits.ink(i)).titled(title).width(120));
    }
    return Picture.of("The worst mistakes: true digit, and what was said", 6, panels);
  }
}
