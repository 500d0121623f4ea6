package io.github.medl.plot.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class VolumesTest {
  private static Volumes box(int rows, int channels) {
    return Volumes.of(1, 1).box("x", rows, rows, 0, new Volumes.Slab(channels, Palette.BLUE));
  }

  @Test
  void aBoxIsAsHighAsItHasRowsAndAsThickAsItHasChannels() {
    assertThat(box(200, 10).height() - box(100, 10).height()).isEqualTo(132); // 100 and the slant
    assertThat(box(100, 90).width() - box(100, 10).width()).isEqualTo(80);
  }

  @Test
  void slabsStandSideBySide() {
    Volumes two =
        Volumes.of(1, 1)
            .box("", 100, 0, 0, new Volumes.Slab(40, Color.RED), new Volumes.Slab(40, Color.GREEN))
            .levelLabels();
    BufferedImage image = Picture.of("", 1, two).image();
    int y = image.getHeight() / 3;
    int middle = image.getWidth() / 2;
    assertThat(image.getRGB(middle - 20, y)).isEqualTo(Color.RED.getRGB());
    assertThat(image.getRGB(middle + 20, y)).isEqualTo(Color.GREEN.getRGB());
  }

  @Test
  void anArrowNeedsABox() {
    assertThatThrownBy(() -> Volumes.of(1, 1).arrow("here"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(box(50, 4).arrow("here").height()).isGreaterThan(box(50, 4).height());
    assertThat(box(50, 4).dots("10", 8, List.of("", "⋮", "")).width())
        .isGreaterThan(box(50, 4).width());
  }
}
