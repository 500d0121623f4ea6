package io.github.medl.networks.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.io.Safetensors;
import io.github.medl.learning.examples.Batches;
import io.github.medl.learning.examples.Examples;
import io.github.medl.learning.loss.Loss;
import io.github.medl.learning.loss.Losses;
import io.github.medl.networks.Networks;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.networks.training.tricks.ClassWeights;
import io.github.medl.networks.training.tricks.WeightAverage;
import io.github.medl.optim.Clipping;
import io.github.medl.optim.Optimiser;
import io.github.medl.optim.Optimisers;
import io.github.medl.optim.Schedule;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A checkpoint is gone on from by the training that made it, and by no other. */
class AnotherTrainingTest {
  private static final Loss LOSS = Losses.crossEntropy();

  @TempDir private Path folder;

  private Training<Sequential, Examples> training(
      Sequential network, Loss loss, Examples data, Supplier<Optimiser> optimiser) {
    return Training.of(
            network,
            Objective.of(loss),
            Batches.of(data, 32).shuffled(RandomStream.seed(3)),
            optimiser)
        .random(RandomStream.seed(4))
        .epochs(2)
        .checkpoints(folder);
  }

  private Training<Sequential, Examples> training(Supplier<Optimiser> optimiser) {
    return training(Toy.network(1), LOSS, Toy.examples(330, 1), optimiser);
  }

  private static Supplier<Optimiser> adam() {
    return () -> Optimisers.adam(0.01);
  }

  private void refused(Training<Sequential, Examples> other, String... words) {
    assertThatThrownBy(other::run)
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("another training")
        .hasMessageContainingAll(words)
        .hasMessageContaining("Remove the folder to train from the beginning, or name another one");
  }

  @Test
  void anotherLearningRateIsRefusedAndNamed() {
    training(adam()).run();
    refused(training(() -> Optimisers.adam(0.1)), "learning rate: '0.01' there, '0.1' here");
    refused(
        training(() -> Optimisers.adam(Schedule.exponential(0.01, 0.9), 0.9, 0.999, 1e-8)),
        "0.009");
  }

  @Test
  void anotherOptimiserOrOtherSettingsOfItAreRefused() {
    training(adam()).run();
    refused(training(() -> Optimisers.adamw(0.01)), "first steps of the optimiser");
    refused(training(() -> Optimisers.nadam(0.01)), "optimiser: 'Adam' there, 'Nadam' here");
    refused(
        training(() -> Optimisers.adam(Schedule.constant(0.01), 0.8, 0.999, 1e-8)),
        "first steps of the optimiser");
    refused(
        training(() -> Optimisers.gradientDescent(0.01).clip(Clipping.byNorm(1))),
        "optimiser: 'Adam' there");
  }

  @Test
  void clippingIsASettingToo() {
    training(() -> Optimisers.gradientDescent(0.01)).run();
    refused(
        training(() -> Optimisers.gradientDescent(0.01).clip(Clipping.byNorm(1))),
        "first steps of the optimiser");
  }

  @Test
  void anotherLossIsRefused() {
    training(adam()).run();
    String cost = "cost of the first batch before training";
    Examples data = Toy.examples(330, 1);
    refused(
        training(Toy.network(1), ClassWeights.of(1, 1, 2).of(LOSS), data, adam()),
        cost,
        "so the loss, the first weights or the batches are others");
    refused(training(Toy.network(2), LOSS, data, adam()), cost);
    refused(training(adam()).constrainedBy((name, w) -> w.clip(-1, 1)), "constraints: '' there, '");
  }

  @Test
  void otherDataAreRefused() {
    training(adam()).run();
    Examples data = Toy.examples(330, 1);
    double[] y = data.targets().toDoubles();
    y[100] = (y[100] + 1) % 3;
    Examples relabelled =
        new Examples(data.inputs(), Tensor.vector(y).cast(data.targets().dtype()));
    refused(training(Toy.network(1), LOSS, relabelled, adam()), "data: ");
    refused(training(Toy.network(1), LOSS, Toy.examples(330, 7), adam()), "data: ");
    refused(
        training(Toy.network(1), LOSS, Toy.examples(329, 1), adam()),
        "examples: '330' there, '329' here");
  }

  @Test
  void anotherNumberFormatIsNamedAsSuch() {
    training(adam()).run();
    Sequential wide = Networks.cast(Toy.network(1), DType.FLOAT64);
    refused(
        training(wide, LOSS, Toy.examples(330, 1).cast(DType.FLOAT64), adam()),
        "number format: 'FLOAT32' there, 'FLOAT64' here");
  }

