package io.github.medl.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.tensor.Tensor;
import org.junit.jupiter.api.Test;

class InputsTest {
  private static final Tensor X = Tensor.of(new double[][] {{1, 2}, {3, 4}, {5, 6}});

  @Test
  void goodDataPass() {
    assertThat(Inputs.matrix("fit", X)).isSameAs(X);
    assertThat(Inputs.columns("model", X, 2)).isSameAs(X);
    assertThat(Inputs.classes("fit", Tensor.vector(1, 0, 1))).containsExactly(1, 0, 1);
  }

  @Test
  void refusalsSayWhereAndWhatToDo() {
    assertThatThrownBy(() -> Inputs.matrix("fit", Tensor.vector(1, 2)))
        .hasMessageContaining("fit: x must be a matrix")
        .hasMessageContaining("reshape(-1, 1)");
    Tensor gap = Tensor.of(new double[][] {{1, 2}, {3, Double.NaN}});
    assertThatThrownBy(() -> Inputs.matrix("fit", gap))
        .isInstanceOf(UnfittableException.class)
        .hasMessageContaining("x[1, 1] is NaN");
    assertThatThrownBy(() -> Inputs.matrix("fit", Tensor.zeros(0, 2)))
        .hasMessageContaining("no rows");
    assertThatThrownBy(() -> Inputs.response("fit", X, Tensor.vector(1, 2)))
        .hasMessageContaining("x has 3 rows");
    assertThatThrownBy(
            () -> Inputs.response("fit", X, Tensor.vector(1, Double.POSITIVE_INFINITY, 2)))
        .hasMessageContaining("y[1] is Infinity");
    assertThatThrownBy(() -> Inputs.columns("model", X, 3))
        .hasMessageContaining("fitted to 3 columns");
  }

  @Test
  void classesAreCodedFromZeroWithoutGaps() {
    assertThatThrownBy(() -> Inputs.classes("fit", Tensor.vector(0, 1.5)))
        .hasMessageContaining("y[1] is 1.5");
    assertThatThrownBy(() -> Inputs.classes("fit", Tensor.vector(1, 1)))
        .hasMessageContaining("all 2 observations are of class 1");
    assertThatThrownBy(() -> Inputs.classes("fit", Tensor.vector(0, 2)))
        .hasMessageContaining("no observation is of class 1");
  }
}
