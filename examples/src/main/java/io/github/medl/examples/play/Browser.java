package io.github.medl.examples.play;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The browser of whoever sits at this machine. */
public final class Browser {
  private Browser() {}

  /**
   * Opens an address, if there is a desktop. Java's own way would begin to draw windows, which a
   * program that only serves a page does not want.
   *
   * @param address the address
   * @return whether a program was started that opens it
   */
  public static boolean open(String address) {
    Optional<List<String>> command =
        command(System.getProperty("os.name"), System.getenv(), address);
    try {
      if (command.isPresent()) {
        new ProcessBuilder(command.get())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
      }
      return command.isPresent();
    } catch (IOException e) {
      return false; // the address was printed
    }
  }

  /** The command that opens an address on a system; empty where nobody would see it. */
  static Optional<List<String>> command(
      String system, Map<String, String> environment, String address) {
    String name = system.toLowerCase(Locale.ROOT);
    if (environment.containsKey("SSH_CONNECTION")) {
      return Optional.empty();
    }
    if (name.contains("windows")) {
      return Optional.of(List.of("rundll32", "url.dll,FileProtocolHandler", address));
    }
    if (name.contains("mac")) {
      return Optional.of(List.of("open", address));
    }
    boolean desktop =
        !environment.getOrDefault("DISPLAY", "").isBlank()
            || !environment.getOrDefault("WAYLAND_DISPLAY", "").isBlank();
    return desktop ? Optional.of(List.of("xdg-open", address)) : Optional.empty();
  }
}
