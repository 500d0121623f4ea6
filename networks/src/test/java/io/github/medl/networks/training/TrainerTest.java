package io.github.medl.networks.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.learning.examples.Examples;
import io.github.medl.learning.loss.Loss;
import io.github.medl.learning.loss.Losses;
import io.github.medl.networks.Layer;
import io.github.medl.networks.Networks;
import io.github.medl.networks.Pass;
import io.github.medl.networks.layers.Dense;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.optim.Optimisers;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.tensor.Tensor;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TrainerTest {
  private static final Examples DATA = Toy.examples(60, 1);
  private static final Loss LOSS = Losses.crossEntropy();

  private static double step(Trainer<Sequential> trainer, long seed) {
    return trainer.step(
        Pass.training(RandomStream.seed(seed)),
        (n, pass) -> LOSS.of(n.apply(DATA.inputs(), pass), DATA.targets()));
  }

  /** theta - alpha gradient, with the gradient that the network itself reports. */
  @Test
  void aStepOfGradientDescentGoesAgainstTheGradient() {
    Dense line = new Dense(Tensor.of(new double[][] {{2}, {-1}}), Tensor.vector(0.5));
    Tensor x = Tensor.of(new double[][] {{1, 2}, {3, 4}, {-1, 0}});
    Tensor y = Tensor.of(new double[][] {{1}, {0}, {2}});
    Trainer<Dense> trainer = Trainer.of(line, Optimisers.gradientDescent(0.1));
    double cost = trainer.step(n -> Losses.squared().of(n.apply(x), y));
    Networks.ValueAndGradient here =
        Networks.valueAndGradient(line, n -> Losses.squared().of(n.apply(x), y));
    assertThat(cost).isEqualTo(here.value().item());
    Networks.parameters(trainer.network())
        .forEach(
            (name, after) -> {
              Tensor before = Networks.parameters(line).get(name);
              Tensor expected = before.sub(here.gradients().get(name).mul(0.1));
              assertThat(after.allClose(expected, 0, 1e-15)).as(name).isTrue();
            });
  }

  @Test
  void aNetworkHandedOutNeverChanges() {
    Sequential start = Toy.network(1);
    Map<String, Tensor> before = copies(start);
    Trainer<Sequential> trainer = Trainer.of(start, Optimisers.adam(0.01));
    step(trainer, 1);
    Sequential first = trainer.network();
    Map<String, Tensor> then = copies(first);
    step(trainer, 2);
    assertThat(Networks.tensors(start)).isEqualTo(before);
    assertThat(Networks.tensors(first)).isEqualTo(then);
    assertThat(Networks.tensors(trainer.network())).isNotEqualTo(then);
  }

  private static Map<String, Tensor> copies(Sequential network) {
    return Networks.tensors(network).entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, e -> Tensor.of(e.getValue().toFloats(), e.getValue().shape())));
  }

  @Test
  void statesMoveWithThePasses() {
    Trainer<Sequential> trainer = Trainer.of(Toy.network(1), Optimisers.adam(0.01));
    step(trainer, 1);
    Tensor once = Networks.tensors(trainer.network()).get("layers.2.mean");
    step(trainer, 2);
    Tensor twice = Networks.tensors(trainer.network()).get("layers.2.mean");
    assertThat(once.abs().sum().item()).isPositive();
    assertThat(twice).isNotEqualTo(once);
    assertThat(Networks.tensors(trainer.live()).get("layers.2.mean")).isEqualTo(twice);
  }

  @Test
  void frozenParametersStayAsTheyAre() {
    Sequential start = Toy.network(1);
    Trainer<Sequential> trainer =
        Trainer.of(start, Optimisers.adam(0.01), name -> name.startsWith("layers.3"));
    step(trainer, 1);
    Map<String, Tensor> before = Networks.parameters(start);
    Networks.parameters(trainer.network())
        .forEach(
            (name, after) ->
                assertThat(after.equals(before.get(name)))
                    .as(name)
                    .isEqualTo(name.startsWith("layers.0")));
  }

  @Test
  void nothingToTrainIsRefusedWithTheNames() {
    assertThatThrownBy(() -> Trainer.of(Toy.network(1), Optimisers.adam(0.01), name -> false))
        .hasMessageContaining("layers.0.weight");
  }

  @Test
  void constraintsHoldAfterEveryStep() {
    Trainer<Sequential> trainer =
        Trainer.of(Toy.network(1), Optimisers.gradientDescent(1))
            .constrain((name, value) -> name.endsWith("bias") ? value : value.clip(-.1, .1));
    for (int t = 0; t < 5; t++) {
      step(trainer, t);
      assertThat(Networks.parameters(trainer.network()).get("layers.0.weight").abs().max().item())
          .isLessThanOrEqualTo((double) 0.1f);
    }
    assertThat(Networks.parameters(trainer.network()).get("layers.3.bias").abs().max().item())
        .isGreaterThan(0.1);
  }

  /**
   * A generator that moves normal noise: the game's equilibrium is the distribution of the data.
   */
  record Shift(Tensor mean) implements Layer {
    @Override
    public Tensor forward(Tensor noise, Pass pass) {
      return noise.add(mean);
    }
  }

  /**
   * A Wasserstein game in one dimension: the critic w x, kept in |w| &lt;= 1, against a generator
   * that shifts noise of mean 0. The generator ends at the mean of the data, 3.
   */
  @Test
  void twoNetworksPlayAgainstEachOther() {
    SplittableStream stream = RandomStream.seed(7);
    Dense line = new Dense(Tensor.of(new double[][] {{0.1}}), null);
    Trainer<Dense> critic =
        Trainer.of(line, Optimisers.gradientDescent(0.1)).constrain((name, w) -> w.clip(-1, 1));
    Trainer<Shift> generator =
        Trainer.of(new Shift(Tensor.vector(-2)), Optimisers.gradientDescent(0.02));
    for (int round = 0; round < 2000; round++) {
      Tensor real = stream.normalTensor(64, 1).add(3);
      Tensor noise = stream.normalTensor(64, 1);
      Tensor fake = generator.live().apply(noise);
      critic.step(c -> c.apply(fake).mean().sub(c.apply(real).mean()));
      generator.step(g -> critic.live().apply(g.apply(noise)).mean().neg());
    }
    assertThat(generator.network().mean().get(0)).isCloseTo(3, within(0.5));
  }

  @Test
  void assigningGoesOnFromAnotherNetwork() {
    Trainer<Sequential> trainer = Trainer.of(Toy.network(1), Optimisers.gradientDescent(0.1));
    step(trainer, 1);
    Sequential other = Toy.network(2);
    trainer.assign(other);
    assertThat(Networks.tensors(trainer.network())).isEqualTo(Networks.tensors(other));
    step(trainer, 1);
    assertThat(Networks.tensors(trainer.network())).isNotEqualTo(Networks.tensors(other));
    assertThat(Networks.tensors(other)).isEqualTo(Networks.tensors(Toy.network(2)));
  }
}
