package io.github.medl.networks.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.medl.io.Safetensors;
import io.github.medl.learning.evaluation.Measure;
import io.github.medl.learning.examples.BatchChange;
import io.github.medl.learning.examples.Batches;
import io.github.medl.learning.examples.Examples;
import io.github.medl.learning.loss.Losses;
import io.github.medl.networks.Networks;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.optim.Optimisers;
import io.github.medl.random.RandomStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Processes that train are killed, starved of disk, or given other numbers of threads. */
@Execution(ExecutionMode.CONCURRENT)
class KillAndResumeTest {
  private static final int EPOCHS = 12;
  private static final List<String> FAST = List.of("-XX:TieredStopAtLevel=1", "-XX:-UsePerfData");
  private static final String RESULT = "result.safetensors";

  @TempDir private Path folder;

  /** The child process. */
  static final class Child {
    /**
     * Trains with checkpoints, and writes the network at the end.
     *
     * @param arguments the folder, the number of epochs, and where to stay until killed
     * @throws IOException if the result cannot be written
     */
    public static void main(String[] arguments) throws IOException {
      Path folder = Path.of(arguments[0]);
      Path checkpoints = folder.resolve("checkpoints");
      int epochs = Integer.parseInt(arguments[1]);
      PointOfProgress stay = new PointOfProgress(arguments[2], checkpoints);
      Trained<Sequential> result =
          training(epochs)
              .checkpoints(checkpoints)
              .eachStep(stay::afterStep)
              .eachEpoch(stay::beforeCheckpoint)
              .run();
      Safetensors.write(folder.resolve(RESULT), Networks.tensors(result.network()));
    }
  }

  /** Dropout, a state, shuffling, augmentation, moments, a decaying rate, best weights. */
  private static Training<Sequential, Examples> training(int epochs) {
    Batches<Examples> batches =
        Batches.of(Toy.examples(330, 1), 32)
            .shuffled(RandomStream.seed(3))
            .prepared(
                BatchChange.ofInputs(
                    (x, stream) -> x.add(stream.normalTensor(x.dtype(), x.shape()).mul(0.1))),
                RandomStream.seed(5));
    return Training.of(
            Toy.network(1),
            Objective.of(Losses.crossEntropy()),
            batches,
            () -> Optimisers.nadam(t -> 0.01 / (1 + 0.01 * t), 0.9, 0.999, 1e-8, 0.004))
        .random(RandomStream.seed(4))
        .evaluating(
            Evaluation.on("validation", Toy.examples(500, 2), Measure.of(Losses.crossEntropy())))
        .callback(EarlyStopping.onLowest("validation loss", 1000))
        .epochs(epochs);
  }

  /**
   * Each child is killed where it stays, says from which epoch it went on, and leaves what the
   * point of progress promises; the last one ends.
   */
  @Test
  void killedAtAnyMomentAndRunAgainItEndsWithTheSameBits() throws Exception {
    killed("step 0.4", 0, List.of());
    killed("epoch 0", 0, List.of()); // all of an epoch is done, and nothing is saved
    killed("step 2.7", 0, List.of("checkpoint-2.safetensors", "checkpoint.json"));
    killed(
        "tensors 3", // half of the file is on the disk, under its temporary name
        2,
        List.of(".checkpoint-4.part", "checkpoint-3.safetensors", "checkpoint.json"));
    killed(
        "index 5", // the tensors are in their place, the index still names those before
        3,
        List.of("checkpoint-5.safetensors", "checkpoint-6.safetensors", "checkpoint.json"));
    killed(
        "removal 7", // the index names the new tensors, the old ones are still there
        5,
        List.of("checkpoint-7.safetensors", "checkpoint-8.safetensors", "checkpoint.json"));
    killed(
        "step 8.0",
        8,
        List.of("checkpoint-7.safetensors", "checkpoint-8.safetensors", "checkpoint.json"));
    killed("epoch 10", 8, List.of("checkpoint-10.safetensors", "checkpoint.json"));

    Process last = start(EPOCHS, "nowhere");
    assertThat(text(last)).containsExactly("from 10");
    assertThat(last.waitFor()).isZero();
    assertThat(Safetensors.read(folder.resolve(RESULT)).tensors())
        .isEqualTo(Networks.tensors(training(EPOCHS).run().network()));
    assertThat(checkpoints()).containsExactly("checkpoint-12.safetensors", "checkpoint.json");
  }

