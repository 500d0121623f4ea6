package io.github.medl.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Dimension;
import org.junit.jupiter.api.Test;

class PictureWindowTest {
  private static final Dimension LAPTOP = new Dimension(1366, 768);

  @Test
  void aPictureIsShownInItsOwnSizeWhereThatFits() {
    assertThat(PictureWindow.fitted(800, 500, LAPTOP)).isEqualTo(new Dimension(800, 500));
  }

  @Test
  void aLargerOneKeepsItsShapeAndFitsWithTheFrameOfItsWindow() {
    for (double[] size : new double[][] {{1688, 732}, {1080, 1108}, {4000, 100}}) {
      Dimension fitted = PictureWindow.fitted(size[0], size[1], LAPTOP);
      assertThat(fitted.width).isBetween(1, 1350);
      assertThat(fitted.height).isBetween(1, 720);
      double shape = (double) fitted.width / fitted.height;
      assertThat(Math.abs(shape / (size[0] / size[1]) - 1)).isLessThan(0.05);
    }
  }
}
