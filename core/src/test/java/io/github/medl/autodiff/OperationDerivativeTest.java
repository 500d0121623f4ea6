package io.github.medl.autodiff;

import io.github.medl.testing.Operation;
import io.github.medl.testing.Operation.Kind;
import io.github.medl.testing.OperationContract;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** First and second derivatives of every operation, in both modes. */
class OperationDerivativeTest {
  private static Stream<DynamicTest> each(Kind kind, Consumer<Operation> promise) {
    return OperationTable.each(row -> row.kind() == kind, promise);
  }

  @TestFactory
  Stream<DynamicTest> jacobianEqualsDifferenceQuotients() {
    return each(Kind.SMOOTH, OperationContract::jacobianEqualsDifferenceQuotients);
  }

  @TestFactory
  Stream<DynamicTest> gradientOfGradientEqualsDifferenceQuotients() {
    return each(Kind.SMOOTH, OperationContract::gradientOfGradientEqualsDifferenceQuotients);
  }

  @TestFactory
  Stream<DynamicTest> forwardAndReverseModeAreTransposed() {
    return OperationTable.each(
        row -> row.kind() != Kind.VALUE, OperationContract::forwardAndReverseModeAreTransposed);
  }

  @TestFactory
  Stream<DynamicTest> forwardOverReverseEqualsReverseOverReverse() {
    return each(Kind.SMOOTH, OperationContract::forwardOverReverseEqualsReverseOverReverse);
  }

  @TestFactory
  Stream<DynamicTest> linearOperationIsItsOwnDerivative() {
    return each(Kind.LINEAR, OperationContract::linearOperationIsItsOwnDerivative);
  }

  @TestFactory
  Stream<DynamicTest> stepFunctionsHaveZeroDerivative() {
    return each(Kind.CONSTANT, OperationContract::stepFunctionHasZeroDerivative);
  }

  @TestFactory
  Stream<DynamicTest> operationsWithoutDerivativeRefuseToBeTraced() {
    return each(Kind.VALUE, OperationContract::operationWithoutDerivativeRefusesToBeTraced);
  }
}