  @Test
  void otherCallbacksAreRefused() {
    training(adam()).callback(EarlyStopping.onLowest("loss", 4)).run();
    refused(
        training(adam()).callback(EarlyStopping.onLowest("loss", 5)),
        "lowest loss, patience 4' there",
        "lowest loss, patience 5' here");
    refused(training(adam()).callback(WeightAverage.exponential(0.9)), "exponential, beta 0.9");
  }

  @Test
  void whatOnlyLiesAheadMayChange() {
    training(adam()).run();
    Supplier<Optimiser> slower =
        () -> Optimisers.adam(t -> t < 22 ? 0.01 : 0.001, 0.9, 0.999, 1e-8);
    Trained<Sequential> resumed =
        training(slower).epochs(5).eachEpoch(moment -> {}).checkpoints(folder, 2).run();
    Trained<Sequential> whole = training(slower).epochs(5).checkpoints(folder.resolve("new")).run();
    assertThat(Networks.tensors(resumed.network())).isEqualTo(Networks.tensors(whole.network()));
  }

  @Test
  void anIndexThatLeadsOutOfItsFolderIsRefused() throws IOException {
    Path inner = Files.createDirectory(folder.resolve("inner"));
    training(adam()).checkpoints(inner).run();
    Files.copy(inner.resolve("checkpoint-2.safetensors"), folder.resolve("evil.safetensors"));
    Path index = inner.resolve("checkpoint.json");
    String whole = Files.readString(index);
    for (String name :
        new String[] {
          "../evil.safetensors",
          folder.resolve("evil.safetensors").toString().replace('\\', '/'),
          "inner/../checkpoint-2.safetensors",
          ""
        }) {
      Files.writeString(index, whole.replace("checkpoint-2.safetensors", name));
      assertThatThrownBy(() -> training(adam()).checkpoints(inner).run())
          .isInstanceOf(CheckpointException.class)
          .hasMessageContaining("names " + name + ", which is no file of tensors of this folder");
    }
  }

  @Test
  void aFolderThatIsAFileIsSaidInWords() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> training(adam()).checkpoints(file).run())
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("cannot write the checkpoint of epoch 1 to " + file)
        .hasMessageContaining("a file is in the way");
  }

  @Test
  void anIndexThatIsNoJsonSaysSoWithoutTheWordsOfALibrary() throws IOException {
    training(adam()).run();
    Files.writeString(folder.resolve("checkpoint.json"), "{\"format\": ");
    assertThatThrownBy(() -> training(adam()).run())
        .hasMessageContaining("it is damaged: no JSON object")
        .hasMessageNotContainingAny("Source", "JsonParser", "Unexpected");
  }

  @Test
  void anOptimiserThatHasServedBeforeIsRefused() {
    Optimiser one = Optimisers.adam(0.01);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> training(() -> one).run())
        .withMessageContaining("write () -> Optimisers.adam(0.001)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Trainer.of(Toy.network(1), stepped(one)))
        .withMessageContaining("this Adam has taken 1 steps already")
        .withMessageContaining("make a new optimiser for each training");
    one.reset();
    Trainer.of(Toy.network(1), one);
  }

  private static Optimiser stepped(Optimiser optimiser) {
    optimiser.step(new double[1], new double[1]);
    return optimiser;
  }

  @Test
  void weightsThatBecomeNanInTheVeryLastStepAreToldAndNotSaved() throws IOException {
    Training<Sequential, Examples> exploding =
        training(() -> Optimisers.gradientDescent(t -> t == 21 ? 1e300 : 0.01));
    assertThatThrownBy(exploding::run)
        .isInstanceOf(DivergedException.class)
        .hasMessageContaining("parameter layers.0.weight became NaN or infinite")
        .hasMessageContaining("epoch 1");
    Path saved = folder.resolve("checkpoint-1.safetensors");
    assertThat(Safetensors.read(saved).tensors().values())
        .allMatch(tensor -> Double.isFinite(tensor.sum().item()));
    assertThatThrownBy(exploding.checkpoints(folder.resolve("other"))::run)
        .isInstanceOf(DivergedException.class);
  }

  @Test
  void aBatchInWhichNoObservationCountsIsNamed() {
    Loss rare = ClassWeights.of(0, 0, 1).of(LOSS);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rare.of(Tensor.zeros(2, 3), Tensor.vector(0, 1)))
        .withMessageContaining("all observations of the batch are of classes of weight 0");
    assertThat(rare.of(Tensor.zeros(2, 3), Tensor.vector(0, 2)).item())
        .isEqualTo(Math.log(3), within(1e-15));
  }
}
