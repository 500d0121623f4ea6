package io.github.medl.sequence.recurrent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.medl.autodiff.Autodiff;
import io.github.medl.networks.Pass;
import io.github.medl.sequence.Fixture;
import io.github.medl.sequence.Lengths;
import io.github.medl.sequence.PaddedCodes;
import io.github.medl.sequence.SequenceLoss;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Recurrent cells and layers against PyTorch's numbers. */
class RecurrentFixturesTest {
  private static final Pass PASS = Pass.evaluation();

  @TestFactory
  Stream<DynamicTest> valuesAndGradientsAreThoseOfPyTorch() {
    return Fixture.all("recurrent").stream()
        .filter(f -> formula(f) != null)
        .map(f -> DynamicTest.dynamicTest(f.name(), () -> f.check(formula(f))));
  }

  private static Function<Map<String, Tensor>, Map<String, Tensor>> formula(Fixture f) {
    boolean after = "after".equals(f.part("args").get("reset"));
    boolean reverse = Boolean.TRUE.equals(f.part("args").get("reverse"));
    return switch (f.op()) {
      case "rnn_cell", "lstm_cell", "gru_cell" ->
          x -> step(BookCells.cell(kind(f), after, x, ""), x);
      case "rnn_layer", "lstm_layer", "gru_layer" ->
          x -> layer(BookCells.cell(kind(f), after, x, ""), x, reverse);
      case "bidirectional" -> RecurrentFixturesTest::bidirectional;
      case "stacked" -> RecurrentFixturesTest::stacked;
      case "embedding_cross_entropy" -> RecurrentFixturesTest::crossEntropy;
      default -> null;
    };
  }

  private static String kind(Fixture f) {
    return f.op().substring(0, f.op().indexOf('_'));
  }

  private static Map<String, Tensor> step(Cell cell, Map<String, Tensor> x) {
    List<Tensor> states = new ArrayList<>(List.of(x.get("h")));
    if (x.containsKey("c")) {
      states.add(x.get("c"));
    }
    List<Tensor> next = cell.step(x.get("x"), states);
    List<Tensor> atOnce = cell.stepAtOnce(x.get("x"), states);
    Map<String, Tensor> y = new LinkedHashMap<>();
    for (int i = 0; i < next.size(); i++) {
      Fixture.near("one operation", detached(atOnce.get(i)), detached(next.get(i)), 3e-7);
      y.put(i == 0 ? "h" : "c", next.get(i));
    }
    return y;
  }

  private static Tensor detached(Tensor x) {
    return Tensor.of(x.detach().toDoubles(), x.shape());
  }

  private static Map<String, Tensor> layer(Cell cell, Map<String, Tensor> x, boolean reverse) {
    List<Tensor> start = new ArrayList<>(List.of(x.get("h0")));
    if (x.containsKey("c0")) {
      start.add(x.get("c0"));
    }
    Recurrent forward = Recurrent.of(cell);
    Unrolled all =
        (reverse ? forward.reverse() : forward)
            .apply(x.get("x"), Fixture.lengths(x, "lengths"), start, PASS);
    Map<String, Tensor> y = new LinkedHashMap<>();
    y.put("h", all.outputs());
    y.put("h_last", all.states().get(0));
    if (all.states().size() > 1) {
      y.put("c_last", all.states().get(1));
    }
    return y;
  }

  private static Map<String, Tensor> bidirectional(Map<String, Tensor> x) {
    Unrolled all =
        Bidirectional.of(
                BookCells.cell("lstm", false, x, "forward."),
                BookCells.cell("lstm", false, x, "backward."))
            .apply(x.get("x"), Fixture.lengths(x, "lengths"), PASS);
    return ordered(
        "h",
        all.outputs(),
        "forward_last",
        all.states().get(0),
        "backward_last",
        all.states().get(2));
  }

