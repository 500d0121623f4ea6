package io.github.medl.examples.command;

import io.github.medl.examples.figure.Citation;
import io.github.medl.examples.figure.Manifest;
import io.github.medl.examples.figure.Nearest;
import io.github.medl.io.Reason;
import io.github.medl.learning.data.DataException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
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
      "  medl play 4.2                turn the parameters of a figure, in the browser",
      "  medl help run                the options of a command",
      "  source <(medl completion)    the words of the command by the tabulator, in bash and zsh",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all went well",
      "1:a check does not hold, or a figure could not be computed",
      "2:wrong usage, for example an unknown figure",
      "3:data are missing, or a file cannot be read or written",
      "4:it could not be built or started (Java, Maven, the build)",
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
            .addSubcommand(new BandsCommand(manifest))
            .addSubcommand(new ShowCommand(manifest))
            .addSubcommand(new PlayCommand(manifest))
            .addSubcommand(new DataCommand())
            .addSubcommand(new CiteCommand(manifest))
            .addSubcommand(new SiteCommand(manifest))
            .addSubcommand(new AssignmentCommand(manifest))
            .addSubcommand(new ShellCommand())
            .addSubcommand(new InstallCommand())
            .addSubcommand(new DocsCommand(manifest))
            .addSubcommand("completion", new AutoComplete.GenerateCompletion())
            .addSubcommand(new CommandLine.HelpCommand());
    medl.getSubcommands().get("completion").getCommandSpec().usageMessage().hidden(true);
    return medl.setExecutionExceptionHandler(MedlCommand::explain)
        .setParameterExceptionHandler(MedlCommand::misused);
  }

  /**
   * Runs the command.
   *
   * @param manifest the figures
   * @param out for results
   * @param err for messages
   * @param args the command line
   * @return the exit code
   */
  public static int execute(Manifest manifest, PrintWriter out, PrintWriter err, String... args) {
    try {
      return over(manifest).setOut(out).setErr(err).execute(args);
    } catch (OutOfMemoryError e) {
      err.println("medl: " + Production.outOfMemory());
      return ExitCode.CHECK_FAILED;
    }
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getOut());
    return ExitCode.USAGE;
  }

  /** One line that says what is wrong, and one that says where help is. */
  private static int misused(CommandLine.ParameterException exception, String[] args) {
    CommandLine commandLine = exception.getCommandLine();
    Optional<String> verb = unknownVerb(exception);
    commandLine
        .getErr()
        .println(
            "medl: " + verb.map(word -> noSuch(word, commandLine)).orElse(exception.getMessage()));
    if (verb.isEmpty()) {
      CommandLine.UnmatchedArgumentException.printSuggestions(exception, commandLine.getErr());
    }
    commandLine
        .getErr()
        .println("Try '" + commandLine.getCommandSpec().qualifiedName() + " --help'.");
    return ExitCode.USAGE;
  }

  /** The first word, if it is no command. */
  private static Optional<String> unknownVerb(CommandLine.ParameterException exception) {
    return exception instanceof CommandLine.UnmatchedArgumentException unmatched
            && !unmatched.isUnknownOption()
            && !unmatched.getCommandLine().getSubcommands().isEmpty()
        ? unmatched.getUnmatched().stream().findFirst()
        : Optional.empty();
  }

  private static String noSuch(String verb, CommandLine commandLine) {
    List<String> verbs =
        commandLine.getSubcommands().entrySet().stream()
            .filter(entry -> !entry.getValue().getCommandSpec().usageMessage().hidden())
            .map(Map.Entry::getKey)
            .toList();
    List<String> near = Nearest.of(verb, verbs, 2);
    return "There is no command '"
        + verb
        + "'; "
        + (near.isEmpty()
            ? "there are " + String.join(", ", verbs) + "."
            : "did you mean " + near.get(0) + "?");
  }

  /** Files and data: the message is enough. Anything else is a bug, so the whole trace is shown. */
  private static int explain(
      Exception exception, CommandLine commandLine, CommandLine.ParseResult parsed)
      throws Exception {
    if (exception instanceof IOException
        || exception instanceof UncheckedIOException
        || exception instanceof DataException) {
      commandLine.getErr().println("medl: " + words(exception));
      return ExitCode.DATA;
    }
    throw exception;
  }

  private static String words(Exception exception) {
    Exception cause = exception instanceof UncheckedIOException e ? e.getCause() : exception;
    return cause instanceof FileSystemException e
        ? e.getFile() + ": " + Reason.of(e)
        : cause.getMessage();
  }

  /** The version, read when it is asked for. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"medl " + Citation.version()};
    }
  }
}
