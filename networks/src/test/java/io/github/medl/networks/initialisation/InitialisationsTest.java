package io.github.medl.networks.initialisation;

import static io.github.medl.networks.initialisation.Initialisations.constant;
import static io.github.medl.networks.initialisation.Initialisations.he;
import static io.github.medl.networks.initialisation.Initialisations.heUniform;
import static io.github.medl.networks.initialisation.Initialisations.normal;
import static io.github.medl.networks.initialisation.Initialisations.orthogonal;
import static io.github.medl.networks.initialisation.Initialisations.uniform;
import static io.github.medl.networks.initialisation.Initialisations.xavier;
import static io.github.medl.networks.initialisation.Initialisations.xavierUniform;
import static io.github.medl.networks.initialisation.Initialisations.zero;
import static io.github.medl.networks.layers.Activations.relu;
import static io.github.medl.networks.layers.Activations.tanh;
import static io.github.medl.networks.layers.Layers.dense;
import static io.github.medl.networks.layers.Layers.sequential;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.networks.Networks;
import io.github.medl.networks.Observer;
import io.github.medl.networks.Pass;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InitialisationsTest {
  private static final int IN = 300;
  private static final int OUT = 200;

  private static RandomStream stream() {
    return RandomStream.seed(8);
  }

  private static void assertMoments(Initialisation rule, double variance) {
    Tensor w = rule.in(DType.FLOAT64).weight(IN, OUT, IN, OUT);
    double sd = Math.sqrt(variance);
    double root = Math.sqrt(IN * OUT);
    assertThat(w.mean().item()).isCloseTo(0, within(4 * sd / root));
    // four standard errors of a variance of normal numbers
    assertThat(w.variance().item()).isCloseTo(variance, within(4 * variance * 1.5 / root));
  }

  @Test
  void variancesAreThoseOfTheRules() {
    assertMoments(xavier(stream()), 2.0 / (IN + OUT));
    assertMoments(xavierUniform(stream()), 2.0 / (IN + OUT));
    assertMoments(he(stream()), 2.0 / IN);
    assertMoments(heUniform(stream()), 2.0 / IN);
    assertMoments(normal(.3, stream()), .09);
    assertMoments(uniform(-1, 1, stream()), 1.0 / 3);
  }

  @Test
  void uniformRulesStayWithinTheirBounds() {
    Tensor w = heUniform(stream()).draw(IN, OUT, IN, OUT);
    assertThat(w.abs().max().item()).isBetween(.99 * Math.sqrt(6.0 / IN), Math.sqrt(6.0 / IN));
  }

  @Test
  void floatsAreTheDoublesRounded() {
    Tensor d = he(stream()).in(DType.FLOAT64).weight(3, 4, 3, 4);
    assertThat(he(stream()).weight(3, 4, 3, 4)).isEqualTo(d.cast(DType.FLOAT32));
  }

  @Test
  void orthogonalWeightsKeepLengths() {
    Tensor tall = orthogonal(2, stream()).draw(5, 3, 5, 3);
    assertThat(tall.matmul(tall, true, false).allClose(Tensor.eye(3).mul(4), 1e-13, 1e-13))
        .isTrue();
    Tensor wide = orthogonal(1, stream()).draw(3, 5, 3, 5);
    assertThat(wide.matmul(wide, false, true).allClose(Tensor.eye(3), 1e-13, 1e-13)).isTrue();
    Tensor deep = orthogonal(1, stream()).draw(6, 4, 2, 3, 4);
    Tensor flat = deep.reshape(6, 4);
    assertThat(flat.matmul(flat, true, false).allClose(Tensor.eye(4), 1e-13, 1e-13)).isTrue();
  }

  @Test
  void equalWeightsKeepUnitsEqualForEver() {
    for (Initialisation rule : List.of(zero(), constant(.1))) {
      Sequential net =
          sequential(
              dense(2, 3, rule.in(DType.FLOAT64)), tanh(), dense(3, 1, rule.in(DType.FLOAT64)));
      Tensor x = stream().normalTensor(5, 2);
      Tensor g =
          Networks.valueAndGradient(net, n -> n.apply(x).sub(1).square().mean())
              .gradients()
              .get("layers.0.weight");
      assertThat(g.slice(1, 1, 3).sub(g.slice(1, 0, 1)).abs().max().item()).isLessThan(1e-15);
    }
  }

  // ---------------------------------------------------------------- LSUV

  @Test
  void lsuvGivesEveryLayerUnitVariance() {
    RandomStream stream = stream();
    Sequential net =
        sequential(
            dense(10, 40, constant(7)),
            relu(),
            dense(40, 40, constant(7)),
            tanh(),
            dense(40, 40, constant(7)),
            relu(),
            dense(40, 3, constant(7)));
    Tensor x = stream.normalTensor(DType.FLOAT32, 200, 10).mul(5);
    Sequential ready = Lsuv.USUAL.apply(net, x, stream);
    List<Double> variances = new ArrayList<>();
    ready.apply(
        x,
        Pass.evaluation()
            .watchedBy(
                Observer.ofLayers(
                    (layer, in, out) -> {
                      if (layer.toString().startsWith("Dense")) {
                        variances.add(out.cast(DType.FLOAT64).variance().item());
                      }
                    })));
    assertThat(variances).hasSize(4).allMatch(v -> Math.abs(v - 1) < .1);
    assertThat(Networks.parameters(ready).values()).allMatch(t -> t.dtype() == DType.FLOAT32);
  }

  @Test
  void lsuvRefusesDataThatGiveAConstant() {
    Sequential net = sequential(dense(2, 2, zero()));
    assertThatThrownBy(
            () -> Lsuv.USUAL.apply(net, Tensor.zeros(4, 2).cast(DType.FLOAT32), stream()))
        .hasMessageContaining("layers.0 gives numbers of variance 0.0");
  }

  // ---------------------------------------------------------------- theory

  private static final int[] WIDE = {400, 400, 400, 400, 400, 400};

  @Test
  void heKeepsTheVarianceOfReluNetworksAndXavierHalvesIt() {
    double[] he = new VarianceRecursion(WIDE, (in, out) -> 2.0 / in, Tensor::relu).forward(1);
    assertThat(he).containsExactly(new double[] {2, 2, 2, 2, 2}, within(1e-6));
    double[] xavier =
        new VarianceRecursion(WIDE, (in, out) -> 2.0 / (in + out), Tensor::relu).forward(1);
    assertThat(xavier).containsExactly(new double[] {1, .5, .25, .125, .0625}, within(1e-6));
  }

  @Test
  void xavierKeepsBothVariancesOfLinearNetworks() {
    VarianceRecursion linear = new VarianceRecursion(WIDE, (in, out) -> 2.0 / (in + out), z -> z);
    assertThat(linear.forward(1)).containsExactly(new double[] {1, 1, 1, 1, 1}, within(1e-12));
    assertThat(linear.backward(1, 3)).containsExactly(new double[] {3, 3, 3, 3, 3}, within(1e-12));
  }

  @Test
  void theRecursionPredictsADrawnNetwork() {
    RandomStream stream = stream();
    int[] widths = {300, 500, 400, 500, 300};
    double sd2 = 1.5;
    VarianceRecursion theory = new VarianceRecursion(widths, (in, out) -> sd2 / in, Tensor::tanh);
    Tensor a = stream.normalTensor(64, 300);
    List<Tensor> weights = new ArrayList<>();
    List<Tensor> zs = new ArrayList<>();
    for (int l = 1; l < widths.length; l++) {
      Tensor w = stream.normalTensor(widths[l - 1], widths[l]).mul(Math.sqrt(sd2 / widths[l - 1]));
      weights.add(w);
      zs.add(a.matmul(w));
      a = zs.get(l - 1).tanh();
    }
    double[] forward = theory.forward(1);
    double[] backward = theory.backward(1, 1);
    Tensor delta = stream.normalTensor(64, 300);
    for (int l = zs.size() - 1; l >= 0; l--) {
      assertThat(zs.get(l).square().mean().item()).isCloseTo(forward[l], within(.05 * forward[l]));
      assertThat(delta.square().mean().item()).isCloseTo(backward[l], within(.05 * backward[l]));
      if (l > 0) {
        Tensor slope = zs.get(l - 1).tanh().square().neg().add(1);
        delta = delta.matmul(weights.get(l), false, true).mul(slope);
      }
    }
  }
}
