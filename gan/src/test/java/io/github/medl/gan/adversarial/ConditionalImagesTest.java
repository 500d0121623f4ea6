package io.github.medl.gan.adversarial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.medl.learning.examples.Batches;
import io.github.medl.learning.examples.Examples;
import io.github.medl.networks.Layer;
import io.github.medl.networks.Pass;
import io.github.medl.networks.training.Trained;
import io.github.medl.optim.Optimisers;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** Conditional games of images, whose labels are planes beside the channels. */
class ConditionalImagesTest {
  private static final int[] LABELS = {2, 0, 1, 2};

  /** A discriminator that reads nothing but the planes: the number of the class, at each pixel. */
  private static Tensor classOf(Tensor x) {
    Tensor numbers = Tensor.of(new double[] {0, 1, 2}, 1, 3, 1, 1);
    return x.slice(1, 2, 5).mul(numbers).sum(1).mean(-1).mean(-1);
  }

  @Test
  void aLabelIsAPlaneOfOnesAmongPlanesOfZeros() {
    Layer generator = (z, pass) -> Tensor.zeros(z.dim(0), 2, 3, 5);
    Layer discriminator =
        (x, pass) -> {
          assertThat(x.shape()).containsExactly(4, 5, 3, 5);
          assertThat(x.slice(1, 2, 5).sum(1)).isEqualTo(Tensor.ones(4, 3, 5));
          return classOf(x);
        };
    Adversaries pair = new Adversaries(generator, discriminator);
    Examples batch = Examples.labelled(Tensor.ones(4, 2, 3, 5), LABELS);
    Game game = Game.of(GanLosses.leastSquares(), 1).conditional(3);
    // the mean of (class - 1)² and of class², both halved; of the generator the first alone
    assertThat(game.discriminatorCost(pair, batch, Pass.training(RandomStream.seed(1))).item())
        .isEqualTo((3 / 4.0 + 9 / 4.0) / 2);
    assertThat(game.generatorCost(pair, batch, Pass.training(RandomStream.seed(1))).item())
        .isEqualTo(3 / 4.0 / 2);
  }

  @Test
  void theConvolutionalPairOfClassesIsTrainedAlsoUnderAPenalty() {
    RandomStream stream = RandomStream.seed(1);
    Tensor images = stream.uniformTensor(DType.FLOAT32, 16, 1, 28, 28);
    int[] labels = new int[16];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = i % 3;
    }
    Game game =
        Game.of(GanLosses.wasserstein(), 5)
            .conditional(3)
            .penalised(CriticPenalties.gradientPenalty(10));
    Trained<Adversaries> trained =
        game.training(
                Adversaries.convolutional(5, 3, stream),
                Batches.of(Examples.labelled(images, labels), 8),
                () -> Optimisers.adam(1e-3),
                () -> Optimisers.adam(1e-3))
            .random(RandomStream.seed(2))
            .run();
    Tensor made = game.samples(trained.network(), LABELS, RandomStream.seed(3));
    assertThat(made.shape()).containsExactly(4, 1, 28, 28);
    int[] others = {0, 0, 1, 2};
    Tensor changed = game.samples(trained.network(), others, RandomStream.seed(3));
    assertThat(made.select(0, 0)).isNotEqualTo(changed.select(0, 0));
    assertThat(made.select(0, 3)).isEqualTo(changed.select(0, 3));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Adversaries.convolutional(5, -1, RandomStream.seed(1)))
        .withMessageContaining("negative number of classes (-1)");
  }
}
