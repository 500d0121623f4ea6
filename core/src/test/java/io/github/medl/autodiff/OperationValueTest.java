package io.github.medl.autodiff;

import static io.github.medl.testing.TensorAssert.assertThat;

import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import io.github.medl.testing.Operation;
import io.github.medl.testing.Operation.Kind;
import io.github.medl.testing.OperationContract;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What every operation computes, in both formats. */
class OperationValueTest {
  @TestFactory
  Stream<DynamicTest> valueEqualsNaiveLoop() {
    return OperationTable.each(row -> true, OperationContract::valueEqualsReference);
  }

  @TestFactory
  Stream<DynamicTest> singlePrecisionAgreesWithDoubleAndStaysSingle() {
    return OperationTable.each( // a position is an integer, made a tensor by its row
        row -> !row.method().startsWith("cast") && !row.method().startsWith("arg"),
        OperationContract::singlePrecisionAgreesWithDoubleAndStaysSingle);
  }

  @TestFactory
  Stream<DynamicTest> positionsInSinglePrecisionAreThoseInDouble() {
    return OperationTable.each(
        row -> row.method().startsWith("arg"),
        row -> {
          for (Tensor[] x : row.samples()) {
            Tensor[] single = all(x, t -> t.cast(DType.FLOAT32));
            Tensor[] rounded = all(single, t -> t.cast(DType.FLOAT64));
            assertThat(row.apply(single)).isCloseTo(row.apply(rounded), 0);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> gradientInSinglePrecisionAgreesWithDoubleAndStaysSingle() {
    return OperationTable.each(
        row -> row.kind() == Kind.SMOOTH,
        OperationContract::gradientInSinglePrecisionAgreesWithDoubleAndStaysSingle);
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
    return OperationTable.each(row -> true, OperationContract::operandsNeverChange);
  }

  private static Tensor[] all(Tensor[] x, Function<Tensor, Tensor> f) {
    return Arrays.stream(x).map(f).toArray(Tensor[]::new);
  }
}
