package io.github.medl.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class ParallelTest {
  private final Workers workers = new Workers(4);

  @Test
  void everyBlockRunsExactlyOnce() {
    for (int count : new int[] {0, 1, 2, 3, 4, 5, 100, 10_000}) {
      AtomicIntegerArray runs = new AtomicIntegerArray(count);
      workers.run(count, runs::incrementAndGet);
      for (int i = 0; i < count; i++) {
        assertThat(runs.get(i)).isEqualTo(1);
      }
    }
  }

  @Test
  void blocksOfTheLastJobAreDoneWhenTheCallReturns() {
    double[] x = new double[64];
    for (int round = 0; round < 20_000; round++) {
      workers.run(64, i -> x[i]++);
    }
    assertThat(x).containsOnly(20_000);
  }

  @Test
  void halvesCoverEachElementOnceWhetherAThreadIsAwakeOrNot() {
    for (boolean isAwake : new boolean[] {false, true}) {
      Parallel.withThreads(
          2,
          () -> {
            for (int n : new int[] {0, 1, 2, 3, 1000, Parallel.BLOCK}) {
              AtomicIntegerArray runs = new AtomicIntegerArray(n);
              if (isAwake) {
                Parallel.forBlocks(2, i -> {});
              }
              Parallel.forHalves(n, (from, to) -> count(runs, from, to));
              Parallel.forElements(n, 1000, (from, to) -> count(runs, from, to));
              for (int i = 0; i < n; i++) {
                assertThat(runs.get(i)).isEqualTo(2);
              }
            }
            return null;
          });
    }
  }

  private static void count(AtomicIntegerArray runs, int from, int to) {
    for (int i = from; i < to; i++) {
      runs.incrementAndGet(i);
    }
  }

  @Test
  void halvesWithinABlockRunInPlace() {
    AtomicInteger sum = new AtomicInteger();
    Parallel.withThreads(
        2,
        () -> {
          Parallel.forBlocks(
              8, i -> Parallel.forHalves(10, (from, to) -> sum.addAndGet(to - from)));
          return null;
        });
    assertThat(sum.get()).isEqualTo(80);
  }

  @Test
  void nestedCallsRunInPlace() {
    AtomicInteger sum = new AtomicInteger();
    workers.run(8, i -> workers.run(8, j -> sum.addAndGet(i * j)));
    assertThat(sum.get()).isEqualTo(28 * 28);
  }

  @Test
  void severalCallersMayWorkAtOnce() throws Exception {
    AtomicInteger sum = new AtomicInteger();
    AtOnce.call(200, () -> workers.run(10, i -> sum.addAndGet(i)));
    assertThat(sum.get()).isEqualTo(200 * 45);
  }

  @Test
  void exceptionsReachTheCallerAndLeaveTheWorkersUsable() {
    assertThatThrownBy(
            () ->
                workers.run(
                    50,
                    i -> {
                      if (i % 7 == 3) {
                        throw new IllegalStateException("block");
                      }
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("block");
    assertThatThrownBy(
            () ->
                workers.run(
                    2,
                    i -> {
                      throw new StackOverflowError();
                    }))
        .isInstanceOf(StackOverflowError.class);
    everyBlockRunsExactlyOnce();
  }

  @Test
  void parkedWorkersWakeUp() {
    everyBlockRunsExactlyOnce();
    while (!allWorkersAreParked()) {
      Thread.yield();
    }
    everyBlockRunsExactlyOnce();
  }

  @Test
  void rangesCoverEveryElementOnce() {
    for (int n : new int[] {0, 1, 99, 100, 199, 200, 201, 1000, 1001}) {
      int[] visits = new int[n];
      Parallel.forRanges(
          n,
          100,
          (from, to) -> {
            for (int i = from; i < to; i++) {
              visits[i]++;
            }
          });
      assertThat(visits).containsOnly(n == 0 ? new int[0] : new int[] {1});
    }
  }

  @Test
  void workCanBeDoneOnAnotherNumberOfThreads() {
    int before = Parallel.threads();
    for (int threads : new int[] {1, 3, 5}) {
      AtomicInteger sum = new AtomicInteger();
      int seen =
          Parallel.withThreads(
              threads,
              () -> {
                Parallel.forBlocks(
                    20, i -> Parallel.forBlocks(2, j -> sum.addAndGet(Parallel.threads())));
                return Parallel.threads();
              });
      assertThat(seen).isEqualTo(threads);
      assertThat(sum.get()).isEqualTo(40 * threads);
    }
    assertThat(Parallel.threads()).isEqualTo(before);
    assertThatThrownBy(() -> Parallel.withThreads(0, () -> 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static boolean allWorkersAreParked() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("medl-worker"))
        .allMatch(thread -> thread.getState() == Thread.State.WAITING);
  }
}
