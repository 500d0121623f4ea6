package io.github.medl.gan.diffusion;

import static io.github.medl.networks.initialisation.Initialisations.he;
import static io.github.medl.networks.layers.Activations.silu;
import static io.github.medl.networks.layers.Layers.dense;
import static io.github.medl.networks.layers.Layers.sequential;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.learning.examples.Batches;
import io.github.medl.learning.examples.Examples;
import io.github.medl.networks.Layer;
import io.github.medl.networks.LayerException;
import io.github.medl.networks.Networks;
import io.github.medl.networks.Pass;
import io.github.medl.networks.training.Trained;
import io.github.medl.networks.training.Training;
import io.github.medl.networks.training.tricks.WeightAverage;
import io.github.medl.optim.Optimisers;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import io.github.medl.testing.TensorAssert;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DenoiserTest {
  @TempDir Path folder;

  private static Denoiser small(int classes) {
    RandomStream stream = RandomStream.seed(1);
    Layer body =
        sequential(dense(2 + 8 + classes, 16, he(stream)), silu(), dense(16, 2, he(stream)));
    return Denoiser.ofClasses(body, 50, 8, classes);
  }

  @Test
  void rowsAreToldApartByStepAndClass() {
    Tensor z = Tensor.zeros(4, 2).cast(DType.FLOAT32);
    Tensor said =
        small(3).apply(z, new int[] {1, 9, 1, 1}, new int[] {0, 0, 2, -1}, Pass.evaluation());
    TensorAssert.assertThat(said).hasShape(4, 2).hasDType(DType.FLOAT32);
    assertThat(said.select(0, 0)).isNotEqualTo(said.select(0, 1));
    assertThat(said.select(0, 0)).isNotEqualTo(said.select(0, 2));
    Tensor without = small(3).predictor().noise(z, 1);
    assertThat(said.select(0, 3)).isEqualTo(without.select(0, 3));
  }

  @Test
  void guidanceByOneIsTheClassAndByZeroIsNone() {
    Denoiser denoiser = small(3);
    int[] labels = {2, 1};
    Tensor z = RandomStream.seed(2).normalTensor(DType.FLOAT32, 2, 2);
    Tensor told = denoiser.apply(z, new int[] {7, 7}, labels, Pass.evaluation());
    assertThat(denoiser.predictor(labels, 1).noise(z, 7)).isEqualTo(told);
    assertThat(denoiser.predictor(labels, 0).noise(z, 7))
        .isEqualTo(denoiser.predictor().noise(z, 7));
  }

  @Test
  void theSameSeedsTrainTheSameNetwork() {
    assertThat(trained(5)).isEqualTo(trained(5));
    assertThat(trained(5)).isNotEqualTo(trained(6));
  }

  private static Tensor trained(long seed) {
    RandomStream data = RandomStream.seed(3);
    int[] labels = new int[64];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = i % 3;
    }
    Examples examples = Examples.labelled(data.normalTensor(DType.FLOAT32, 64, 2), labels);
    Trained<Denoiser> result =
        Training.of(
                small(3),
                NoiseLoss.of(Schedule.linear(50)),
                Batches.of(examples, 16),
                () -> Optimisers.adam(0.01))
            .random(RandomStream.seed(seed))
            .epochs(2)
            .run();
    return result.network().predictor().noise(Tensor.ones(1, 2).cast(DType.FLOAT32), 10);
  }

  private Training<Denoiser, Examples> averaged() {
    RandomStream data = RandomStream.seed(3);
    int[] labels = new int[64];
    Arrays.setAll(labels, i -> i % 3);
    Examples examples = Examples.labelled(data.normalTensor(DType.FLOAT32, 64, 2), labels);
    return Training.of(
            small(3),
            NoiseLoss.of(Schedule.linear(50)),
            Batches.of(examples, 16).shuffled(RandomStream.seed(4)),
            () -> Optimisers.adam(0.01))
        .callback(WeightAverage.exponentialOfSteps(0.99))
        .random(RandomStream.seed(5))
        .epochs(5);
  }

  @Test
  void stoppedInTheMiddleATrainingAndItsAverageEndWithTheSameBits() {
    Trained<Denoiser> whole = averaged().run();
    Training<Denoiser, Examples> saved = averaged().checkpoints(folder);
    assertThatThrownBy(
            () ->
                saved
                    .eachStep(
                        m -> {
                          if (m.epoch() == 3 && m.batch() == 2) {
                            throw new IllegalStateException("pulled the plug");
                          }
                        })
                    .run())
        .hasMessage("pulled the plug");
    Trained<Denoiser> resumed = saved.run();
    assertThat(resumed.history()).isEqualTo(whole.history());
    assertThat(Networks.tensors(resumed.network())).isEqualTo(Networks.tensors(whole.network()));
  }

  /** With as many classes dropped as there are, a model of classes learns without them. */
  @Test
  void droppedClassesAreNotSeen() {
    Denoiser denoiser = small(2);
    Schedule schedule = Schedule.linear(50);
    Tensor x = Tensor.zeros(8, 2).cast(DType.FLOAT32);
    Examples zeros = Examples.labelled(x, new int[8]);
    Examples ones = Examples.labelled(x, 1, 1, 1, 1, 1, 1, 1, 1);
    NoiseLoss all = new NoiseLoss(schedule, 1);
    NoiseLoss none = new NoiseLoss(schedule, 0);
    assertThat(cost(all, denoiser, zeros)).isEqualTo(cost(all, denoiser, ones));
    assertThat(cost(none, denoiser, zeros)).isNotEqualTo(cost(none, denoiser, ones));
  }

  private static double cost(NoiseLoss loss, Denoiser denoiser, Examples batch) {
    return loss.cost(denoiser, batch, Pass.training(RandomStream.seed(4))).item();
  }

  @Test
  void whatDoesNotFitIsRefusedInWords() {
    Tensor z = Tensor.zeros(2, 2).cast(DType.FLOAT32);
    int[] steps = {1, 2};
    Pass pass = Pass.evaluation();
    assertThatThrownBy(() -> small(0).apply(z, new int[] {1}, null, pass))
        .hasMessageContaining("1 steps");
    assertThatThrownBy(() -> small(3).apply(z, steps, new int[] {0, 3}, pass))
        .isInstanceOf(LayerException.class)
        .hasMessageContaining("the classes are 0 to 2");
    int[] beyond = {1, 51};
    assertThatThrownBy(() -> small(0).apply(z, beyond, null, pass))
        .hasMessageContaining("row 1 is at step 51, but this one was made for steps up to 50");
    assertThatThrownBy(() -> small(0).predictor().noise(z, -1)).hasMessageContaining("step -1");
    assertThatThrownBy(() -> small(0).apply(z, steps, new int[] {0, 1}, pass))
        .hasMessageContaining("without classes");
    assertThatThrownBy(() -> small(3).predictor(steps, Double.POSITIVE_INFINITY))
        .hasMessageContaining("Infinity");
    Layer body = dense(2, 2, he(RandomStream.seed(1)));
    assertThatThrownBy(() -> Denoiser.ofClasses(body, 5, 4, -1)).hasMessageContaining("5 and -1");
    assertThatThrownBy(() -> Denoiser.of(body, 0, 4)).hasMessageContaining("at least one step");
    assertThatThrownBy(() -> small(0).predictor(steps, 1)).hasMessageContaining("without classes");
    assertThatThrownBy(() -> new NoiseLoss(Schedule.linear(50), 1.5)).hasMessageContaining("1.5");
  }
}
