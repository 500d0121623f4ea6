package io.github.medl.examples.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.medl.learning.examples.Batches;
import io.github.medl.learning.examples.Examples;
import io.github.medl.learning.loss.Losses;
import io.github.medl.networks.layers.Dense;
import io.github.medl.networks.training.History;
import io.github.medl.networks.training.Objective;
import io.github.medl.networks.training.Training;
import io.github.medl.optim.Optimisers;
import io.github.medl.tensor.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TrainingBarTest {
  private static Training<Dense, Examples> training() {
    Examples data = Examples.ofThemselves(Tensor.of(new double[][] {{1}, {2}, {3}, {4}}));
    return Training.of(
            new Dense(Tensor.zeros(1, 1), null),
            Objective.of(Losses.squared()),
            Batches.of(data, 1),
            () -> Optimisers.gradientDescent(0.01))
        .epochs(5);
  }

  @Test
  void theBarShowsStepsEpochAndLoss() {
    ByteArrayOutputStream screen = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(screen, true, StandardCharsets.UTF_8);
    try (var bar = new TrainingBar<Dense>(out)) {
      training().eachStep(bar).run();
    }
    assertThat(screen.toString(StandardCharsets.UTF_8))
        .contains("training")
        .contains("20/20")
        .contains("epoch 5, loss");
  }

  @Test
  void aTrainingWithoutStepsHasNoBar() {
    ByteArrayOutputStream screen = new ByteArrayOutputStream();
    try (var bar = new TrainingBar<Dense>(new PrintStream(screen, true, StandardCharsets.UTF_8))) {
      training().epochs(0).eachStep(bar).run();
    }
    assertThat(screen.size()).isZero();
  }

  @Test
  void curvesHaveAPointForEachEpochAndTheTableAColumnForEachSeries() {
    History history = training().run().history();
    assertThat(LearningCurves.epochs(history)).containsExactly(1, 2, 3, 4, 5);
    assertThat(LearningCurves.table("learning", history).columns())
        .extracting(column -> column.name())
        .containsExactly("epoch", "loss");
  }
}
