package io.github.medl.gan.adversarial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.autodiff.Autodiff;
import io.github.medl.gan.measures.Ring;
import io.github.medl.learning.examples.Batches;
import io.github.medl.learning.examples.Examples;
import io.github.medl.networks.Layer;
import io.github.medl.networks.Networks;
import io.github.medl.networks.Pass;
import io.github.medl.networks.layers.Dense;
import io.github.medl.networks.training.Trained;
import io.github.medl.networks.training.Training;
import io.github.medl.optim.Optimisers;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GameTest {
  @TempDir private Path folder;

  private static Training<Adversaries, Examples> training(Game game, Adversaries pair, Tensor x) {
    return game.training(
            pair,
            Batches.of(Examples.ofThemselves(x), 32).shuffled(RandomStream.seed(1)),
            () -> Optimisers.adam(1e-3),
            () -> Optimisers.adam(1e-3))
        .random(RandomStream.seed(2));
  }

  private static Adversaries small() {
    return Adversaries.dense(new int[] {2, 8, 2}, new int[] {2, 8, 1}, RandomStream.seed(3));
  }

  private static Tensor ring(int n) {
    return Ring.eight().points(n, RandomStream.seed(4));
  }

  /** At D = 1/2 nobody can do better: the discriminator pays 2 ln 2. */
  @Test
  void aDiscriminatorThatKnowsNothingPaysTwiceTheLogarithmOfTwo() {
    Dense nothing = new Dense(Tensor.zeros(2, 1), Tensor.zeros(1));
    Adversaries pair = new Adversaries(small().generator(), nothing);
    Adversaries wide = Networks.cast(pair, DType.FLOAT64);
    Examples batch = Examples.ofThemselves(ring(16));
    Tensor z = RandomStream.seed(1).normalTensor(16, 2);
    for (GanLoss loss : new GanLoss[] {GanLosses.minimax(), GanLosses.nonSaturating()}) {
      assertThat(Game.of(loss, 2).discriminatorCost(wide, batch, z, Pass.training()).item())
          .isCloseTo(2 * Math.log(2), within(1e-14));
    }
    assertThat(
            Game.of(GanLosses.nonSaturating(), 2)
                .generatorCost(wide, batch, z, Pass.training())
                .item())
        .isCloseTo(Math.log(2), within(1e-14));
  }

  @Test
  void whereTheDiscriminatorIsSureOnlyTheNonSaturatingLossHasASlope() {
    Tensor sure = Tensor.vector(-800, -800);
    Tensor minimax = Autodiff.gradient(GanLosses.minimax()::generator, sure);
    Tensor other = Autodiff.gradient(GanLosses.nonSaturating()::generator, sure);
    assertThat(minimax.abs().max().item()).isEqualTo(0);
    assertThat(other.toDoubles()).containsExactly(-0.5, -0.5);
  }

  /** A linear critic has the same slope everywhere. */
  @Test
  void thePenaltiesOfALinearCriticAreKnown() {
    Dense critic = new Dense(Tensor.of(new double[][] {{3}, {4}}), Tensor.vector(7));
    Tensor x = ring(10);
    Pass pass = Pass.training(RandomStream.seed(1));
    assertThat(CriticPenalties.gradientPenalty(2).of(critic::apply, x, x.neg(), pass).item())
        .isCloseTo(2 * 16, within(1e-12));
    assertThat(CriticPenalties.r1(3).of(critic::apply, x, x, pass).item())
        .isCloseTo(1.5 * 25, within(1e-12));
  }

  @Test
  void aDeadCriticGivesNumbersAndNoNaN() {
    Adversaries pair = new Adversaries(small().generator(), Networks.cast(dead(), DType.FLOAT32));
    Game game = Game.of(GanLosses.wasserstein(), 2).penalised(CriticPenalties.gradientPenalty(10));
    Map<String, Tensor> gradients =
        Networks.valueAndGradient(
                pair,
                p ->
                    game.discriminatorCost(
                        p,
                        Examples.ofThemselves(ring(8).cast(DType.FLOAT32)),
                        Pass.training(RandomStream.seed(1))))
            .gradients();
    gradients.forEach((name, g) -> assertThat(g.firstNotFinite()).as(name).isNegative());
  }

  private static Dense dead() {
    return new Dense(Tensor.zeros(2, 1), Tensor.zeros(1));
  }

  @Test
  void theGeneratorIsAConstantOfTheDiscriminatorsCost() {
    Game game = Game.of(GanLosses.hinge(), 2);
    Map<String, Tensor> gradients =
        Networks.valueAndGradient(
                small(),
                p ->
                    game.discriminatorCost(
                        p,
                        Examples.ofThemselves(ring(8).cast(DType.FLOAT32)),
                        Pass.training(RandomStream.seed(1))))
            .gradients();
    gradients.forEach(
        (name, g) ->
            assertThat(g.abs().sum().item() > 0)
                .as(name)
                .isEqualTo(name.startsWith("discriminator.")));
  }

  @Test
  void clippedWeightsStayInTheirRangeAndTheGeneratorsDoNot() {
    Game game = Game.of(GanLosses.wasserstein(), 2).clipped(0.05).criticSteps(2);
    Adversaries end = training(game, small(), ring(320)).epochs(2).run().network();
    Networks.parameters(end)
        .forEach(
            (name, w) -> {
              if (name.startsWith("discriminator.")) {
                assertThat(w.abs().max().item()).as(name).isLessThanOrEqualTo((double) 0.05f);
              }
            });
    assertThat(Networks.parameters(end).get("generator.layers.0.weight").abs().max().item())
        .isGreaterThan(0.05);
  }

  @Test
  void stoppedInTheMiddleAGameEndsWithTheSameBits() {
    Game game =
        Game.of(GanLosses.wasserstein(), 2)
            .penalised(CriticPenalties.gradientPenalty(1))
            .criticSteps(3);
    Trained<Adversaries> whole = training(game, small(), ring(320)).epochs(5).run();
    Training<Adversaries, Examples> saved =
        training(game, small(), ring(320)).epochs(5).checkpoints(folder);
    assertThatThrownBy(
            () ->
                saved
                    .eachStep(
                        m -> {
                          if (m.epoch() == 3 && m.batch() == 4) {
                            throw new IllegalStateException("pulled the plug");
                          }
                        })
                    .run())
        .hasMessage("pulled the plug");
    Trained<Adversaries> resumed = saved.run();
    assertThat(resumed.history()).isEqualTo(whole.history());
    assertThat(Networks.tensors(resumed.network())).isEqualTo(Networks.tensors(whole.network()));
    assertThat(whole.history().names()).containsExactly("discriminator loss", "generator loss");
  }

  /** Class k lies at k on a line, without spread: the label says it all. */
  @Test
  void aConditionalGameLearnsWhatEachClassIs() {
    int[] labels = new int[192];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = i % 3;
    }
    Tensor x = Tensor.generate(i -> labels[i] - 1.0, labels.length, 1).cast(DType.FLOAT32);
    Game game = Game.of(GanLosses.nonSaturating(), 1).conditional(3);
    Adversaries pair =
        Adversaries.dense(new int[] {4, 16, 1}, new int[] {4, 16, 1}, RandomStream.seed(3));
    Adversaries end =
        game.training(
                pair,
                Batches.of(Examples.labelled(x, labels), 32).shuffled(RandomStream.seed(1)),
                () -> Optimisers.adam(0.01),
                () -> Optimisers.adam(0.01))
            .random(RandomStream.seed(2))
            .epochs(100)
            .run()
            .network();
    Tensor made = game.samples(end, new int[] {0, 1, 2, 0, 1, 2}, RandomStream.seed(4));
    for (int i = 0; i < 6; i++) {
      assertThat(made.get(i, 0)).isCloseTo(i % 3 - 1.0, within(0.5));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> game.samples(end, 4, RandomStream.seed(1)))
        .withMessageContaining("say the class of each sample");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> game.samples(end, new int[] {3}, RandomStream.seed(1)))
        .withMessageContaining("label");
  }

  @Test
  void anotherLossDoesNotGoOnFromACheckpoint() {
    Tensor x = ring(64);
    Game game = Game.of(GanLosses.nonSaturating(), 2);
    training(game, small(), x).epochs(1).checkpoints(folder).run();
    Game other = Game.of(GanLosses.wasserstein(), 2);
    assertThatThrownBy(() -> training(other, small(), x).epochs(2).checkpoints(folder).run())
        .hasMessageContaining("it is of another training");
  }

  @Test
  void batchesOfOneCanBePlayed() {
    Game game = Game.of(GanLosses.hinge(), 2).penalised(CriticPenalties.gradientPenalty(1));
    Trained<Adversaries> end =
        game.training(
                small(),
                Batches.of(Examples.ofThemselves(ring(3).cast(DType.FLOAT32)), 1),
                () -> Optimisers.adam(1e-3),
                () -> Optimisers.adam(1e-3))
            .random(RandomStream.seed(2))
            .run();
    assertThat(end.history().last(Game.DISCRIMINATOR + " loss")).isFinite();
  }

  @Test
  void playersThatDoNotFitTheGameAreRefusedInWords() {
    Game game = Game.of(GanLosses.hinge(), 2);
    Examples batch = Examples.ofThemselves(ring(8).cast(DType.FLOAT32));
    RandomStream stream = RandomStream.seed(1);
    Tensor few = stream.normalTensor(DType.FLOAT32, 3, 2);
    Pass pass = Pass.training(stream);
    assertThatThrownBy(() -> game.discriminatorCost(small(), batch, few, pass))
        .hasMessageContaining("expected noise (8, 2)");
    assertThatThrownBy(() -> game.generatorCost(small(), batch, few, pass))
        .hasMessageContaining("got (3, 2)");
    Dense twice = new Dense(Tensor.zeros(2, 2), Tensor.zeros(2));
    Adversaries pair = new Adversaries(small().generator(), twice);
    assertThatThrownBy(() -> game.generatorCost(pair, batch, pass))
        .hasMessageContaining("one output for each of 8 observations; it gave (8, 2)");
    assertThatThrownBy(() -> CriticPenalties.slopes(twice::apply, ring(8)))
        .hasMessageContaining("it gave (8, 2)");
    assertThatThrownBy(() -> CriticPenalties.slopes(Tensor::sum, ring(8)))
        .hasMessageContaining("one output for each of 8 points; it gave ()");
    assertThatThrownBy(() -> game.samples(small(), new int[] {0}, stream))
        .hasMessageContaining("the game has no classes");
    assertThatThrownBy(() -> Game.of(null, 2)).hasMessageContaining("loss");
    assertThatThrownBy(() -> game.penalised(null)).hasMessageContaining("penalty");
    assertThatThrownBy(() -> CriticPenalties.r1(Double.NaN)).hasMessageContaining("it is NaN");
    assertThatThrownBy(() -> Adversaries.dense(new int[] {2, 0, 2}, new int[] {2, 8, 1}, stream))
        .hasMessageContaining("do not fit");
  }

  @Test
  void theConvolutionalPairMakesImagesAndJudgesThem() {
    Adversaries pair = Adversaries.convolutional(10, RandomStream.seed(1));
    Tensor images = Game.of(GanLosses.nonSaturating(), 10).samples(pair, 3, RandomStream.seed(2));
    assertThat(images.shape()).containsExactly(3, 1, 28, 28);
    assertThat(images.abs().max().item()).isLessThanOrEqualTo(1);
    assertThat(pair.discriminator().apply(images).shape()).containsExactly(3, 1);
    Tensor real = RandomStream.seed(3).uniformTensor(DType.FLOAT32, 32, 1, 28, 28);
    Trained<Adversaries> trained =
        training(Game.of(GanLosses.nonSaturating(), 10), pair, real).run();
    assertThat(Networks.tensors(trained.network()).get("generator.layers.2.mean"))
        .isNotEqualTo(Networks.tensors(pair).get("generator.layers.2.mean"));
  }

  @Test
  void sizesThatDoNotFitAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Adversaries.dense(new int[] {2, 3}, new int[] {2, 1}, RandomStream.seed(1)))
        .withMessageContaining("the discriminator begins where the generator ends");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Game.of(GanLosses.hinge(), 0))
        .withMessageContaining("noise of at least one number (got 0)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CriticPenalties.gradientPenalty(-1))
        .withMessageContaining("lambda must be a number from 0 on");
    assertThatThrownBy(
            () -> CriticPenalties.between(Tensor.zeros(2, 2), Tensor.zeros(3, 2), Tensor.zeros(2)))
        .hasMessageContaining("(2, 2), generated ones (3, 2)");
  }

  /** One row of a million classes is a row, not a square of them. */
  @Test
  void manyClassesCostOneRowEach() {
    Game game = Game.of(GanLosses.hinge(), 1).conditional(1_000_000);
    Layer rowOfClasses = (x, pass) -> x;
    Adversaries pair = new Adversaries(rowOfClasses, rowOfClasses);
    Tensor joined = game.samples(pair, new int[] {7, 999_999}, RandomStream.seed(1));
    assertThat(joined.shape()).containsExactly(2, 1_000_001);
    assertThat(joined.get(0, 8)).isEqualTo(1);
    assertThat(joined.get(1, 1_000_000)).isEqualTo(1);
    assertThat(joined.slice(1, 1, 1_000_001).sum().item()).isEqualTo(2);
  }

  @Test
  void noPenaltyIsNegativeAndNoNoiseIsEmpty() {
    for (double lambda : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> CriticPenalties.gradientPenalty(lambda, x -> x.sum(1), Tensor.ones(2, 2)))
          .withMessageContaining("lambda must be a number from 0 on");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Adversaries.convolutional(0, RandomStream.seed(1)))
        .withMessageContaining("at least one number, not 0");
  }
}
