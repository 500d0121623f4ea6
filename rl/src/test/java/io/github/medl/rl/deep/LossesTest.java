package io.github.medl.rl.deep;

import static io.github.medl.testing.TensorAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.autodiff.Autodiff;
import io.github.medl.rl.mdp.Policies;
import io.github.medl.tensor.Codes;
import io.github.medl.tensor.Tensor;
import io.github.medl.testing.fixtures.Fixtures;
import io.github.medl.testing.fixtures.Fixtures.Case;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Losses, with their gradients, against an independent implementation. */
class LossesTest {
  private static Tensor in(Case each, String name) {
    return each.input(name);
  }

  private static double out(Case each, String name) {
    return each.output(name).asDouble();
  }

  private static void gradientIs(Case each, String name, UnaryOperator<Tensor> loss, Tensor at) {
    assertThat(Autodiff.gradient(loss, at)).isCloseTo(Fixtures.tensor(each.gradient(name)), 1e-10);
  }

  private static List<Integer> actions(Case each) {
    return Arrays.stream(each.integers("actions")).boxed().toList();
  }

  @Test
  void targetsAndLossesOfQLearningAreTheReferences() {
    for (Case each : Fixtures.read("/rl/learning.json", "dqn")) {
      double gamma = Math.pow(each.number("discount"), each.integer("n_step"));
      Tensor futures = Tensor.ones(in(each, "rewards").size()).sub(in(each, "terminated"));
      futures = futures.mul(gamma);
      Tensor targets =
          each.flag("double")
              ? QLoss.doubleTargets(
                  in(each, "rewards"),
                  futures,
                  in(each, "q_next_online"),
                  in(each, "q_next_target"))
              : QLoss.targets(in(each, "rewards"), futures, in(each, "q_next_target"));
      assertThat(targets).isCloseTo(Fixtures.tensor(each.output("targets")), 1e-12);
      int[] actions = each.integers("actions");
      UnaryOperator<Tensor> loss =
          q -> {
            Tensor errors = QLoss.errors(q, actions, targets);
            return each.text("loss").equals("mse")
                ? QLoss.squares(errors, in(each, "weights"))
                : QLoss.huber(errors, in(each, "weights"));
          };
      Tensor q = in(each, "q");
      assertThat(QLoss.errors(q, actions, targets))
          .isCloseTo(Fixtures.tensor(each.output("td_errors")), 1e-12);
      assertThat(loss.apply(q).item()).isCloseTo(out(each, "loss"), within(1e-12));
      gradientIs(each, "q", loss, q);
    }
  }

  @Test
  void duelingValuesAreTheReferences() {
    Case each = Fixtures.read("/rl/learning.json", "dueling").get(0);
    Tensor v = in(each, "V");
    Tensor a = in(each, "A");
    Tensor bar = in(each, "cotangent");
    assertThat(Dueling.join(v, a)).isCloseTo(Fixtures.tensor(each.output()), 1e-12);
    gradientIs(each, "V", x -> Dueling.join(x, a).mul(bar).sum(), v);
    gradientIs(each, "A", x -> Dueling.join(v, x).mul(bar).sum(), a);
  }

  @Test
  void reinforceIsTheReference() {
    Categorical law = new Categorical();
    Case each = Fixtures.read("/rl/learning.json", "reinforce").get(0);
    Tensor logits = in(each, "logits");
    Tensor advantages = in(each, "returns").sub(in(each, "baseline"));
    UnaryOperator<Tensor> loss =
        x -> PolicyLoss.gradient(law.logProbabilities(x, actions(each)), advantages);
    assertThat(loss.apply(logits).item()).isCloseTo(out(each, "loss"), within(1e-12));
    gradientIs(each, "loss", loss, logits);
    assertThat(law.entropies(logits).mean().item()).isCloseTo(out(each, "entropy"), within(1e-12));
    gradientIs(each, "entropy", x -> law.entropies(x).mean(), logits);
    UnaryOperator<Tensor> value = b -> b.sub(in(each, "returns")).square().mean();
    assertThat(value.apply(in(each, "baseline")).item())
        .isCloseTo(out(each, "value_loss"), within(1e-12));
    gradientIs(each, "value_loss", value, in(each, "baseline"));
  }

