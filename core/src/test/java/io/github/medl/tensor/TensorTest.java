package io.github.medl.tensor;

import static io.github.medl.testing.TensorAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.random.RandomStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Creation, access and comparison. */
class TensorTest {
  @Test
  void factoriesGiveWhatTheirNamesSay() {
    assertThat(Tensor.zeros(2, 3)).hasShape(2, 3).hasDType(DType.FLOAT64);
    assertThat(Tensor.ones().item()).isEqualTo(1);
    assertThat(Tensor.full(7, 2).toDoubles()).containsExactly(7, 7);
    assertThat(Tensor.eye(2).toDoubles()).containsExactly(1, 0, 0, 1);
    assertThat(Tensor.eye(0)).hasShape(0, 0);
    assertThat(Tensor.arange(3).toDoubles()).containsExactly(0, 1, 2);
    assertThat(Tensor.linspace(0, 1, 5).toDoubles()).containsExactly(0, 0.25, 0.5, 0.75, 1);
    assertThat(Tensor.linspace(2, 9, 1).toDoubles()).containsExactly(2);
    assertThat(Tensor.linspace(2, 9, 0)).hasShape(0);
    assertThat(Tensor.scalar(3)).hasShape();
    assertThat(Tensor.of(new double[] {1, 2})).hasShape(2);
    assertThat(Tensor.of(new double[0])).hasShape(0);
    assertThat(Tensor.of(new double[0][])).hasShape(0, 0);
    assertThat(Tensor.of(new float[] {1, 2}, 1, 2)).hasShape(1, 2).hasDType(DType.FLOAT32);
    assertThat(Tensor.of(new float[] {1}).fullLike(2)).hasDType(DType.FLOAT32);
    assertThat(Tensor.of(new double[][] {{1, 2}, {3, 4}}).get(-1, 0)).isEqualTo(3);
  }

  @Test
  void noAxesMeanAScalarInEveryFactory() {
    int[] none = {};
    RandomStream random = RandomStream.seed(1);
    List<Tensor> scalars =
        List.of(
            Tensor.of(new double[] {2}, none),
            Tensor.of(new float[] {2}, none),
            Tensor.wrap(new double[] {2}, none),
            Tensor.wrap(new float[] {2}, none),
            Tensor.zeros(),
            Tensor.ones(none),
            Tensor.full(3),
            Tensor.generate(i -> i),
            random.uniformTensor(),
            random.normalTensor(DType.FLOAT32, none),
            Tensor.vector(5).reshape());
    assertThat(scalars).allSatisfy(x -> assertThat(x).hasShape());
    assertThatThrownBy(() -> Tensor.of(new double[] {1, 2}, none))
        .isInstanceOf(ShapeException.class)
        .hasMessageContainingAll("()", "1 elements", "2 were given");
  }

  @Test
  void shapesAreWrittenOneWay() {
    assertThat(Tensor.zeros(2, 3).shapeText()).isEqualTo("(2, 3)");
    assertThat(Tensor.zeros(4).shapeText()).isEqualTo("(4,)");
    assertThat(Tensor.scalar(1).shapeText()).isEqualTo("()");
    assertThat(Shapes.text(0, 5)).isEqualTo("(0, 5)");
    assertThat(Tensor.zeros(2, 3).sameShape(Tensor.ones(2, 3))).isTrue();
    assertThat(Tensor.zeros(2, 3).sameShape(Tensor.ones(3, 2))).isFalse();
    assertThat(Tensor.zeros(2).sameShape(Tensor.ones(2, 1))).isFalse();
  }

  @Test
  void linspaceEndsExactlyAtItsEnd() {
    double end = 0.1 + 0.2;
    for (int n = 2; n < 200; n++) {
      assertThat(Tensor.linspace(-0.7, end, n).get(-1)).isEqualTo(end);
      assertThat(Tensor.linspace(-0.7, end, n).get(0)).isEqualTo(-0.7);
    }
  }

  @Test
  void ofCopiesAndWrapDoesNot() {
    double[] numbers = {1, 2};
    Tensor copied = Tensor.of(numbers);
    Tensor wrapped = Tensor.wrap(numbers);
    numbers[0] = 9;
    assertThat(copied.get(0)).isEqualTo(1);
    assertThat(wrapped.get(0)).isEqualTo(9);
    int[] shape = {2, 1};
    Tensor x = Tensor.zeros(shape);
    shape[0] = 5;
    assertThat(x).hasShape(2, 1);
  }

  @Test
  void equalityIsExact() {
    Tensor x = Tensor.vector(1, 2);
    assertThat(x).isEqualTo(Tensor.vector(1, 2)).hasSameHashCodeAs(Tensor.vector(1, 2));
    assertThat(x).isNotEqualTo(Tensor.vector(1, 2 + 1e-15));
    assertThat(x).isNotEqualTo(x.reshape(1, 2));
    assertThat(x).isNotEqualTo(x.cast(DType.FLOAT32));
    assertThat(Tensor.scalar(0)).isNotEqualTo(Tensor.scalar(-0.0));
    assertThat(Tensor.scalar(Double.NaN)).isEqualTo(Tensor.scalar(Double.NaN));
  }

  @Test
  void closenessIsThatOfNumPy() {
    Tensor x = Tensor.vector(1, 100);
    assertThat(x.allClose(Tensor.vector(1.1, 100), 0, 0.11)).isTrue();
    assertThat(x.allClose(Tensor.vector(1.1, 100), 0, 0.09)).isFalse();
    assertThat(x.allClose(Tensor.vector(1, 101), 0.01, 0)).isTrue();
    assertThat(x.allClose(Tensor.vector(1, 102), 0.01, 0)).isFalse();
    assertThat(x.allClose(Tensor.vector(1), 1, 1)).isFalse();
    Tensor infinite = Tensor.scalar(Double.POSITIVE_INFINITY);
    assertThat(infinite.allClose(infinite, 0, 0)).isTrue();
    assertThat(infinite.allClose(infinite.neg(), 1, 1)).isFalse();
    assertThat(Tensor.scalar(1).allClose(infinite, 1, 1)).isFalse();
    Tensor nan = Tensor.scalar(Double.NaN);
    assertThat(nan.allClose(nan, 1, 1)).isFalse();
  }

  @Test
  void assertionsOnTensorsNameTheElementAndBothValues() {
    Tensor x = Tensor.of(new double[][] {{1, 2}, {3, 4}});
    Tensor y = Tensor.of(new double[][] {{1, 2}, {3.5, 4}});
    assertThatThrownBy(() -> assertThat(x).isCloseTo(y, 0.1))
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll("[1, 0]", "3.5", "3.0", "0.1");
    assertThatThrownBy(() -> assertThat(x).isCloseTo(Tensor.ones(2), 9))
        .hasMessageContainingAll("(2,)", "(2, 2)");
    assertThatThrownBy(() -> assertThat(Tensor.scalar(Double.NaN)).isCloseTo(Tensor.scalar(0), 9))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> assertThat(Tensor.scalar(0)).isCloseTo(Tensor.scalar(Double.NaN), 9))
        .isInstanceOf(AssertionError.class);
    assertThat(x).isCloseTo(y, 0.5);
  }
}
