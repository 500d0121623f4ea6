package io.github.medl.examples.chapter6;

import io.github.medl.plot.Palette;
import io.github.medl.plot.Panel;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.plot.image.ImagePanel;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Canvases with boxes, and how well the boxes lie. */
final class LocalisationPictures {
  private static final int BINS = 20;

  private LocalisationPictures() {}

  /** Canvases with their true box in green and the predicted one in orange. */
  static Picture canvases(Localiser.Judged judged, int count) {
    List<Panel> panels = new ArrayList<>();
    int[] there = judged.test().there();
    int[] said = judged.said().classes().argmax(1);
    for (int k = 0; k < count; k++) {
      int i = there[k];
      String title = String.format(Locale.ROOT, "said %d, IoU %.2f", said[i], judged.iou().get(k));
      Tensor canvas = judged.test().images().select(0, i).select(0, 0).cast(DType.FLOAT64);
      panels.add(
          box(
                  box(
                      ImagePanel.of(canvas.neg().add(1.2).div(1.2).toRows()).width(170),
                      judged.test().boxes().select(0, i),
                      Palette.GREEN),
                  judged.said().boxes().select(0, i),
                  Palette.VERMILLION)
              .titled(title));
    }
    return Picture.of("True boxes (green) and predicted ones (vermilion)", 5, panels);
  }

  private static ImagePanel box(ImagePanel panel, Tensor box, Color colour) {
    double s = Localiser.SIDE;
    return panel.outlined(s * box.get(0), s * box.get(1), s * box.get(2), s * box.get(3), colour);
  }

  static Chart histogram(Localiser.Judged judged) {
    double[] centre = IntStream.range(0, BINS).mapToDouble(i -> (i + .5) / BINS).toArray();
    double[] counts = new double[BINS];
    for (double iou : judged.iou().toDoubles()) {
      counts[Math.min(BINS - 1, (int) (iou * BINS))]++;
    }
    return Chart.titled("Intersection over union of the boxes")
        .axes("IoU", "canvases")
        .size(440, 360)
        .xRange(0, 1)
        .bars("canvases", centre, counts, .045, Style.of(Palette.SKY));
  }
}
