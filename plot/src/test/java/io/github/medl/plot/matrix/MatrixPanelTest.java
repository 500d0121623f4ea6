package io.github.medl.plot.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.plot.Panel;
import io.github.medl.plot.Picture;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatrixPanelTest {
  private static MatrixPanel matrix() {
    return MatrixPanel.of(new double[][] {{1, -2.5, 3}, {1000, 5, 6}});
  }

  /** The colour in the middle of a panel that is painted in its own size. */
  private static int middle(Panel panel) {
    BufferedImage image = Picture.of("", 1, panel).image();
    return image.getRGB(image.getWidth() / 2, image.getHeight() / 2);
  }

  @Test
  void cellsGrowWithTheirTexts() {
    MatrixPanel small = MatrixPanel.of(new double[][] {{1, 2}});
    MatrixPanel large = MatrixPanel.of(new double[][] {{1_000_000, 2}});
    assertThat(large.width()).isGreaterThan(small.width());
    assertThat(large.height()).isEqualTo(small.height());
  }

  @Test
  void aTintColoursItsBlockAndNoOther() {
    String[][] blank = {{"", "", ""}, {"", "", ""}, {"", "", ""}};
    Panel hit = MatrixPanel.of(blank).tint(1, 1, 1, 1, Color.RED);
    Panel missed = MatrixPanel.of(blank).tint(0, 0, 1, 3, Color.RED);
    assertThat(middle(hit)).isEqualTo(Color.RED.getRGB());
    assertThat(middle(missed)).isEqualTo(Color.WHITE.getRGB());
  }

  @Test
  void sheetsShowTheFirstInFront() {
    String[][] blank = {{"", "", ""}, {"", "", ""}, {"", "", ""}};
    MatrixPanel front = MatrixPanel.of(blank).cells(60).tint(0, 0, 3, 3, Color.GREEN);
    MatrixPanel back = MatrixPanel.of(blank).cells(60).tint(0, 0, 3, 3, Color.RED);
    assertThat(middle(Sheets.of("", List.of(front, back)))).isEqualTo(Color.GREEN.getRGB());
  }

  @Test
  void anEquationIsAsWideAsItsPartsAndAsHighAsTheHighest() {
    Equation equation = Equation.of(matrix()).sign("=").then(matrix().named("x"));
    assertThat(equation.width()).isGreaterThan(2 * matrix().width());
    assertThat(equation.height()).isEqualTo(matrix().named("x").height());
  }

  @Test
  void whatDoesNotFitIsRefusedInWords() {
    assertThatThrownBy(() -> matrix().tint(1, 1, 2, 1, Color.RED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a block of 2 x 1 cells at (1, 1) is not within 2 x 3");
    assertThatThrownBy(() -> MatrixPanel.of(new double[0][0]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> MatrixPanel.of(new double[][] {{1}, {1, 2}}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Sheets.of("", List.of())).isInstanceOf(IllegalArgumentException.class);
  }
}
