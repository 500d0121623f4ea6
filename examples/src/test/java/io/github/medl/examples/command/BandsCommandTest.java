package io.github.medl.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.medl.examples.Fakes;
import io.github.medl.examples.bands.SeedRuns;
import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Knob;
import io.github.medl.examples.figure.Knobs;
import io.github.medl.examples.figure.Manifest;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.figure.Source;
import io.github.medl.random.RandomStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BandsCommandTest {
  private static final Set<Integer> DRAWN = new ConcurrentSkipListSet<>();
  private static final Set<Integer> BROKEN = new ConcurrentSkipListSet<>();

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /** A uniform number, whose band a seed in four leaves. */
  public static final class Lab1_1 implements Figure {
    private static final Knob.Whole SEED = Knobs.seed(62);
    private static final Knob.Real WIDTH = Knobs.real("width", "width", "of the law", 1, 0, 9);

    @Override
    public About about() {
      return About.figure("L1.1", "A uniform number", Kind.STATISTICAL).slow(2).play(SEED, WIDTH);
    }

    @Override
    public Outcome draw(FigureContext context) {
      int seed = context.get(SEED);
      DRAWN.add(seed);
      if (BROKEN.contains(seed)) {
        throw new IllegalStateException("does not go with " + seed);
      }
      double u = number(seed) * context.get(WIDTH);
      return Outcome.of()
          .value("u", u)
          .value("pair", u, context.full() ? 1 : 0)
          .value("curve", new double[1000])
          .value("seconds", System.nanoTime())
          .value("words", "none")
          .checks(
              new Checks()
                  .atMost("u below", u, .75, Source.SEEDS)
                  .holds("u is not negative", u >= 0, Source.THEORY));
    }
  }

  private static double number(int seed) {
    return RandomStream.seed(seed).uniform();
  }

  @BeforeEach
  void nothingIsDrawnOrBroken() {
    DRAWN.clear();
    BROKEN.clear();
  }

  private int bands(String... more) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    String[] args = new String[more.length + 3];
    args[0] = "bands";
    System.arraycopy(more, 0, args, 1, more.length);
    args[more.length + 1] = "--out";
    args[more.length + 2] = folder.toString();
    return MedlCommand.over(Manifest.of(Fakes.Figure1_1.class, Fakes.Figure1_2.class, Lab1_1.class))
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }

  private Map<String, Object> json() throws Exception {
    return JSON.std.mapFrom(Files.readString(folder.resolve("bands/L1.1/bands.json")));
  }

  @Test
  void everySeedHasItsRowAndTheBandItsRule() throws Exception {
    double[] u = {number(20), number(21), number(22), number(23)};
    int outside = Arrays.stream(u).anyMatch(x -> x > .75) ? 1 : 0;
    assertThat(bands("L1.1", "--seeds", "4", "--first", "20", "--on", "threads[3]"))
        .isEqualTo(outside);
    assertThat(Files.readAllLines(folder.resolve("bands/L1.1/seeds.csv")))
        .containsExactly(
            "seed,u,pair [0],pair [1],u below",
            "20," + u[0] + "," + u[0] + ",0.0," + u[0],
            "21," + u[1] + "," + u[1] + ",0.0," + u[1],
            "22," + u[2] + "," + u[2] + ",0.0," + u[2],
            "23," + u[3] + "," + u[3] + ",0.0," + u[3]);
    Map<?, ?> band = (Map<?, ?>) ((List<?>) json().get("bands")).get(0);
    double least = Math.min(Math.min(u[0], u[1]), Math.min(u[2], u[3]));
    double most = Math.max(Math.max(u[0], u[1]), Math.max(u[2], u[3]));
    double half = (most - least) / 2;
    assertThat(band.get("least")).isEqualTo(least);
    assertThat(band.get("most")).isEqualTo(most);
    // In four digits, rounded outwards.
    assertThat((double) band.get("low")).isBetween(least - half - 1e-3, least - half);
    assertThat((double) band.get("high")).isBetween(most + half, most + half + 1e-3);
    assertThat(json().get("recipe"))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsEntry("command", "medl bands L1.1 --seeds 4 --first 20")
        .containsEntry("form", "short");
    assertThat(out.toString()).contains("4 seeds, 20 to 23").contains("/4 u below: <= 0.75");
  }

  @Test
  void theSameFilesOnAnyNumberOfThreads() throws Exception {
    bands("L1.1", "--seeds", "7", "--on", "here");
    String here = Files.readString(folder.resolve("bands/L1.1/bands.json"));
    folder = Files.createDirectory(folder.resolve("again"));
    bands("L1.1", "--seeds", "7", "--on", "threads[4]");
    assertThat(Files.readString(folder.resolve("bands/L1.1/bands.json"))).isEqualTo(here);
  }

  @Test
  void whatIsDoneIsNotRepeatedAndMoreSeedsAreAdded() throws Exception {
    bands("L1.1", "--seeds", "3");
    Files.delete(folder.resolve("bands/L1.1/runs/trial-000001.json")); // as if stopped before it
    DRAWN.clear();
    bands("L1.1", "--seeds", "5");
    assertThat(DRAWN).containsExactly(1, 3, 4);
    assertThat(err.toString()).contains("from an earlier run: 2 of 5 done").contains("5 of 5 done");
    assertThat(Files.readAllLines(folder.resolve("bands/L1.1/seeds.csv"))).hasSize(6);
  }

  @Test
  void aSeedWhoseRunFailsIsToldAndTheOthersAreDone() throws Exception {
    BROKEN.add(3);
    assertThat(bands("L1.1", "--seeds", "5")).isEqualTo(1);
    assertThat(out.toString()).contains("FAILED seed 3").contains("does not go with 3");
    assertThat(json().get("seeds")).isEqualTo(List.of(0, 1, 2, 4));
    assertThat(json().get("failed").toString()).contains("does not go with 3");
    BROKEN.clear();
    DRAWN.clear();
    bands("L1.1", "--seeds", "5");
    assertThat(DRAWN).containsExactly(3);
  }

  @Test
  void aStatedBandThatSomeSeedLeavesIsOne() {
    int outside = 0;
    while (number(outside) <= .75) {
      outside++;
    }
    String seeds = Integer.toString(outside + 1);
    assertThat(bands("L1.1", "--seeds", seeds)).isEqualTo(1);
    assertThat(out.toString())
        .contains(
            "FAIL " + outside + "/" + seeds + " u below: <= 0.75; seeds; not with seed " + outside)
        .contains("ok   " + seeds + "/" + seeds + " u is not negative");
  }

  @Test
  void theLongFormAndOtherParametersHaveRunsOfTheirOwn() throws Exception {
    bands("L1.1", "--seeds", "1");
    assertThat(bands("L1.1", "--seeds", "1", "--full")).isEqualTo(0);
    assertThat(Files.readAllLines(folder.resolve("bands/L1.1-full/seeds.csv")).get(1))
        .contains(",1.0,");
    assertThat(bands("L1.1", "--seeds", "1", "--set", "width=0.5")).isEqualTo(3);
    assertThat(err.toString()).contains("cannot go on from").contains("name another folder");
  }

  @Test
  void whatHasNoBandsIsRefusedInWords() {
    assertThat(bands("1.1")).isEqualTo(2);
    assertThat(err.toString()).contains("Figure 1.1 is seeded").contains("medl bands list");
    assertThat(bands("L1.1", "--set", "seed=4")).isEqualTo(2);
    assertThat(err.toString()).contains("the seed is what changes");
    assertThat(bands("L1.1", "--seeds", "0")).isEqualTo(2);
    assertThat(err.toString()).contains("at least 1 seed, not 0");
    assertThat(bands("L1.1", "--first", "-3")).isEqualTo(2);
    assertThat(err.toString()).contains("seed must be a whole number from 0");
    assertThat(bands("L1.1", "--on", "the moon")).isEqualTo(2);
    assertThat(err.toString()).contains("there is no place 'the moon'");
    assertThat(DRAWN).isEmpty();
  }

  @Test
  void listShowsWhatCanBeRun() {
    assertThat(bands("list")).isEqualTo(0);
    assertThat(out.toString()).contains("L1.1").contains("A uniform number").doesNotContain("1.2 ");
    assertThat(SeedRuns.canBeRun(new Lab1_1().about())).isTrue();
  }

  @Test
  void aDiagramOfWhatWasLearnedHasBandsAndAStreamOfTheBookHasNone() {
    Knob.Whole seed = Knobs.seed(1);
    for (Kind kind : Kind.values()) {
      About about = About.figure("L1.1", "A number", kind).play(seed);
      boolean moves = kind != Kind.SEEDED && kind != Kind.ILLUSTRATIVE;
      assertThat(SeedRuns.canBeRun(about)).as(kind.label()).isEqualTo(moves);
      assertThat(SeedRuns.canBeRun(About.figure("L1.1", "A number", kind))).isFalse();
    }
  }
}
