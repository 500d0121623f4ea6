package io.github.medl.plot.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.plot.Corner;
import io.github.medl.plot.Style;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;

class XChartsTest {
  private static final Style RED = Style.of(new Color(200, 30, 10)).width(4);

  private static Chart chart() {
    return Chart.titled("loss θ^{(t)}")
        .axes("step", "C_{n}(θ)")
        .size(500, 300)
        .logY()
        .legend(Corner.UPPER_RIGHT)
        .band("spread", new double[] {1, 2, 3}, new double[] {1, 1, 1}, new double[] {9, 8, 7}, RED)
        .line("loss", new double[] {1, 2, 3, 4}, new double[] {8, 4, Double.NaN, 1}, RED)
        .points("_seen", new double[] {1, Double.NaN}, new double[] {2, 3}, RED)
        .horizontalLine("least", 1, RED.dashed());
  }

  @Test
  void titleAxesSeriesAndLegendAreThoseOfTheChart() {
    XYChart made = XCharts.of(chart());
    assertThat(made.getTitle()).isEqualTo("loss θ(t)");
    assertThat(made.getYAxisTitle()).isEqualTo("Cn(θ)");
    assertThat(made.getWidth()).isEqualTo(500);
    assertThat(made.getStyler().isYAxisLogarithmic()).isTrue();
    assertThat(made.getStyler().isXAxisLogarithmic()).isFalse();
    assertThat(made.getStyler().getLegendPosition()).isEqualTo(LegendPosition.InsideNE);
    assertThat(made.getSeriesCollection())
        .extracting(XYSeries::getLabel)
        .containsExactly("spread", "loss", "_seen", "least");
    assertThat(made.getSeriesCollection())
        .extracting(XYSeries::isShowInLegend)
        .containsExactly(true, true, false, true);
    XYSeries loss = made.getSeries("1 loss");
    assertThat(loss.getXData()).containsExactly(1, 2, 3, 4);
    assertThat(loss.getYData()).containsExactly(8, 4, Double.NaN, 1);
    assertThat(made.getSeries("2 _seen").getYData()).containsExactly(2, Double.NaN);
    assertThat(made.getSeries("0 spread").getYData()).containsExactly(1, 1, 1, 7, 8, 9);
  }

  @Test
  void itIsDrawnInTheColoursOfTheChart() {
    BufferedImage image = new BufferedImage(500, 300, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    XCharts.of(chart()).paint(g, 500, 300);
    g.dispose();
    int red = 0;
    for (int rgb : image.getRGB(0, 0, 500, 300, null, 0, 500)) {
      red += (rgb & 0xffffff) == (RED.colour().getRGB() & 0xffffff) ? 1 : 0;
    }
    assertThat(red).isGreaterThan(300);
  }

  @Test
  void whatXChartDoesNotHaveIsRefusedInWords() {
    Chart bars = Chart.titled("").bars("counts", new double[] {1}, new double[] {2}, 1, RED);
    assertThatThrownBy(() -> XCharts.of(bars))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"counts\"")
        .hasMessageContaining("lines, points, paths, bands and rules");
  }
}
