package io.github.medl.plot.paint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A chart has a few ticks, within its range, whatever numbers it shows. */
class RangesTest {
  static Stream<double[]> ranges() {
    return Stream.of(
        new double[] {-1.7e308, 1.7e308},
        new double[] {1e308, 1.7e308},
        new double[] {-1e300, 1e300},
        new double[] {1e200, 3e200},
        new double[] {0, 1},
        new double[] {1e-200, 3e-200},
        new double[] {1e-300, 2e-300},
        new double[] {0, 3e-310},
        new double[] {0, Double.MIN_VALUE},
        new double[] {Double.MIN_VALUE, 2 * Double.MIN_VALUE});
  }

  @ParameterizedTest
  @MethodSource("ranges")
  void aRangeOfAnySizeHasAFewTicks(double[] range) {
    double[] around = Scale.around(range[0], range[1], false, .05);
    assertThat(Arrays.stream(around).allMatch(Double::isFinite)).isTrue();
    assertThat(around[0]).isLessThanOrEqualTo(range[0]);
    assertThat(around[1]).isGreaterThanOrEqualTo(range[1]);
    double[] ticks = Ticks.nice(around[0], around[1], 5);
    assertThat(ticks).hasSizeBetween(2, 12);
    assertThat(Arrays.stream(ticks).allMatch(t -> t >= around[0] && t <= around[1])).isTrue();
    Scale scale = new Scale(around[0], around[1], 0, 100, false);
    assertThat(scale.at(range[0])).isBetween(0.0, 100.0);
    assertThat(scale.at(range[1])).isBetween(scale.at(range[0]), 100.0);
    BufferedImage image = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);
    Chart chart = Chart.titled("t").line("a", new double[] {0, 1}, range, Style.palette(0));
    chart.paint(image.createGraphics(), 300, 200);
  }

  @Test
  void aLogarithmicAxisNamesTheRangeThatHasNone() {
    BufferedImage image = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);
    Chart chart =
        Chart.titled("t")
            .line("a", new double[] {0, 1}, new double[] {-1e300, 1e300}, Style.palette(0))
            .logY();
    assertThatThrownBy(() -> chart.paint(image.createGraphics(), 300, 200))
        .hasMessageContaining("its range is -1.0E300 to 1.0E300");
  }
}
