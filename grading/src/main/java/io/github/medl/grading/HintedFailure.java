package io.github.medl.grading;

/** A failure that says where to read on. */
final class HintedFailure extends AssertionError {
  private static final long serialVersionUID = 1;

  private HintedFailure(String message) {
    super(message);
  }

  static HintedFailure of(Throwable failure, String hint) {
    String what =
        failure instanceof AssertionError ? String.valueOf(failure.getMessage()) : words(failure);
    HintedFailure hinted = new HintedFailure(what + "\n  hint:     " + hint);
    hinted.setStackTrace(failure.getStackTrace());
    return hinted;
  }

  /** An exception that the student's code threw, and where. */
  private static String words(Throwable failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    return failure + (trace.length == 0 ? "" : "\n  at:       " + trace[0]);
  }
}
