package io.github.medl.examples.command;

import io.github.medl.examples.gallery.OutputFolder;
import java.io.PrintWriter;

/** Removes unfinished files when the process is stopped from outside, as by Ctrl-C. */
final class Interruption {
  private final Thread hook;

  private Interruption(Thread hook) {
    this.hook = hook;
  }

  /** From now on a stop closes {@code folder}. The exit code, 130, is the virtual machine's. */
  static Interruption closes(OutputFolder folder, PrintWriter err) {
    Thread hook =
        new Thread(
            () -> {
              folder.close();
              err.println();
              err.println("medl: stopped; nothing is half-written");
              err.flush();
            },
            "medl-stop");
    Runtime.getRuntime().addShutdownHook(hook);
    return new Interruption(hook);
  }

  /** The work is done. */
  void disarm() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the process is being stopped: the hook runs
    }
  }
}
