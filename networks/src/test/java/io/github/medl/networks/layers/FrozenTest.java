package io.github.medl.networks.layers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.medl.learning.examples.Batches;
import io.github.medl.learning.examples.Examples;
import io.github.medl.learning.loss.Losses;
import io.github.medl.networks.Layer;
import io.github.medl.networks.Networks;
import io.github.medl.networks.Observer;
import io.github.medl.networks.Pass;
import io.github.medl.networks.initialisation.Initialisations;
import io.github.medl.networks.training.Objective;
import io.github.medl.networks.training.Training;
import io.github.medl.optim.Optimisers;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrozenTest {
  private static final Tensor X =
      RandomStream.seed(5).normalTensor(20, 3).mul(2).add(1).cast(DType.FLOAT32);

  private static Sequential body() {
    return Layers.sequential(
        Layers.dense(3, 4, Initialisations.he(RandomStream.seed(6))),
        Layers.batchNorm(4),
        Layers.dropout(.5));
  }

  @Test
  void inTrainingItGivesWhatItsLayerGivesInEvaluation() {
    Sequential body = body();
    Pass pass = Pass.training(); // without randomness: dropout must not ask for any
    Frozen frozen = Layers.frozen(body);
    assertThat(frozen.apply(X, pass)).isEqualTo(body.apply(X));
    assertThat(pass.updated(frozen)).isSameAs(frozen);
  }

  @Test
  void theLayerItselfIsTrainedAsBefore() {
    Pass pass = Pass.training(RandomStream.seed(1));
    Sequential body = body();
    body.apply(X, pass);
    assertThat(pass.updated(body)).isNotEqualTo(body);
  }

  @Test
  void whatItsLayersDoIsStillWatched() {
    List<Layer> seen = new ArrayList<>();
    Sequential body = body();
    Pass pass = Pass.training().watchedBy(Observer.ofLayers((layer, x, y) -> seen.add(layer)));
    Layers.frozen(body).apply(X, pass);
    assertThat(seen).containsAll(body.layers());
  }

  @Test
  void tunedHeadsLeaveFeaturesAndTheirStatisticsWhatTheyAre() {
    Sequential body = body();
    Sequential start =
        Layers.sequential(
            Layers.frozen(body), Layers.dense(4, 2, Initialisations.he(RandomStream.seed(7))));
    int[] labels = new int[20];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = i % 2;
    }
    Sequential tuned =
        Training.of(
                start,
                Objective.of(Losses.crossEntropy()),
                Batches.full(Examples.labelled(X, labels)),
                () -> Optimisers.adam(.1))
            .epochs(5)
            .only(name -> name.startsWith("layers.1."))
            .run()
            .network();
    assertThat(Networks.tensors(tuned.layers().get(0)))
        .isEqualTo(Networks.tensors(start.layers().get(0)));
    assertThat(tuned.layers().get(1)).isNotEqualTo(start.layers().get(1));
  }
}
