package io.github.medl.examples.chapter6;

import io.github.medl.cnn.losses.PixelLosses;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Panel;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.plot.image.ImagePanel;
import io.github.medl.tensor.Codes;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Scenes beside the classes of their pixels. */
final class SegmentationPictures {
  private static final double WIDTH = 150;
  private static final Color[] COLOURS = {new Color(0xF4F4F4), Palette.SKY, Palette.VERMILLION};
  private static final int PIXELS = Scenes.SIDE * Scenes.SIDE;

  private SegmentationPictures() {}

  /** A row for each scene: what is seen, the truth, and what the two networks say. */
  static Picture classes(Segmenter judged, int count) {
    int[] truth = Codes.values(judged.test().targets());
    List<Panel> panels = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      panels.add(titled(scene(judged, k), k, "scene"));
      panels.add(titled(map(truth, k), k, "truth"));
      panels.add(titled(map(judged.with().codes(), k), k, "with skips"));
      panels.add(titled(map(judged.without().codes(), k), k, "without skips"));
    }
    return Picture.of("Background, garment (blue) and digit (vermilion)", 4, panels);
  }

  /** A row for each scene: what is seen, and the pixels that the two networks have wrong. */
  static Picture mistakes(Segmenter judged, int count) {
    int[] truth = Codes.values(judged.test().targets());
    List<Panel> panels = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      panels.add(scene(judged, k).titled("scene"));
      panels.add(wrong(truth, judged.with().codes(), k, "with skips"));
      panels.add(wrong(truth, judged.without().codes(), k, "without skips"));
    }
    return Picture.of("Pixels of a wrong class, in the colour of the true one", 6, panels);
  }

  /** How much of each class the networks find, beside what one gets who sees nothing. */
  static Chart overlaps(Segmenter judged) {
    double[] nothing = PixelLosses.iou(judged.nothingSeen());
    int classes = Scenes.CLASSES.size();
    double[][] bars = new double[3][classes];
    double[][] places = new double[3][classes];
    for (int code = 0; code < classes; code++) {
      bars[0][code] = judged.with().iou(code);
      bars[1][code] = judged.without().iou(code);
      bars[2][code] = nothing[code];
      for (int k = 0; k < 3; k++) {
        places[k][code] = code + .25 * (k - 1);
      }
    }
    return Chart.titled("Intersection over union of the classes")
        .axes("", "IoU, all pixels of the test scenes")
        .size(460, 360)
        .yRange(0, 1.35)
        .yTicks(0, .2, .4, .6, .8, 1)
        .xTicks(new double[] {0, 1, 2}, Scenes.CLASSES.toArray(String[]::new))
        .legend(Corner.UPPER_RIGHT)
        .bars("with skips", places[0], bars[0], .22, Style.of(Palette.BLUE))
        .bars("without skips", places[1], bars[1], .22, Style.of(Palette.ORANGE))
        .bars("all background", places[2], bars[2], .22, Style.of(Palette.GREY));
  }

  private static ImagePanel titled(ImagePanel panel, int row, String title) {
    return row == 0 ? panel.titled(title) : panel;
  }

  private static ImagePanel scene(Segmenter judged, int k) {
    Tensor scene = judged.test().inputs().select(0, k).select(0, 0).cast(DType.FLOAT64);
    return ImagePanel.of(scene.neg().add(1.2).div(1.2).toRows()).width(WIDTH);
  }

  private static ImagePanel map(int[] codes, int k) {
    return panel(codes, k, COLOURS[0]);
  }

  private static ImagePanel wrong(int[] truth, int[] said, int k, String title) {
    int[] shown = new int[truth.length];
    int count = 0;
    for (int i = k * PIXELS; i < (k + 1) * PIXELS; i++) {
      shown[i] = said[i] == truth[i] ? -1 : truth[i];
      count += said[i] == truth[i] ? 0 : 1;
    }
    return panel(shown, k, Palette.GREY).titled(String.format(Locale.ROOT, "%s: %d", title, count));
  }

  /** A pixel of no class is white. */
  private static ImagePanel panel(int[] codes, int k, Color background) {
    BufferedImage image = new BufferedImage(Scenes.SIDE, Scenes.SIDE, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < PIXELS; i++) {
      int code = codes[k * PIXELS + i];
      Color colour = code < 0 ? Color.WHITE : code == 0 ? background : COLOURS[code];
      image.setRGB(i % Scenes.SIDE, i / Scenes.SIDE, colour.getRGB());
    }
    return ImagePanel.of(image).width(WIDTH);
  }
}
