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
import io.github.medl.linear.classification.SoftmaxModel;
import io.github.medl.linear.classification.SoftmaxRegression;
import io.github.medl.plot.Picture;
import io.github.medl.tensor.Tensor;

/**
 * Figure 3.6: a softmax model is a layer of K units. The one drawn is a fitted model at work on one
 * observation; change its classes or features and the picture changes.
 */
public final class Figure3_6 implements Figure {
  private static final int OBSERVATION = 70;

  @Override
  public About about() {
    return About.figure("3.6", "A softmax layer", Kind.STRUCTURAL)
        .caption(
            "A softmax model of the iris flowers, drawn from the fitted model: every input goes to"
                + " every unit, a unit a class. Positive weights are blue, negative ones vermilion,"
                + " heavy ones wide. The numbers are those of one flower.")
        .differs(
            "The book draws p inputs and K units with symbols; this is a model with p = 4, K = 3"
                + " and its numbers.")
        .data("iris")
        .quick(0.3);
  }

  @Override
  public Outcome draw(FigureContext context) {
    TabularData data = Datasets.iris();
    Tensor x = Standardise.sample().fit(data.x()).apply(data.x());
    // Setosa can be separated from the others: a penalty keeps the weights finite.
    SoftmaxModel model = SoftmaxRegression.newton().ridge(1).fit(x, data.y());
    Tensor one = x.select(0, OBSERVATION);
    Neurons layer = Neurons.of(model, data.features(), one);
    int p = data.features().size();
    int k = model.classes();
    Tensor probabilities = model.probabilities(one.reshape(1, p));
    Tensor z = model.intercepts().add(model.weights().matmul(one));
    Checks checks =
        new Checks()
            .exactly(
                "nodes: inputs, units, probabilities, output",
                layer.nodes().size(),
                p + 2 * k + 1,
                THEORY)
            .exactly("edges", layer.edges().size(), p * k + 2 * k, THEORY)
            .exactly("weights", model.weights().size(), p * k, THEORY)
            .near("the probabilities sum to 1", probabilities.sum().item(), 1, 1e-14, THEORY)
            .allNear(
                "exp(z) / Σ exp(z)",
                probabilities.toDoubles(),
                z.exp().div(z.exp().sum()).toDoubles(),
                1e-14,
                THEORY);
    return Outcome.of(Picture.of("A softmax layer", 1, layer.diagram()))
        .checks(checks)
        .value("intercepts", model.intercepts())
        .value("weights", model.weights())
        .value("observation", one)
        .value("probabilities", probabilities.flatten())
        .data(data.provenance());
  }

  public static void main(String[] args) {
    Show.figure(new Figure3_6(), args);
  }
}
