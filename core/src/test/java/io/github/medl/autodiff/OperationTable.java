package io.github.medl.autodiff;

import io.github.medl.testing.Operation;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Every operation on tensors. A new operation is one primitive with its rules and one row here; the
 * tests of this package then generate themselves.
 */
final class OperationTable {
  static final List<Operation> ROWS =
      Stream.of(
              ElementwiseRows.rows(),
              ArithmeticRows.rows(),
              ReductionRows.rows(),
              ShapingRows.rows(),
              SegmentRows.rows(),
              SparseRows.rows(),
              LinearAlgebraRows.rows(),
              ConvolutionRows.rows())
          .flatMap(List::stream)
          .toList();

  private OperationTable() {}

  /** One test a row. */
  static Stream<DynamicTest> each(Predicate<Operation> which, Consumer<Operation> test) {
    return ROWS.stream()
        .filter(which)
        .map(row -> DynamicTest.dynamicTest(row.toString(), () -> check(row, test)));
  }

  /** Not every report shows the name of a generated test, so the failure does. */
  private static void check(Operation row, Consumer<Operation> test) {
    try {
      test.accept(row);
    } catch (AssertionError e) {
      throw new AssertionError(row + ": " + e.getMessage(), e);
    }
  }
}
