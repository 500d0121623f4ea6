package io.github.medl.examples.gallery;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** How text gets to the screen: titles hold Greek letters, also where the locale is plain ASCII. */
public final class Terminal {
  private Terminal() {}

  /**
   * A writer on a stream of the terminal, in UTF-8; on Windows in the code page of the console.
   *
   * @param stream {@code System.out} or {@code System.err}
   * @return the writer; it flushes at the end of a line
   */
  public static PrintWriter writer(PrintStream stream) {
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    String encoding = System.getProperty("stdout.encoding");
    Charset charset =
        windows && encoding != null ? Charset.forName(encoding) : StandardCharsets.UTF_8;
    return new PrintWriter(stream, true, charset);
  }
}
