package io.github.medl.networks.asauser;

import static io.github.medl.networks.initialisation.Initialisations.xavier;
import static io.github.medl.networks.layers.Activations.relu;
import static io.github.medl.networks.layers.Activations.sigmoid;
import static io.github.medl.networks.layers.Activations.tanh;
import static io.github.medl.networks.layers.Layers.dense;
import static io.github.medl.networks.layers.Layers.layerNorm;
import static io.github.medl.networks.layers.Layers.sequential;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.medl.autodiff.Autodiff.ValueAndGradients;
import io.github.medl.learning.loss.Loss;
import io.github.medl.learning.loss.Losses;
import io.github.medl.networks.Layer;
import io.github.medl.networks.Network;
import io.github.medl.networks.Networks;
import io.github.medl.networks.Parametrisation;
import io.github.medl.networks.Pass;
import io.github.medl.networks.Summary;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.layers.Dense;
import io.github.medl.networks.layers.LayerNorm;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.optim.Optimiser;
import io.github.medl.optim.Optimisers;
import io.github.medl.optim.Parameter;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What later chapters need, built outside the library from its public parts alone. */
class NothingNewIsNeededTest {
  private final RandomStream stream = RandomStream.seed(12);
  private final Initialisation init = xavier(stream).in(DType.FLOAT64);

  /** Learns with Adam; the network is seen through arrays that are updated in place. */
  private static <M extends Network> M train(M network, int steps, Function<M, Tensor> cost) {
    Parametrisation<M> theta = Networks.parametrisation(network);
    List<Parameter> parameters = new ArrayList<>();
    for (int i = 0; i < theta.names().size(); i++) {
      parameters.add(Parameter.of(theta.names().get(i), theta.values().get(i)));
    }
    List<Tensor> views = parameters.stream().map(Parameter::tensor).toList();
    Optimiser adam = Optimisers.adam(0.02);
    for (int k = 0; k < steps; k++) {
      ValueAndGradients step = theta.valueAndGradient(views, cost);
      adam.step(parameters, step.gradients());
    }
    return theta.at(parameters.stream().map(Parameter::snapshot).toList());
  }

  // ---------------------------------------------------------------- a recurrent network

  /** h_t = tanh(x_t W + h_{t-1} U): a network with a method of its own, not a layer. */
  private record Cell(Dense input, Tensor recurrent, Dense output) implements Network {
    /** x has shape (n, steps, in); the result is read from the last state. */
    Tensor read(Tensor x, Pass pass) {
      Tensor h = Tensor.zeros(x.dim(0), recurrent.dim(0));
      for (int t = 0; t < x.dim(1); t++) {
        h = input.apply(x.select(1, t), pass).add(h.matmul(recurrent)).tanh();
      }
      return output.apply(h, pass);
    }
  }

  @Test
  void aRecurrentCellLearnsToRememberTheFirstSymbol() {
    Cell cell = new Cell(dense(1, 8, init), stream.normalTensor(8, 8).mul(.3), dense(8, 1, init));
    assertThat(Networks.parameters(cell).keySet())
        .containsExactly("input.weight", "input.bias", "recurrent", "output.weight", "output.bias");

    Tensor x = stream.uniformTensor(64, 5, 1).greater(.5).mul(2).sub(1);
    Tensor first = x.select(1, 0);
    Loss loss = Losses.squared();
    double before = loss.of(cell.read(x, Pass.evaluation()), first).item();
    Cell trained = train(cell, 200, c -> loss.of(c.read(x, Pass.training()), first));
    assertThat(loss.of(trained.read(x, Pass.evaluation()), first).item()).isLessThan(.05 * before);
    assertThat(Summary.of(cell, (c, pass) -> c.read(x, pass)).flops()).isPositive();
  }

  // ---------------------------------------------------------------- a transformer block

  private record Head(Tensor query, Tensor key, Tensor value) implements Network {
    Tensor attend(Tensor x) {
      Tensor scores = x.matmul(query).matmul(x.matmul(key), false, true).div(Math.sqrt(key.dim(1)));
      return scores.softmax(-1).matmul(x.matmul(value));
    }
  }

