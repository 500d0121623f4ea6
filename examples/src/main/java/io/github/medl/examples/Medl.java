package io.github.medl.examples;

import io.github.medl.examples.command.MedlCommand;
import io.github.medl.examples.gallery.Terminal;
import java.util.Arrays;
import java.util.List;

/** The main class of the {@code medl} command. */
public final class Medl {
  private Medl() {}

  /**
   * Runs the command and exits: 0 all went well, 1 a check failed or a figure could not be
   * computed, 2 wrong usage, 3 data or files, 130 stopped by Ctrl-C.
   *
   * @param args the command line; {@code --help} explains
   */
  public static void main(String[] args) {
    String[] command = withoutProperties(args);
    if (!List.of(command).contains("show")) {
      System.setProperty("java.awt.headless", "true"); // files are drawn without a display
    }
    System.exit(
        MedlCommand.execute(
            Figures.all(), Terminal.writer(System.out), Terminal.writer(System.err), command));
  }

  /**
   * Sets the properties that stand before the command, as {@code -Dmedl.engine=java}: a script of
   * Windows cannot take them apart from the rest.
   */
  static String[] withoutProperties(String... args) {
    int first = 0;
    for (; first < args.length && args[first].matches("-D[^=]+(=.*)?"); first++) {
      String[] property = args[first].substring(2).split("=", 2);
      System.setProperty(property[0], property.length == 1 ? "" : property[1]);
    }
    return Arrays.copyOfRange(args, first, args.length);
  }
}
