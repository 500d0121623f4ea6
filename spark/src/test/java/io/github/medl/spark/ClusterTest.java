package io.github.medl.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.optim.trials.Ended;
import io.github.medl.optim.trials.Place;
import io.github.medl.optim.trials.Trial;
import io.github.medl.optim.trials.Trials;
import io.github.medl.parallel.Parallel;
import io.github.medl.random.SplittableStream;
import io.github.medl.spark.Chains.Link;
import io.github.medl.tensor.Tensor;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledForJreRange;
import org.junit.jupiter.api.io.TempDir;

/** On {@code local-cluster[2,1,1024]}: two executors in Java machines of their own. */
@DisabledForJreRange(
    minVersion = 22,
    disabledReason = "Spark 4.1 names Java 17 and 21; on 25 no executor of a local cluster came up")
class ClusterTest {
  @TempDir private static Path home;
  private static JavaSparkContext context;
  private static SparkPlace spark;

  @BeforeAll
  static void start() throws IOException {
    context = Cluster.start(home);
    spark = SparkPlace.of(context);
  }

  @AfterAll
  static void stop() {
    Cluster.stop(context);
  }

  @Test
  void theBitsAreThoseOfOneAfterTheOther() {
    assertThat(Chains.of(12).on(spark).run()).isEqualTo(Chains.of(12).on(Place.here()).run());
  }

  /** A file of its number and process for each time that a trial begins; then a chain. */
  private record Announced(String folder) implements Trial.On<Tensor, Link> {
    @Override
    public Link run(Tensor data, int number, SplittableStream stream) throws Exception {
      String name = number + "-" + ProcessHandle.current().pid();
      Files.createFile(Path.of(folder).resolve(name));
      if (number == 3 && isFirst()) {
        Thread.sleep(Long.MAX_VALUE); // to be killed
      }
      return Chains.link(data, number, stream);
    }

    private boolean isFirst() throws IOException {
      try {
        Files.createFile(Path.of(folder).resolve("waited"));
        Files.createFile(Path.of(folder).resolve("pid-" + ProcessHandle.current().pid()));
        return true;
      } catch (FileAlreadyExistsException e) {
        return false;
      }
    }
  }

  /**
   * The executor that has begun trial 3 is killed, as by an operator or a lack of memory, while it
   * computes: Spark starts another one, and trial 3 is computed again.
   */
  @Test
  void aKilledExecutorLosesNothing(@TempDir Path folder) throws Exception {
    Thread killer =
        new Thread(
            () -> {
              String[] begun;
              do {
                LockSupport.parkNanos(1_000_000);
                begun = folder.toFile().list((f, name) -> name.startsWith("pid-"));
              } while (begun.length == 0);
              long pid = Long.parseLong(begun[0].substring("pid-".length()));
              ProcessHandle.of(pid).orElseThrow().destroyForcibly();
            });
    killer.start();
    List<Link> links =
        Trials.of(8, Chains.SEED, Chains.DATA, new Announced(folder.toString())).on(spark).run();
    killer.join();
    assertThat(links).isEqualTo(Chains.of(8).on(Place.here()).run());
    Set<String> processes = new HashSet<>();
    String[] begun = folder.toFile().list((f, name) -> name.startsWith("3-"));
    for (String name : begun) {
      processes.add(name.substring(2));
    }
    assertThat(processes).as("processes that began trial 3").hasSize(2);
  }

  @Test
  void processesAreOthersAndOfOneThread() {
    List<Long> processes =
        Trials.of(4, 1, (k, stream) -> ProcessHandle.current().pid()).on(spark).run();
    assertThat(processes).doesNotContain(ProcessHandle.current().pid());
    assertThat(Trials.of(4, 1, (k, s) -> Parallel.threads()).on(spark).run()).containsOnly(1);
  }

  @Test
  void whatFailsThereIsToldHere() {
    Trial<double[]> failing =
        (k, stream) -> {
          if (k == 1) {
            throw new IllegalStateException("the loss is NaN");
          }
          return new double[k == 2 ? 2000 : 10];
        };
    List<Ended<double[]>> ends = Trials.of(4, 7, failing).on(spark.resultsUpTo(10_000)).ends();
    assertThat(ends)
        .extracting(end -> end.result() != null)
        .containsExactly(true, false, false, true);
    assertThat(ends.get(1).failure().trace()).contains("ClusterTest", "the loss is NaN");
    assertThat(ends.get(2).failure().what()).contains("more than the 10000 bytes");
  }

  /** A trial that takes its Java machine with it each time fails alone, after two machines. */
  @Test
  void aTrialThatEndsItsExecutorFailsAlone() {
    Trial<Integer> fatal =
        (k, stream) -> {
          if (k == 1) {
            Runtime.getRuntime().halt(3);
          }
          return k;
        };
    List<Ended<Integer>> ends = Trials.of(4, 7, fatal).on(spark).ends();
    assertThat(ends).extracting(Ended::result).containsExactly(0, null, 2, 3);
    assertThat(ends.get(1).failure().what()).contains("Spark could not compute it");
  }

  @Test
  void otherLastBitsAreRefused() {
    Arithmetic here = Arithmetic.ofThisMachine();
    here.requireHere("1");
    assertThatThrownBy(() -> new Arithmetic(here.bits() + 1, "a driver").requireHere("1"))
        .isInstanceOf(OtherArithmeticException.class)
        .hasMessageContaining("executor 1")
        .hasMessageContaining("-Dmedl.engine=java");
  }
}
