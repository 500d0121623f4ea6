package io.github.medl.cnn.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.autodiff.GradientCheck;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class BoxGridTest {
  private static final double[][] SHAPES = {{12, 12}, {8, 24}};
  private static final BoxGrid GRID = BoxGrid.of(16, SHAPES, 3);

  private static double sigma(double t) {
    return 1 / (1 + Math.exp(-t));
  }

  @Test
  void zerosAreTheAnchorsOfTheGrid() {
    BoxGrid.Said said = GRID.read(Tensor.zeros(1, GRID.channels(), 2, 3));
    assertThat(said.boxes().select(0, 0).allClose(Anchors.grid(2, 3, 16, SHAPES), 1e-14, 0))
        .isTrue();
    assertThat(said.confidences()).isEqualTo(Tensor.full(.5, 1, 12));
    assertThat(said.probabilities().allClose(Tensor.full(1 / 3., 1, 12, 3), 1e-15, 0)).isTrue();
  }

  @Test
  void boxesAreThoseOfTheFormula() {
    Tensor maps = RandomStream.seed(3).normalTensor(2, GRID.channels(), 2, 3);
    BoxGrid.Said said = GRID.read(maps);
    for (int n = 0; n < 2; n++) {
      for (int i = 0; i < 2; i++) {
        for (int j = 0; j < 3; j++) {
          double all = 0;
          for (int k = 0; k < 3; k++) {
            all += Math.exp(maps.get(n, 10 + k, i, j));
          }
          for (int b = 0; b < 2; b++) {
            int at = (3 * i + j) * 2 + b;
            double x = (j + sigma(maps.get(n, 5 * b, i, j))) * 16;
            double y = (i + sigma(maps.get(n, 5 * b + 1, i, j))) * 16;
            double w = SHAPES[b][0] * Math.exp(maps.get(n, 5 * b + 2, i, j));
            double h = SHAPES[b][1] * Math.exp(maps.get(n, 5 * b + 3, i, j));
            Tensor box = Tensor.vector(x - w / 2, y - h / 2, x + w / 2, y + h / 2);
            assertThat(said.boxes().select(0, n).select(0, at).allClose(box, 1e-12, 1e-12))
                .isTrue();
            assertThat(said.confidences().get(n, at))
                .isEqualTo(sigma(maps.get(n, 5 * b + 4, i, j)), within(1e-15));
            for (int k = 0; k < 3; k++) {
              assertThat(said.probabilities().get(n, at, k))
                  .isEqualTo(Math.exp(maps.get(n, 10 + k, i, j)) / all, within(1e-15));
            }
          }
        }
      }
    }
  }

  private static Offset<Double> within(double tolerance) {
    return Offset.offset(tolerance);
  }

  @Test
  void itCanBeLearnedThrough() {
    Tensor maps = RandomStream.seed(4).normalTensor(1, GRID.channels(), 2, 2);
    GradientCheck check =
        GradientCheck.of(
            t -> {
              BoxGrid.Said said = GRID.read(t);
              return said.boxes()
                  .square()
                  .mean()
                  .add(said.confidences().sum())
                  .add(said.probabilities().square().sum());
            },
            maps);
    assertThat(check.passes(1e-7)).as(check.toString()).isTrue();
  }

  @Test
  void ofBoxesOfOneClassThatMeanTheSameTheSurestIsFound() {
    double[] numbers = new double[GRID.channels() * 4];
    for (int cell = 0; cell < 4; cell++) {
      numbers[4 * 4 + cell] = -9; // nothing, says the first box of every cell
      numbers[9 * 4 + cell] = -9;
    }
    numbers[4 * 4 + 2] = 9; // but of the cell in row 1, column 0 both boxes
    numbers[9 * 4 + 2] = 2;
    numbers[7 * 4 + 2] = Math.log(12. / 8); // of one shape
    numbers[8 * 4 + 2] = Math.log(12. / 24);
    numbers[11 * 4 + 2] = 5; // say that it is of class 1
    BoxGrid.Found found = GRID.find(Tensor.of(numbers, 1, GRID.channels(), 2, 2), .5, .5);
    assertThat(found.boxes().allClose(Tensor.of(new double[][] {{2, 18, 14, 30}}), 1e-12, 0))
        .isTrue();
    assertThat(found.classes()).containsExactly(1);
    assertThat(found.scores().get(0))
        .isEqualTo(sigma(9) * Math.exp(5) / (Math.exp(5) + 2), within(1e-14));
  }

  @Test
  void refusalsSayWhatIsExpected() {
    assertThatThrownBy(() -> GRID.read(Tensor.zeros(1, 12, 2, 2)))
        .hasMessageContaining("expected maps (n, 13, rows, columns) for 2 boxes a cell and 3");
    assertThatThrownBy(() -> GRID.find(Tensor.zeros(2, 13, 2, 2), .5, .5))
        .hasMessageContaining("expected one image");
    assertThatThrownBy(() -> GRID.find(Tensor.full(Double.NaN, 1, 13, 2, 2), .5, .5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NaN");
    assertThatThrownBy(() -> BoxGrid.of(16, new double[][] {{0, 1}}, 3))
        .hasMessageContaining("positive width and height");
  }
}
