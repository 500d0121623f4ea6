package io.github.medl.optim.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.parallel.Parallel;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class TrialsTest {
  private static final long SEED = 7;

  /** Some steps of a chain whose bits depend on the order of every sum in it. */
  private static double chain(int number, SplittableStream stream) {
    Tensor a = stream.normalTensor(70, 70).div(10);
    Tensor x = stream.normalTensor(70);
    for (int i = 0; i < 5; i++) {
      x = a.matmul(x).tanh().add(0.01 * number);
    }
    return x.sum().item();
  }

  @Test
  void theBitsAreThoseOfOneAfterTheOtherOnAnyNumberOfThreads() {
    Trials<Double> trials = Trials.of(30, SEED, TrialsTest::chain);
    List<Double> expected = new ArrayList<>();
    for (int k = 0; k < 30; k++) {
      expected.add(chain(k, Trials.stream(SEED, k)));
    }
    assertThat(trials.on(Place.here()).run()).isEqualTo(expected);
    assertThat(trials.run()).isEqualTo(expected);
    for (int threads : new int[] {1, 2, 3, 40}) {
      assertThat(trials.on(Place.threads(threads)).run()).isEqualTo(expected);
    }
    assertThat(new HashSet<>(expected)).hasSize(30);
  }

  @Test
  void aTrialIsTheSameAmongMoreAndAlone() {
    List<Double> thirty = Trials.of(30, SEED, TrialsTest::chain).run();
    assertThat(Trials.of(4, SEED, TrialsTest::chain).run()).isEqualTo(thirty.subList(0, 4));
    assertThat(Trials.of(0, SEED, TrialsTest::chain).only(29, 3, 29).run())
        .containsExactly(thirty.get(3), thirty.get(29));
    assertThat(Trials.of(0, SEED, TrialsTest::chain).run()).isEmpty();
  }

  @Test
  void streamsAreThoseThatSplittingWouldGive() {
    SplittableStream source = RandomStream.seed(SEED);
    for (int k = 0; k < 5; k++) {
      assertThat(Trials.stream(SEED, k).nextLong()).isEqualTo(source.split().nextLong());
    }
  }

  @Test
  void trialsShareTheirData() {
    Tensor data = RandomStream.seed(1).normalTensor(50);
    Set<Tensor> seen = ConcurrentHashMap.newKeySet();
    List<Double> means =
        Trials.of(
                6,
                SEED,
                data,
                (x, number, stream) -> {
                  seen.add(x);
                  return x.get(stream.nextInt(50));
                })
            .run();
    assertThat(seen).containsExactly(data);
    assertThat(means).allMatch(value -> data.sub(value).abs().min().item() == 0);
  }

  @Test
  void aThreadOfTrialsHasNoHelpers() {
    Place two = Place.threads(2);
    assertThat(Trials.of(4, SEED, (k, stream) -> Parallel.threads()).on(two).run()).containsOnly(1);
    assertThat(Trials.of(1, SEED, (k, stream) -> Parallel.threads()).on(Place.here()).run())
        .containsExactly(Parallel.threads());
  }

  /** Each waits for the other: one after the other they would never end. */
  @Test
  void twoThreadsComputeTwoTrialsAtOnce() {
    CountDownLatch both = new CountDownLatch(2);
    Trial<Boolean> meeting =
        (k, stream) -> {
          both.countDown();
          both.await();
          return true;
        };
    assertThat(Trials.of(2, SEED, meeting).on(Place.threads(2)).run()).containsExactly(true, true);
  }

  private static final Trial<Integer> ODD_ONES_FAIL =
      (k, stream) -> {
        if (k % 2 == 1) {
          throw new IllegalStateException("the loss of seed " + k + " is NaN");
        }
        return 10 * k;
      };

  @Test
  void failuresAreToldWithNumberAndStreamAndTheOthersAreDone() {
    for (Place place : List.of(Place.here(), Place.threads(2))) {
      Trials<Integer> trials = Trials.of(6, SEED, ODD_ONES_FAIL).on(place);
      assertThatThrownBy(trials::run)
          .isInstanceOf(FailedTrialsException.class)
          .hasMessageContaining("3 of 6 trials failed")
          .hasMessageContaining("trial 3, whose stream is Trials.stream(7L, 3)")
          .hasMessageContaining("the loss of seed 5 is NaN")
          .hasMessageContaining("ends() gives")
          .hasCauseInstanceOf(IllegalStateException.class)
          .satisfies(
              e ->
                  assertThat(((FailedTrialsException) e).failures())
                      .containsOnlyKeys(1, 3, 5)
                      .allSatisfy((k, f) -> assertThat(f.trace()).contains("TrialsTest")));
      assertThat(trials.ends()).extracting(Ended::number).containsExactly(0, 1, 2, 3, 4, 5);
      assertThat(trials.ends()).extracting(Ended::result).contains(0, 20, 40).containsOnlyOnce(20);
    }
  }

  @Test
  void ofManyFailuresTheFirstAreTold() {
    Trial<Integer> failing =
        (k, stream) -> {
          throw new java.io.IOException("no data for " + k);
        };
    assertThatThrownBy(() -> Trials.of(50, SEED, failing).run())
        .hasMessageContaining("50 of 50")
        .hasMessageContaining("no data for 4")
        .hasMessageContaining("and 45 others")
        .hasMessageNotContaining("no data for 5");
  }

  @Test
  void anErrorAndNothingAreFailuresToo() {
    assertThatThrownBy(
            () ->
                Trials.of(
                        2,
                        SEED,
                        (k, stream) -> {
                          throw new StackOverflowError("deep");
                        })
                    .run())
        .hasMessageContaining("deep");
    assertThatThrownBy(() -> Trials.of(1, SEED, (k, stream) -> (String) null).run())
        .hasMessageContaining("a trial gives a result, not null");
  }

  @Test
  void theWatcherHearsOfEachTrialInTheCallingThread() {
    List<Progress> heard = new ArrayList<>();
    Thread caller = Thread.currentThread();
    assertThat(
            Trials.of(5, SEED, ODD_ONES_FAIL)
                .on(Place.threads(2))
                .eachTrial(
                    progress -> {
                      assertThat(Thread.currentThread()).isSameAs(caller);
                      heard.add(progress);
                    })
                .ends())
        .hasSize(5);
    assertThat(heard).hasSize(6);
    assertThat(heard.get(0)).isEqualTo(new Progress(-1, 0, 0, 5));
    assertThat(heard.subList(1, 6)).extracting(Progress::number).containsOnlyOnce(0, 1, 2, 3, 4);
    assertThat(heard.get(5)).extracting(Progress::done, Progress::failed).containsExactly(3, 2);
  }

  @Test
  void anInterruptedCallerIsToldSo() {
    for (Place place : List.of(Place.here(), Place.threads(2))) {
      Thread caller = Thread.currentThread();
      Trial<Integer> interrupting =
          (k, stream) -> {
            caller.interrupt();
            Thread.sleep(Long.MAX_VALUE); // ended by the interrupt, here or that of the place
            return k;
          };
      assertThatThrownBy(() -> Trials.of(3, SEED, interrupting).on(place).run())
          .isInstanceOf(CancellationException.class)
          .hasMessageContaining("interrupted");
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void placesHaveAddresses() {
    assertThat(Place.at("here")).isEqualTo(Place.here());
    assertThat(Place.at("threads")).isEqualTo(Place.threads());
    assertThat(Place.at("threads[3]")).isEqualTo(Place.threads(3));
    assertThatThrownBy(() -> Place.at("spark://host:7077"))
        .hasMessageContaining("'spark://host:7077'")
        .hasMessageContaining("threads[4]")
        .hasMessageContaining("medl-spark");
  }

  @Test
  void badNumbersAreRefused() {
    assertThatThrownBy(() -> Trials.of(-1, SEED, ODD_ONES_FAIL)).hasMessageContaining("-1");
    assertThatThrownBy(() -> Trials.of(1, SEED, ODD_ONES_FAIL).only(-2)).hasMessageContaining("-2");
    assertThatThrownBy(() -> Trials.stream(SEED, -3)).hasMessageContaining("-3");
    assertThatThrownBy(() -> Place.at("threads[0]")).hasMessageContaining("got 0");
  }
}
