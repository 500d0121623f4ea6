package io.github.medl.networks.backpropagation;

import static io.github.medl.networks.initialisation.Initialisations.xavier;
import static io.github.medl.networks.layers.Activations.relu;
import static io.github.medl.networks.layers.Activations.sigmoid;
import static io.github.medl.networks.layers.Activations.softplus;
import static io.github.medl.networks.layers.Activations.tanh;
import static io.github.medl.networks.layers.Layers.dense;
import static io.github.medl.networks.layers.Layers.sequential;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.learning.loss.Losses;
import io.github.medl.networks.Networks;
import io.github.medl.networks.Networks.ValueAndGradient;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

/** The algorithm of the book against the tape. */
class BackpropagationTest {
  private final RandomStream stream = RandomStream.seed(4);
  private final Initialisation init = xavier(stream).in(DType.FLOAT64);
  private final Tensor x = stream.normalTensor(7, 4);

  @Test
  void byHandAndByTapeAgreeForTheSquaredError() {
    Sequential net =
        withRandomBiases(
            sequential(
                dense(4, 6, init),
                tanh(),
                dense(6, 5, init),
                relu(),
                dense(5, 3, init),
                sigmoid(),
                dense(3, 2, init)));
    Tensor y = stream.normalTensor(7, 2);
    assertAgree(
        net,
        FeedForward.of(net).backpropagate(x.transpose(), y.transpose(), OutputCost.SQUARED),
        Networks.valueAndGradient(net, n -> Losses.squared().of(n.apply(x), y)));
  }

  @Test
  void byHandAndByTapeAgreeForSoftmaxWithCrossEntropy() {
    Sequential net = withRandomBiases(sequential(dense(4, 6, init), tanh(), dense(6, 3, init)));
    Tensor codes = Tensor.vector(0, 1, 2, 1, 1, 0, 2);
    Tensor oneHot = Tensor.eye(3).take(1, 0, 1, 2, 1, 1, 0, 2);
    FeedForward.Passes passes =
        FeedForward.of(net)
            .backpropagate(x.transpose(), oneHot, OutputCost.CROSS_ENTROPY_OF_SOFTMAX);
    assertAgree(
        net,
        passes,
        Networks.valueAndGradient(net, n -> Losses.crossEntropy().of(n.apply(x), codes)));
    Tensor expected = passes.a().get(1).sub(oneHot).div(7);
    assertThat(passes.delta().get(1)).isEqualTo(expected);
  }

  @Test
  void theGeneralFormAgreesWithTheTape() {
    Sequential net = withRandomBiases(sequential(dense(4, 6, init), tanh(), dense(6, 2, init)));
    Map<String, Tensor> theta = Networks.parameters(net);
    Tensor b1 = theta.get("layers.0.bias");
    Tensor b2 = theta.get("layers.2.bias");
    List<BinaryOperator<Tensor>> chain =
        List.of((a, w) -> a.matmul(w).add(b1).tanh(), (a, w) -> a.matmul(w).add(b2));
    Tensor y = stream.normalTensor(7, 2);
    GeneralBackpropagation passes =
        GeneralBackpropagation.of(
            chain,
            List.of(theta.get("layers.0.weight"), theta.get("layers.2.weight")),
            x,
            a -> Losses.squared().of(a, y));
    ValueAndGradient tape = Networks.valueAndGradient(net, n -> Losses.squared().of(n.apply(x), y));
    assertClose(passes.cost(), tape.value());
    assertClose(passes.gradients().get(0), tape.gradients().get("layers.0.weight"));
    assertClose(passes.gradients().get(1), tape.gradients().get("layers.2.weight"));
  }

  @Test
  void otherLayersAreRefused() {
    assertThatThrownBy(() -> FeedForward.of(sequential(relu()))).hasMessageContaining("not relu");
    assertThatThrownBy(() -> FeedForward.of(sequential(dense(2, 2, init), softplus())))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Sequential withRandomBiases(Sequential net) {
    Map<String, Tensor> biases = new HashMap<>();
    Networks.parameters(net)
        .forEach(
            (name, t) -> {
              if (name.endsWith("bias")) {
                biases.put(name, stream.normalTensor(t.shape()));
              }
            });
    return Networks.with(net, biases);
  }

  private static void assertAgree(
      Sequential net, FeedForward.Passes passes, ValueAndGradient tape) {
    assertThat(passes.cost()).isCloseTo(tape.value().item(), within(1e-12));
    int l = 0;
    for (int at = 0; at < net.layers().size(); at += 2) {
      String name = "layers." + at;
      assertClose(
          passes.weightGradients().get(l).transpose(), tape.gradients().get(name + ".weight"));
      assertClose(passes.biasGradients().get(l).flatten(), tape.gradients().get(name + ".bias"));
      l++;
    }
    assertThat(passes.delta()).hasSize(l);
  }

  private static void assertClose(Tensor a, Tensor b) {
    assertThat(a.allClose(b, 1e-12, 1e-12)).as("%s%n%s", a, b).isTrue();
  }
}
