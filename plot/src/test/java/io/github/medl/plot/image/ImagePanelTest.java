package io.github.medl.plot.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.plot.Picture;
import java.awt.Color;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class ImagePanelTest {
  private static final ImagePanel BLANK = ImagePanel.of(new double[8][8]).width(160);

  /** Every edge is 2 logical pixels wide and lies between the pixels of the image. */
  @Test
  void aBoxIsDrawnAlongItsEdgesAndNowhereElse() {
    BufferedImage plain = Picture.of("", 1, BLANK).image();
    BufferedImage boxed = Picture.of("", 1, BLANK.outlined(2, 4, 6, 8, Color.RED)).image();
    double scale = plain.getWidth() / Picture.of("", 1, BLANK).width();
    int left = (plain.getWidth() - (int) (160 * scale)) / 2;
    int top = (plain.getHeight() - (int) (160 * scale)) / 2;
    int pixel = (int) (20 * scale);
    int red = 0;
    for (int y = 0; y < plain.getHeight(); y++) {
      for (int x = 0; x < plain.getWidth(); x++) {
        if (boxed.getRGB(x, y) != plain.getRGB(x, y)) {
          red++;
        }
      }
    }
    int side = 4 * pixel;
    int line = (int) (2 * scale);
    assertThat(red).isBetween(4 * side * line * 9 / 10, 4 * side * line * 11 / 10);
    assertThat(boxed.getRGB(left + 2 * pixel, top + 6 * pixel)).isEqualTo(Color.RED.getRGB());
    assertThat(boxed.getRGB(left + 6 * pixel, top + 6 * pixel)).isEqualTo(Color.RED.getRGB());
    assertThat(boxed.getRGB(left + 4 * pixel, top + 4 * pixel)).isEqualTo(Color.RED.getRGB());
    assertThat(boxed.getRGB(left + 4 * pixel, top + 6 * pixel))
        .isEqualTo(plain.getRGB(left + 4 * pixel, top + 6 * pixel));
  }

  @Test
  void aTitleAndAnotherWidthKeepTheBoxes() {
    ImagePanel boxed = BLANK.outlined(2, 2, 6, 6, Color.RED);
    int[] with = pixels(boxed.titled("a").width(200));
    assertThat(with).isNotEqualTo(pixels(BLANK.titled("a").width(200)));
    assertThat(with)
        .isEqualTo(pixels(BLANK.titled("a").width(200).outlined(2, 2, 6, 6, Color.RED)));
  }

  @Test
  void aBoxWhoseEdgesAreExchangedOrNoNumbersIsRefused() {
    assertThatThrownBy(() -> BLANK.outlined(6, 2, 2, 6, Color.RED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("x from 6.0 to 2.0");
    assertThatThrownBy(() -> BLANK.outlined(0, Double.NaN, 1, 1, Color.RED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NaN");
  }

  private static int[] pixels(ImagePanel panel) {
    BufferedImage image = Picture.of("", 1, panel).image();
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }
}
