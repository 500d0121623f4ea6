package io.github.medl.networks.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.autodiff.Autodiff;
import io.github.medl.learning.examples.Batches;
import io.github.medl.learning.examples.Examples;
import io.github.medl.learning.loss.Losses;
import io.github.medl.networks.Layer;
import io.github.medl.networks.Networks;
import io.github.medl.networks.Parametrisation;
import io.github.medl.networks.Pass;
import io.github.medl.networks.initialisation.Initialisations;
import io.github.medl.networks.layers.Activations;
import io.github.medl.networks.layers.Layers;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.optim.Optimisers;
import io.github.medl.parallel.Parallel;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The gradient of a batch as a sum over blocks. */
class BlockSumTest {
  private static final Objective<Layer, Examples> WHOLE = Objective.of(Losses.crossEntropy());
  private static final Examples BATCH = Toy.examples(50, 7).cast(DType.FLOAT64);

  private static Sequential network(DType dtype) {
    SplittableStream stream = RandomStream.seed(5);
    return Networks.cast(
        Layers.sequential(
            Layers.dense(2, 16, Initialisations.he(stream)),
            Activations.tanh(),
            Layers.dropout(0.3),
            Layers.dense(16, 3, Initialisations.he(stream))),
        dtype);
  }

  private static Objective<Sequential, Examples> blocks(int size) {
    return Objective.inBlocks(WHOLE, size);
  }

  private static Networks.ValueAndGradient gradient(
      Objective<? super Sequential, Examples> objective, Pass pass) {
    return Networks.valueAndGradient(
        network(DType.FLOAT64), at -> objective.cost(at, BATCH, pass.parts(1).get(0)));
  }

  /** Seven blocks of 8 of 50 observations, the last with 2: each counts by what it has. */
  @Test
  void theSumIsTheCostOfTheBatchAndItsGradient() {
    Networks.ValueAndGradient whole = gradient(WHOLE, Pass.evaluation());
    for (int size : new int[] {1, 8, 49, 50, 1000}) {
      Networks.ValueAndGradient sum = gradient(blocks(size), Pass.evaluation());
      assertThat(sum.value().item()).isCloseTo(whole.value().item(), within(1e-15));
      whole
          .gradients()
          .forEach(
              (name, g) ->
                  assertThat(sum.gradients().get(name).sub(g).abs().max().item())
                      .as(name)
                      .isLessThan(1e-15));
    }
    assertThat(gradient(blocks(50), Pass.evaluation())).isEqualTo(whole);
  }

  @Test
  void aTrainingHasTheSameBitsOnAnyNumberOfThreads() {
    Map<String, Tensor> alone = trained(1, 7);
    for (int threads : new int[] {2, 3, 5}) {
      assertThat(trained(threads, 7)).isEqualTo(alone);
    }
    assertThat(trained(2, 6)).isNotEqualTo(alone); // it is the blocks that count
  }

  private static Map<String, Tensor> trained(int threads, int block) {
    return Parallel.withThreads(
        threads,
        () ->
            Networks.tensors(
                Training.of(
                        network(DType.FLOAT32),
                        blocks(block).plus(at -> penalty(at)),
                        Batches.of(Toy.examples(330, 1), 32).shuffled(RandomStream.seed(3)),
                        () -> Optimisers.adam(0.01))
                    .random(RandomStream.seed(4))
                    .epochs(2)
                    .run()
                    .network()));
  }

  private static Tensor penalty(Sequential network) {
    return Networks.parameters(network).get("layers.0.weight").square().sum().mul(1e-3);
  }

  @Test
  void factorsAndFurtherTermsReachTheGradient() {
    Networks.ValueAndGradient whole =
        gradient((m, b, p) -> WHOLE.cost(m, b, p).mul(3).add(penalty(m)), Pass.evaluation());
    Networks.ValueAndGradient sum =
        gradient((m, b, p) -> blocks(9).cost(m, b, p).mul(3).add(penalty(m)), Pass.evaluation());
    whole
        .gradients()
        .forEach(
            (name, g) ->
                assertThat(sum.gradients().get(name).sub(g).abs().max().item()).isLessThan(1e-14));
  }

  @Test
  void frozenParametersStay() {
    Sequential start = network(DType.FLOAT32);
    Sequential end =
        Training.of(
                start,
                blocks(8),
                Batches.of(Toy.examples(64, 1), 32),
                () -> Optimisers.gradientDescent(0.1))
            .random(RandomStream.seed(4))
            .only(name -> name.startsWith("layers.3"))
            .run()
            .network();
    Map<String, Tensor> before = Networks.parameters(start);
    Map<String, Tensor> after = Networks.parameters(end);
    assertThat(after.get("layers.0.weight")).isEqualTo(before.get("layers.0.weight"));
    assertThat(after.get("layers.3.weight")).isNotEqualTo(before.get("layers.3.weight"));
  }

  @Test
  void aLayerWithAStateIsRefusedInWords() {
    Trainer<Sequential> trainer = Trainer.of(Toy.network(1), Optimisers.adam(0.01));
    Objective<Sequential, Examples> objective = blocks(8);
    Pass pass = Pass.training(RandomStream.seed(1));
    assertThatThrownBy(
            () -> trainer.step(pass, (m, p) -> objective.cost(m, Toy.examples(32, 1), p)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot train a layer with a state");
  }

  @Test
  void secondDerivativesAreRefusedInWords() {
    Parametrisation<Sequential> theta = Networks.parametrisation(network(DType.FLOAT64));
    Tensor bias = theta.values().get(1);
    assertThatThrownBy(
            () ->
                Autodiff.hessian(
                    b ->
                        blocks(8)
                            .cost(
                                Networks.with(
                                    network(DType.FLOAT64), Map.of(theta.names().get(1), b)),
                                BATCH,
                                Pass.evaluation()),
                    bias))
        .hasMessageContaining("first derivatives only");
    assertThatThrownBy(() -> blocks(0)).hasMessage("a block has at least 1 observation, got 0");
  }
}
