package io.github.medl.networks;

import static io.github.medl.networks.initialisation.Initialisations.he;
import static io.github.medl.networks.layers.Activations.relu;
import static io.github.medl.networks.layers.Layers.dense;
import static io.github.medl.networks.layers.Layers.sequential;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.autodiff.Autodiff.ValueAndGradients;
import io.github.medl.networks.layers.Dense;
import io.github.medl.networks.layers.Layers;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NetworksTest {
  private final RandomStream stream = RandomStream.seed(1);
  private final Sequential mlp =
      sequential(
          dense(3, 4, he(stream).in(DType.FLOAT64)),
          relu(),
          dense(4, 2, he(stream).in(DType.FLOAT64)));
  private final Tensor x = stream.normalTensor(5, 3);

  private record Tied(Dense there, Dense back, Tensor scale) implements Layer {
    @Override
    public Tensor forward(Tensor z, Pass pass) {
      return back.apply(there.apply(z, pass), pass).mul(scale);
    }
  }

  private record WithArray(Tensor[] weights) implements Network {}

  private record Counter(State count, Tensor w) implements Layer {
    @Override
    public Tensor forward(Tensor z, Pass pass) {
      if (pass.isTraining()) {
        pass.update(count, n -> n.add(1));
      }
      return z.mul(w);
    }
  }

  @Test
  void aLayerThatIsNullIsNamedByItsPlace() {
    assertThatThrownBy(() -> sequential(relu(), null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("sequential: layer 1 is null");
    assertThatThrownBy(() -> Layers.summed(null, relu())).hasMessage("summed: layer 0 is null");
    assertThatThrownBy(() -> Layers.concatenated(1, relu(), null))
        .hasMessage("concatenated: layer 1 is null");
  }

  @Test
  void parametersAreNamedByTheTree() {
    assertThat(Networks.parameters(mlp).keySet())
        .containsExactly("layers.0.weight", "layers.0.bias", "layers.2.weight", "layers.2.bias");
    assertThat(Networks.count(mlp)).isEqualTo(3 * 4 + 4 + 4 * 2 + 2);
  }

  @Test
  void modulesAreNamedByTheTree() {
    assertThat(Networks.parts(mlp).keySet())
        .containsExactly("", "layers.0", "layers.1", "layers.2");
  }

  @Test
  void aNetworkWithOtherTensorsIsAnotherValueAndTheFirstStays() {
    Tensor before = mlp.apply(x);
    Sequential other = Networks.with(mlp, Map.of("layers.2.bias", Tensor.vector(1, 2)));

    assertThat(other.apply(x)).isEqualTo(before.add(Tensor.vector(1, 2)));
    assertThat(mlp.apply(x)).isEqualTo(before);
    assertThat(other.layers().get(0)).isSameAs(mlp.layers().get(0));
  }

  @Test
  void aTensorUnderAWrongNameOrOfAWrongShapeIsRefused() {
    assertThatThrownBy(() -> Networks.with(mlp, Map.of("layers.1.bias", Tensor.vector(1, 2))))
        .hasMessageContaining("no tensor layers.1.bias")
        .hasMessageContaining("layers.2.bias");
    assertThatThrownBy(() -> Networks.with(mlp, Map.of("layers.2.bias", Tensor.vector(1))))
        .hasMessage("layers.2.bias: the parameter has shape (2,), it was given (1,)");
  }

  @Test
  void sharedLayersCountOnceAndStayShared() {
    Dense shared = dense(3, 3, he(stream).in(DType.FLOAT64));
    Tied tied = new Tied(shared, shared, Tensor.scalar(2));
    assertThat(Networks.parameters(tied).keySet())
        .containsExactly("there.weight", "there.bias", "scale");

    Tied doubled = Networks.with(tied, Map.of("there.bias", Tensor.ones(3)));
    assertThat(doubled.back()).isSameAs(doubled.there());
  }

  @Test
  void theGradientOfASharedWeightIsTheSumOverItsUses() {
    Dense one = dense(3, 3, he(stream).in(DType.FLOAT64));
    Dense same = new Dense(one.weight().add(0), one.bias().add(0)); // equal, not shared
    Tensor shared =
        Networks.valueAndGradient(new Tied(one, one, Tensor.scalar(2)), n -> n.apply(x).sum())
            .gradients()
            .get("there.weight");
    Map<String, Tensor> apart =
        Networks.valueAndGradient(new Tied(one, same, Tensor.scalar(2)), n -> n.apply(x).sum())
            .gradients();
    assertThat(shared.allClose(apart.get("there.weight").add(apart.get("back.weight")), 1e-14, 0))
        .isTrue();
  }

  @Test
  void frozenParametersGetNoGradient() {
    Parametrisation<Sequential> head =
        Networks.parametrisation(mlp, name -> name.startsWith("layers.2."));
    assertThat(head.names()).containsExactly("layers.2.weight", "layers.2.bias");
    ValueAndGradients step = head.valueAndGradient(n -> n.apply(x).square().sum());
    Map<String, Tensor> all =
        Networks.valueAndGradient(mlp, n -> n.apply(x).square().sum()).gradients();
    assertThat(step.gradients())
        .containsExactly(all.get("layers.2.weight"), all.get("layers.2.bias"));
  }

  @Test
  void aPassLeavesTheNetworkAloneAndCarriesTheNewStates() {
    Counter counter = new Counter(new State(Tensor.scalar(0)), Tensor.scalar(3));
    Sequential twice = sequential(counter, counter);
    Pass pass = Pass.training();
    twice.apply(x, pass);

    assertThat(Networks.tensors(twice).get("layers.0.count").item()).isZero();
    Sequential after = pass.updated(twice);
    assertThat(Networks.tensors(after).get("layers.0.count").item()).isEqualTo(2);
    assertThat(after.layers().get(1)).isSameAs(after.layers().get(0));
    assertThat(Networks.parameters(after)).containsOnlyKeys("layers.0.w");
  }

  @Test
  void castChangesEveryFormat() {
    Sequential single = Networks.cast(mlp, DType.FLOAT32);
    assertThat(Networks.parameters(single).values()).allMatch(t -> t.dtype() == DType.FLOAT32);
    assertThat(single.apply(x.cast(DType.FLOAT32)).dtype()).isEqualTo(DType.FLOAT32);
  }

  @Test
  void errorsNameTheLayer() {
    Sequential wrong =
        sequential(relu(), sequential(relu(), dense(4, 2, he(stream))), dense(4, 2, he(stream)));
    assertThatThrownBy(() -> wrong.apply(Tensor.ones(5, 3)))
        .isInstanceOf(LayerException.class)
        .hasMessage("layers.1.layers.1 (Dense): dense: expected (..., 4), got (5, 3)");
  }

  /** What attention is: two inputs, and a mask that is neither learned nor saved. */
  record Mixing(Dense in, Constant mask) implements Network {
    Tensor apply(Tensor queries, Tensor memory, Pass pass) {
      return pass.call(
          this,
          List.of(queries, memory),
          () -> in.apply(queries, pass).matmul(memory).add(mask.value()));
    }
  }

  @Test
  void aConstantIsNeitherTrainedNorSavedButFollowsTheFormat() {
    Mixing mixing = new Mixing(dense(3, 2, he(stream)), new Constant(Tensor.scalar(1)));
    assertThat(Networks.parameters(mixing)).containsOnlyKeys("in.weight", "in.bias");
    assertThat(Networks.tensors(mixing)).containsOnlyKeys("in.weight", "in.bias");
    Mixing wide = Networks.cast(mixing, DType.FLOAT64);
    assertThat(Networks.dtype(wide)).contains(DType.FLOAT64);
    assertThat(wide.mask().value().dtype()).isEqualTo(DType.FLOAT64);
  }

  @Test
  void aPartOfTwoInputsIsObservedAndNamedInErrors() {
    Mixing mixing = new Mixing(dense(3, 2, he(stream)), new Constant(Tensor.scalar(1)));
    List<String> seen = new ArrayList<>();
    Observer observer =
        (part, inputs, outputs) ->
            seen.add(part.getClass().getSimpleName() + inputs.size() + outputs.get(0).shapeText());
    mixing.apply(Tensor.ones(4, 3), Tensor.ones(2, 5), Pass.evaluation().watchedBy(observer));
    assertThat(seen).containsExactly("Dense1(4, 2)", "Mixing2(4, 5)");
    assertThatThrownBy(() -> mixing.apply(Tensor.ones(4, 9), Tensor.ones(2, 5), Pass.evaluation()))
        .isInstanceOf(LayerException.class)
        .hasMessageStartingWith("in (Dense): ");
  }

  @Test
  void tensorsThatTheWalkWouldMissAreRefused() {
    assertThatThrownBy(() -> Networks.parameters(new WithArray(new Tensor[] {x})))
        .hasMessageContaining("weights is a")
        .hasMessageContaining("use a List");
    Layer capturing = (z, pass) -> z.mul(x);
    assertThatThrownBy(() -> Networks.parameters(sequential(capturing)))
        .hasMessageContaining("layers.0")
        .hasMessageContaining("make it a record");
    Layer free = (z, pass) -> z.relu();
    assertThat(Networks.parameters(sequential(free))).isEmpty();
  }

  @Test
  void aMinusSmallStepAlongTheGradientLowersTheCost() {
    Parametrisation<Sequential> theta = Networks.parametrisation(mlp);
    ValueAndGradients here = theta.valueAndGradient(n -> n.apply(x).square().mean());
    List<Tensor> moved = new ArrayList<>();
    for (int i = 0; i < theta.values().size(); i++) {
      moved.add(theta.values().get(i).sub(here.gradients().get(i).mul(1e-3)));
    }
    assertThat(theta.at(moved).apply(x).square().mean().item()).isLessThan(here.value().item());
  }
}
