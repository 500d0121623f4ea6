package io.github.medl.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StorageTest {
  @Test
  void unwrapIsTheInverseOfWrap() {
    double[] doubles = {1, 2};
    float[] floats = {1, 2};
    assertThat(Tensor.wrap(doubles).unwrapDoubles()).isSameAs(doubles);
    assertThat(Tensor.wrap(floats).unwrapFloats()).isSameAs(floats);
  }

  @Test
  void storageOfTheOtherFormatIsRefused() {
    assertThatThrownBy(() -> Tensor.vector(1).unwrapFloats())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("use toFloats()");
    assertThatThrownBy(() -> Tensor.wrap(new float[] {1}).unwrapDoubles())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("use toDoubles()");
  }

  @Test
  void aRowIsAddedToEveryRow() {
    int rows = 31;
    int columns = 17;
    Tensor x = Tensor.generate(i -> i / columns, rows, columns);
    assertThat(x.add(Tensor.arange(columns)))
        .isEqualTo(Tensor.generate(i -> i / columns + i % columns, rows, columns));
  }
}
