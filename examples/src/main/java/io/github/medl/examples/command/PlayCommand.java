package io.github.medl.examples.command;

import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.Manifest;
import io.github.medl.examples.play.Browser;
import io.github.medl.examples.play.PlayServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code medl play}: a page on which the parameters of a figure can be turned. */
@Command(
    name = "play",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Opens a page in the browser with a figure and a slider, switch or field for each of its"
          + " parameters. Every change is computed anew, with the numbers beside the book's.",
      "",
      "The page is served on this machine only, at the address that is printed, until Ctrl-C."
          + " medl list --play shows which figures have parameters."
    },
    footer = {
      "%nExamples:",
      "  medl play 4.2",
      "  medl play 4.2 --set alpha=0.004 --exit-on-close"
    })
final class PlayCommand implements Callable<Integer> {
  private static final int TOKEN_BITS = 128;
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final Manifest manifest;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "ID", description = "The figure, for example 4.2.")
  private String id;

  @Mixin private SetOption settings;

  @Option(names = "--full", description = "Run a long figure in full, as the book did.")
  private boolean full;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "0",
      description = "The port; without it any that is free.")
  private int port;

  @Option(names = "--no-browser", description = "Print the address only.")
  private boolean noBrowser;

  @Option(names = "--exit-on-close", description = "End when the last page is closed.")
  private boolean exitOnClose;

  @Mixin private OfflineOption offline;

  PlayCommand(Manifest manifest) {
    this.manifest = manifest;
  }

  @Override
  public Integer call() throws IOException {
    if (port < 0 || port > 65_535) {
      throw new ParameterException(
          spec.commandLine(), "--port must be a number from 0 to 65535, not " + port + ".");
    }
    Figure figure = manifest.find(Selection.known(spec.commandLine(), manifest, id)).orElseThrow();
    PlayServer.Options options = new PlayServer.Options(full, port, exitOnClose, GRACE);
    try (PlayServer server =
        PlayServer.open(figure, settings.of(figure.about()), token(), options)) {
      PrintWriter out = spec.commandLine().getOut();
      out.println(figure.about().label() + " is at " + server.address());
      out.println(exitOnClose ? "It ends with the last page." : "Ctrl-C ends it.");
      out.flush();
      if (!noBrowser) {
        Browser.open(server.address());
      }
      server.await();
      return ExitCode.OK;
    } catch (InterruptedException e) {
      return ExitCode.INTERRUPTED;
    }
  }

  private static String token() {
    return new BigInteger(TOKEN_BITS, new SecureRandom()).setBit(TOKEN_BITS).toString(36);
  }
}
