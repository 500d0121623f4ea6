package io.github.medl.rl.returns;

import static io.github.medl.testing.TensorAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.medl.tensor.Tensor;
import io.github.medl.testing.fixtures.Fixtures;
import io.github.medl.testing.fixtures.Fixtures.Case;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ReturnsTest {
  @Test
  void returnsAreTheReferences() {
    for (Case each : Fixtures.read("/rl/learning.json", "returns")) {
      double discount = each.number("discount");
      double[] rewards = each.input("rewards").toDoubles();
      double[] values = each.input("values").toDoubles();
      JsonNode expected = each.output();
      assertThat(Tensor.of(Returns.discounted(rewards, discount, 0)))
          .isCloseTo(Fixtures.tensor(expected.get("discounted")), 1e-12);
      assertThat(Tensor.of(Returns.steps(rewards, values, discount, each.integer("n"))))
          .isCloseTo(Fixtures.tensor(expected.get("n_step")), 1e-12);
      assertThat(Tensor.of(Returns.lambda(rewards, values, discount, each.number("lambda"))))
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
    for (Case each : Fixtures.read("/rl/learning.json", "gae")) {
      Tensor values = each.input("values").transpose();
      double[] advantages = new double[values.size()];
      Advantages.fill(
          values.dim(1),
          each.input("rewards").transpose().toDoubles(),
          values.toDoubles(),
          each.input("next_values").transpose().toDoubles(),
          flags(each.input("terminated")),
          flags(each.input("truncated")),
          each.number("discount"),
          each.number("lambda"),
          advantages);
      Tensor ours = Tensor.of(advantages, values.shape());
      assertThat(ours).isCloseTo(stepsFirst(each.output("advantages")), 1e-12);
      assertThat(ours.add(values)).isCloseTo(stepsFirst(each.output("returns")), 1e-12);
    }
  }

  /** The fixtures have a row an environment; we have a row a step. */
  private static Tensor stepsFirst(JsonNode node) {
    return Fixtures.tensor(node).transpose();
  }

  private static boolean[] flags(Tensor rows) {
    double[] numbers = rows.transpose().toDoubles();
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
