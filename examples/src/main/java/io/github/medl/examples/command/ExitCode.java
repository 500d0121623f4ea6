package io.github.medl.examples.command;

/** What the command returns to the shell. */
public final class ExitCode {
  /** All went well. */
  public static final int OK = 0;

  /** A check does not hold, or a figure could not be computed. */
  public static final int CHECK_FAILED = 1;

  /** The command line is wrong, for example an unknown figure. */
  public static final int USAGE = 2;

  /** Data are missing, or a file cannot be read or written. */
  public static final int DATA = 3;

  /**
   * The command could not be built or started: no Java, no Maven, a build that fails. The scripts
   * return it, which start this program.
   */
  public static final int NOT_STARTED = 4;

  /** Stopped by Ctrl-C. */
  public static final int INTERRUPTED = 130;

  private ExitCode() {}
}