  @Test
  void ppoIsTheReference() {
    Categorical law = new Categorical();
    for (Case each : Fixtures.read("/rl/learning.json", "ppo")) {
      double epsilon = each.number("epsilon");
      Tensor advantages =
          each.flag("normalise")
              ? PolicyLoss.normalised(in(each, "advantages"))
              : in(each, "advantages");
      Tensor old = in(each, "old_log_prob");
      UnaryOperator<Tensor> policy =
          x -> PolicyLoss.clipped(law.logProbabilities(x, actions(each)), old, advantages, epsilon);
      UnaryOperator<Tensor> value =
          v ->
              each.flag("clip_value")
                  ? PolicyLoss.clippedValue(v, in(each, "old_v"), in(each, "returns"), epsilon)
                  : PolicyLoss.value(v, in(each, "returns"));
      UnaryOperator<Tensor> loss =
          x -> policy.apply(x).sub(law.entropies(x).mean().mul(each.number("c_e")));
      Tensor logits = in(each, "logits");
      Tensor v = in(each, "v");
      double weight = each.number("c_v");
      assertThat(policy.apply(logits).item()).isCloseTo(out(each, "policy_loss"), within(1e-10));
      assertThat(value.apply(v).item()).isCloseTo(out(each, "value_loss"), within(1e-10));
      assertThat(loss.apply(logits).item() + weight * value.apply(v).item())
          .isCloseTo(out(each, "loss"), within(1e-10));
      Tensor logs = law.logProbabilities(logits, actions(each));
      assertThat(PolicyLoss.divergence(logs, old)).isCloseTo(out(each, "kl"), within(1e-10));
      assertThat(PolicyLoss.clippedShare(logs, old, epsilon))
          .isCloseTo(out(each, "clip_fraction"), within(1e-12));
      gradientIs(each, "logits", loss, logits);
      gradientIs(each, "v", x -> value.apply(x).mul(weight), v);
    }
  }

  @Test
  void gaussianPoliciesAreTheReference() {
    Gaussian law = new Gaussian();
    Case each = Fixtures.read("/rl/learning.json", "gaussian_policy").get(0);
    Tensor mean = in(each, "mean");
    Tensor logs = in(each, "log_deviation");
    Tensor bar = in(each, "cotangent");
    List<double[]> actions = new ArrayList<>(Arrays.asList(in(each, "actions").toRows()));
    GaussianPolicy policy = new GaussianPolicy((x, pass) -> x, logs);
    Tensor outputs = policy.apply(mean);
    assertThat(law.logProbabilities(outputs, actions))
        .isCloseTo(Fixtures.tensor(each.output("log_prob")), 1e-12);
    assertThat(law.entropies(outputs).get(0)).isCloseTo(out(each, "entropy"), within(1e-12));
    gradientIs(
        each, "mean", m -> law.logProbabilities(policy.apply(m), actions).mul(bar).sum(), mean);
    gradientIs(
        each,
        "log_deviation",
        d ->
            law.logProbabilities(new GaussianPolicy((x, pass) -> x, d).apply(mean), actions)
                .mul(bar)
                .sum(),
        logs);
    assertThat(law.mode(new double[] {1, 2, 3, 4})).containsExactly(1, 2);
  }

  @Test
  void actionsMayComeAsCodes() {
    Tensor q = Tensor.of(new double[][] {{1, 2}, {3, 5}});
    Tensor y = Tensor.vector(1, 1);
    Tensor codes = Codes.of(1, 0);
    assertThat(QLoss.errors(q, codes, y)).isEqualTo(QLoss.errors(q, new int[] {1, 0}, y));
    assertThat(Policies.deterministic(codes, 2))
        .isEqualTo(Policies.deterministic(new int[] {1, 0}, 2));
    assertThatThrownBy(() -> QLoss.errors(q, Codes.of(1, 2), y))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("errors of Q: action[1] is 2, but the codes are 0 to 1");
  }
}
