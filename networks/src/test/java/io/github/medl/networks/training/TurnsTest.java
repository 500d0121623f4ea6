package io.github.medl.networks.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.learning.examples.Batches;
import io.github.medl.learning.examples.Examples;
import io.github.medl.learning.examples.Streams;
import io.github.medl.learning.loss.Loss;
import io.github.medl.learning.loss.Losses;
import io.github.medl.networks.Network;
import io.github.medl.networks.Networks;
import io.github.medl.networks.Pass;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.optim.Optimiser;
import io.github.medl.optim.Optimisers;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two networks that hinder each other, with states and randomness, trained in turns. */
class TurnsTest {
  private static final Loss LOSS = Losses.crossEntropy();
  private static final Supplier<Optimiser> ADAM = () -> Optimisers.adam(0.01);

  @TempDir private Path folder;

  record Rivals(Sequential left, Sequential right) implements Network {}

  private static Rivals rivals() {
    return new Rivals(Toy.network(1), Toy.network(2));
  }

  private static Tensor both(Rivals rivals, Examples batch, Pass pass) {
    return rivals
        .left()
        .apply(batch.inputs(), pass)
        .sub(rivals.right().apply(batch.inputs(), pass).mul(0.5));
  }

  private static Tensor leftCost(Rivals rivals, Examples batch, Pass pass) {
    return LOSS.of(both(rivals, batch, pass), batch.targets());
  }

  private static Tensor rightCost(Rivals rivals, Examples batch, Pass pass) {
    return both(rivals, batch, pass).square().mean();
  }

  private static Turn<Rivals, Examples> left(Supplier<Optimiser> optimiser) {
    return Turn.of("left", name -> name.startsWith("left."), TurnsTest::leftCost, optimiser);
  }

  private static Turn<Rivals, Examples> right(int every) {
    return Turn.<Rivals, Examples>of(
            "right", name -> name.startsWith("right."), TurnsTest::rightCost, ADAM)
        .every(every);
  }

  private static Training<Rivals, Examples> training(List<Turn<Rivals, Examples>> turns) {
    return Training.inTurns(
            rivals(), Batches.of(Toy.examples(330, 1), 32).shuffled(RandomStream.seed(3)), turns)
        .random(RandomStream.seed(4));
  }

  private static Training<Rivals, Examples> training() {
    return training(List.of(left(ADAM), right(3)));
  }

  private static void same(Trained<Rivals> a, Trained<Rivals> b) {
    assertThat(a.history()).isEqualTo(b.history());
    assertThat(Networks.tensors(a.network())).isEqualTo(Networks.tensors(b.network()));
  }

  /** One batch, written out: the second side sees what the first has done, weights and states. */
  @Test
  void aRoundIsAStepOfEachSideAfterTheOther() {
    Examples data = Toy.examples(30, 1);
    Trained<Rivals> trained =
        Training.inTurns(rivals(), Batches.full(data), List.of(left(ADAM), right(1)))
            .random(RandomStream.seed(4))
            .run();
    long key = RandomStream.seed(4).nextLong();
    Trainer<Rivals> first = Trainer.of(rivals(), ADAM.get(), name -> name.startsWith("left."));
    double leftLoss =
        first.step(
            Pass.training(Streams.of(key, 0, 0)), (rivals, pass) -> leftCost(rivals, data, pass));
    Trainer<Rivals> second =
        Trainer.of(first.network(), ADAM.get(), name -> name.startsWith("right."));
    double rightLoss =
        second.step(
            Pass.training(Streams.of(key + 0x9E3779B97F4A7C15L, 0, 0)),
            (rivals, pass) -> rightCost(rivals, data, pass));
    assertThat(Networks.tensors(trained.network())).isEqualTo(Networks.tensors(second.network()));
    assertThat(trained.history().names()).containsExactly("left loss", "right loss");
    assertThat(trained.history().last("left loss")).isEqualTo(leftLoss);
    assertThat(trained.history().last("right loss")).isEqualTo(rightLoss);
  }

  @Test
  void aTurnPausesForTheBatchesBetween() {
    Rivals before = rivals();
    int[] moves = {0};
    Tensor[] last = {Networks.parameters(before).get("right.layers.0.weight")};
    training(List.of(left(ADAM), right(7)))
        .epochs(3)
        .eachStep(
            moment -> {
              Tensor now = Networks.parameters(moment.network()).get("right.layers.0.weight");
              int batch = moment.epoch() * moment.batches() + moment.batch() + 1;
              assertThat(!now.equals(last[0])).isEqualTo(batch % 7 == 0);
              moves[0] += now.equals(last[0]) ? 0 : 1;
              last[0] = now;
            })
        .run();
    assertThat(moves[0]).isEqualTo(4); // of 33 batches
  }

  @Test
  void stoppedAnywhereItEndsWithTheSameBits() {
    Trained<Rivals> whole = training().epochs(6).run();
    for (int stop : new int[] {5, 20, 44}) {
      assertThatThrownBy(
              () ->
                  training()
                      .epochs(6)
                      .checkpoints(folder)
                      .eachStep(
                          m -> {
                            if (m.epoch() * m.batches() + m.batch() == stop) {
                              throw new IllegalStateException("pulled the plug");
                            }
                          })
                      .run())
          .hasMessage("pulled the plug");
    }
    same(training().epochs(6).checkpoints(folder).run(), whole);
  }

  @Test
  void aChangeOfOneSideIsNamed() {
    training().epochs(2).checkpoints(folder).run();
    assertThatThrownBy(
            () ->
                training(List.of(left(() -> Optimisers.adam(0.1)), right(3)))
                    .epochs(3)
                    .checkpoints(folder)
                    .run())
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("learning rate of left: '0.01' there, '0.1' here");
    assertThatThrownBy(
            () -> training(List.of(left(ADAM), right(4))).epochs(3).checkpoints(folder).run())
        .hasMessageContaining("batches from step to step of right: '3' there, '4' here");
    assertThatThrownBy(
            () ->
                training(List.of(left(ADAM), right(3).constrainedBy((name, w) -> w.clip(-1, 1))))
                    .epochs(3)
                    .checkpoints(folder)
                    .run())
        .hasMessageContaining("constraints of right");
  }

  @Test
  void constraintsOfATurnHoldForItsParametersAlone() {
    Rivals end =
        training(List.of(left(ADAM), right(1).constrainedBy((name, w) -> w.clip(-.1, .1))))
            .epochs(2)
            .run()
            .network();
    Networks.parameters(end)
        .forEach(
            (name, w) -> {
              if (name.startsWith("right.")) {
                assertThat(w.abs().max().item()).as(name).isLessThanOrEqualTo((double) 0.1f);
              }
            });
    assertThat(Networks.parameters(end).get("left.layers.0.weight").abs().max().item())
        .isGreaterThan(0.1);
  }

  @Test
  void whatCannotBeInTurnsIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> training(List.of(left(ADAM), left(ADAM))))
        .withMessageContaining("a name of its own: [left, left]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> training(List.of()))
        .withMessageContaining("at least one turn");
    Turn<Rivals, Examples> all = Turn.of("all", name -> true, TurnsTest::leftCost, ADAM);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> training(List.of(left(ADAM), all)).run())
        .withMessageContaining(
            "left.layers.0.weight would be trained in two turns, 'left' and 'all'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> right(0))
        .withMessageContaining("at every 0-th batch");
  }
}
