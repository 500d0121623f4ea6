package io.github.medl.networks.training;

import static io.github.medl.networks.initialisation.Initialisations.he;
import static io.github.medl.networks.layers.Activations.relu;
import static io.github.medl.networks.layers.Layers.batchNorm;
import static io.github.medl.networks.layers.Layers.dense;
import static io.github.medl.networks.layers.Layers.layerNorm;
import static io.github.medl.networks.layers.Layers.sequential;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.autodiff.Node;
import io.github.medl.autodiff.Tape;
import io.github.medl.learning.examples.Batches;
import io.github.medl.learning.examples.Examples;
import io.github.medl.learning.loss.Losses;
import io.github.medl.networks.Networks;
import io.github.medl.networks.Parametrisation;
import io.github.medl.networks.Pass;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.optim.Optimisers;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FormatTest {
  private static final Examples WIDE =
      Examples.labelled(
          Tensor.generate(i -> Math.sin(i), 12, 3), 0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2);

  private static Sequential network(DType weights) {
    var init = he(RandomStream.seed(1)).in(weights);
    return sequential(dense(3, 5, init), batchNorm(5), relu(), layerNorm(5), dense(5, 3, init));
  }

  private static Training<Sequential, Examples> training(DType weights, Examples examples) {
    return Training.of(
            network(weights),
            Objective.of(Losses.crossEntropy()),
            Batches.of(examples, 4),
            () -> Optimisers.adam(0.01))
        .epochs(2);
  }

  @ParameterizedTest
  @EnumSource(value = DType.class, names = "FLOAT.*", mode = EnumSource.Mode.MATCH_ALL)
  void aNetworkKeepsTheFormatOfItsWeightsWhateverTheDataHave(DType weights) {
    for (DType data : DType.real()) {
      Sequential trained = training(weights, WIDE.cast(data)).run().network();
      assertThat(Networks.tensors(trained).values()).allMatch(t -> t.dtype() == weights);
    }
  }

  @Test
  void dataOfAnotherFormatAreConvertedOnceNotPromotedInEachStep() {
    Sequential once = training(DType.FLOAT32, WIDE.cast(DType.FLOAT32)).run().network();
    Sequential converted = training(DType.FLOAT32, WIDE).run().network();
    assertThat(Networks.tensors(converted)).isEqualTo(Networks.tensors(once));
  }

  /** Everything on the tape of a step has the format of the network, and nothing is cast. */
  @ParameterizedTest
  @EnumSource(value = DType.class, names = "FLOAT.*", mode = EnumSource.Mode.MATCH_ALL)
  void aStepCastsNothing(DType weights) {
    Sequential network = Networks.inOneFormat(network(weights));
    Examples batch = Batches.of(WIDE, 4).cast(weights).epoch(0).get(0);
    Parametrisation<Sequential> theta = Networks.parametrisation(network);
    Tape tape = new Tape();
    List<Tensor> watched = new ArrayList<>();
    theta.values().forEach(t -> watched.add(tape.variable(t)));
    Tensor cost =
        Objective.of(Losses.crossEntropy()).cost(theta.at(watched), batch, Pass.training());

    assertThat(tape.nodes()).allMatch(node -> node.value().dtype() == weights);
    assertThat(tape.nodes().stream().filter(node -> !node.isVariable()))
        .noneMatch(FormatTest::isCast)
        .hasSizeGreaterThan(10);
    assertThat(tape.adjoints(cost)).allMatch(bar -> bar == null || bar.dtype() == weights);
  }

  private static boolean isCast(Node node) {
    return node.primitive().label().equals("cast");
  }

  @Test
  void aStepInTwoFormatsIsRefusedInWords() {
    Tensor wide = Tensor.ones(3);
    Objective<Sequential, Examples> promoting =
        (network, batch, pass) -> network.apply(batch.inputs(), pass).mul(wide).mean();
    assertThatThrownBy(
            () ->
                Training.of(
                        network(DType.FLOAT32),
                        promoting,
                        Batches.of(WIDE, 4),
                        () -> Optimisers.adam(0.01))
                    .run())
        .hasMessageContaining("the network is FLOAT32, but its cost is FLOAT64")
        .hasMessageContaining("cast(DType.FLOAT32)");
  }

  @Test
  void evaluationSpeaksTheFormatOfTheNetwork() {
    Sequential network = Networks.cast(network(DType.FLOAT32), DType.FLOAT32);
    var metrics = List.of(io.github.medl.learning.evaluation.Measure.of(Losses.crossEntropy()));
    assertThat(Evaluation.measure(network, WIDE, metrics))
        .isEqualTo(Evaluation.measure(network, WIDE.cast(DType.FLOAT32), metrics));
  }

  @Test
  void aMixedNetworkSaysWhichTensorsDiffer() {
    assertThatThrownBy(() -> Networks.dtype(network(DType.FLOAT64)))
        .hasMessageContaining("layers.0.weight is FLOAT64 and layers.1.scale is FLOAT32")
        .hasMessageContaining("Networks.cast");
    assertThat(Networks.dtype(Networks.inOneFormat(network(DType.FLOAT64))))
        .contains(DType.FLOAT64);
  }
}
