package io.github.medl.grading;

import java.lang.reflect.Method;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Counts points and prints them when all tests are over; a failure also says its hint. It comes
 * with {@link Part}; without the table where the configuration says {@code
 * medl.grading.table=false}.
 */
public final class GradingExtension implements TestWatcher, TestExecutionExceptionHandler {
  private static final ExtensionContext.Namespace SPACE =
      ExtensionContext.Namespace.create(GradingExtension.class);

  /** Made by JUnit. */
  public GradingExtension() {}

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    String hint = test(context).map(GradedTest::hint).orElse("");
    if (hint.isEmpty() || !(failure instanceof Exception || failure instanceof AssertionError)) {
      throw failure;
    }
    throw HintedFailure.of(failure, hint);
  }

  @Override
  public void testSuccessful(ExtensionContext context) {
    add(context, true, "");
  }

  @Override
  public void testFailed(ExtensionContext context, Throwable cause) {
    add(context, false, String.valueOf(cause.getMessage()));
  }

  @Override
  public void testAborted(ExtensionContext context, Throwable cause) {
    add(context, false, "it was skipped");
  }

  @Override
  public void testDisabled(ExtensionContext context, Optional<String> reason) {
    test(context).ifPresent(test -> board(context).marks.expect(test));
  }

  private static void add(ExtensionContext context, boolean ok, String message) {
    Optional<GradedTest> test = test(context);
    if (test.isPresent()) {
      Board board = board(context);
      context.getTestClass().stream()
          .flatMap(type -> GradedTest.in(type).stream())
          .forEach(board.marks::expect); // also those that never run
      board.marks.add(test.get(), ok, message);
    }
  }

  private static Optional<GradedTest> test(ExtensionContext context) {
    Optional<Method> method = context.getTestMethod();
    return method.flatMap(GradedTest::of);
  }

  private static Board board(ExtensionContext context) {
    boolean shown =
        !context.getConfigurationParameter("medl.grading.table").orElse("true").equals("false");
    return context
        .getRoot()
        .getStore(SPACE)
        .getOrComputeIfAbsent("board", key -> new Board(shown, new Marks()), Board.class);
  }

  /** Closed by JUnit at the end of all tests. */
  private record Board(boolean shown, Marks marks) implements AutoCloseable {
    @Override
    public void close() {
      if (shown) {
        System.out.println(PointsTable.of(marks.all()));
      }
    }
  }
}