  private record Block(List<Head> heads, Dense join, LayerNorm first, LayerNorm second, Layer mlp)
      implements Layer {
    @Override
    public Tensor forward(Tensor x, Pass pass) {
      Tensor attended = Tensor.concat(-1, heads.stream().map(h -> h.attend(x)).toList());
      Tensor a = first.apply(x.add(join.apply(attended, pass)), pass);
      return second.apply(a.add(mlp.apply(a, pass)), pass);
    }
  }

  @Test
  void aTransformerBlockIsARecordOfNetworks() {
    List<Head> heads = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      heads.add(
          new Head(
              stream.normalTensor(6, 3), stream.normalTensor(6, 3), stream.normalTensor(6, 3)));
    }
    Block block =
        Networks.cast(
            new Block(
                heads,
                dense(6, 6, init),
                layerNorm(6),
                layerNorm(6),
                sequential(dense(6, 12, init), relu(), dense(12, 6, init))),
            DType.FLOAT64);
    Tensor x = stream.normalTensor(4, 5, 6);
    assertThat(block.apply(x).shape()).containsExactly(4, 5, 6);
    assertThat(Networks.parameters(block))
        .containsKeys("heads.1.value", "first.scale", "mlp.layers.2.bias");
    assertThat(Networks.count(block)).isEqualTo(2 * 3 * 18 + 42 + 12 + 12 + 84 + 78);
    // attention without positions: a permutation of the tokens permutes the result
    Tensor permuted = block.apply(x.take(1, 3, 0, 4, 1, 2));
    assertThat(permuted.allClose(block.apply(x).take(1, 3, 0, 4, 1, 2), 1e-12, 1e-12)).isTrue();
  }

  // ---------------------------------------------------------------- two networks, one game

  @Test
  void twoNetworksPlayAGameWithGradientsOfTheirOwn() {
    Sequential generator = sequential(dense(1, 8, init), tanh(), dense(8, 1, init));
    Sequential critic = sequential(dense(1, 8, init), tanh(), dense(8, 1, init));
    Tensor real = stream.normalTensor(128, 1).mul(.5).add(3);
    Tensor ones = Tensor.ones(128, 1);
    Tensor zeros = Tensor.zeros(128, 1);
    Loss loss = Losses.binaryCrossEntropy();
    double before = generator.apply(stream.normalTensor(128, 1)).mean().item();
    for (int round = 0; round < 60; round++) {
      Tensor noise = stream.normalTensor(128, 1);
      Sequential rival = generator;
      critic =
          train(
              critic,
              5,
              c -> loss.of(c.apply(real), ones).add(loss.of(c.apply(rival.apply(noise)), zeros)));
      Sequential judge = critic;
      generator = train(generator, 3, g -> loss.of(judge.apply(g.apply(noise)), ones));
    }
    double after = generator.apply(stream.normalTensor(512, 1)).mean().item();
    assertThat(Math.abs(after - 3)).isLessThan(.5 * Math.abs(before - 3));
  }

  // ---------------------------------------------------------------- a target network

  @Test
  void aTargetNetworkIsAnotherValueThatFollows() {
    Sequential online = sequential(dense(2, 3, init), sigmoid());
    Sequential target = Networks.with(online, Map.of("layers.0.bias", Tensor.ones(3)));
    Map<String, Tensor> theirs = Networks.parameters(online);
    Map<String, Tensor> blend = new HashMap<>();
    Networks.parameters(target)
        .forEach((name, t) -> blend.put(name, t.mul(.9).add(theirs.get(name).mul(.1))));
    Sequential moved = Networks.with(target, blend);
    assertThat(Networks.parameters(moved).get("layers.0.bias").get(0))
        .isEqualTo(.9 + .1 * theirs.get("layers.0.bias").get(0));
    assertThat(Networks.parameters(target).get("layers.0.bias")).isEqualTo(Tensor.ones(3));
  }
}
