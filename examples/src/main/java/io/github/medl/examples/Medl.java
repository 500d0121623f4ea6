package io.github.medl.examples;

import io.github.medl.examples.command.MedlCommand;
import io.github.medl.examples.gallery.Terminal;

/** The main class of the {@code medl} command. */
public final class Medl {
  private Medl() {}

  /**
   * Runs the command and exits: 0 all went well, 1 a check failed, 2 wrong usage, 3 data or files,
   * 130 stopped by Ctrl-C.
   *
   * @param args the command line; {@code --help} explains
   */
  public static void main(String[] args) {
    System.exit(
        MedlCommand.over(Figures.all())
            .setOut(Terminal.writer(System.out))
            .setErr(Terminal.writer(System.err))
            .execute(args));
  }
}
