package io.github.medl.examples.assignment;

/** An assignment, or what is done with it, is not as it must be; the message says what to do. */
public final class AssignmentException extends RuntimeException {
  private static final long serialVersionUID = 1;

  AssignmentException(String message) {
    super(message);
  }
}
