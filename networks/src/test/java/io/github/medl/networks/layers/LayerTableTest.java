package io.github.medl.networks.layers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.medl.autodiff.Autodiff;
import io.github.medl.autodiff.GradientCheck;
import io.github.medl.networks.Layer;
import io.github.medl.networks.Networks;
import io.github.medl.networks.Parametrisation;
import io.github.medl.networks.Pass;
import io.github.medl.networks.layers.LayerTable.Row;
import io.github.medl.networks.layers.TorchLayers.Case;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The promises of a layer, for every row of {@link LayerTable}. */
class LayerTableTest {
  private static final Map<String, Case> TORCH = TorchLayers.read();

  @Test
  void everyCaseOfTorchHasARow() {
    assertThat(LayerTable.rows().stream().map(Row::name)).containsExactlyElementsOf(sorted(TORCH));
  }

  /** In the order of the table, so that the assertion above compares names only. */
  private static List<String> sorted(Map<String, Case> cases) {
    List<String> names = new ArrayList<>(LayerTable.rows().stream().map(Row::name).toList());
    names.retainAll(cases.keySet());
    cases.keySet().stream().filter(name -> !names.contains(name)).forEach(names::add);
    return names;
  }

  @TestFactory
  Stream<DynamicTest> namesAreThoseOfTheComponents() {
    return LayerTable.each(
        row ->
            assertThat(Networks.tensors(row.layer()).keySet())
                .containsExactlyInAnyOrderElementsOf(TORCH.get(row.name()).all("p:").keySet()));
  }

  @TestFactory
  Stream<DynamicTest> outputsAreThoseOfTorch() {
    return LayerTable.each(
        row -> {
          Case torch = TORCH.get(row.name());
          Tensor y = layer(row).apply(torch.get("in:"), pass(row));
          assertClose("output", y, torch.get("out:"));
        });
  }

  @TestFactory
  Stream<DynamicTest> gradientsAreThoseOfTorch() {
    return LayerTable.each(
        row -> {
          Case torch = TORCH.get(row.name());
          Tensor weights = torch.get("weights:");
          Layer layer = layer(row);
          if (torch.get("g:") != null) { // codes have no gradient
            Tensor byInput =
                Autodiff.gradient(
                    x -> layer.apply(x, pass(row)).mul(weights).sum(), torch.get("in:"));
            assertClose("gradient by the input", byInput, torch.get("g:"));
          }
          Map<String, Tensor> byName =
              Networks.valueAndGradient(
                      layer, n -> n.apply(torch.get("in:"), pass(row)).mul(weights).sum())
                  .gradients();
          assertThat(byName.keySet()).containsExactlyInAnyOrderElementsOf(torch.all("g:").keySet());
          torch.all("g:").forEach((name, g) -> assertClose(name, byName.get(name), g));
        });
  }

  @TestFactory
  Stream<DynamicTest> gradientsAreThoseOfDifferenceQuotients() {
    return LayerTable.each(
        row -> {
          Case torch = TORCH.get(row.name());
          Parametrisation<Layer> theta = Networks.parametrisation(layer(row));
          for (int i = 0; i < theta.values().size(); i++) {
            int at = i;
            GradientCheck check =
                GradientCheck.of(
                    value -> {
                      List<Tensor> moved = new ArrayList<>(theta.values());
                      moved.set(at, value);
                      return theta
                          .at(moved)
                          .apply(torch.get("in:"), pass(row))
                          .mul(torch.get("weights:"))
                          .sum();
                    },
                    theta.values().get(i));
            assertThat(check.passes(1e-7)).as("%s: %s", theta.names().get(i), check).isTrue();
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> statesAfterTrainingAreThoseOfTorch() {
    return LayerTable.each(
        row -> {
          Case torch = TORCH.get(row.name());
          Pass pass = pass(row);
          Layer layer = layer(row);
          layer.apply(torch.get("in:"), pass);
          Map<String, Tensor> after = Networks.tensors(pass.updated(layer));
          torch.all("after:").forEach((name, value) -> assertClose(name, after.get(name), value));
          if (!row.training()) {
            assertThat(pass.updated(layer)).isSameAs(layer);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> floatsGiveFloatsCloseToTheDoubles() {
    return LayerTable.each(
        row -> {
          Case torch = TORCH.get(row.name());
          Tensor y =
              Networks.cast(layer(row), DType.FLOAT32)
                  .apply(torch.get("in:").cast(DType.FLOAT32), pass(row));
          assertThat(y.dtype()).isEqualTo(DType.FLOAT32);
          assertThat(y.allClose(torch.get("out:"), 1e-4, 1e-5)).isTrue();
        });
  }

  @TestFactory
  Stream<DynamicTest> factoriesMakeFloats() {
    return LayerTable.each(
        row ->
            assertThat(Networks.tensors(row.layer()).values())
                .allMatch(t -> t.dtype() == DType.FLOAT32));
  }

  @TestFactory
  Stream<DynamicTest> aRebuiltLayerIsEqualAndTheFirstStays() {
    return LayerTable.each(
        row -> {
          Layer layer = layer(row);
          Map<String, Tensor> tensors = Networks.tensors(layer);
          assertThat(Networks.with(layer, tensors)).isEqualTo(layer);
          Map<String, Tensor> shifted = new HashMap<>();
          tensors.forEach((name, t) -> shifted.put(name, t.add(1)));
          assertThat(Networks.tensors(Networks.with(layer, shifted))).isEqualTo(shifted);
          assertThat(Networks.tensors(layer)).isEqualTo(tensors);
        });
  }

  /** The layer of a row with the tensors of torch. */
  private static Layer layer(Row row) {
    return Networks.with(
        Networks.cast(row.layer(), DType.FLOAT64), TORCH.get(row.name()).all("p:"));
  }

  private static Pass pass(Row row) {
    return row.training() ? Pass.training() : Pass.evaluation();
  }

  private static void assertClose(String what, Tensor ours, Tensor torch) {
    assertThat(ours.shape()).as(what).isEqualTo(torch.shape());
    assertThat(ours.allClose(torch, 1e-12, 1e-13))
        .as("%s%n%s%nof torch%n%s", what, ours, torch)
        .isTrue();
  }
}
