package io.github.medl.optim.trials;

import java.io.PrintWriter;
import java.io.Serializable;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;

/**
 * What a trial threw, in a form that every machine can read: its class may be known to one only.
 */
public final class Failure implements Serializable {
  private static final long serialVersionUID = 1L;

  /** What was thrown. */
  private final String what;

  /** Where. */
  private final String trace;

  /** The thing itself, on the machine where it was thrown. */
  private final transient @Nullable Throwable cause;

  private Failure(String what, String trace, @Nullable Throwable cause) {
    this.what = what;
    this.trace = trace;
    this.cause = cause;
  }

  /**
   * A failure by something thrown.
   *
   * @param thrown by the trial
   * @return the failure
   */
  public static Failure of(Throwable thrown) {
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    return new Failure(thrown.toString(), trace.toString(), thrown);
  }

  /**
   * A failure that a place tells of.
   *
   * @param what happened, in words
   * @return the failure
   */
  public static Failure of(String what) {
    return new Failure(what, "", null);
  }

  /**
   * What happened.
   *
   * @return the name and the message of what was thrown
   */
  public String what() {
    return what;
  }

  /**
   * Where it happened.
   *
   * @return the lines of the stack, empty if nothing was thrown
   */
  public String trace() {
    return trace;
  }

  /** What was thrown, null if that was on another machine. */
  @Nullable Throwable cause() {
    return cause;
  }

  @Override
  public String toString() {
    return what;
  }
}
