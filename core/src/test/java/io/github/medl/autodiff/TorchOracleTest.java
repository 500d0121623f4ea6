package io.github.medl.autodiff;

import static io.github.medl.testing.TensorAssert.assertThat;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.medl.tensor.Oracle;
import io.github.medl.tensor.Tensor;
import io.github.medl.testing.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The same values, gradients and Hessians as PyTorch; see torch_gradients.py. */
class TorchOracleTest {
  private static final Map<String, Map<String, Tensor>> CASES = Oracle.read("torch_gradients.csv");

  private static final Map<String, Function<Tensor[], Tensor>> FUNCTIONS =
      Map.ofEntries(
          entry(
              "network",
              x ->
                  x[0].matmul(x[1])
                      .tanh()
                      .matmul(x[2])
                      .logSoftmax(1)
                      .pick(0, 2, 1, 1)
                      .mean()
                      .neg()),
          entry("cholesky", x -> weigh(spd(x[0]).cholesky())),
          entry("solve", x -> weigh(x[0].solve(x[1]))),
          entry("inverse", x -> weigh(x[0].inverse())),
          entry(
              "gaussian",
              x ->
                  spd(x[0])
                      .solve(x[1])
                      .mul(x[1])
                      .sum()
                      .div(2)
                      .add(spd(x[0]).cholesky().diagonal().log().sum())),
          entry("logSumExp", x -> weigh(x[0].logSumExp(0))),
          entry("softmax", x -> weigh(x[0].softmax(1))),
          entry("logSoftmax", x -> weigh(x[0].logSoftmax(0))),
          entry("gelu", x -> weigh(x[0].gelu())),
          entry("softplus", x -> weigh(x[0].softplus())),
          entry("erf", x -> weigh(x[0].erf())),
          entry("pow", x -> weigh(x[0].pow(x[1]))),
          entry("norm", x -> weigh(x[0].norm(1))),
          entry("variance", x -> weigh(x[0].variance(0))),
          entry("sampleVariance", x -> weigh(x[0].sampleVariance(1))),
          entry("max", x -> weigh(x[0].max(1).square())),
          entry("cumsum", x -> weigh(x[0].cumsum(0).square())),
          entry("take", x -> weigh(x[0].take(0, 2, 0, 2).pow(3))),
          entry("matmul", x -> weigh(x[0].matmul(x[1]).square())),
          entry("layerNorm", TorchOracleTest::layerNorm),
          entry("where", x -> weigh(x[0].mul(x[1]).where(x[0].greater(0), x[0].sub(x[1])))),
          entry("kl", x -> x[0].square().add(x[1].exp()).sub(1).sub(x[1]).mul(0.5).sum()),
          entry("large network", x -> weigh(x[0].matmul(x[1]).relu())));

  private static Tensor weigh(Tensor y) {
    return y.mul(Tensor.generate(Math::cos, y.shape())).sum();
  }

  private static Tensor spd(Tensor m) {
    return m.matmul(m, false, true).add(Tensor.eye(m.dim(0)));
  }

  private static Tensor layerNorm(Tensor[] x) {
    Tensor centred = x[0].sub(x[0].meanKeeping(1));
    Tensor variance = centred.square().meanKeeping(1);
    return weigh(centred.div(variance.add(1e-5).sqrt()).mul(x[1]));
  }

  @Test
  void everyCaseHasItsFunction() {
    assertThat(FUNCTIONS.keySet()).isEqualTo(CASES.keySet());
  }

  @TestFactory
  Stream<DynamicTest> agreesWithPyTorch() {
    return CASES.keySet().stream().map(name -> DynamicTest.dynamicTest(name, () -> check(name)));
  }

  private static void check(String name) {
    Map<String, Tensor> expected = CASES.get(name);
    Function<Tensor[], Tensor> f = FUNCTIONS.get(name);
    List<Tensor> operands = new ArrayList<>();
    for (String key : List.of("a", "b", "c")) {
      if (expected.containsKey(key)) {
        operands.add(expected.get(key));
      }
    }
    var found = Autodiff.valueAndGradient(x -> f.apply(x.toArray(Tensor[]::new)), operands);
    assertThat(found.value()).isRelativelyCloseTo(expected.get("value"), 1e-12);
    for (int i = 0; i < operands.size(); i++) {
      Tensor gradient = expected.get("d" + "abc".charAt(i));
      assertThat(found.gradients().get(i)).isRelativelyCloseTo(gradient, 1e-12);
    }
    if (expected.containsKey("hessian")) {
      Tensor[] like = operands.toArray(Tensor[]::new);
      Operation packed = Operation.of(name, f, f, List.of());
      assertThat(Autodiff.hessian(z -> packed.applyPacked(z, like), Operation.pack(like)))
          .isRelativelyCloseTo(expected.get("hessian"), 1e-10);
    }
  }
}
