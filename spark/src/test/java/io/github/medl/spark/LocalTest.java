package io.github.medl.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.optim.trials.Ended;
import io.github.medl.optim.trials.Failure;
import io.github.medl.optim.trials.Place;
import io.github.medl.optim.trials.Progress;
import io.github.medl.optim.trials.Trial;
import io.github.medl.optim.trials.Trials;
import io.github.medl.parallel.Parallel;
import io.github.medl.spark.Chains.Link;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On {@code local[2]}: Spark in this Java machine, with a thread for each of two trials. */
class LocalTest {
  private static SparkPlace spark;

  @BeforeAll
  static void start() {
    spark = (SparkPlace) Place.at("local[2]");
  }

  @AfterAll
  static void stop() {
    spark.close();
  }

  @Test
  void theBitsAreThoseOfOneAfterTheOther() {
    List<Link> expected = Chains.of(12).on(Place.here()).run();
    assertThat(Chains.of(12).on(Place.threads(2)).run()).isEqualTo(expected);
    assertThat(Chains.of(12).on(spark).run()).isEqualTo(expected);
    assertThat(Chains.of(0).only(11, 3).on(spark).run())
        .containsExactly(expected.get(3), expected.get(11));
    assertThat(Chains.of(0).on(spark).run()).isEmpty();
  }

  @Test
  void aTrialHasOneThread() {
    assertThat(Trials.of(3, 1, (k, stream) -> Parallel.threads()).on(spark).run())
        .containsExactly(1, 1, 1);
  }

  @Test
  void aTrialThatThrowsIsToldWithNumberAndStreamAndTheOthersAreDone() {
    Trials<Integer> trials =
        Trials.of(
                5,
                7,
                (k, stream) -> {
                  if (k == 3) {
                    throw new IllegalStateException("the loss is NaN");
                  }
                  return k;
                })
            .on(spark);
    assertThatThrownBy(trials::run)
        .hasMessageContaining("1 of 5 trials failed")
        .hasMessageContaining("trial 3, whose stream is Trials.stream(7L, 3)")
        .hasMessageContaining("IllegalStateException: the loss is NaN");
    List<Ended<Integer>> ends = trials.ends();
    assertThat(ends).extracting(Ended::result).containsExactly(0, 1, 2, null, 4);
    Failure failure = ends.get(3).failure();
    assertThat(failure).isNotNull();
    assertThat(failure.trace()).contains("LocalTest");
  }

  @Test
  void aResultThatIsTooLargeIsRefusedAndTheOthersAreDone() {
    Trial<double[]> growing = (k, stream) -> new double[k == 1 ? 2000 : 10];
    List<Ended<double[]>> ends = Trials.of(3, 7, growing).on(spark.resultsUpTo(10_000)).ends();
    assertThat(ends).extracting(end -> end.result() != null).containsExactly(true, false, true);
    assertThat(ends.get(1).failure())
        .hasToString(
            "its result takes more than the 10000 bytes that a result may take on its way home; give"
                + " numbers rather than what they were computed from, or allow more by"
                + " SparkPlace.resultsUpTo");
    assertThat(Trials.of(3, 7, growing).on(spark).run()).hasSize(3);
  }

  /** Not serialisable. */
  private static final class Handle {
    int seven() {
      return 7;
    }
  }

  @Test
  void whatCannotBeSentIsNamed() {
    Handle handle = new Handle();
    assertThatThrownBy(() -> Trials.of(2, 7, (k, s) -> handle.seven()).on(spark).run())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("LocalTest$Handle is not Serializable")
        .hasMessageContaining("captures");
    assertThatThrownBy(() -> Trials.of(2, 7, (k, s) -> new Handle()).on(spark).run())
        .hasMessageContaining("2 of 2 trials failed")
        .hasMessageContaining("cannot be sent home: io.github.medl.spark.LocalTest$Handle");
  }

  /** Stopped after three trials, as a driver that is ended; then run again. */
  @Test
  void aDriverRunAgainDoesNotRepeatWhatIsDone(@TempDir Path folder) {
    Trials<Double> trials =
        Trials.of(8, 7, (k, stream) -> stream.normal()).keptIn(folder, Double.class).on(spark);
    assertThatThrownBy(
            () ->
                trials
                    .eachTrial(
                        progress -> {
                          if (progress.done() == 3) {
                            throw new IllegalStateException("stopped");
                          }
                        })
                    .run())
        .hasMessage("stopped");
    assertThat(folder.toFile().list()).hasSize(1 + 3);
    List<Progress> heard = new ArrayList<>();
    assertThat(trials.eachTrial(heard::add).run())
        .isEqualTo(Trials.of(8, 7, (k, stream) -> stream.normal()).run());
    assertThat(heard.get(0)).isEqualTo(new Progress(-1, 3, 0, 8));
    assertThat(heard).hasSize(1 + 5);
  }

  @Test
  void anInterruptedDriverIsToldSo() {
    Thread driver = Thread.currentThread();
    Trials<Integer> trials = Trials.of(4, 7, (k, stream) -> k).on(spark);
    assertThatThrownBy(() -> trials.eachTrial(progress -> driver.interrupt()).run())
        .isInstanceOf(CancellationException.class)
        .hasMessageContaining("interrupted");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(trials.run()).containsExactly(0, 1, 2, 3);
  }

  @Test
  void addressesOfOthersAreNotSparks() {
    SparkAddresses addresses = new SparkAddresses();
    assertThat(addresses.at("threads[2]")).isEmpty();
    assertThat(addresses.at("locally")).isEmpty();
    assertThatThrownBy(() -> Place.at("mars"))
        .hasMessageContaining("'mars'")
        .hasMessageContaining("spark://host:7077")
        .hasMessageContaining("threads[4]");
    assertThatThrownBy(() -> spark.resultsUpTo(0)).hasMessageContaining("at least 1");
  }
}
