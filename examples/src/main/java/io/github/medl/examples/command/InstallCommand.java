package io.github.medl.examples.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code medl install}: done by the scripts {@code medl} and {@code medl.cmd}, before there is a
 * program; here it is only explained.
 */
@Command(
    name = "install",
    mixinStandardHelpOptions = true,
    description = {
      "Installs the library, with its sources and API documentation, for Maven projects of your own:"
          + " mvn install -Dlibrary. docs/start.md shows such a project."
    })
final class InstallCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(),
        "The library is installed by ./medl install, or by mvn install -Dlibrary, in its folder.");
  }
}
