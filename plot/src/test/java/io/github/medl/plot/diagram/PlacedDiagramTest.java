package io.github.medl.plot.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import org.junit.jupiter.api.Test;

class PlacedDiagramTest {
  private static PlacedDiagram two() {
    return PlacedDiagram.titled("two")
        .box("a", 0, 0, Palette.BLUE, "a")
        .box("b", 2, 1, Palette.BLUE, "b")
        .text("c", 1, 2, "c")
        .arrow("a", "b");
  }

  @Test
  void boxesAndArrowsAreCountedAndTextIsNoBox() {
    assertThat(two().boxes()).isEqualTo(2);
    assertThat(two().arrows()).isEqualTo(1);
    assertThat(two().series().get("two").data().get(0)).containsExactly(0, 2, 1);
  }

  @Test
  void itGrowsWithTheRoomThatTheBoxesTake() {
    PlacedDiagram wider = two().box("d", 4, 0, Palette.BLUE, "d");
    assertThat(wider.width()).isGreaterThan(two().width());
    assertThat(wider.height()).isEqualTo(two().height());
    assertThat(Picture.of("", 1, wider).image().getWidth()).isPositive();
  }

  @Test
  void anArrowToNowhereAndABoxTwiceAreRefused() {
    assertThatThrownBy(() -> two().arrow("a", "x")).hasMessageContaining("no box x");
    assertThatThrownBy(() -> two().box("a", 1, 1, Palette.BLUE))
        .hasMessageContaining("two boxes a");
    assertThatThrownBy(() -> two().box("e", 1, 1, Palette.BLUE, "x_{1"))
        .hasMessageContaining("missing }");
  }
}
