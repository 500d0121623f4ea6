package io.github.medl.plot.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.plot.ColourMap;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Margins;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.paint.Scale;
import io.github.medl.plot.paint.Text;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of the axes of every chart, on charts that are drawn by lot. */
class ChartLayoutTest {
  private static final Graphics2D G =
      new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();

  private record Drawn(Chart chart, double[] x, double[] y, ChartLayout layout) {}

  private static Drawn byLot(Random random) {
    Chart chart = Chart.titled(random.nextBoolean() ? "title" : "").axes("abscissa", "ordinate");
    double[] x = range(random, random.nextInt(4) == 0);
    double[] y = range(random, random.nextInt(4) == 0);
    if (x[2] > 0) {
      chart.logX();
    }
    if (y[2] > 0) {
      chart.logY();
    }
    double width = 200 + 700 * random.nextDouble();
    double height = 150 + 400 * random.nextDouble();
    return new Drawn(chart, x, y, ChartLayout.of(chart, G, x, y, width, height, 0, Margins.NONE));
  }

  /** Both ends and whether the axis is logarithmic; every other range ends at round numbers. */
  private static double[] range(Random random, boolean log) {
    double unit = Math.pow(10, random.nextInt(13) - 6);
    double low = random.nextBoolean() ? random.nextInt(10) - 5 : 10 * random.nextGaussian();
    double length = random.nextBoolean() ? 1 + random.nextInt(40) : .1 + 30 * random.nextDouble();
    if (log) {
      double first = random.nextBoolean() ? unit : unit * (1 + 8 * random.nextDouble());
      return new double[] {first, first * Math.pow(10, .3 + 9 * random.nextDouble()), 1};
    }
    return new double[] {unit * low, unit * (low + length), 0};
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void ticksLieInsideAndTheirLabelsApart(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 250; i++) {
      Drawn drawn = byLot(random);
      ChartLayout layout = drawn.layout;
      for (AxisTicks ticks : new AxisTicks[] {layout.x(), layout.y()}) {
        Scale scale = ticks == layout.x() ? layout.axes().x() : layout.axes().y();
        String what = Arrays.toString(ticks.labels()) + " of " + scale;
        assertThat(ticks.at()).as(what).isNotEmpty();
        assertThat(ticks.labels()).as(what).doesNotHaveDuplicates();
        for (double at : ticks.at()) {
          double t = (scale.at(at) - scale.start()) / (scale.end() - scale.start());
          assertThat(t).as(what).isBetween(-1e-6, 1 + 1e-6);
        }
      }
      double end = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < layout.x().at().length; k++) {
        double middle = layout.axes().x().at(layout.x().at()[k]);
        double half = Text.width(G, layout.x().labels()[k], AxisTicks.font()) / 2;
        assertThat(middle - half).as("room before a label").isGreaterThan(end + 3);
        end = middle + half;
      }
      assertThat(layout.y().at().length).isGreaterThanOrEqualTo(2);
    }
  }

  @Test
  void anAxisThatEndsAtRoundNumbersHasTicksThere() {
    for (double[] range : new double[][] {{0, 1}, {-5, 5}, {-20, 20}, {0, 1000}, {0, 3e-5}}) {
      Chart chart = Chart.titled("");
      ChartLayout layout = ChartLayout.of(chart, G, range, range, 440, 340, 0, Margins.NONE);
      for (AxisTicks ticks : new AxisTicks[] {layout.x(), layout.y()}) {
        double room = 1e-9 * (range[1] - range[0]);
        assertThat(ticks.at()[0]).isCloseTo(range[0], within(room));
        assertThat(ticks.at()[ticks.at().length - 1]).isCloseTo(range[1], within(room));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void aGridLineStandsAtEachTickAndNowhereElse(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 12; i++) {
      Drawn drawn = byLot(random);
      Chart chart = drawn.chart.xRange(drawn.x[0], drawn.x[1]).yRange(drawn.y[0], drawn.y[1]);
      if (i % 2 == 0 && drawn.x[2] == 0) {
        double length = drawn.x[1] - drawn.x[0];
        chart.xTicks(drawn.x[0] + .2 * length, drawn.x[0] + .45 * length);
      }
      chart.yTicks().size(400, 300);
      BufferedImage image = Picture.of("", 1, chart).image();
      ChartLayout layout = ChartLayout.of(chart, G, drawn.x, drawn.y, 400, 300, 0, Margins.NONE);
      double scale = image.getWidth() / Picture.of("", 1, chart).width();
      Rectangle2D area = layout.axes().area();
      int row = (int) (scale * (12 + area.getCenterY()));
      for (int column = (int) (scale * (12 + area.getMinX() + 3));
          column < scale * (12 + area.getMaxX() - 3);
          column++) {
        double at = (column + .5) / scale - 12;
        double nearest =
            Arrays.stream(layout.x().at())
                .map(tick -> Math.abs(layout.axes().x().at(tick) - at))
                .min()
                .orElse(99);
        if (Math.abs(nearest - .65) > .05) { // half a line and half a pixel
          boolean white = (image.getRGB(column, row) & 255) == 255;
          assertThat(white).as("at %s, %s from a tick", at, nearest).isEqualTo(nearest > .65);
        }
      }
    }
  }

  @Test
  void aLegendThatFindsNoFreePlaceStandsOutside() {
    Random random = new Random(5);
    double[] x = random.doubles(3000).toArray();
    double[] y = random.doubles(3000).toArray();
    Style style = Style.of(Palette.BLUE);
    Chart full = Chart.titled("").points("everywhere", x, y, style).legend(Corner.BEST);
    full.points("a second one", x, y, style).points("a third one", x, y, style);
    Legend legend = Legend.of(Corner.BEST, full.layers, G);
    ChartLayout layout = layout(full);
    assertThat(legend.findsNoRoom(layout.axes())).isTrue();
    assertThat(legend.outside().room()).isGreaterThan(50);
    double[] low = Arrays.stream(y).map(v -> v * v * v / 4).toArray();
    Chart free = Chart.titled("").points("below", x, low, style).yRange(0, 1).legend(Corner.BEST);
    assertThat(Legend.of(Corner.BEST, free.layers, G).findsNoRoom(layout(free).axes())).isFalse();
  }

  /** A line of two points crosses corners that none of its points lies in. */
  @Test
  void aLegendAvoidsWhatLiesBetweenTwoPoints() {
    double[] ends = {0, 1};
    Chart chart = Chart.titled("").line("line", ends, ends, Style.of(Palette.BLUE));
    assertThat(Avoid.line(layout(chart).axes(), ends, ends)).hasSizeGreaterThan(50);
    assertThat(Avoid.points(layout(chart).axes(), ends, ends)).hasSizeLessThanOrEqualTo(2);
  }

  private static ChartLayout layout(Chart chart) {
    double[] unit = {0, 1};
    return ChartLayout.of(chart, G, unit, unit, 440, 340, 0, Margins.NONE);
  }

  @Test
  void chartsOfAColumnBeginAndEndOnOneLineWhateverStandsBesideThem() {
    double[] x = {0, 1, 2};
    double[] small = {0, .5, 1};
    double[] large = {0, 1e5, 123456};
    Chart plain = Chart.titled("plain").line("a", x, small, Style.of(Palette.BLUE));
    Chart wide =
        Chart.titled("wide labels").axes("x", "y").line("a", x, large, Style.of(Palette.BLUE));
    Chart legend =
        Chart.titled("legend outside")
            .legend(Corner.OUTSIDE)
            .line("a name", x, small, Style.of(Palette.BLUE));
    Chart heat =
        Chart.titled("colour bar").heatMap("h", x, x, new double[3][3], ColourMap.DIVERGING, -1, 1);
    List<Chart> charts = List.of(plain, wide, legend, heat);
    Margins common = Margins.NONE;
    for (Chart chart : charts) {
      common = common.or(chart.margins(G, 440, 340, Margins.NONE).orElseThrow());
    }
    for (Chart chart : charts) {
      assertThat(chart.margins(G, 440, 340, common)).as(chart.title).contains(common);
    }
    BufferedImage image = Picture.of("", 1, charts).image();
    List<Integer> first = uprights(image, 0);
    assertThat(first).hasSizeGreaterThanOrEqualTo(2);
    for (int k = 1; k < charts.size(); k++) {
      assertThat(uprights(image, k).subList(0, 2)).isEqualTo(first.subList(0, 2));
    }
  }

  /** Where upright lines begin in the k-th of charts of 340 pixels one above the other. */
  private static List<Integer> uprights(BufferedImage image, int k) {
    int top = 2 * (12 + k * (340 + 16));
    List<Integer> found = new ArrayList<>();
    boolean wasDark = false;
    for (int x = 0; x < image.getWidth(); x++) {
      int column = x;
      boolean isDark =
          IntStream.range(top + 100, top + 500)
              .allMatch(y -> (image.getRGB(column, y) >> 8 & 255) < 150);
      if (isDark && !wasDark) {
        found.add(x);
      }
      wasDark = isDark;
    }
    return found;
  }
}
