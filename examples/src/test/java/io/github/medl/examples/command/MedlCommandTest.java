package io.github.medl.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.medl.examples.Fakes;
import io.github.medl.examples.Figures;
import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Manifest;
import io.github.medl.examples.figure.Outcome;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MedlCommandTest {
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int medl(String... args) {
    return medl(Fakes.all(), args);
  }

  private int medl(Manifest manifest, String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return MedlCommand.over(manifest)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }

  private String dir() {
    return folder.resolve("out").toString();
  }

  @Test
  void verifiedAndUnverifiedFiguresAreNoFailure() {
    assertThat(medl("verify", "1.1", "2.2", "--out", dir())).isEqualTo(0);
    assertThat(out.toString())
        .contains("verified    1.1")
        .contains("unverified  2.2")
        .contains("1 verified (1 book), 0 failed, 1 unverified; 2 checks (1 book, 1 theory).");
    assertThat(folder.resolve("out/1.1/figure.png")).exists();
    assertThat(folder.resolve("out/index.html")).exists();
  }

  @Test
  void runPrintsItsFirstNumberAlwaysAndEachWhenAsked() {
    assertThat(medl("run", "1.1", "--out", dir())).isEqualTo(0);
    assertThat(out.toString())
        .contains("(1 check: 1 book; ")
        .contains("ok   x <= y: 0.3333333333; printed says 0.333 ± 0.001")
        .doesNotContain("H =");
    assertThat(medl("run", "1.1", "-v", "--out", dir())).isEqualTo(0);
    assertThat(out.toString()).contains("ok   x <= y: 0.3333333333").contains("nan = NaN");
  }

  @Test
  void aCheckThatDoesNotHoldIsOne() {
    assertThat(medl("verify", "1.1", "1.2", "--out", dir())).isEqualTo(1);
    assertThat(out.toString()).contains("FAIL count: 1; theory says 2");
  }

  @Test
  void missingDataIsThreeAndSaysWhatToDo() {
    assertThat(medl("run", "table-1.1", "1.1", "--out", dir())).isEqualTo(3);
    assertThat(out.toString()).contains("put nowhere.csv").contains("verified    1.1");
  }

  @Test
  void oneFailureDoesNotStopTheOthers() {
    assertThat(medl("run", "--all", "--out", dir())).isEqualTo(1);
    assertThat(out.toString()).contains("1 verified (1 book), 3 failed, 1 unverified");
    assertThat(err.toString()).contains("a bug");
    assertThat(folder.resolve("out/2.2/figure.png")).exists();
  }

  @Test
  void figuresAreReportedInTheOrderOfTheBook() {
    medl("run", "2.2", "1.1", "--out", dir());
    assertThat(out.toString().indexOf("1.1")).isLessThan(out.toString().indexOf("2.2"));
  }

  @Test
  void anUnknownFigureIsTwoAndNamesTheNearest() throws IOException {
    assertThat(medl("run", "1.1", "fig1.3", "--out", dir())).isEqualTo(2);
    assertThat(err.toString()).contains("'fig1.3'").contains("did you mean 1.1 or ");
    assertThat(folder.resolve("out")).doesNotExist();
    assertThat(medl("cite", "9.9")).isEqualTo(2);
    assertThat(medl("show", "9.9")).isEqualTo(2);
    assertThat(medl("run", "--chapter", "9")).isEqualTo(2);
    assertThat(err.toString()).contains("chapters [1, 2]");
    assertThat(medl("run")).isEqualTo(2);
    assertThat(medl("run", "1.1", "--all")).isEqualTo(2);
    assertThat(medl("list", "--kind", "nice")).isEqualTo(2);
    assertThat(err.toString()).contains("illustrative");
    assertThat(medl("lst")).isEqualTo(2);
    assertThat(err.toString()).contains("There is no command 'lst'; did you mean list?");
    assertThat(medl("rnu", "1.1")).isEqualTo(2);
    assertThat(err.toString()).contains("There is no command 'rnu'; did you mean run?");
    assertThat(medl("banana")).isEqualTo(2);
    assertThat(err.toString()).contains("there are list, run, verify").doesNotContain("docs");
    for (String chapter : new String[] {"chapter2", "Chapter 2", "2", "ch2"}) {
      assertThat(medl("run", chapter)).isEqualTo(2);
      assertThat(err.toString()).contains("all of a chapter: --chapter 2.");
    }
    assertThat(medl("run", "all")).isEqualTo(2);
    assertThat(err.toString()).contains("all figures: --all.");
  }

  @Test
  void aFigureMayBeCalledByItsClass() {
    assertThat(medl("run", "Figure1_1", "1.1", "fig1.1", "--out", dir())).isEqualTo(0);
    assertThat(out.toString()).contains("1 verified (1 book), 0 failed, 0 unverified");
    assertThat(medl("cite", "table1.1")).isEqualTo(0);
    assertThat(out.toString()).contains("Table 1.1");
  }

  @Test
  void anEmptyNameOfAFolderIsRefused() {
    for (String verb : new String[] {"run", "verify", "show"}) {
      assertThat(medl(verb, "1.1", "--out", "")).isEqualTo(2);
      assertThat(err.toString()).contains("the name of the folder is empty");
    }
  }

  @Test
  void aFigureForWhichThereIsNoMemoryIsOneAndSaysWhatToDo() {
    Manifest hungry = Manifest.of(Fakes.Figure1_1.class, Figure9_9.class);
    assertThat(medl(hungry, "run", "--all", "--out", dir())).isEqualTo(1);
    assertThat(out.toString())
        .contains("verified    1.1")
        .contains("out of memory: Java may take")
        .contains("MEDL_JAVA_OPTS=-Xmx");
    assertThat(err.toString()).isEmpty();
  }

  /** Wants more than there can be. */
  public static final class Figure9_9 implements Figure {
    @Override
    public About about() {
      return About.figure("9.9", "Hungry", Kind.EXACT);
    }

    @Override
    public Outcome draw(FigureContext context) {
      throw new OutOfMemoryError("Java heap space");
    }
  }

  /** A help that names what is not there sends its reader astray. */
  @Test
  void everyFigureThatTheHelpNamesExists() {
    Manifest all = Figures.all();
    for (String verb : new String[] {"list", "run", "verify", "show", "play", "data", "cite"}) {
      medl(all, "help", verb);
      Matcher id =
          Pattern.compile("(?<![=.\\d])(?:table-|eq-|L|C)?\\d+\\.\\d+[a-z]?")
              .matcher(out.toString());
      while (id.find()) {
        assertThat(all.type(id.group())).as(verb + " " + id.group()).isPresent();
      }
    }
    medl(all, "help", "show");
    assertThat(out.toString()).contains("opens it in a window.");
  }

  @Test
  void anOutputFolderThatCannotBeWrittenIsThree() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThat(medl("run", "1.1", "--out", file.toString())).isEqualTo(3);
    assertThat(err.toString())
        .startsWith("medl: cannot write to the output folder")
        .contains("--out");
    assertThat(err.toString()).doesNotContain("\tat ");
  }

  @Test
  void aCorruptEarlierResultIsNamedAndReplacedByItsRun() throws IOException {
    Path earlier = folder.resolve("out/1.2/result.json");
    Files.createDirectories(earlier.getParent());
    Files.writeString(earlier, "{\"id\"");
    assertThat(medl("run", "1.1", "--out", dir())).isEqualTo(0);
    assertThat(err.toString()).contains("left out of the gallery").contains("medl run 1.2");
    medl("run", "1.2", "--out", dir());
    assertThat(err.toString()).isEmpty();
    assertThat(Files.readString(earlier)).contains("\"failed\"");
  }

  @Test
  void anInterruptionIs130AndLeavesNothingHalfWritten() throws IOException {
    Thread.currentThread().interrupt();
    assertThat(medl("run", "1.1", "--out", dir())).isEqualTo(130);
    assertThat(Thread.interrupted()).isFalse();
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(f -> f.getFileName().toString().endsWith(".part"))).isEmpty();
    }
  }

  @Test
  void listShowsKindCostAndData() {
    assertThat(medl("list", "--chapter", "1")).isEqualTo(0);
    assertThat(out.toString()).contains("table-1.1").contains("nowhere").doesNotContain("2.2");
    assertThat(medl("list", "--kind", "seeded")).isEqualTo(0);
    assertThat(out.toString().lines()).hasSize(2);
  }

  @Test
  void showWritesWhenThereIsNoDisplay() {
    assertThat(medl("show", "1.1", "--out", dir())).isEqualTo(0);
    assertThat(out.toString()).contains("x <= y").contains("No display");
    assertThat(folder.resolve("out/1.1/figure.png")).exists();
    assertThat(medl("show", "1.2", "--out", dir())).isEqualTo(1);
    assertThat(medl("show", "table-1.1", "--out", dir())).isEqualTo(3);
  }

  @Test
  void anExploredFigureIsNoFailureAndSaysWhatWasSet() throws IOException {
    assertThat(medl(Fakes.playable(), "run", "3.1", "--set", "alpha=0.004", "--out", dir()))
        .isEqualTo(0);
    assertThat(out.toString())
        .contains("explored    3.1")
        .contains("(alpha=0.004; ")
        .contains("else α: 0.004; printed says 0.005")
        .contains("0 verified, 1 explored, 0 failed, 0 unverified; 0 checks.")
        .doesNotContain("FAIL");
    assertThat(Files.readString(folder.resolve("out/3.1/result.json")))
        .contains("\"status\" : \"explored\"")
        .contains("\"value\" : 0.004")
        .contains("\"book\" : 0.005");
    medl(
        Fakes.playable(), "run", "3.1", "-v", "--set=steps=11", "--set", "flip=no", "--out", dir());
    assertThat(out.toString())
        .contains("(steps=11, flip=off; ")
        .contains("--set steps=11; book: 10")
        .contains("--set alpha=0.005, as in the book")
        .contains("same α: 0.005")
        .contains("else steps: 11; printed says 10");
    medl(Fakes.playable(), "run", "3.1", "--set", "alpha=5e-3", "--out", dir());
    assertThat(out.toString()).contains("1 verified (1 book)");
  }

  @Test
  void whatCannotBeSetIsWrongUsageAndNothingIsWritten() {
    String[][] wrong = {
      {"alpha=1", "Figure 3.1: alpha must be a number from 0.0001 to 0.1, not '1'."},
      {"alhpa=1", "Figure 3.1 has no parameter 'alhpa'; did you mean alpha?"},
      {"alpha", "--set takes NAME=VALUE, for example --set alpha=0.004, not 'alpha'."},
      {"=1", "--set takes NAME=VALUE"}
    };
    for (String[] row : wrong) {
      for (String verb : new String[] {"run", "show"}) {
        assertThat(medl(Fakes.playable(), verb, "3.1", "--set", row[0], "--out", dir()))
            .isEqualTo(2);
        assertThat(err.toString()).contains(row[1]);
      }
      assertThat(medl(Fakes.playable(), "play", "3.1", "--set", row[0])).isEqualTo(2);
    }
    medl(Fakes.playable(), "run", "3.1", "--set", "alpha=0.1", "--set", "alpha=0.2");
    assertThat(err.toString()).contains("alpha is set twice");
    assertThat(medl(Fakes.playable(), "run", "--all", "--set", "alpha=0.1", "--out", dir()))
        .isEqualTo(2);
    assertThat(err.toString()).contains("Figure 1.1 has no parameter 'alpha', nor any other");
    assertThat(medl(Fakes.playable(), "verify", "3.1", "--set", "alpha=0.1")).isEqualTo(2);
    assertThat(medl(Fakes.playable(), "play", "3.1", "--port", "70000")).isEqualTo(2);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void aFigureThatFailsWithWhatWasSetSaysWhy() {
    assertThat(medl(Fakes.playable(), "run", "3.1", "--set", "method=none", "--out", dir()))
        .isEqualTo(1);
    assertThat(out.toString()).contains("failed      3.1").contains("without a method");
  }

  @Test
  void listSaysWhatCanBeSet() {
    medl(Fakes.playable(), "list");
    assertThat(out.toString()).contains("alpha, steps, flip, method, kernel, seed");
    medl(Fakes.playable(), "list", "--play");
    assertThat(out.toString())
        .contains("alpha        α, learning rate: a number from 0.0001 to 0.1; book: 0.005")
        .contains("flip         turn the kernel: on or off; book: on")
        .doesNotContain("1.1 ");
  }

  @Test
  void citesInPlainTextAndBibtex() {
    assertThat(medl("cite", "1.1")).isEqualTo(0);
    assertThat(out.toString())
        .contains("Figure 1.1: Good & <b>bold</b>")
        .contains("Good \\& <b>bold</b>")
        .contains("[Computer software]. https://")
        .contains("author       = {{the medl developers}}")
        .containsPattern("year += \\{20\\d\\d\\}")
        .contains("@book{")
        .doesNotContain("\\cite", "${");
  }

  @Test
  void dataAreListedAndFetched() {
    assertThat(medl("data", "list")).isEqualTo(0);
    assertThat(out.toString()).containsPattern("boston +\\d+ KiB +embedded").contains("mnist");
    assertThat(medl("data", "fetch", "boston")).isEqualTo(0);
    assertThat(out.toString()).contains("embedded, sha256 ");
    assertThat(medl("data", "fetch", "bostn")).isEqualTo(2);
    assertThat(err.toString()).contains("'bostn'").contains("boston");
    assertThat(medl("data")).isEqualTo(2);
  }

  @Test
  void helpAndVersion() {
    assertThat(medl("--version")).isEqualTo(0);
    assertThat(out.toString()).startsWith("medl 0.").doesNotContain("$");
    assertThat(medl("completion")).isEqualTo(0);
    assertThat(out.toString()).contains("complete -F _complete_medl");
    assertThat(medl("install")).isEqualTo(2);
    assertThat(err.toString()).contains("mvn install -Dlibrary");
    for (String verb :
        new String[] {
          "list", "run", "verify", "show", "play", "data", "cite", "shell", "install"
        }) {
      assertThat(medl("help", verb)).isEqualTo(0);
      assertThat(out.toString())
          .contains("medl " + verb)
          .doesNotContain("${")
          .doesNotContain("null");
    }
    assertThat(medl("--help")).isEqualTo(0);
    assertThat(out.toString()).contains("130");
    assertThat(medl()).isEqualTo(2);
  }
}
