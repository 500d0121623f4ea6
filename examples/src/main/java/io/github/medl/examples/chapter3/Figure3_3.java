package io.github.medl.examples.chapter3;

import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.gallery.Show;
import io.github.medl.learning.data.Datasets;
import io.github.medl.learning.data.TabularData;
import io.github.medl.learning.preparation.Standardise;
import io.github.medl.linear.classification.LogisticModel;
import io.github.medl.linear.classification.LogisticRegression;
import io.github.medl.plot.Picture;
import io.github.medl.tensor.Tensor;
import java.util.List;

/**
 * Figure 3.3: a logistic model is an artificial neuron. The one drawn is a fitted model at work on
 * one observation; change its features and the picture changes.
 */
public final class Figure3_3 implements Figure {
  private static final List<String> FEATURES =
      List.of("radius_mean", "texture_mean", "smoothness_mean");

  /** A probability that is neither near 0 nor near 1 shows more. */
  private static final double UNDECIDED = .7;

  @Override
  public About about() {
    return About.figure("3.3", "An artificial neuron", Kind.STRUCTURAL)
        .caption(
            "A logistic model of breast cancer with three standardised features, drawn from the"
                + " fitted model: inputs, weights, score and probability of one observation."
                + " Positive weights are blue, negative ones vermilion.")
        .differs(
            "The book draws p inputs with symbols; this is a model with p = 3 and its numbers.")
        .data("breast-cancer")
        .quick(0.3);
  }

  @Override
  public Outcome draw(FigureContext context) {
    TabularData data = Datasets.breastCancer();
    Tensor raw =
        Tensor.stack(1, FEATURES.stream().map(f -> Tensor.vector(data.column(f))).toList());
    Tensor x = Standardise.sample().fit(raw).apply(raw);
    LogisticModel model = LogisticRegression.irls().fit(x, data.y());
    int closest = model.probability(x).sub(UNDECIDED).abs().argmin();
    Tensor one = x.select(0, closest);
    Neurons neuron = Neurons.of(model, FEATURES, one);
    int p = FEATURES.size();
    double z = model.intercept() + model.weights().dot(one).item();
    Checks checks =
        new Checks()
            .exactly(
                "nodes: inputs, the 1 of the bias, sum, sigmoid, output",
                neuron.nodes().size(),
                p + 4,
                THEORY)
            .exactly("edges", neuron.edges().size(), p + 3, THEORY)
            .exactly("parameters", model.coefficients().size(), p + 1, THEORY)
            .near(
                "σ(b + w'x)",
                model.probability(one.reshape(1, p)).item(),
                1 / (1 + Math.exp(-z)),
                1e-14,
                THEORY);
    return Outcome.of(Picture.of("An artificial neuron", 1, neuron.diagram()))
        .checks(checks)
        .value("coefficients", model.coefficients())
        .value("observation", one)
        .value("z", z)
        .data(data.provenance());
  }

  public static void main(String[] args) {
    Show.figure(new Figure3_3(), args);
  }
}
