package io.github.medl.plot.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.plot.ColourMap;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Gallery;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChartTest {
  private static final Color RED = new Color(255, 0, 0);
  private static final Style STYLE = Style.of(RED).width(2).size(6);

  private static Chart bare() {
    return Chart.titled("").noTicks().noGrid();
  }

  private static BufferedImage draw(Chart chart) {
    return Picture.of("", 1, chart).image();
  }

  /** Bounds of the pixels of a colour as {left, top, right, bottom}, and their number. */
  private static int[] box(BufferedImage image, Color colour) {
    int[] box = {Integer.MAX_VALUE, Integer.MAX_VALUE, -1, -1, 0};
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        if (image.getRGB(x, y) == colour.getRGB()) {
          box[0] = Math.min(box[0], x);
          box[1] = Math.min(box[1], y);
          box[2] = Math.max(box[2], x);
          box[3] = Math.max(box[3], y);
          box[4]++;
        }
      }
    }
    return box;
  }

  @Test
  void differentLengthsAreRefusedByName() {
    double[] two = {1, 2};
    double[] three = {1, 2, 3};
    assertThatThrownBy(() -> bare().line("loss", two, three, STYLE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("x of loss has 2 values but y of loss has 3; they must be equal");
    assertThatThrownBy(() -> bare().band("band", two, two, three, STYLE))
        .hasMessageContaining("high of band");
    assertThatThrownBy(() -> bare().bars("bars", two, three, 1, STYLE))
        .hasMessageContaining("heights of bars");
    assertThatThrownBy(() -> bare().xTicks(two, "a")).hasMessageContaining("tick labels has 1");
  }

  @Test
  void aValueThatIsNotFiniteIsAGap() {
    double[] x = {0, 1, 2, 3, 4};
    int whole = box(draw(bare().line("", x, new double[] {1, 1, 1, 1, 1}, STYLE)), RED)[4];
    for (double gap : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      double[] y = {1, 1, gap, 1, 1};
      int broken = box(draw(bare().line("", x, y, STYLE)), RED)[4];
      assertThat(broken / (double) whole).as("half of the line is left").isBetween(.45, .55);
    }
  }

  @Test
  void emptySeriesAndSinglePointsAndConstantSeriesAreDrawn() {
    double[] none = {};
    assertThatCode(
            () -> {
              draw(Chart.titled("nothing"));
              draw(Chart.titled("").line("empty", none, none, STYLE).legend(Corner.BEST));
              draw(Chart.titled("").points("", new double[] {Double.NaN}, new double[] {1}, STYLE));
              draw(Chart.titled("").band("", none, none, none, STYLE));
              draw(Chart.titled("").bars("", none, none, 1, STYLE));
            })
        .doesNotThrowAnyException();
    assertThat(box(draw(bare().point("one", 5, 5, STYLE)), RED)[4]).isPositive();
    assertThat(box(draw(bare().point("far", 1e300, -1e-300, STYLE)), RED)[4]).isPositive();
    double[] constant = {7, 7, 7};
    assertThat(box(draw(bare().line("", new double[] {1, 2, 3}, constant, STYLE)), RED)[4])
        .isPositive();
  }

  @Test
  void equalAspectDrawsACircleRound() {
    double[] t = Gallery.grid(0, 2 * Math.PI, 400);
    double[] x = Gallery.map(t, v -> 3 + 2 * Math.cos(v));
    double[] y = Gallery.map(t, v -> 2 * Math.sin(v));
    for (double[] size : new double[][] {{600, 300}, {250, 500}}) {
      Chart chart = Chart.titled("t").axes("a", "b").equalAspect().size(size[0], size[1]);
      int[] box = box(draw(chart.line("", x, y, STYLE)), RED);
      assertThat((double) (box[2] - box[0])).isCloseTo(box[3] - box[1], within(3.0));
    }
  }

  @Test
  void aPointStandsWhereTheAxesSay() {
    // Without ticks, labels and title the drawing area is the panel less its margins.
    Chart chart = bare().xRange(0, 4).yRange(0, 4).size(400, 400);
    chart.point("a", 1, 1, STYLE).point("b", 3, 1, Style.of(new Color(0, 255, 0)));
    chart.point("c", 1, 3, Style.of(new Color(0, 0, 255)));
    BufferedImage image = draw(chart);
    int[] a = box(image, RED);
    int[] b = box(image, new Color(0, 255, 0));
    int[] c = box(image, new Color(0, 0, 255));
    assertThat(b[0] - a[0]).as("to the right").isGreaterThan(300);
    assertThat(a[1] - c[1]).as("upwards").isGreaterThan(300);
    assertThat(Math.abs(a[1] - b[1])).isLessThanOrEqualTo(1);
    assertThat(Math.abs(a[0] - c[0])).isLessThanOrEqualTo(1);
  }

  @Test
  void aTranslucentLineIsEvenWhereItsSegmentsMeet() {
    double[] x = Gallery.grid(0, 1, 50);
    double[] y = Gallery.map(x, v -> 0.5);
    BufferedImage image = draw(bare().yRange(0, 1).line("", x, y, STYLE.width(6).alpha(.5)));
    int[] half = box(image, new Color(255, 127, 127));
    int[] other = box(image, new Color(255, 128, 128));
    assertThat(half[4] + other[4]).isPositive();
    assertThat(box(image, new Color(255, 64, 64))[4]).as("no darker joints").isZero();
    assertThat(box(image, new Color(255, 63, 63))[4]).isZero();
  }

  @Test
  void heatMapCellsHaveTheColourOfTheirValue() {
    double[] centres = {0, 1};
    double[][] z = {{0, .5}, {.5, Double.NaN}};
    BufferedImage image =
        draw(bare().heatMap("h", centres, centres, z, ColourMap.GREYS, -1, 1).size(300, 300));
    // A quarter of the way into the axes from each corner; the colour bar is on the right.
    int left = (int) (.22 * image.getWidth());
    int right = (int) (.6 * image.getWidth());
    int top = (int) (.25 * image.getHeight());
    int bottom = (int) (.75 * image.getHeight());
    assertThat(image.getRGB(left, bottom)).isEqualTo(ColourMap.GREYS.argb(.5));
    assertThat(image.getRGB(right, bottom)).isEqualTo(ColourMap.GREYS.argb(.75));
    assertThat(image.getRGB(left, top)).isEqualTo(ColourMap.GREYS.argb(.75));
    assertThat(image.getRGB(right, top)).as("NaN stays white").isEqualTo(Color.WHITE.getRGB());
  }

  @Test
  void aLogarithmicAxisTakesPositiveValuesOnly() {
    double[] x = {1, 2, 3};
    Chart chart = Chart.titled("").logY().line("", x, new double[] {1, 10, 100}, STYLE);
    assertThatCode(() -> draw(chart)).doesNotThrowAnyException();
    Chart negative = Chart.titled("").logY().line("", x, new double[] {-1, 10, 100}, STYLE);
    assertThatThrownBy(() -> draw(negative))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("logarithmic y axis needs positive values");
  }

  @Test
  void wrongRangesStylesClassesAndTextsAreRefused() {
    assertThatThrownBy(() -> bare().xRange(1, 1)).hasMessageContaining("min < max");
    assertThatThrownBy(() -> bare().yRange(0, Double.NaN)).hasMessageContaining("finite");
    assertThatThrownBy(() -> Style.of(RED).alpha(1.5)).hasMessageContaining("alpha");
    assertThatThrownBy(() -> Style.of(RED).width(-1)).hasMessageContaining("width");
    assertThatThrownBy(() -> bare().axes("x_{1", "y")).hasMessageContaining("missing }");
    assertThatThrownBy(() -> bare().size(1e9, 10)).hasMessageContaining("8192");
    assertThatThrownBy(
            () ->
                bare()
                    .filledRegions(
                        new double[] {0, 1},
                        new double[] {0, 1},
                        new int[][] {{0, 1}, {2, 0}},
                        RED,
                        RED))
        .hasMessageContaining("class 2 has no colour");
    assertThatThrownBy(() -> Picture.of("", 1, List.of())).hasMessageContaining("at least one");
  }

  @Test
  void aMapOfClassesIsExplainedByTheLegendNotByABarOfColours() {
    double[] ends = {0, 1};
    int[][] classes = {{0, 1}, {1, 0}};
    Chart chart = Chart.titled("").legend(Corner.OUTSIDE);
    chart.classMap("map", ends, ends, classes, List.of("no", "yes"), Color.BLUE, RED);
    assertThat(chart.layers).noneMatch(layer -> layer.colourBar() != null);
    assertThat(chart.layers.stream().filter(Layer::inLegend).map(Layer::name))
        .containsExactly("no", "yes");
    assertThat(chart.series()).containsOnlyKeys("map");
    assertThatThrownBy(
            () -> chart.classMap("map", ends, ends, classes, List.of("no"), Color.BLUE, RED))
        .hasMessageContaining("1 names of classes do not fit 2 colours");
    assertThatThrownBy(() -> chart.classMap("map", ends, ends, classes, List.of("no"), Color.BLUE))
        .hasMessageContaining("class 1 has no colour");
  }

  @Test
  void seriesAreWhatWasGivenInTheirOrder() {
    double[] x = {1, 2};
    Chart chart =
        Chart.titled("")
            .line("loss", x, new double[] {3, 4}, STYLE)
            .points("loss", x, new double[] {5, 6}, STYLE)
            .band("band", x, x, x, STYLE);
    var series = Picture.of("", 1, chart).series();
    assertThat(series.keySet()).containsExactly("loss", "loss 2", "band");
    assertThat(series.get("loss").columns()).containsExactly("x", "y");
    assertThat(series.get("loss 2").data().get(1)).containsExactly(5, 6);
    assertThat(series.get("band").columns()).containsExactly("x", "low", "high");
  }

  @Test
  void theBestLegendLeavesThePointsAlone() {
    Chart chart = bare().xRange(0, 1).yRange(0, 1).legend(Corner.BEST);
    double[] corners = {.05, .95, .05};
    chart.points("a series with a name", corners, new double[] {.05, .05, .95}, STYLE);
    int shown = box(draw(chart), RED)[4];
    Chart covered = bare().xRange(0, 1).yRange(0, 1).legend(Corner.LOWER_LEFT);
    covered.points("a series with a name", corners, new double[] {.05, .05, .95}, STYLE);
    assertThat(shown).isGreaterThan(box(draw(covered), RED)[4]);
  }

  @Test
  void aHatchedPolygonHasItsEdgeAndLinesInsideOnly() {
    double[] x = {2, 8, 8, 2};
    double[] y = {2, 2, 8, 8};
    Chart chart = bare().xRange(0, 10).yRange(0, 10);
    int[] empty = box(draw(chart), RED);
    assertThat(empty[4]).isZero();
    BufferedImage image = draw(chart.hatched("_square", x, y, STYLE));
    int[] edge = box(image, RED);
    assertThat(edge[4]).isPositive();
    long inside = 0;
    for (int column = edge[0] + 6; column < edge[2] - 6; column++) {
      int rgb = image.getRGB(column, (edge[1] + edge[3]) / 2);
      inside += (rgb >> 8 & 255) < 200 ? 1 : 0;
    }
    assertThat(inside).as("pixels of lines across the middle").isPositive();
    assertThat(chart.series()).containsKey("square");
    assertThatThrownBy(() -> chart.hatched("bad", x, new double[] {1}, STYLE))
        .hasMessageContaining("y of bad");
  }

  @Test
  void anImageStandsWhereItIsPut() {
    BufferedImage red = new BufferedImage(4, 2, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 8; i++) {
      red.setRGB(i % 4, i / 4, RED.getRGB());
    }
    Chart chart = bare().xRange(0, 10).yRange(0, 10).image(red, 5, 5, 100);
    BufferedImage image = draw(chart);
    int[] box = box(image, RED);
    double scale = image.getWidth() / Picture.of("", 1, chart).width();
    assertThat((box[2] - box[0]) / scale).isCloseTo(100, within(4.0));
    assertThat((box[3] - box[1]) / scale).isCloseTo(50, within(4.0));
  }
}
