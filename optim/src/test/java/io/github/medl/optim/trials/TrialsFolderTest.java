package io.github.medl.optim.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.random.SplittableStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialsFolderTest {
  /** With numbers that a text must not round, and the two that JSON lacks. */
  record Score(
      double loss, float rate, long word, String name, double[] path, Map<String, Double> more) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Score that
          && Double.doubleToLongBits(loss) == Double.doubleToLongBits(that.loss)
          && Float.floatToIntBits(rate) == Float.floatToIntBits(that.rate)
          && word == that.word
          && name.equals(that.name)
          && Arrays.equals(path, that.path)
          && more.equals(that.more);
    }

    @Override
    public int hashCode() {
      return Objects.hash(loss, rate, word, name, more);
    }
  }

  @TempDir private Path temporary;
  private Path folder;
  private final List<Integer> computed = Collections.synchronizedList(new ArrayList<>());

  @BeforeEach
  void setUp() {
    folder = temporary.resolve("a").resolve("b");
  }

  private static Score score(int number, SplittableStream stream) {
    double[] path = {
      stream.normal(), stream.uniform() * 1e-300, Double.NaN, -0.0, Double.MIN_VALUE
    };
    return new Score(
        number % 3 == 0 ? Double.NEGATIVE_INFINITY : stream.normal(),
        (float) stream.uniform(),
        stream.nextLong(),
        "seed " + number + " \u03b8\n\"",
        path,
        Map.of("a", stream.normal()));
  }

  private Trials<Score> trials(int count) {
    return Trials.of(
            count,
            7,
            (number, stream) -> {
              computed.add(number);
              return score(number, stream);
            })
        .recipe("learning rate", 0.1)
        .keptIn(folder, Score.class);
  }

  @Test
  void resultsAreReadAsTheyWereComputedToTheLastBit() {
    List<Score> expected = Trials.of(5, 7, TrialsFolderTest::score).run();
    assertThat(trials(5).run()).isEqualTo(expected);
    assertThat(trials(5).run()).isEqualTo(expected);
    assertThat(computed).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
  }

  @Test
  void moreTrialsComputeWhatIsMissing() {
    trials(3).run();
    computed.clear();
    assertThat(trials(6).run()).isEqualTo(Trials.of(6, 7, TrialsFolderTest::score).run());
    assertThat(computed).containsExactlyInAnyOrder(3, 4, 5);
  }

  /** Thrown in the middle, as by someone who stops the program. */
  @Test
  void afterAStopFinishedTrialsAreNotRepeated() {
    Trials<Score> stopped =
        trials(8)
            .on(Place.here())
            .eachTrial(
                progress -> {
                  if (progress.done() == 3) {
                    throw new IllegalStateException("stopped");
                  }
                });
    assertThatThrownBy(stopped::run).hasMessage("stopped");
    assertThat(computed).containsExactly(0, 1, 2);
    List<Progress> heard = new ArrayList<>();
    assertThat(trials(8).on(Place.here()).eachTrial(heard::add).run())
        .isEqualTo(Trials.of(8, 7, TrialsFolderTest::score).run());
    assertThat(computed).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    assertThat(heard.get(0)).isEqualTo(new Progress(-1, 3, 0, 8));
  }

  @Test
  void failedTrialsAreRepeatedAndTheOthersKept() {
    boolean[] broken = {true};
    Trials<Integer> trials =
        Trials.of(
                4,
                7,
                (k, stream) -> {
                  computed.add(k);
                  if (k == 2 && broken[0]) {
                    throw new IllegalStateException("no disk");
                  }
                  return k * k;
                })
            .keptIn(folder, Integer.class);
    assertThatThrownBy(trials::run)
        .hasMessageContaining("1 of 4 trials failed")
        .hasMessageContaining("The others are kept in " + folder);
    broken[0] = false;
    assertThat(trials.run()).containsExactly(0, 1, 4, 9);
    assertThat(computed).hasSize(5).containsOnlyOnce(0, 1, 3);
  }

  @Test
  void aFolderOfAnotherRecipeIsRefusedWithWhatDiffers() {
    trials(2).run();
    Trial<Score> same = TrialsFolderTest::score;
    assertThatThrownBy(
            () ->
                Trials.of(2, 8, same)
                    .recipe("learning rate", 0.2)
                    .recipe("epochs", 5)
                    .keptIn(folder, Score.class)
                    .run())
        .isInstanceOf(TrialsFolderException.class)
        .hasMessageContaining(folder.resolve("trials.json").toString())
        .hasMessageContaining("seed: '7' there, '8' here")
        .hasMessageContaining("learning rate: '0.1' there, '0.2' here")
        .hasMessageContaining("epochs: 'nothing' there, '5' here")
        .hasMessageContaining("name another folder");
    assertThatThrownBy(() -> Trials.of(2, 7, same).keptIn(folder, Score.class).run())
        .hasMessageContaining("learning rate: '0.1' there, 'nothing' here");
    assertThat(trials(2).run()).hasSize(2);
  }

  @Test
  void resultsOfAnotherTypeAreRefused() {
    trials(2).run();
    assertThatThrownBy(
            () ->
                Trials.of(2, 7, (k, stream) -> 1.0)
                    .recipe("learning rate", 0.1)
                    .keptIn(folder, Double.class)
                    .run())
        .hasMessageContaining("trial-000000.json")
        .hasMessageContaining("no Double");
  }

  record Smaller(double loss) {}

  record Larger(double loss, double accuracy) {}

  @Test
  void aRecordWithMoreOrFewerComponentsIsAnother() {
    Trials.of(1, 7, (k, stream) -> new Smaller(1)).keptIn(folder, Smaller.class).run();
    assertThatThrownBy(
            () -> Trials.of(1, 7, (k, s) -> new Larger(1, 2)).keptIn(folder, Larger.class).run())
        .hasMessageContaining("accuracy");
    Path other = temporary.resolve("other");
    Trials.of(1, 7, (k, stream) -> new Larger(1, 2)).keptIn(other, Larger.class).run();
    assertThatThrownBy(
            () -> Trials.of(1, 7, (k, s) -> new Smaller(1)).keptIn(other, Smaller.class).run())
        .hasMessageContaining("accuracy");
  }

  @Test
  void damagedFilesAreNamed() throws IOException {
    trials(2).run();
    Path one = folder.resolve("trial-000001.json");
    String good = Files.readString(one);
    for (String bad :
        List.of(
            "",
            "{",
            "[]",
            "null",
            good.substring(0, good.length() / 2),
            good + "x",
            good.replace("\"number\" : 1", "\"number\" : 2"),
            good.replace("\"rate\"", "\"r\""))) {
      Files.writeString(one, bad);
      assertThatThrownBy(() -> trials(2).run())
          .as(bad)
          .isInstanceOf(TrialsFolderException.class)
          .hasMessageContaining(one.toString());
    }
    Files.writeString(one, good);
    Path index = folder.resolve("trials.json");
    for (String bad : List.of("", "[1]", "{\"format\": \"medl trials 9\"}", "\u0000\u0001")) {
      Files.writeString(index, bad);
      assertThatThrownBy(() -> trials(2).run())
          .as(bad)
          .isInstanceOf(TrialsFolderException.class)
          .hasMessageContaining(index.toString());
    }
  }

  @Test
  void aFolderThatIsAFileIsRefused() throws IOException {
    Files.createDirectories(folder.getParent());
    Files.writeString(folder, "text");
    assertThatThrownBy(() -> trials(2).run())
        .isInstanceOf(TrialsFolderException.class)
        .hasMessageContaining(folder.toString());
    assertThat(computed).isEmpty();
  }

  @Test
  void whatIsNoResultIsAFailureOfItsTrial() {
    assertThatThrownBy(
            () -> Trials.of(1, 7, (k, stream) -> new Object()).keptIn(folder, Object.class).run())
        .hasMessageContaining("trial 0")
        .hasMessageContaining("cannot be kept as JSON of Object")
        .hasMessageContaining("a record of numbers");
  }

  @Test
  void twoProgramsMayFillOneFolder() {
    List<Score> expected = Trials.of(20, 7, TrialsFolderTest::score).run();
    Trials<List<Score>> programs =
        Trials.of(2, 1, (k, stream) -> trials(20).on(Place.threads(2)).run());
    assertThat(programs.on(Place.threads(2)).run()).containsExactly(expected, expected);
    assertThat(folder.toFile().list()).hasSize(21);
  }

  record Kept(int epochs, double[] losses) {}

  @Test
  void aResultThatWasCutOrChangedIsRefusedByItsPlace() throws IOException {
    Trials<Kept> trials =
        Trials.of(1, 7, (k, s) -> new Kept(1, new double[] {2})).keptIn(folder, Kept.class);
    trials.run();
    Path file = folder.resolve("trial-000000.json");
    String[][] wrong = {
      {"{\"number\":0,\"result\":null}", "it is not the result of trial 0"},
      {"{\"number\":0.5,\"result\":{\"epochs\":1,\"losses\":[]}}", "not the result of trial 0"},
      {"{\"number\":0,\"result\":{\"epochs\":1.7,\"losses\":[]}}", "no Kept: 'epochs' is"},
      {"{\"number\":0,\"result\":{\"epochs\":1,\"losses\":[1,null]}}", "no Kept: 'losses[1]' is"},
    };
    for (String[] one : wrong) {
      Files.writeString(file, one[0]);
      assertThatThrownBy(trials::run)
          .isInstanceOf(TrialsFolderException.class)
          .hasMessageContaining(one[1]);
    }
  }

  /** It would take the place of the seed by which folders are told apart. */
  @Test
  void noPartOfARecipeIsCalledSeed() {
    assertThatThrownBy(() -> trials(2).recipe("seed", 7)).hasMessageContaining("another name");
  }
}
