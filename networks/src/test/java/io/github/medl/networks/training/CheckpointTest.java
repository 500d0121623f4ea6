package io.github.medl.networks.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.learning.examples.Batches;
import io.github.medl.learning.examples.Examples;
import io.github.medl.learning.loss.Losses;
import io.github.medl.networks.Networks;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.optim.Optimisers;
import io.github.medl.random.RandomStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
  @TempDir private Path folder;

  private static Training<Sequential, Examples> training() {
    return TrainingTest.training().callback(EarlyStopping.onLowest("validation loss", 4));
  }

  private static void same(Trained<Sequential> a, Trained<Sequential> b) {
    assertThat(a.history()).isEqualTo(b.history());
    assertThat(Networks.tensors(a.network())).isEqualTo(Networks.tensors(b.network()));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void stoppedInTheMiddleOfAnEpochItEndsWithTheSameBits() {
    Trained<Sequential> whole = training().epochs(8).run();
    Training<Sequential, Examples> saved = training().epochs(8).checkpoints(folder);
    for (int stop : new int[] {1, 15, 47, 70}) {
      int[] steps = {0};
      assertThatThrownBy(
              () ->
                  saved
                      .eachStep(
                          m -> {
                            if (m.epoch() * m.batches() + m.batch() >= stop && ++steps[0] > 5) {
                              throw new IllegalStateException("pulled the plug");
                            }
                          })
                      .run())
          .hasMessage("pulled the plug");
    }
    same(saved.run(), whole);
  }

  @Test
  void aFinishedTrainingIsNotRunAgain() throws IOException {
    Training<Sequential, Examples> saved = training().epochs(3).checkpoints(folder);
    Trained<Sequential> first = saved.run();
    assertThat(files()).containsExactly("checkpoint-3.safetensors", "checkpoint.json");
    int[] steps = {0};
    same(saved.eachStep(m -> steps[0]++).run(), first);
    assertThat(steps[0]).isZero();
  }

  @Test
  void moreEpochsGoOnWhereFewerEnded() {
    training().epochs(3).checkpoints(folder).run();
    same(training().epochs(6).checkpoints(folder).run(), training().epochs(6).run());
    assertThatThrownBy(() -> training().epochs(4).checkpoints(folder).run())
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("of epoch 6")
        .hasMessageContaining("only 4");
  }

  @Test
  void whatEarlyStoppingEndedStaysEnded() {
    Training<Sequential, Examples> saved = training().epochs(500).checkpoints(folder, 7);
    Trained<Sequential> first = saved.run();
    assertThat(first.history().epochs()).isLessThan(500);
    same(saved.run(), first);
  }

  @Test
  void everyByteOfADamagedCheckpointIsNoticed() throws IOException {
    Training<Sequential, Examples> saved = training().epochs(2).checkpoints(folder);
    saved.run();
    Path tensors = folder.resolve("checkpoint-2.safetensors");
    byte[] whole = Files.readAllBytes(tensors);
    for (int at : new int[] {0, 9, whole.length / 2, whole.length - 1}) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 1;
      Files.write(tensors, damaged);
      assertThatThrownBy(saved::run)
          .isInstanceOf(CheckpointException.class)
          .hasMessageContaining("damaged")
          .hasMessageContaining("Remove the folder");
    }
    Files.write(tensors, Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(saved::run).hasMessageContaining("damaged");
    Files.delete(tensors);
    assertThatThrownBy(saved::run)
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("checkpoint-2.safetensors");
  }

  @Test
  void aBrokenIndexIsNoticed() throws IOException {
    Training<Sequential, Examples> saved = training().epochs(2).checkpoints(folder);
    saved.run();
    Path index = folder.resolve("checkpoint.json");
    String whole = Files.readString(index);
    for (String broken :
        List.of(
            "",
            "[]",
            "null",
            "{}",
            whole.substring(0, whole.length() / 2),
            whole.replace("\"steps\" : 22", "\"steps\" : \"many\""),
            whole.replace("medl checkpoint 2", "medl checkpoint 9"))) {
      Files.writeString(index, broken);
      assertThatThrownBy(saved::run)
          .as(broken)
          .isInstanceOf(CheckpointException.class)
          .hasMessageContaining("checkpoint.json");
    }
  }

  @Test
  void theCheckpointOfAnotherTrainingIsRefused() {
    training().epochs(2).checkpoints(folder).run();
    Examples data = Toy.examples(330, 1);
    assertThatThrownBy(
            () -> other(Toy.network(1), Batches.of(data, 32).shuffled(RandomStream.seed(99))).run())
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("another training")
        .hasMessageContaining("stream of the batches");
    assertThatThrownBy(
            () -> other(Toy.network(1), Batches.of(data, 16).shuffled(RandomStream.seed(3))).run())
        .hasMessageContaining("batch size: '32' there, '16' here");
    Sequential deeper =
        new Sequential(
            Stream.concat(Toy.network(1).layers().stream(), Toy.network(1).layers().stream())
                .toList());
    assertThatThrownBy(
            () -> other(deeper, Batches.of(data, 32).shuffled(RandomStream.seed(3))).run())
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("layers.4.weight");
  }

  private Training<Sequential, Examples> other(Sequential network, Batches<Examples> batches) {
    return Training.of(
            network, Objective.of(Losses.crossEntropy()), batches, () -> Optimisers.adam(0.01))
        .random(RandomStream.seed(4))
        .callback(EarlyStopping.onLowest("validation loss", 4))
        .epochs(2)
        .checkpoints(folder);
  }
}
