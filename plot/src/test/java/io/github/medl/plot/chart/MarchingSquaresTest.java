package io.github.medl.plot.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.plot.Gallery;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;

class MarchingSquaresTest {
  private static final double[] GRID = Gallery.grid(-2, 2, 81);

  private static double[][] values(DoubleBinaryOperator f) {
    return values(GRID, GRID, f);
  }

  private static double[][] values(double[] x, double[] y, DoubleBinaryOperator f) {
    double[][] z = new double[y.length][x.length];
    for (int j = 0; j < y.length; j++) {
      for (int i = 0; i < x.length; i++) {
        z[j][i] = f.applyAsDouble(x[i], y[j]);
      }
    }
    return z;
  }

  @Test
  void contoursOfTheSquaredNormAreCircles() {
    double[] levels = {0.25, 1, 2.25};
    var all = MarchingSquares.contours(GRID, GRID, values((x, y) -> x * x + y * y), levels);
    assertThat(all).hasSize(3);
    for (int k = 0; k < 3; k++) {
      assertThat(all.get(k)).as("one line at level %s", levels[k]).hasSize(1);
      double[][] line = all.get(k).get(0);
      int n = line[0].length;
      assertThat(line[0][n - 1]).isEqualTo(line[0][0]);
      assertThat(line[1][n - 1]).isEqualTo(line[1][0]);
      double length = 0;
      for (int i = 0; i < n; i++) {
        // Linear interpolation of a parabola on cells of width h is off by at most h^2 / 4.
        double square = line[0][i] * line[0][i] + line[1][i] * line[1][i];
        assertThat(square).isCloseTo(levels[k], within(0.05 * 0.05 / 4 + 1e-12));
        length += i == 0 ? 0 : Math.hypot(line[0][i] - line[0][i - 1], line[1][i] - line[1][i - 1]);
      }
      assertThat(length).isCloseTo(2 * Math.PI * Math.sqrt(levels[k]), within(0.01));
    }
  }

  @Test
  void contoursOfALinearFunctionAreExactAndOpen() {
    double[] x = {0, 0.5, 2, 3};
    double[] y = {-1, 0, 4};
    var lines = MarchingSquares.contour(x, y, values(x, y, (a, b) -> 2 * a - b), 1.25);
    assertThat(lines).hasSize(1);
    double[][] line = lines.get(0);
    for (int i = 0; i < line[0].length; i++) {
      assertThat(2 * line[0][i] - line[1][i]).isCloseTo(1.25, within(1e-12));
    }
    assertThat(line[0][0]).isNotEqualTo(line[0][line[0].length - 1]);
  }

  @Test
  void theMeanDecidesHowASaddleIsCut() {
    double[] unit = {0, 1};
    double[][] saddle = {{1, 0}, {0, 1}}; // mean 0.5; corners (0,0) and (1,1) are high
    // Below the mean the high corners are one region: each line cuts off a low corner.
    assertThat(cutCorners(MarchingSquares.contour(unit, unit, saddle, 0.4)))
        .containsExactlyInAnyOrder("1,0", "0,1");
    assertThat(cutCorners(MarchingSquares.contour(unit, unit, saddle, 0.6)))
        .containsExactlyInAnyOrder("0,0", "1,1");
    double[][] turned = {{0, 1}, {1, 0}};
    assertThat(cutCorners(MarchingSquares.contour(unit, unit, turned, 0.4)))
        .containsExactlyInAnyOrder("0,0", "1,1");
    assertThat(cutCorners(MarchingSquares.contour(unit, unit, turned, 0.6)))
        .containsExactlyInAnyOrder("1,0", "0,1");
  }

  /** The corner nearest to each line. */
  private static List<String> cutCorners(List<double[][]> lines) {
    assertThat(lines).hasSize(2);
    return lines.stream()
        .map(
            line ->
                Math.round((line[0][0] + line[0][1]) / 2)
                    + ","
                    + Math.round((line[1][0] + line[1][1]) / 2))
        .toList();
  }

  @Test
  void aHyperbolaHasTwoBranches() {
    assertThat(MarchingSquares.contour(GRID, GRID, values((x, y) -> x * y), 0.51)).hasSize(2);
  }

  @Test
  void cellsThatAreNotFiniteAreLeftOut() {
    double[][] z = values((x, y) -> Math.abs(x) < 0.11 ? Double.NaN : x * x + y * y);
    var lines = MarchingSquares.contour(GRID, GRID, z, 1);
    assertThat(lines).as("the hole cuts the circle in two arcs").hasSize(2);
    assertThat(lines)
        .allSatisfy(line -> assertThat(Arrays.stream(line[0])).allMatch(v -> Math.abs(v) > 0.11));
    double[][] infinite = {{0, 1}, {1, Double.POSITIVE_INFINITY}};
    assertThat(MarchingSquares.contour(new double[] {0, 1}, new double[] {0, 1}, infinite, .5))
        .isEmpty();
  }

  @Test
  void aLevelOutsideTheValuesHasNoLine() {
    assertThat(MarchingSquares.contour(GRID, GRID, values((x, y) -> x * x + y * y), 100)).isEmpty();
    assertThat(MarchingSquares.contour(GRID, GRID, values((x, y) -> 1), 2)).isEmpty();
  }

  @Test
  void everySegmentBelongsToExactlyOneLine() {
    // Each row crosses a vertical wave once; lines may neither share nor lose a crossing.
    double[][] z = values((x, y) -> Math.sin(5 * x) + 0.3 * Math.cos(3 * y));
    int vertices = 0;
    for (double[][] line : MarchingSquares.contour(GRID, GRID, z, 0.1)) {
      boolean closed =
          line[0][0] == line[0][line[0].length - 1] && line[1][0] == line[1][line[1].length - 1];
      vertices += line[0].length - (closed ? 1 : 0);
    }
    int crossings = 0;
    for (int j = 0; j < GRID.length; j++) {
      for (int i = 0; i < GRID.length; i++) {
        boolean above = z[j][i] >= 0.1;
        crossings += i + 1 < GRID.length && above != z[j][i + 1] >= 0.1 ? 1 : 0;
        crossings += j + 1 < GRID.length && above != z[j + 1][i] >= 0.1 ? 1 : 0;
      }
    }
    assertThat(vertices).isEqualTo(crossings);
  }

  @Test
  void malformedGridsAreRefused() {
    double[] x = {0, 1, 2};
    double[] y = {0, 1};
    assertThatThrownBy(() -> MarchingSquares.contour(x, y, new double[3][2], 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("z has 3 rows but y has 2");
    assertThatThrownBy(() -> MarchingSquares.contour(x, y, new double[2][2], 0))
        .hasMessageContaining("row 0 of z has 2 values but x has 3");
    assertThatThrownBy(
            () -> MarchingSquares.contour(new double[] {0, 2, 1}, y, new double[2][3], 0))
        .hasMessageContaining("x[2] = 1.0 after 2.0");
    assertThatThrownBy(() -> MarchingSquares.contour(x, y, new double[2][3], Double.NaN))
        .hasMessageContaining("contour level");
  }
}
