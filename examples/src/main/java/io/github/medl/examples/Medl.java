package io.github.medl.examples;

import io.github.medl.examples.command.MedlCommand;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

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
    Charset charset = terminalCharset();
    System.exit(
        MedlCommand.over(Figures.all())
            .setOut(new PrintWriter(System.out, true, charset))
            .setErr(new PrintWriter(System.err, true, charset))
            .execute(args));
  }

  /** Titles hold Greek letters, also where the locale is plain ASCII; Windows has its code page. */
  private static Charset terminalCharset() {
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    String encoding = System.getProperty("stdout.encoding");
    return windows && encoding != null ? Charset.forName(encoding) : StandardCharsets.UTF_8;
  }
}