  private static Map<String, Tensor> stacked(Map<String, Tensor> x) {
    Unrolled all =
        Stacked.of(
                Recurrent.of(BookCells.cell("gru", false, x, "layers.0.")),
                Recurrent.of(BookCells.cell("gru", false, x, "layers.1.")))
            .apply(x.get("x"), Fixture.lengths(x, "lengths"), PASS);
    return ordered(
        "h", all.outputs(), "h_last_0", all.states().get(0), "h_last_1", all.states().get(1));
  }

  private static Map<String, Tensor> crossEntropy(Map<String, Tensor> x) {
    Lengths lengths = Fixture.lengths(x, "lengths");
    Tensor e = PaddedCodes.lookUp(x.get("E"), x.get("codes"), lengths);
    Tensor logits = e.affine(x.get("W").transpose(), x.get("b"));
    return ordered("loss", SequenceLoss.crossEntropy(logits, x.get("targets"), lengths));
  }

  private static Map<String, Tensor> ordered(Object... pairs) {
    Map<String, Tensor> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], (Tensor) pairs[i + 1]);
    }
    return map;
  }

  // ---------------------------------------------------------------- through time

  private static Tensor loss(Map<String, Tensor> x, Unrolled all) {
    Tensor logits = all.outputs().affine(x.get("W_yh").transpose(), x.get("b_y"));
    int steps = logits.dim(1);
    return SequenceLoss.crossEntropy(logits, x.get("targets").reshape(1, steps), Lengths.all())
        .mul(steps);
  }

  @Test
  void adjointsOfTheStatesAreThoseOfFigure7_6() {
    Fixture f = Fixture.of("recurrent", "figure 7.6: adjoints and the terms of the gradient");
    Map<String, Tensor> x = f.tensors("inputs");
    Cell cell = BookCells.cell("rnn", false, x, "");
    Tensor codes = x.get("codes").reshape(1, 4);
    Unrolled all = Recurrent.of(cell).apply(codes, Lengths.all(), PASS);
    Fixture.near("h", all.outputs().reshape(4, 4), f.tensors("output").get("h"), 1e-12);
    Fixture.near("loss", loss(x, all), f.tensors("output").get("loss"), 1e-12);
    List<Tensor> zeta = ThroughTime.adjoints(cell, codes, 0, states -> loss(x, states));
    Tensor expected = f.tensors("adjoints").get("zeta");
    Fixture.near("zeta", Tensor.concat(0, zeta), expected, 1e-12);
    double[] norms = ThroughTime.norms(cell, codes, 0, states -> loss(x, states));
    for (int t = 0; t < 4; t++) {
      assertThat(norms[t]).isEqualTo(zeta.get(t).flatten().norm().item());
    }
    // g_W is the sum of its terms, one a step.
    Map<String, Tensor> terms = f.tensors("terms");
    terms.forEach(
        (name, term) ->
            Fixture.near(name, gradient(f, name, Integer.MAX_VALUE), term.sum(0), 1e-12));
  }

  @Test
  void truncatedBackPropagationLooksBackNoFurtherThanItsPiece() {
    Fixture f = Fixture.of("recurrent", "the same, truncated after 2 steps");
    f.tensors("grads")
        .forEach((name, expected) -> Fixture.near(name, gradient(f, name, 2), expected, 1e-12));
    Map<String, Tensor> x = f.tensors("inputs");
    Cell cell = BookCells.cell("rnn", false, x, "");
    Tensor codes = x.get("codes").reshape(1, 4);
    Unrolled pieces = new Truncated(Recurrent.of(cell), 2).apply(codes, Lengths.all(), PASS);
    Fixture.near("loss", loss(x, pieces), f.tensors("output").get("loss"), 1e-12);
  }

  private static Tensor gradient(Fixture f, String name, int every) {
    Map<String, Tensor> x = f.tensors("inputs");
    return Autodiff.gradient(
        w -> {
          Map<String, Tensor> with = new LinkedHashMap<>(x);
          with.put(name, w);
          SequenceLayer whole = Recurrent.of(BookCells.cell("rnn", false, with, ""));
          SequenceLayer layer = every < 100 ? new Truncated(whole, every) : whole;
          return loss(with, layer.apply(x.get("codes").reshape(1, 4), Lengths.all(), PASS));
        },
        x.get(name));
  }
}
