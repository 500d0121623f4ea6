package io.github.medl.plot.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.plot.Gallery;
import io.github.medl.plot.Picture;
import org.junit.jupiter.api.Test;

class SurfaceTest {
  @Test
  void atAzimuthZeroTheCameraStandsOnTheXAxis() {
    View view = new View(0, 0);
    assertThat(view.project(0, 1, 0)[0]).as("y to the right").isPositive();
    assertThat(view.project(0, 0, 1)[1]).as("z upwards").isPositive();
    assertThat(view.project(1, 0, 0)[0]).isCloseTo(0, within(1e-12));
    assertThat(view.near(0)).isEqualTo(1);
  }

  @Test
  void azimuthMinusSixtyLooksFromTheFrontOfY() {
    View view = new View(30, -60);
    assertThat(view.near(0)).as("x > 0 is in front").isEqualTo(1);
    assertThat(view.near(1)).as("y < 0 is in front").isEqualTo(-1);
    assertThat(view.project(1, 0, 0)[0]).as("x to the right").isPositive();
    assertThat(view.project(0, 1, 0)[1]).as("y goes up the picture").isPositive();
  }

  @Test
  void whatIsNearerLooksLarger() {
    View view = new View(0, 0);
    double near = view.project(.5, .5, 0)[0];
    double far = view.project(-.5, .5, 0)[0];
    assertThat(near).isGreaterThan(far);
  }

  @Test
  void holesConstantsAndViewsFromBelowAreDrawn() {
    double[] g = Gallery.grid(0, 1, 4);
    double[][] constant = new double[4][4];
    double[][] holes = new double[4][4];
    holes[1][2] = Double.NaN;
    holes[3][3] = Double.POSITIVE_INFINITY;
    double[][] nothing = new double[4][4];
    for (double[] row : nothing) {
      java.util.Arrays.fill(row, Double.NaN);
    }
    for (double[][] z : new double[][][] {constant, holes, nothing}) {
      for (double elevation : new double[] {-30, 0, 30, 90}) {
        assertThatCode(() -> Picture.of("", 1, Surface.of(g, g, z).view(elevation, 200)).image())
            .doesNotThrowAnyException();
      }
    }
  }

  @Test
  void malformedSurfacesAreRefused() {
    assertThatThrownBy(() -> Surface.of(new double[] {0, 1}, new double[] {0}, new double[1][2]))
        .hasMessageContaining("y needs at least 2");
    assertThatThrownBy(
            () ->
                Surface.of(new double[] {0, 1}, new double[] {0, 1}, new double[2][2])
                    .view(Double.NaN, 0))
        .hasMessageContaining("elevation must be finite");
  }
}
