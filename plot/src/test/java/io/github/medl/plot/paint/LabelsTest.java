package io.github.medl.plot.paint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.plot.ColourMap;
import io.github.medl.plot.image.ImagePanel;
import io.github.medl.plot.table.TablePanel;
import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelsTest {
  @Test
  void scriptsAreReadFromBraces() {
    assertThat(MathText.of("W^{[1]}_{ij} + θ").runs())
        .containsExactly(
            new MathText.Run("W", 0),
            new MathText.Run("[1]", 1),
            new MathText.Run("ij", -1),
            new MathText.Run(" + θ", 0));
    assertThat(MathText.of("file_name ^ 2").runs())
        .containsExactly(new MathText.Run("file_name ^ 2", 0));
    assertThat(MathText.of("").runs()).isEmpty();
    assertThatThrownBy(() -> MathText.of("x_{1")).hasMessageContaining("missing }");
  }

  @Test
  void ticksAreRoundAndInside() {
    assertThat(Ticks.nice(0, 1, 5)).hasSize(6).startsWith(0).endsWith(1);
    assertThat(Ticks.nice(-0.3, 1.09, 5))
        .containsExactly(-0.2, 0, 0.2, 0.4, 0.6000000000000001, 0.8, 1);
    assertThat(Arrays.stream(Ticks.nice(1e-9, 3e-9, 4)))
        .isNotEmpty()
        .allMatch(v -> v >= 1e-9 && v <= 3.0000001e-9);
  }

  @Test
  void numbersAreWrittenAsAPersonWould() {
    assertThat(Ticks.label(0.6000000000000001)).isEqualTo("0.6");
    assertThat(Ticks.label(-1200)).isEqualTo("−1200");
    assertThat(Ticks.label(2e6)).isEqualTo("2·10⁶");
    assertThat(Ticks.label(1e-7)).isEqualTo("10⁻⁷");
    assertThat(Ticks.label(-1e5)).isEqualTo("−10⁵");
    assertThat(Ticks.label(-0.0)).isEqualTo("0");
  }

  @Test
  void theNumbersOfAnAxisAreWrittenInOneForm() {
    assertThat(Ticks.labels(new double[] {1e-4, 1e-3, 0.01, 1, 10}, null))
        .containsExactly("10⁻⁴", "10⁻³", "10⁻²", "10⁰", "10¹");
    assertThat(Ticks.labels(new double[] {0, 5e4, 1e5}, null)).containsExactly("0", "5·10⁴", "10⁵");
    assertThat(Ticks.labels(new double[] {-0.5, 0, 0.5}, null)).containsExactly("−0.5", "0", "0.5");
    assertThat(Ticks.labels(new double[] {1e-4}, new String[] {"own"})).containsExactly("own");
  }

  @Test
  void aColourMapRunsFromItsFirstToItsLastStop() {
    assertThat(ColourMap.GREYS.colour(0)).isEqualTo(Color.BLACK);
    assertThat(ColourMap.GREYS.colour(1)).isEqualTo(Color.WHITE);
    assertThat(ColourMap.GREYS.colour(7)).isEqualTo(Color.WHITE);
    assertThat(ColourMap.GREYS.colour(.5)).isEqualTo(new Color(128, 128, 128));
    assertThat(ColourMap.GREYS.colour(Double.NaN).getAlpha()).isZero();
    assertThat(ColourMap.BLUES.colour(0)).isEqualTo(ColourMap.BLUES_R.colour(1));
  }

  @Test
  void tablesAndImagesRefuseRaggedRows() {
    assertThatThrownBy(() -> TablePanel.of(List.of("a", "b"), List.of(List.of("1"))))
        .hasMessageContaining("the header has 2 values but row 0 has 1");
    assertThatThrownBy(() -> ImagePanel.of(new double[][] {{1, 2}, {1}}))
        .hasMessageContaining("they must be equal");
    assertThatThrownBy(() -> ImagePanel.of(new double[0][])).hasMessageContaining("one pixel");
  }
}
