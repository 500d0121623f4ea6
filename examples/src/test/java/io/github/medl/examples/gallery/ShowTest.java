package io.github.medl.examples.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.medl.examples.Fakes;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Settings;
import io.github.medl.plot.Picture;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the main of a figure does, with a screen that only notes what it is given. */
class ShowTest {
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<String> events = new ArrayList<>();

  private final class Noting implements Screen {
    private final boolean exists;

    Noting(boolean exists) {
      this.exists = exists;
    }

    @Override
    public boolean exists() {
      return exists;
    }

    @Override
    public void show(List<Picture> pictures) {
      events.add(pictures.size() + " shown");
    }

    @Override
    public void play(Figure figure, FigureContext context, FigureRun first) {
      events.add(figure.about().knobs().size() + " dials, " + first.result().status().label());
    }
  }

  private int show(String id, boolean screen) {
    return show(Fakes.all().find(id).orElseThrow(), FigureContext.quick(), screen);
  }

  private int show(Figure figure, FigureContext context, boolean screen) {
    int code =
        Show.code(
            figure,
            context,
            folder,
            new Noting(screen),
            new PrintWriter(out, true),
            new PrintWriter(err, true));
    events.add("code " + code);
    return code;
  }

  @Test
  void aFigureWhoseChecksFailIsShownBeforeTheProgramEndsWithOne() {
    show("1.2", true);
    assertThat(events).containsExactly("1 shown", "code 1");
    assertThat(out.toString()).contains("FAIL");
  }

  @Test
  void aFigureWhoseChecksHoldIsShown() {
    show("1.1", true);
    assertThat(events).containsExactly("1 shown", "code 0");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFigureWithParametersHasDials() {
    Figure figure = new Fakes.Figure3_1();
    show(figure, FigureContext.quick(), true);
    Settings settings = Settings.of(figure.about(), Map.of("alpha", "0.004"));
    show(figure, FigureContext.quick().with(settings), true);
    assertThat(events)
        .containsExactly("6 dials, verified", "code 0", "6 dials, explored", "code 0");
  }

  @Test
  void withoutAScreenItIsWrittenWhetherItsChecksHoldOrNot() {
    show("1.1", false);
    show("1.2", false);
    assertThat(events).containsExactly("code 0", "code 1");
    assertThat(folder.resolve("1.1/figure.png")).exists();
    assertThat(folder.resolve("1.2/figure.png")).exists();
  }

  @Test
  void withoutItsDataItSaysWhatToDoAndEndsWithThree() {
    show("table-1.1", true);
    assertThat(events).containsExactly("code 3");
    assertThat(err.toString()).contains("put nowhere.csv");
  }

  @Test
  void aDisplayAtWhichNobodyListensIsNone() throws IOException {
    int port;
    try (ServerSocket server = new ServerSocket()) {
      server.bind(new InetSocketAddress(InetAddress.getByName("localhost"), 0));
      port = server.getLocalPort();
      assumeTrue(port >= 6000, "displays have ports from 6000 on");
      assertThat(Display.answers("localhost:" + (port - 6000) + ".0")).isTrue();
    }
    assertThat(Display.answers("localhost:" + (port - 6000) + ".0")).isFalse();
    assertThat(Display.answers(":9876")).isFalse();
    assertThat(Display.answers("/private/tmp/launch/org.xquartz:0")).isTrue();
  }
}
