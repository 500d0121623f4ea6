package io.github.medl.examples.command;

import io.github.medl.examples.figure.Citation;
import io.github.medl.examples.figure.Manifest;
import io.github.medl.learning.data.DataException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code medl}: prints its usage; the verbs are its subcommands. */
@Command(
    name = "medl",
    mixinStandardHelpOptions = true,
    versionProvider = MedlCommand.Version.class,
    description = {
      "The figures, tables and numbers of the book Mathematical Engineering of Deep Learning,"
          + " computed, drawn and verified. An independent companion to the book.",
      ""
    },
    commandListHeading = "%nCommands:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  medl list --chapter 4        what there is, with cost and data",
      "  medl run 4.2 table-2.1       write two figures and the gallery to out/",
      "  medl verify --all            run everything and compare with the book",
      "  medl help run                the options of a command",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all went well",
      "1:a check does not hold, or a figure could not be computed",
      "2:wrong usage, for example an unknown figure",
      "3:data are missing, or a file cannot be read or written",
      "130:stopped by Ctrl-C; nothing is half-written",
    })
public final class MedlCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  private MedlCommand() {}

  /**
   * The command over some figures.
   *
   * @param manifest the figures
   * @return ready to execute
   */
  public static CommandLine over(Manifest manifest) {
    CommandLine medl =
        new CommandLine(new MedlCommand())
            .addSubcommand(new ListCommand(manifest))
            .addSubcommand(new RunCommand(manifest))
            .addSubcommand(new VerifyCommand(manifest))
            .addSubcommand(new ShowCommand(manifest))
            .addSubcommand(new DataCommand())
            .addSubcommand(new CiteCommand(manifest))
            .addSubcommand(new DocsCommand(manifest))
            .addSubcommand(new CommandLine.HelpCommand());
    return medl.setExecutionExceptionHandler(MedlCommand::explain)
        .setParameterExceptionHandler(MedlCommand::misused);
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getOut());
    return ExitCode.USAGE;
  }

  /** One line that says what is wrong, and one that says where help is. */
  private static int misused(CommandLine.ParameterException exception, String[] args) {
    CommandLine commandLine = exception.getCommandLine();
    commandLine.getErr().println("medl: " + exception.getMessage());
    CommandLine.UnmatchedArgumentException.printSuggestions(exception, commandLine.getErr());
    commandLine
        .getErr()
        .println("Try '" + commandLine.getCommandSpec().qualifiedName() + " --help'.");
    return ExitCode.USAGE;
  }

  /** Files and data: the message is enough. Anything else is a bug, so the whole trace is shown. */
  private static int explain(
      Exception exception, CommandLine commandLine, CommandLine.ParseResult parsed)
      throws Exception {
    if (exception instanceof IOException
        || exception instanceof UncheckedIOException
        || exception instanceof DataException) {
      commandLine.getErr().println("medl: " + exception.getMessage());
      return ExitCode.DATA;
    }
    throw exception;
  }

  /** The version, read when it is asked for. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"medl " + Citation.version()};
    }
  }
}
