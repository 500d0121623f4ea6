package io.github.medl.examples.command;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code --set}: other values for the parameters of a figure. */
final class SetOption {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description =
          "Another value for a parameter of the figure, for example alpha=0.004; may be said"
              + " several times. medl list --play shows what there is.")
  private List<String> assignments = List.of();

  /** What was set for a figure; what it does not allow is refused as wrong usage. */
  Settings of(About about) {
    CommandLine commandLine = spec.commandLine();
    try {
      return Settings.of(about, texts());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(commandLine, e.getMessage() + ".", e);
    }
  }

  /** What was set, as typed. */
  Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String assignment : assignments) {
      int equals = assignment.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException(
            "--set takes NAME=VALUE, for example --set alpha=0.004, not '" + assignment + "'");
      }
      String name = assignment.substring(0, equals).strip();
      if (texts.put(name, assignment.substring(equals + 1)) != null) {
        throw new IllegalArgumentException(name + " is set twice");
      }
    }
    return texts;
  }
}
