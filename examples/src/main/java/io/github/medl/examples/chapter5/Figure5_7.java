package io.github.medl.examples.chapter5;

import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.autodiff.Autodiff;
import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.gallery.Show;
import io.github.medl.networks.backpropagation.GeneralBackpropagation;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.diagram.Diagram;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/**
 * Figure 5.7: the general form of back-propagation. Any chain of functions has the same two passes;
 * the one drawn was run, and its shapes stand in the nodes.
 */
public final class Figure5_7 implements Figure {
  private static final Color FORWARD = new Color(0xC6DDF0);
  private static final Color BACKWARD = new Color(0xF6CDB5);
  private static final Color PARAMETER = new Color(0xBFE3D0);

  @Override
  public About about() {
    return About.figure("5.7", "General back-propagation", Kind.STRUCTURAL)
        .caption(
            "Forward: a^{[l]} = f^{[l]}(a^{[l−1]}; θ^{[l]}). Backward: the adjoints ζ^{[l]} ="
                + " ∂C/∂a^{[l]}, from the last layer to the first, and from each the gradient"
                + " g^{[l]} by θ^{[l]}. The chain has three different functions; shapes are those of the run.")
        .quick(.3);
  }

  @Override
  public Outcome draw(FigureContext context) {
    RandomStream stream = RandomStream.seed(57);
    Tensor x = stream.normalTensor(4, 3);
    Tensor y = stream.normalTensor(4, 2);
    List<Tensor> theta =
        List.of(
            stream.normalTensor(3, 5), // a product and tanh
            stream.normalTensor(5), // a scale for each unit
            stream.normalTensor(5, 2)); // a product
    List<BinaryOperator<Tensor>> chain =
        List.of((a, w) -> a.matmul(w).tanh(), (a, s) -> a.mul(s).sin(), (a, w) -> a.matmul(w));
    GeneralBackpropagation run =
        GeneralBackpropagation.of(chain, theta, x, a -> a.sub(y).square().mean());

    List<Tensor> tape =
        Autodiff.gradient(
            t ->
                chain
                    .get(2)
                    .apply(chain.get(1).apply(chain.get(0).apply(x, t.get(0)), t.get(1)), t.get(2))
                    .sub(y)
                    .square()
                    .mean(),
            theta);
    Checks checks = new Checks();
    for (int l = 0; l < theta.size(); l++) {
      checks.allNear(
          String.format(Locale.ROOT, "gradient by θ of layer %d against the tape", l + 1),
          run.gradients().get(l).toDoubles(),
          tape.get(l).toDoubles(),
          1e-12,
          THEORY);
      checks.holds(
          String.format(Locale.ROOT, "ζ of layer %d has the shape of a", l + 1),
          run.zeta().get(l).sameShape(run.a().get(l)),
          THEORY);
    }
    return Outcome.of(Picture.of("General back-propagation", 1, diagram(run, theta, x, y)))
        .checks(checks)
        .value("cost", run.cost());
  }

  private static Diagram diagram(
      GeneralBackpropagation run, List<Tensor> theta, Tensor x, Tensor y) {
    int depth = theta.size();
    Style forward = Style.of(Palette.BLUE).width(1.4);
    Style backward = Style.of(Palette.VERMILLION).width(1.4);
    List<Diagram.Node> nodes = new ArrayList<>();
    List<Diagram.Edge> edges = new ArrayList<>();
    nodes.add(node("a0", "x = a^{[0]}", x, FORWARD));
    nodes.add(node("y", "y", y, PARAMETER));
    nodes.add(node("C", "C", run.cost(), FORWARD));
    for (int l = 1; l <= depth; l++) {
      nodes.add(
          node(
              "theta" + l, String.format(Locale.ROOT, "θ^{[%d]}", l), theta.get(l - 1), PARAMETER));
      nodes.add(
          node("a" + l, String.format(Locale.ROOT, "a^{[%d]}", l), run.a().get(l - 1), FORWARD));
      nodes.add(
          node(
              "zeta" + l,
              String.format(Locale.ROOT, "ζ^{[%d]}", l),
              run.zeta().get(l - 1),
              BACKWARD));
      nodes.add(
          node(
              "g" + l,
              String.format(Locale.ROOT, "g^{[%d]}", l),
              run.gradients().get(l - 1),
              BACKWARD));
      edges.add(Diagram.Edge.of("a" + (l - 1), "a" + l).style(forward));
      edges.add(Diagram.Edge.of("theta" + l, "a" + l).style(forward));
      edges.add(Diagram.Edge.of("zeta" + l, "g" + l).style(backward).turnedBack());
      if (l > 1) {
        edges.add(Diagram.Edge.of("zeta" + l, "zeta" + (l - 1)).style(backward).turnedBack());
      }
    }
    edges.add(Diagram.Edge.of("a" + depth, "C").style(forward));
    edges.add(Diagram.Edge.of("y", "C").style(forward));
    edges.add(Diagram.Edge.of("C", "zeta" + depth).style(backward).turnedBack());
    return Diagram.layered(nodes, edges).tight();
  }

  private static Diagram.Node node(String id, String name, Tensor value, Color colour) {
    String shape =
        value.rank() == 0
            ? "scalar"
            : Arrays.stream(value.shape())
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(" × "));
    return Diagram.Node.of(id, name, shape).fill(colour);
  }

  public static void main(String[] args) {
    Show.figure(new Figure5_7(), args);
  }
}
