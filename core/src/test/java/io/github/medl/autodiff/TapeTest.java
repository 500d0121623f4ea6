package io.github.medl.autodiff;

import static io.github.medl.testing.TensorAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.medl.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Walking the trace of figure 4.7, C = sin(t1 t2) + exp(t2 + t3) - 2 t3. */
class TapeTest {
  private final Tape tape = new Tape();

  private Tensor[] figure(double t1, double t2, double t3) {
    Tensor x1 = tape.variable("θ₁", Tensor.scalar(t1));
    Tensor x2 = tape.variable("θ₂", Tensor.scalar(t2));
    Tensor x3 = tape.variable("θ₃", Tensor.scalar(t3));
    Tensor a1 = x1.mul(x2);
    Tensor a2 = x2.add(x3);
    Tensor a3 = x3.mul(-2);
    Tensor a4 = a1.sin();
    Tensor a5 = a2.exp();
    Tensor a6 = Tensor.total(a4, a5, a3);
    return new Tensor[] {x1, x2, x3, a1, a2, a3, a4, a5, a6};
  }

  @Test
  void traceListsVariablesAndOperationsInTheOrderOfTheirMaking() {
    figure(1, 2, -1);
    assertThat(tape.nodes())
        .extracting(Node::label)
        .containsExactly("θ₁", "θ₂", "θ₃", "mul", "add", "mul", "sin", "exp", "add");
    assertThat(tape.nodes()).extracting(Node::index).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(tape.nodes().subList(0, 3)).allMatch(Node::isVariable);
    assertThat(tape.nodes().subList(3, 9)).noneMatch(Node::isVariable);
    assertThatThrownBy(() -> tape.nodes().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void nodesKnowTheirParentsAndConstantsHaveNone() {
    figure(1, 2, -1);
    assertThat(parents(3)).containsExactly(0, 1);
    assertThat(parents(4)).containsExactly(1, 2);
    assertThat(parents(5)).containsExactly(2, null);
    assertThat(tape.nodes().get(5).input(1).item()).isEqualTo(-2);
    assertThat(parents(6)).containsExactly(3);
    assertThat(parents(8)).containsExactly(6, 7, 5);
  }

  private Integer[] parents(int index) {
    Node node = tape.nodes().get(index);
    Integer[] parents = new Integer[node.arity()];
    for (int i = 0; i < parents.length; i++) {
      parents[i] = node.parent(i) == null ? null : node.parent(i).index();
    }
    return parents;
  }

  @Test
  void valuesTangentsAndAdjointsAreThoseOfFigure47() throws IOException {
    JsonNode points;
    try (InputStream in = getClass().getResourceAsStream("/oracles/figure_4_7.json")) {
      points = new ObjectMapper().readTree(in).get("points");
    }
    assertThat(points).hasSize(3);
    for (JsonNode point : points) {
      JsonNode theta = point.get("theta");
      TapeTest trace = new TapeTest();
      Tensor[] x =
          trace.figure(theta.get(0).asDouble(), theta.get(1).asDouble(), theta.get(2).asDouble());
      Tensor[] adjoint = trace.tape.adjoints(x[8]);
      for (int k = 1; k <= 6; k++) {
        double value = trace.tape.nodes().get(k + 2).value().item();
        close(value, point.get("a").get(k - 1));
        close(adjoint[k + 2].item(), point.get("adjoints").get("a" + k));
      }
      for (int j = 0; j < 3; j++) {
        close(adjoint[j].item(), point.get("grad").get(j));
        Tensor[] tangent = trace.tape.tangents(x[j], Tensor.scalar(1));
        JsonNode expected = point.get("forward_tangents_a1_to_a6").get("theta" + (j + 1));
        for (int k = 1; k <= 6; k++) {
          close(tangent[k + 2] == null ? 0 : tangent[k + 2].item(), expected.get(k - 1));
        }
      }
    }
  }

  private static void close(double actual, JsonNode expected) {
    double e = expected.asDouble();
    assertThat(actual).isCloseTo(e, within(1e-14 * Math.max(1, Math.abs(e))));
  }

  @Test
  void whatTheOutputDoesNotDependOnHasNoAdjoint() {
    Tensor[] x = figure(1, 2, -1);
    Tensor[] adjoint = tape.adjoints(x[6]); // sin(t1 t2)
    assertThat(adjoint[2]).isNull();
    assertThat(adjoint[4]).isNull();
    assertThat(adjoint[0]).isCloseTo(Tensor.scalar(2 * Math.cos(2)), 1e-15);
    assertThat(tape.adjoints(Tensor.scalar(1))).containsOnlyNulls();
  }

  @Test
  void seedWeighsTheOutputs() {
    Tensor x = tape.variable(Tensor.vector(1, 2, 3));
    Tensor y = x.square();
    Tensor[] adjoint = tape.adjoints(y, Tensor.vector(1, 0, -1));
    assertThat(adjoint[tape.nodeOf(x).index()]).isCloseTo(Tensor.vector(2, 0, -6), 0);
    assertThatThrownBy(() -> tape.adjoints(y, Tensor.vector(1, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(3,)")
        .hasMessageContaining("(2,)");
  }

  @Test
  void onlyVariablesCanBeGivenATangent() {
    Tensor x = tape.variable(Tensor.scalar(1));
    Tensor y = x.exp();
    Tensor one = Tensor.scalar(1);
    assertThatThrownBy(() -> tape.tangents(y, one)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> tape.tangents(one, one)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> tape.tangents(x, Tensor.vector(1, 2)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void variablesOfEqualValueKeepTheirOwnTangents() {
    Tensor a = tape.variable(Tensor.scalar(2));
    Tensor b = tape.variable(Tensor.scalar(2));
    Tensor y = a.mul(3).add(b.mul(5));
    Tensor[] tangent = tape.tangents(List.of(a, b), List.of(Tensor.scalar(1), Tensor.scalar(10)));
    assertThat(tangent[tape.nodeOf(y).index()].item()).isEqualTo(53);
  }

  @Test
  void plainNumbersAreNotRecorded() {
    Tensor x = tape.variable(Tensor.scalar(1));
    int before = tape.nodes().size();
    Tensor.scalar(2).exp().add(3);
    x.detach().exp();
    assertThat(tape.nodes()).hasSize(before);
    assertThat(tape.nodeOf(x.detach())).isNull();
  }

  @Test
  void closedTapeWatchesNoMore() {
    Tensor x = tape.variable(Tensor.scalar(2));
    Tensor y = x.square();
    tape.close();
    assertThat(tape.nodes()).isEmpty();
    assertThat(x.traced()).isNull();
    assertThat(tape.nodeOf(y)).isNull();
    assertThat(y.exp().traced()).isNull();
    assertThat(y).isEqualTo(Tensor.scalar(4));
    assertThatThrownBy(() -> tape.variable(x))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }
}
