package io.github.medl.rl.returns;

import static io.github.medl.testing.TensorAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.medl.rl.Fixtures;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ReturnsTest {
  @Test
  void returnsAreTheReferences() {
    for (JsonNode each : Fixtures.cases("learning.json", "returns")) {
      JsonNode args = each.get("args");
      double discount = args.get("discount").asDouble();
      double[] rewards = Fixtures.tensor(each.get("inputs").get("rewards")).toDoubles();
      double[] values = Fixtures.tensor(each.get("inputs").get("values")).toDoubles();
      JsonNode expected = each.get("output");
      assertThat(Tensor.of(Returns.discounted(rewards, discount, 0)))
          .isCloseTo(Fixtures.tensor(expected.get("discounted")), 1e-12);
      assertThat(Tensor.of(Returns.steps(rewards, values, discount, args.get("n").asInt())))
          .isCloseTo(Fixtures.tensor(expected.get("n_step")), 1e-12);
      assertThat(
              Tensor.of(Returns.lambda(rewards, values, discount, args.get("lambda").asDouble())))
          .isCloseTo(Fixtures.tensor(expected.get("lambda_return")), 1e-12);
    }
  }

  @Test
  void lambdaReturnsLieBetweenOneStepAndTheWholeEpisode() {
    double[] rewards = {1, -2, 0.5, 3};
    double[] values = {0.1, 0.2, -0.3, 0.4, 0.7};
    assertThat(Returns.lambda(rewards, values, 0.9, 0))
        .isEqualTo(Returns.steps(rewards, values, 0.9, 1));
    assertThat(Returns.lambda(rewards, values, 0.9, 1))
        .isEqualTo(Returns.discounted(rewards, 0.9, 0.7));
    assertThat(Returns.steps(rewards, values, 0.9, 4))
        .isEqualTo(Returns.discounted(rewards, 0.9, 0.7));
  }

  @Test
  void advantagesAreTheReferencesWithEndsAndCutsToldApart() {
    for (JsonNode each : Fixtures.cases("learning.json", "gae")) {
      JsonNode in = each.get("inputs");
      Tensor values = stepsFirst(in.get("values"));
      double[] advantages = new double[values.size()];
      Advantages.fill(
          values.dim(1),
          stepsFirst(in.get("rewards")).toDoubles(),
          values.toDoubles(),
          stepsFirst(in.get("next_values")).toDoubles(),
          flags(in.get("terminated")),
          flags(in.get("truncated")),
          each.get("args").get("discount").asDouble(),
          each.get("args").get("lambda").asDouble(),
          advantages);
      Tensor ours = Tensor.of(advantages, values.shape());
      assertThat(ours).isCloseTo(stepsFirst(each.get("output").get("advantages")), 1e-12);
      assertThat(ours.add(values)).isCloseTo(stepsFirst(each.get("output").get("returns")), 1e-12);
    }
  }

  /** The fixtures have a row an environment; we have a row a step. */
  private static Tensor stepsFirst(JsonNode node) {
    return Fixtures.tensor(node).transpose();
  }

  private static boolean[] flags(JsonNode node) {
    double[] numbers = stepsFirst(node).toDoubles();
    boolean[] flags = new boolean[numbers.length];
    for (int i = 0; i < flags.length; i++) {
      flags[i] = numbers[i] != 0;
    }
    return flags;
  }

  @Test
  void lengthsThatDoNotFitAreRefused() {
    assertThatThrownBy(() -> Returns.steps(new double[3], new double[3], 0.9, 1))
        .hasMessage("3 rewards need 4 values, got 3");
    assertThatThrownBy(() -> Returns.steps(new double[3], new double[4], 0.9, 0))
        .hasMessageContaining("n >= 1");
    double[] four = new double[4];
    boolean[] flags = new boolean[4];
    assertThatThrownBy(() -> Advantages.fill(3, four, four, four, flags, flags, 1, 1, four))
        .hasMessageContaining("a multiple of 3 environments");
    assertThatThrownBy(
            () -> Advantages.fill(2, four, four, Arrays.copyOf(four, 3), flags, flags, 1, 1, four))
        .hasMessageContaining("must have one length");
  }
}
