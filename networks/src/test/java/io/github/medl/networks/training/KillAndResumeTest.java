package io.github.medl.networks.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.medl.io.Safetensors;
import io.github.medl.networks.Networks;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.optim.Optimizers;
import io.github.medl.optim.loss.Losses;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that train are killed, starved of disk, or given other numbers of threads. */
class KillAndResumeTest {
  private static final int EPOCHS = 60;
  private static final List<String> FAST = List.of("-XX:TieredStopAtLevel=1", "-XX:-UsePerfData");
  private static final String RESULT = "result.safetensors";

  @TempDir private Path folder;

  /** The child process. */
  static final class Child {
    /**
     * Trains with checkpoints, reports each epoch, and writes the network at the end.
     *
     * @param arguments the folder, the number of epochs
     * @throws IOException if the result cannot be written
     */
    public static void main(String[] arguments) throws IOException {
      Path folder = Path.of(arguments[0]);
      Trained<Sequential> result =
          training(Integer.parseInt(arguments[1]))
              .checkpoints(folder.resolve("checkpoints"))
              .eachEpoch(moment -> System.out.println("epoch " + moment.epoch()))
              .run();
      Safetensors.write(folder.resolve(RESULT), Networks.tensors(result.network()));
    }
  }

  /** Dropout, a state, shuffling, augmentation, moments, a decaying rate, best weights. */
  private static Training<Sequential> training(int epochs) {
    Batches batches =
        Batches.of(Toy.examples(330, 1), 32)
            .shuffled(RandomStream.seed(3))
            .prepared(
                Preparation.ofInputs(
                    (x, stream) -> x.add(stream.normalTensor(x.dtype(), x.shape()).mul(0.1))),
                RandomStream.seed(5));
    return Training.of(
            Toy.network(1),
            Objective.of(Losses.crossEntropy()),
            batches,
            () -> Optimizers.nadam(t -> 0.01 / (1 + 0.01 * t), 0.9, 0.999, 1e-8, 0.004))
        .random(RandomStream.seed(4))
        .evaluating(
            Evaluation.on("validation", Toy.examples(500, 2), Metric.loss(Losses.crossEntropy())))
        .callback(EarlyStopping.onLowest("validation loss", 1000))
        .epochs(epochs);
  }

  @Test
  void killedAtAnyMomentAndRunAgainItEndsWithTheSameBits() throws Exception {
    SplittableStream delay = RandomStream.seed(11);
    int kills = 0;
    int inTheMiddle = 0;
    while (!Files.exists(folder.resolve(RESULT))) {
      Process child = start(EPOCHS);
      boolean begun = awaitFirstEpoch(child);
      // on a busy machine little happens between two kills: the later ones are spared
      int patience = kills < 20 ? delay.nextInt(400) : 300_000;
      if (!child.waitFor(patience, TimeUnit.MILLISECONDS)) {
        child.destroyForcibly().waitFor(); // SIGKILL
        kills++;
        inTheMiddle += begun ? 1 : 0;
      } else {
        assertThat(child.exitValue()).isZero();
      }
    }
    assertThat(inTheMiddle).as("kills while epochs went by").isGreaterThanOrEqualTo(3);
    assertThat(Safetensors.read(folder.resolve(RESULT)).tensors())
        .isEqualTo(Networks.tensors(training(EPOCHS).run().network()));
    try (var left = Files.list(folder.resolve("checkpoints"))) {
      assertThat(left.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder(
              String.format(Locale.ROOT, "checkpoint-%d.safetensors", EPOCHS), "checkpoint.json");
    }
  }

  private Process start(int epochs) throws IOException {
    return ForkedJava.start(ForkedJava.command(FAST, Child.class, folder, epochs));
  }

  private static boolean awaitFirstEpoch(Process child) throws IOException {
    BufferedReader out = child.inputReader(StandardCharsets.UTF_8);
    return out.readLine() != null;
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
    assertThat(run(ForkedJava.command(FAST, Child.class, folder, 5))).isZero();
    Files.delete(folder.resolve(RESULT));
    String limited = "ulimit -f 1; exec \"$@\""; // blocks of 1024 bytes; the tensors need more
    List<String> command = new ArrayList<>(List.of("/bin/bash", "-c", limited, "bash"));
    command.addAll(ForkedJava.command(FAST, Child.class, folder, 9));
    Process full = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.PIPE).start();
    String error = new String(full.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(full.waitFor()).isNotZero();
    assertThat(error)
        .contains("CheckpointException")
        .contains("cannot write the checkpoint of epoch 6")
        .contains("The one before is still there");
    assertThat(run(ForkedJava.command(FAST, Child.class, folder, 9))).isZero();
    assertThat(Safetensors.read(folder.resolve(RESULT)).tensors())
        .isEqualTo(Networks.tensors(training(9).run().network()));
  }

  private static int run(List<String> command) throws Exception {
    Process process = ForkedJava.start(command);
    process.getInputStream().readAllBytes();
    return process.waitFor();
  }
}
