package io.github.medl.examples.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.tool.JavaShellToolBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code medl shell}: JShell with the library at hand. */
@Command(
    name = "shell",
    mixinStandardHelpOptions = true,
    description = {
      "Opens JShell, the shell of Java, with the library, its imports and mnist(Split.TRAIN) at"
          + " hand. /exit leaves it."
    },
    footer = {"%nExample: medl shell", "  jshell> Tensor.vector(1, 2, 3).square().sum()"})
final class ShellCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description = "Files of lines to run first; what else JShell takes goes behind --.")
  private List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    Path startup = Files.createTempFile("medl", ".jsh");
    try (InputStream script = script()) {
      Files.copy(script, startup, StandardCopyOption.REPLACE_EXISTING);
      List<String> command = new ArrayList<>();
      command.addAll(List.of("--class-path", classPath()));
      command.addAll(List.of("--startup", "DEFAULT", "--startup", startup.toString()));
      if (Runtime.version().feature() >= 22) { // 24 warns without it; 17 would warn of it
        command.add("-R--enable-native-access=ALL-UNNAMED");
      }
      command.addAll(arguments);
      return JavaShellToolBuilder.builder().start(command.toArray(String[]::new));
    } catch (IOException e) {
      throw e;
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException("JShell could not be started: " + e.getMessage(), e);
    } finally {
      Files.deleteIfExists(startup);
    }
  }

  /** That of this program; JShell gives up over an entry that does not exist. */
  private static String classPath() {
    String separator = System.getProperty("path.separator");
    return Arrays.stream(System.getProperty("java.class.path").split(Pattern.quote(separator)))
        .filter(entry -> !entry.isEmpty() && Files.exists(Path.of(entry)))
        .collect(Collectors.joining(separator));
  }

  /** The lines that every shell begins with. */
  static InputStream script() {
    return ShellCommand.class.getResourceAsStream("shell.jsh");
  }
}
