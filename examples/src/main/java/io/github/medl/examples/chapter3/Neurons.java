package io.github.medl.examples.chapter3;

import io.github.medl.linear.classification.LogisticModel;
import io.github.medl.linear.classification.SoftmaxModel;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Style;
import io.github.medl.plot.diagram.Diagram;
import io.github.medl.tensor.Tensor;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A model drawn as a network at work on one observation: its inputs, weights, scores and
 * probabilities are those of the model.
 *
 * @param nodes the nodes
 * @param edges the edges; those from an input carry a weight
 */
record Neurons(List<Diagram.Node> nodes, List<Diagram.Edge> edges) {
  private static final Color INPUT = new Color(0xE3EEF7);
  private static final Color SUM = new Color(0xFBEBD3);
  private static final Color OUTPUT = new Color(0xDDF1EA);

  Diagram diagram() {
    return Diagram.layered(nodes, edges).tight().even().labelsEarly();
  }

  /** One neuron: a logistic model. */
  static Neurons of(LogisticModel model, List<String> features, Tensor x) {
    List<Diagram.Node> nodes = inputs(features, x);
    List<Diagram.Edge> edges = new ArrayList<>();
    Tensor row = x.reshape(1, -1);
    nodes.add(node("bias", Diagram.Shape.CIRCLE, INPUT, "1", "bias"));
    edges.add(weight("bias", "sum", "b = ", model.intercept()));
    for (int j = 0; j < features.size(); j++) {
      edges.add(
          weight(
              "x" + j,
              "sum",
              String.format(Locale.ROOT, "w%s = ", subscript(j + 1)),
              model.weights().get(j)));
    }
    nodes.add(
        node("sum", Diagram.Shape.CIRCLE, SUM, "z", number(model.linearPredictor(row).item())));
    nodes.add(
        node("sigma", Diagram.Shape.CIRCLE, SUM, "σ(z)", number(model.probability(row).item())));
    nodes.add(
        node(
            "output",
            Diagram.Shape.PLAIN,
            Color.WHITE,
            "ŷ = σ(b + w'x)",
            number(model.probability(row).item())));
    edges.add(Diagram.Edge.of("sum", "sigma", "z = b + w'x"));
    edges.add(Diagram.Edge.of("sigma", "output", "1 / (1 + e⁻ᶻ)"));
    return new Neurons(nodes, edges);
  }

  /** A layer of as many units as there are classes: a softmax model. */
  static Neurons of(SoftmaxModel model, List<String> features, Tensor x) {
    List<Diagram.Node> nodes = inputs(features, x);
    List<Diagram.Edge> edges = new ArrayList<>();
    Tensor row = x.reshape(1, -1);
    Tensor z = model.logits(row).select(0, 0);
    Tensor p = model.probabilities(row).select(0, 0);
    for (int k = 0; k < model.classes(); k++) {
      String index = subscript(k + 1);
      nodes.add(
          node(
              "unit" + k,
              Diagram.Shape.BOX,
              SUM,
              String.format(
                  Locale.ROOT, "z%s = b%s + w₍%s₎'x = %s", index, index, index, number(z.get(k))),
              String.format(
                  Locale.ROOT, "a%s = exp(z%s) / Σ exp(zᵢ) = %s", index, index, number(p.get(k)))));
      nodes.add(node("phi" + k, Diagram.Shape.CIRCLE, OUTPUT, "φ̂" + index, number(p.get(k))));
      for (int j = 0; j < features.size(); j++) {
        edges.add(Diagram.Edge.of("x" + j, "unit" + k).style(strength(model.weights().get(k, j))));
      }
      edges.add(Diagram.Edge.of("unit" + k, "phi" + k));
      edges.add(Diagram.Edge.of("phi" + k, "output"));
    }
    nodes.add(
        node(
            "output",
            Diagram.Shape.PLAIN,
            Color.WHITE,
            "ŷ",
            "class " + (int) model.predict(row).item()));
    return new Neurons(nodes, edges);
  }

  private static List<Diagram.Node> inputs(List<String> features, Tensor x) {
    List<Diagram.Node> nodes = new ArrayList<>();
    for (int j = 0; j < features.size(); j++) {
      nodes.add(
          node(
              "x" + j,
              Diagram.Shape.CIRCLE,
              INPUT,
              String.format(Locale.ROOT, "x%s = %s", subscript(j + 1), number(x.get(j))),
              features.get(j)));
    }
    return nodes;
  }

  private static Diagram.Node node(String id, Diagram.Shape shape, Color fill, String... lines) {
    return Diagram.Node.of(id, lines).shape(shape).fill(fill);
  }

  private static Diagram.Edge weight(String from, String to, String name, double weight) {
    return Diagram.Edge.of(from, to, name + number(weight)).style(strength(weight));
  }

  /** Blue for positive weights, vermilion for negative ones; the heavier the wider. */
  private static Style strength(double weight) {
    return Style.of(weight >= 0 ? Palette.BLUE : Palette.VERMILLION)
        .width(.6 + Math.min(3, Math.abs(weight)));
  }

  private static String subscript(int index) {
    return String.valueOf("₀₁₂₃₄₅₆₇₈₉".charAt(index));
  }

  private static String number(double x) {
    return String.format(Locale.ROOT, "%.2f", x).replace('-', '−');
  }
}