  /**
   * Starts a child, and kills it where it stays.
   *
   * @param where a point of progress
   * @param from the epoch that it must begin with
   * @param left the files that it must leave
   */
  private void killed(String where, int from, List<String> left) throws Exception {
    Process child = start(EPOCHS, where);
    BufferedReader out = child.inputReader(StandardCharsets.UTF_8);
    assertThat(out.readLine()).as(where).isEqualTo("from " + from);
    assertThat(out.readLine()).isEqualTo("at " + where);
    assertThat(child.destroyForcibly().waitFor()).as("killed, not ended").isNotZero(); // SIGKILL
    assertThat(checkpoints()).as(where).isEqualTo(left);
  }

  private List<String> checkpoints() throws IOException {
    if (!Files.exists(folder.resolve("checkpoints"))) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder.resolve("checkpoints"))) {
      return files
          .map(file -> file.getFileName().toString())
          .map(name -> name.replaceAll("\\.safetensors-.*[.]part", ".part")) // the middle is unique
          .sorted()
          .toList();
    }
  }

  private Process start(int epochs, String where) throws IOException {
    return ForkedJava.start(ForkedJava.command(FAST, Child.class, folder, epochs, where));
  }

  private static List<String> text(Process child) {
    return child.inputReader(StandardCharsets.UTF_8).lines().toList();
  }

  /** Names of files, keys and numbers are the same in every language. */
  @Test
  void begunInEgyptAndEndedInTurkeyItEndsWithTheSameBits() throws Exception {
    for (String[] place :
        new String[][] {{"ar", "EG", "3"}, {"de", "DE", "5"}, {"tr", "TR", "7"}}) {
      List<String> options = new ArrayList<>(FAST);
      options.addAll(List.of("-Duser.language=" + place[0], "-Duser.country=" + place[1]));
      assertThat(run(ForkedJava.command(options, Child.class, folder, place[2], "nowhere")))
          .isZero();
      assertThat(checkpoints())
          .containsExactly("checkpoint-" + place[2] + ".safetensors", "checkpoint.json");
    }
    assertThat(Safetensors.read(folder.resolve(RESULT)).tensors())
        .isEqualTo(Networks.tensors(training(7).run().network()));
  }

  @Test
  void oneAndTwoThreadsTrainToTheSameBits() throws Exception {
    for (int threads : new int[] {1, 2}) {
      Path place = Files.createDirectory(folder.resolve(Integer.toString(threads)));
      Process child =
          ForkedJava.start(
              ForkedJava.command(
                  List.of("-Dmedl.threads=" + threads), Threads.class, place.resolve(RESULT)));
      child.getInputStream().readAllBytes();
      assertThat(child.waitFor()).isZero();
    }
    assertThat(Files.readAllBytes(folder.resolve("1").resolve(RESULT)))
        .isEqualTo(Files.readAllBytes(folder.resolve("2").resolve(RESULT)));
  }

  /** A network large enough for its products to be split among threads. */
  static final class Threads {
    /**
     * Trains and writes the network.
     *
     * @param arguments the file
     * @throws IOException if it cannot be written
     */
    public static void main(String[] arguments) throws IOException {
      Trained<Sequential> result = Wide.training().run();
      Safetensors.write(Path.of(arguments[0]), Networks.tensors(result.network()));
    }
  }

  /** A limit on the size of files stands for a full disk: writing fails in the middle. */
  @Test
  void onAFullDiskTheCheckpointBeforeStaysWhole() throws Exception {
    assumeThat(Path.of("/bin/bash")).exists();
    assertThat(run(ForkedJava.command(FAST, Child.class, folder, 5, "nowhere"))).isZero();
    Files.delete(folder.resolve(RESULT));
    String limited = "ulimit -f 1; exec \"$@\""; // blocks of 1024 bytes; the tensors need more
    List<String> command = new ArrayList<>(List.of("/bin/bash", "-c", limited, "bash"));
    command.addAll(ForkedJava.command(FAST, Child.class, folder, 9, "nowhere"));
    Process full = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.PIPE).start();
    String error = new String(full.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(full.waitFor()).isNotZero();
    assertThat(error)
        .contains("CheckpointException")
        .contains("cannot write the checkpoint of epoch 6")
        .contains("The one before is still there");
    assertThat(run(ForkedJava.command(FAST, Child.class, folder, 9, "nowhere"))).isZero();
    assertThat(Safetensors.read(folder.resolve(RESULT)).tensors())
        .isEqualTo(Networks.tensors(training(9).run().network()));
  }

  private static int run(List<String> command) throws Exception {
    Process process = ForkedJava.start(command);
    process.getInputStream().readAllBytes();
    return process.waitFor();
  }
}
