package io.github.medl.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class Nd4jInteropTest {
  private final INDArray cube = Nd4j.arange(24).castTo(DataType.DOUBLE).reshape('c', 2, 3, 4);

  @Test
  void everyNumberTypeKeepsItsValues() {
    int types = 0;
    for (DataType type : DataType.values()) {
      if (!type.isNumerical() || type == DataType.UNKNOWN) {
        continue;
      }
      types++;
      Tensor tensor = Nd4jInterop.fromNd4j(cube.castTo(type));
      boolean single = type.isFPType() && type != DataType.DOUBLE;
      assertThat(tensor.dtype()).as("%s", type).isEqualTo(single ? DType.FLOAT32 : DType.FLOAT64);
      assertThat(tensor.shape()).containsExactly(2, 3, 4);
      for (int i = 0; i < 24; i++) {
        assertThat(tensor.toDoubles()[i]).as("%s", type).isEqualTo(i);
      }
    }
    assertThat(types).isGreaterThanOrEqualTo(12);
  }

  @Test
  void doublesAreNotRounded() {
    double[] values = {Math.PI, -1e-300, 1.7e308, Double.NaN, Double.NEGATIVE_INFINITY, -0.0};
    assertThat(Nd4jInterop.fromNd4j(Nd4j.createFromArray(values)).toDoubles())
        .containsExactly(values);
    assertThat(Nd4jInterop.toNd4j(Tensor.of(values)).data().asDouble()).containsExactly(values);
  }

  @Test
  void wholeNumbersUpToTwoToThe53AreExact() {
    long[] values = {(1L << 53) - 1, -(1L << 53), 1234567890123L};
    assertThat(Nd4jInterop.fromNd4j(Nd4j.createFromArray(values)).toDoubles())
        .containsExactly(9007199254740991.0, -9007199254740992.0, 1234567890123.0);
  }

  @Test
  void truthBecomesOneAndZero() {
    assertThat(Nd4jInterop.fromNd4j(Nd4j.createFromArray(true, false, true)).toDoubles())
        .containsExactly(1, 0, 1);
  }

  @Test
  void viewsAndOrdersAreReadByIndexNotByStorage() {
    sameElements(cube.permute(2, 0, 1));
    sameElements(cube.dup('f'));
    sameElements(cube.dup('f').permute(1, 2, 0));
    sameElements(cube.get(NDArrayIndex.point(1), NDArrayIndex.interval(0, 2, 3)));
    sameElements(cube.get(NDArrayIndex.all(), NDArrayIndex.interval(1, 3), NDArrayIndex.point(2)));
    sameElements(cube.tensorAlongDimension(1, 0, 2));
    sameElements(cube.slice(1).transpose());
    sameElements(cube.slice(1).getColumn(3));
    sameElements(Nd4j.arange(4).castTo(DataType.FLOAT).reshape(1, 4).broadcast(3, 4));
    sameElements(cube.castTo(DataType.INT32).permute(1, 0, 2));
  }

  private static void sameElements(INDArray array) {
    Tensor tensor = Nd4jInterop.fromNd4j(array);
    assertThat(tensor.rank()).isEqualTo(array.rank());
    int[] shape = tensor.shape();
    for (int axis = 0; axis < shape.length; axis++) {
      assertThat(shape[axis]).isEqualTo((int) array.size(axis));
    }
    double[] elements = tensor.toDoubles();
    long[] index = new long[shape.length];
    for (int i = 0; i < elements.length; i++) {
      int rest = i;
      for (int axis = shape.length - 1; axis >= 0; axis--) {
        index[axis] = rest % shape[axis];
        rest /= shape[axis];
      }
      assertThat(elements[i]).isEqualTo(array.getDouble(index));
    }
  }

  @Test
  void scalarsAndEmptyArraysKeepTheirShape() {
    assertThat(Nd4jInterop.fromNd4j(Nd4j.scalar(2.5)).shape()).isEmpty();
    assertThat(Nd4jInterop.fromNd4j(Nd4j.scalar(2.5f)).item()).isEqualTo(2.5);
    assertThat(Nd4jInterop.fromNd4j(Nd4j.create(DataType.FLOAT, 3, 0)).shape())
        .containsExactly(3, 0);
    INDArray empty = Nd4jInterop.toNd4j(Tensor.of(new double[0], 0, 3));
    assertThat(empty.shape()).containsExactly(0, 3);
    assertThat(empty.dataType()).isEqualTo(DataType.DOUBLE);
    assertThat(Nd4jInterop.toNd4j(Tensor.scalar(1.5)).rank()).isZero();
    assertThat(Nd4jInterop.toNd4j(Tensor.scalar(1.5)).getDouble()).isEqualTo(1.5);
  }

  @Test
  void thereAndBackIsTheIdentity() {
    for (int[] shape : new int[][] {{}, {1}, {5}, {1, 1}, {2, 3}, {3, 1, 2}, {0}, {2, 0, 3}}) {
      int size = 1;
      for (int length : shape) {
        size *= length;
      }
      double[] values = new double[size];
      float[] floats = new float[size];
      for (int i = 0; i < size; i++) {
        values[i] = Math.sin(i);
        floats[i] = (float) Math.cos(i);
      }
      Tensor doubles = Tensor.wrap(values, size).reshape(shape);
      Tensor singles = Tensor.wrap(floats, size).reshape(shape);
      assertThat(Nd4jInterop.fromNd4j(Nd4jInterop.toNd4j(doubles))).isEqualTo(doubles);
      assertThat(Nd4jInterop.fromNd4j(Nd4jInterop.toNd4j(singles))).isEqualTo(singles);
    }
  }

  @Test
  void theCopyIsIndependent() {
    Tensor tensor = Tensor.of(new double[] {1, 2, 3});
    Nd4jInterop.toNd4j(tensor).addi(1);
    assertThat(tensor.toDoubles()).containsExactly(1, 2, 3);
    INDArray array = Nd4j.createFromArray(1.0, 2.0);
    Tensor copy = Nd4jInterop.fromNd4j(array);
    array.muli(2);
    assertThat(copy.toDoubles()).containsExactly(1, 2);
  }

  @Test
  void textIsRefused() {
    assertThatThrownBy(() -> Nd4jInterop.fromNd4j(Nd4j.create("a", "b")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("UTF8");
  }
}
