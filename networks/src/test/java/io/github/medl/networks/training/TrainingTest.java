package io.github.medl.networks.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.learning.evaluation.Measure;
import io.github.medl.learning.evaluation.Measures;
import io.github.medl.learning.examples.Batches;
import io.github.medl.learning.examples.Examples;
import io.github.medl.learning.loss.Losses;
import io.github.medl.networks.Networks;
import io.github.medl.networks.layers.Dense;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.optim.Optimisers;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingTest {
  private static final Examples HELD = Toy.examples(500, 2);

  static Training<Sequential, Examples> training() {
    return Training.of(
            Toy.network(1),
            Objective.of(Losses.crossEntropy()),
            Batches.of(Toy.examples(330, 1), 32).shuffled(RandomStream.seed(3)),
            () -> Optimisers.adam(0.01))
        .random(RandomStream.seed(4))
        .evaluating(
            Evaluation.on(
                "validation", HELD, Measure.of(Losses.crossEntropy()), Measures.accuracy()));
  }

  @Test
  void aSmallNetworkLearnsThreeSectors() {
    Trained<Sequential> result = training().epochs(30).run();
    assertThat(result.history().epochs()).isEqualTo(30);
    assertThat(result.history().names())
        .containsExactly("loss", "validation loss", "validation accuracy");
    assertThat(result.history().last("validation accuracy")).isGreaterThan(0.93);
    assertThat(result.history().last("loss")).isLessThan(result.history().values("loss")[0] / 2);
  }

  @Test
  void aDescriptionRunsAgainToTheSameBits() {
    Training<Sequential, Examples> training = training().epochs(3);
    Trained<Sequential> first = training.run();
    Trained<Sequential> second = training.run();
    assertThat(second.history()).isEqualTo(first.history());
    assertThat(Networks.tensors(second.network())).isEqualTo(Networks.tensors(first.network()));
  }

  @Test
  void noEpochsLeaveTheNetworkAsItIs() {
    Trained<Sequential> result = training().epochs(0).run();
    assertThat(Networks.tensors(result.network())).isEqualTo(Networks.tensors(Toy.network(1)));
    assertThat(result.history().epochs()).isZero();
  }

  /** One full batch and plain descent on least squares: the loss is the known quadratic. */
  @Test
  void theLossOfAnEpochIsTheMeanOfItsCostsBeforeTheSteps() {
    List<Double> costs = new ArrayList<>();
    Trained<Sequential> result =
        training().epochs(1).eachStep(moment -> costs.add(moment.cost())).run();
    assertThat(costs).hasSize(11);
    double mean = costs.stream().mapToDouble(c -> c).sum() / 11;
    assertThat(result.history().last("loss")).isCloseTo(mean, within(1e-15));
  }

  @Test
  void watchersSeeWhereTheTrainingStands() {
    List<String> seen = new ArrayList<>();
    training()
        .epochs(2)
        .eachStep(m -> seen.add(m.epoch() + "." + m.batch() + "/" + m.batches()))
        .eachEpoch(
            m -> seen.add("epoch " + m.epoch() + " of " + m.epochs() + " " + m.learningRate()))
        .run();
    assertThat(seen).hasSize(24);
    assertThat(seen.get(0)).isEqualTo("0.0/11");
    assertThat(seen.get(11)).isEqualTo("epoch 0 of 2 0.01");
    assertThat(seen.get(22)).isEqualTo("1.10/11");
    assertThat(seen.get(23)).isEqualTo("epoch 1 of 2 0.01");
  }

  @Test
  void aNetworkShownToAWatcherNeverChanges() {
    List<Sequential> shown = new ArrayList<>();
    training().epochs(3).eachEpoch(m -> shown.add(m.network())).run();
    Trained<Sequential> one = training().epochs(1).run();
    assertThat(Networks.tensors(shown.get(0))).isEqualTo(Networks.tensors(one.network()));
  }

  @Test
  void earlyStoppingGivesTheNetworkOfTheBestEpoch() {
    List<Sequential> shown = new ArrayList<>();
    Trained<Sequential> result =
        training()
            .epochs(200)
            .callback(EarlyStopping.onLowest("validation loss", 3))
            .eachEpoch(m -> shown.add(m.network()))
            .run();
    History history = result.history();
    int best = history.lowest("validation loss");
    assertThat(history.epochs()).isEqualTo(best + 4).isLessThan(200);
    assertThat(Networks.tensors(result.network())).isEqualTo(Networks.tensors(shown.get(best)));
  }

  @Test
  void costsThatAreNoNumbersEndTheTraining() {
    Examples broken =
        Examples.labelled(Tensor.full(Double.NaN, 4, 2).cast(DType.FLOAT32), 0, 1, 2, 0);
    Training<Sequential, Examples> training =
        Training.of(
                Toy.network(1),
                Objective.of(Losses.crossEntropy()),
                Batches.of(broken, 2),
                () -> Optimisers.adam(0.01))
            .random(RandomStream.seed(1));
    assertThatThrownBy(training::run)
        .isInstanceOf(DivergedException.class)
        .hasMessageContaining("epoch 0, batch 0")
        .hasMessageContaining("learning rate");
  }

  /** The cost is a number and so is the slope, but not its square: Adam would stand still. */
  @Test
  void aSlopeWhoseSquareIsInfiniteEndsTheTrainingWithTheNameOfTheWeight() {
    Examples large = Examples.labelled(Tensor.full(1e25, 4, 2).cast(DType.FLOAT32), 0, 1, 2, 0);
    Dense start = new Dense(Tensor.zeros(2, 3).cast(DType.FLOAT32), null);
    Training<Dense, Examples> training =
        Training.of(
                start,
                Objective.of(Losses.crossEntropy()),
                Batches.of(large, 2),
                () -> Optimisers.adam(0.01))
            .random(RandomStream.seed(1));
    assertThatThrownBy(training::run)
        .isInstanceOf(DivergedException.class)
        .hasMessageContaining("at epoch 0, batch 0, step 1: parameter weight stands still");
  }

  @Test
  void withoutAStreamARandomLayerSaysWhatIsMissing() {
    Training<Sequential, Examples> training =
        Training.of(
            Toy.network(1),
            Objective.of(Losses.crossEntropy()),
            Batches.of(HELD, 100),
            () -> Optimisers.adam(0.01));
    assertThatThrownBy(training::run).hasMessageContaining("random");
  }

  @Test
  void badSettingsAreRefused() {
    assertThatThrownBy(() -> training().epochs(-1)).hasMessageContaining("negative");
    assertThatThrownBy(() -> EarlyStopping.onLowest("loss", 0)).hasMessageContaining("patience");
    assertThatThrownBy(
            () -> training().callback(EarlyStopping.onLowest("validation error", 1)).run())
        .hasMessageContaining("validation error")
        .hasMessageContaining("validation accuracy");
  }
}
