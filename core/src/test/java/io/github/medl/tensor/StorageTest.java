package io.github.medl.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StorageTest {
  @Test
  void storageIsTheInverseOfWrap() {
    double[] doubles = {1, 2};
    float[] floats = {1, 2};
    assertThat(Storage.doubles(Tensor.wrap(doubles))).isSameAs(doubles);
    assertThat(Storage.floats(Tensor.wrap(floats))).isSameAs(floats);
  }

  @Test
  void storageOfTheOtherFormatIsRefused() {
    assertThatThrownBy(() -> Storage.floats(Tensor.vector(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("use toFloats()");
    assertThatThrownBy(() -> Storage.doubles(Tensor.wrap(new float[] {1})))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("use toDoubles()");
  }

  @Test
  void theFirstNumberThatIsNotFiniteIsFound() {
    assertThat(Tensor.vector(1, 2, Double.NaN, Double.NaN).firstNotFinite()).isEqualTo(2);
    assertThat(Tensor.of(new float[] {Float.NEGATIVE_INFINITY, 1}).firstNotFinite()).isZero();
    assertThat(Tensor.vector(Double.MAX_VALUE, -Double.MIN_VALUE).firstNotFinite()).isEqualTo(-1);
    assertThat(Codes.of(1, 2).firstNotFinite()).isEqualTo(-1);
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
