package io.github.medl.autodiff;

import static io.github.medl.testing.TensorAssert.assertThat;

import io.github.medl.autodiff.Operation.Kind;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What every operation computes, in both formats. */
class OperationValueTest {
  @TestFactory
  Stream<DynamicTest> valueEqualsNaiveLoop() {
    return OperationTable.each(
        row -> true,
        row -> {
          for (Tensor[] x : row.samples()) {
            Tensor expected = row.reference().apply(x);
            assertThat(row.apply(x).cast(DType.FLOAT64))
                .as(Operation.shapes(x))
                .isRelativelyCloseTo(expected, 1e-12);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> singlePrecisionAgreesWithDoubleAndStaysSingle() {
    return OperationTable.each(
        row -> !row.method().startsWith("cast"),
        row -> {
          for (Tensor[] x : row.samples()) {
            Tensor[] single = all(x, t -> t.cast(DType.FLOAT32));
            Tensor[] rounded = all(single, t -> t.cast(DType.FLOAT64));
            boolean position = row.method().startsWith("arg"); // an integer made a tensor here
            assertThat(row.apply(single))
                .as(Operation.shapes(x))
                .hasDType(position ? DType.FLOAT64 : DType.FLOAT32)
                .isRelativelyCloseTo(row.apply(rounded), 2e-5);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> gradientInSinglePrecisionAgreesWithDoubleAndStaysSingle() {
    return OperationTable.each(
        row -> row.kind() == Kind.SMOOTH,
        row -> {
          for (Tensor[] x : row.samples()) {
            Tensor single = Operation.pack(x).cast(DType.FLOAT32);
            Tensor rounded = single.cast(DType.FLOAT64);
            assertThat(Autodiff.gradient(z -> Operation.weighted(row.applyPacked(z, x)), single))
                .as(Operation.shapes(x))
                .hasDType(DType.FLOAT32)
                .isRelativelyCloseTo(
                    Autodiff.gradient(z -> Operation.weighted(row.applyPacked(z, x)), rounded),
                    5e-4);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> mixedFormatsGiveDouble() {
    return OperationTable.each(
        row -> row.samples().get(0).length > 1,
        row -> {
          for (Tensor[] x : row.samples()) {
            for (int k = 0; k < x.length; k++) {
              int which = k;
              Tensor[] mixed = x.clone();
              mixed[k] = x[k].cast(DType.FLOAT32);
              Tensor[] rounded = all(mixed, t -> t.cast(DType.FLOAT64));
              if (!row.method().startsWith("where") || k != 1) { // a condition has no say
                assertThat(row.apply(mixed))
                    .hasDType(DType.FLOAT64)
                    .isCloseTo(row.apply(rounded), 0);
              }
              Tensor gradient =
                  Autodiff.gradient(
                      z -> {
                        Tensor[] inputs = mixed.clone();
                        inputs[which] = z;
                        return Operation.weighted(row.apply(inputs));
                      },
                      mixed[k]);
              assertThat(gradient).hasDType(DType.FLOAT32).hasShape(x[k].shape());
            }
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> operandsNeverChange() {
    return OperationTable.each(
        row -> true,
        row -> {
          for (Tensor[] x : row.samples()) {
            Tensor[] before = all(x, t -> copy(t));
            Tensor y = row.apply(x);
            Tensor yBefore = copy(y);
            if (row.kind() != Kind.VALUE && Operation.pack(x).size() < 50) {
              Tensor z = Operation.pack(x);
              Autodiff.hvp(v -> Operation.weighted(row.applyPacked(v, x)), z, z);
            }
            for (int k = 0; k < x.length; k++) {
              assertThat(x[k]).isCloseTo(before[k], 0);
            }
            assertThat(y).isCloseTo(yBefore, 0);
          }
        });
  }

  private static Tensor[] all(Tensor[] x, Function<Tensor, Tensor> f) {
    return Arrays.stream(x).map(f).toArray(Tensor[]::new);
  }

  /** The same numbers in storage of its own. */
  private static Tensor copy(Tensor x) {
    double[] elements = x.toDoubles();
    return Tensor.generate(i -> elements[i], x.shape()).cast(x.dtype());
  }
}
