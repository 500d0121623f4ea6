package io.github.medl.networks.asauser;

import static io.github.medl.networks.initialisation.Initialisations.he;
import static io.github.medl.networks.layers.Activations.relu;
import static io.github.medl.networks.layers.Layers.dense;
import static io.github.medl.networks.layers.Layers.sequential;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.medl.learning.data.Datasets;
import io.github.medl.learning.data.TabularData;
import io.github.medl.learning.evaluation.ConfusionMatrix;
import io.github.medl.learning.evaluation.Measures;
import io.github.medl.learning.examples.Batches;
import io.github.medl.learning.examples.Examples;
import io.github.medl.learning.loss.Losses;
import io.github.medl.learning.preparation.Pipeline;
import io.github.medl.learning.preparation.Standardise;
import io.github.medl.learning.preparation.Transformation;
import io.github.medl.learning.validation.CrossValidation;
import io.github.medl.learning.validation.Folds;
import io.github.medl.learning.validation.Partition;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.networks.training.Objective;
import io.github.medl.networks.training.Training;
import io.github.medl.optim.Optimisers;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What a user of networks does with data needs no linear model. */
class IrisTest {
  private static final TabularData IRIS = Datasets.iris();

  private static Sequential trained(Tensor x, Tensor y) {
    SplittableStream stream = RandomStream.seed(1);
    return Training.of(
            sequential(dense(4, 16, he(stream)), relu(), dense(16, 3, he(stream))),
            Objective.of(Losses.crossEntropy()),
            Batches.of(new Examples(x, y), 30).shuffled(stream),
            () -> Optimisers.adam(.02))
        .epochs(30)
        .run()
        .network();
  }

  @Test
  void flowersAreSplitStandardisedLearntAndJudged() {
    Partition.Parts iris =
        Partition.stratified(IRIS.y(), .8, 0, RandomStream.seed(2)).of(IRIS.examples());
    Transformation scaling = Standardise.population().fit(iris.train().inputs());
    Examples train = iris.train().withInputs(scaling::apply);
    Examples test = iris.test().withInputs(scaling::apply);
    Sequential network = trained(train.inputs(), train.targets());
    double accuracy = Measures.accuracy().of(network, test);
    assertThat(accuracy).isGreaterThan(.85);
    ConfusionMatrix matrix = ConfusionMatrix.of(network, test);
    assertThat(matrix.accuracy()).isEqualTo(accuracy);
    assertThat(ConfusionMatrix.of(test.labels(), network.predict(test.inputs()).argmax(1)).counts())
        .isEqualTo(matrix.counts());
    String[] names = IRIS.classes().toArray(String[]::new);
    assertThat(matrix.named(names).toString()).contains(Arrays.asList(names));
  }

  @Test
  void aNetworkIsCrossValidatedBehindItsPreparation() {
    CrossValidation scores =
        CrossValidation.of(
            Pipeline.of(Standardise.population()).then(IrisTest::trained),
            IRIS.examples(),
            Folds.stratified(IRIS.y(), 5, RandomStream.seed(3)),
            Measures.accuracy());
    assertThat(scores.mean()).isGreaterThan(.9);
    assertThat(scores.scores().size()).isEqualTo(5);
  }
}
