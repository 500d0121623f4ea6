package io.github.medl.examples.chapter4;

import static io.github.medl.examples.figure.Source.RECOMPUTED;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.autodiff.Node;
import io.github.medl.autodiff.Tape;
import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.figure.Reference;
import io.github.medl.examples.gallery.Show;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.diagram.Diagram;
import io.github.medl.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Figure 4.7: the computational graph of C(θ) = sin(θ₁θ₂) + exp(θ₂ + θ₃) - 2θ₃, drawn from the tape
 * that recorded the computation, with the value a, the tangents ȧ (forward mode, one for each θ)
 * and the adjoint ζ (reverse mode) of every node.
 */
public final class Figure4_7 implements Figure {
  private static final int OPERATIONS = 6;

  @Override
  public About about() {
    return About.figure("4.7", "Computational graph with forward and reverse mode", Kind.STRUCTURAL)
        .caption(
            "The tape of C(θ) = sin(θ₁θ₂) + exp(θ₂ + θ₃) - 2θ₃ at θ = (π/6, 2, 5): values a,"
                + " tangents ȧ with respect to θ₁, θ₂, θ₃, adjoints ζ.")
        .quick(0.3);
  }

  @Override
  public Outcome draw(FigureContext context) throws IOException {
    Reference reference = Reference.of("4.7");
    List<Double> points = select(reference, "0", "theta");
    Checks checks = new Checks();
    Diagram diagram = null;
    for (int point = 0; point < 3; point++) {
      List<Double> theta = select(reference, Integer.toString(point), "theta");
      Walk walk = Walk.at(theta.get(0), theta.get(1), theta.get(2));
      check(checks, walk, reference, Integer.toString(point), text(theta));
      diagram = diagram == null ? diagram(walk) : diagram;
    }
    Walk drawn = Walk.at(points.get(0), points.get(1), points.get(2));
    List<Node> nodes = drawn.tape.nodes();
    long edges = nodes.stream().mapToLong(node -> parents(node).size()).sum();
    checks
        .exactly("variables", nodes.stream().filter(Node::isVariable).count(), 3, THEORY)
        .exactly("operations", nodes.size() - 3, OPERATIONS, THEORY)
        .exactly("edges", edges, 10, THEORY);
    return Outcome.of(Picture.of("C(θ) = sin(θ₁θ₂) + exp(θ₂ + θ₃) − 2θ₃", 1, diagram))
        .checks(checks);
  }

  /** The recorded computation at one point, walked forwards three times and backwards once. */
  private record Walk(Tape tape, Tensor[][] tangents, Tensor[] adjoints) {
    static Walk at(double theta1, double theta2, double theta3) {
      Tape tape = new Tape();
      Tensor t1 = tape.variable("θ₁", Tensor.scalar(theta1));
      Tensor t2 = tape.variable("θ₂", Tensor.scalar(theta2));
      Tensor t3 = tape.variable("θ₃", Tensor.scalar(theta3));

      Tensor a1 = t1.mul(t2);
      Tensor a2 = t2.add(t3);
      Tensor a3 = t3.mul(-2);
      Tensor a4 = a1.sin();
      Tensor a5 = a2.exp();
      Tensor c = Tensor.total(a4, a5, a3);

      Tensor one = Tensor.scalar(1);
      Tensor[][] tangents = {
        tape.tangents(t1, one), tape.tangents(t2, one), tape.tangents(t3, one)
      };
      return new Walk(tape, tangents, tape.adjoints(c));
    }

    /** The node of operation 1, ..., 6. */
    Node operation(int number) {
      return tape.nodes().get(2 + number);
    }

    double tangent(int theta, Node node) {
      return number(tangents[theta][node.index()]);
    }

    double adjoint(Node node) {
      return number(adjoints[node.index()]);
    }

    /** Where nothing flows the tape keeps nothing; that is a zero. */
    private static double number(@Nullable Tensor derivative) {
      return derivative == null ? 0 : derivative.item();
    }
  }

  private static void check(
      Checks checks, Walk walk, Reference reference, String point, String at) {
    double[] values = new double[OPERATIONS];
    double[] adjoints = new double[OPERATIONS];
    double[][] tangents = new double[3][OPERATIONS];
    double[] gradient = new double[3];
    for (int i = 0; i < OPERATIONS; i++) {
      Node node = walk.operation(i + 1);
      values[i] = node.value().item();
      adjoints[i] = walk.adjoint(node);
      for (int j = 0; j < 3; j++) {
        tangents[j][i] = walk.tangent(j, node);
      }
    }
    for (int j = 0; j < 3; j++) {
      gradient[j] = walk.adjoint(walk.tape.nodes().get(j));
    }
    checks
        .allNear(
            "values a₁..a₆ at " + at, values, array(reference, point, "value"), 1e-12, RECOMPUTED)
        .allNear(
            "adjoints ζ₁..ζ₆ at " + at,
            adjoints,
            array(reference, point, "adjoint"),
            1e-12,
            RECOMPUTED)
        .allNear(
            "gradient (reverse) at " + at,
            gradient,
            array(reference, point, "gradient"),
            1e-12,
            RECOMPUTED);
    for (int j = 0; j < 3; j++) {
      checks.allNear(
          String.format(Locale.ROOT, "tangents by θ%s at %s", "₁₂₃".charAt(j), at),
          tangents[j],
          array(reference, point, "tangent" + (j + 1)),
          1e-12,
          RECOMPUTED);
    }
  }

  private static Diagram diagram(Walk walk) {
    List<Diagram.Node> nodes = new ArrayList<>();
    List<Diagram.Edge> edges = new ArrayList<>();
    for (Node node : walk.tape.nodes()) {
      String id = Integer.toString(node.index());
      Diagram.Node box =
          Diagram.Node.of(id, title(node), "a = " + text(node.value().item()))
              .shape(node.isVariable() ? Diagram.Shape.CIRCLE : Diagram.Shape.BOX)
              .line(
                  String.format(
                      Locale.ROOT,
                      "ȧ = (%s, %s, %s)",
                      text(walk.tangent(0, node)),
                      text(walk.tangent(1, node)),
                      text(walk.tangent(2, node))),
                  Palette.BLUE)
              .line("ζ = " + text(walk.adjoint(node)), Palette.VERMILLION);
      nodes.add(box);
      for (Node parent : parents(node)) {
        edges.add(Diagram.Edge.of(Integer.toString(parent.index()), id));
      }
    }
    return Diagram.layered(nodes, edges);
  }

  private static String title(Node node) {
    if (node.isVariable()) {
      return node.label();
    }
    int number = node.index() - 2;
    String subscript = String.valueOf("₁₂₃₄₅₆".charAt(number - 1));
    return "a" + subscript + "  " + symbol(node) + (number == OPERATIONS ? "  = C" : "");
  }

  private static String symbol(Node node) {
    boolean byConstant = node.arity() == 2 && node.parent(1) == null;
    return switch (node.label()) {
      case "mul" -> byConstant ? "× " + text(node.input(1).item()) : "×";
      case "add" -> "+";
      default -> node.label();
    };
  }

  private static List<Node> parents(Node node) {
    List<Node> parents = new ArrayList<>();
    for (int i = 0; i < node.arity(); i++) {
      if (node.parent(i) != null) {
        parents.add(node.parent(i));
      }
    }
    return parents;
  }

  private static String text(double number) {
    String text = String.format(Locale.ROOT, "%.4g", number);
    return text.contains("e") || !text.contains(".")
        ? text
        : text.replaceAll("0+$", "").replaceAll("\\.$", "").replace('-', '−');
  }

  private static String text(List<Double> theta) {
    return String.format(
        Locale.ROOT,
        "θ = (%s, %s, %s)",
        text(theta.get(0)),
        text(theta.get(1)),
        text(theta.get(2)));
  }

  private static double[] array(Reference reference, String point, String quantity) {
    return select(reference, point, quantity).stream().mapToDouble(x -> x).toArray();
  }

  private static List<Double> select(Reference reference, String point, String quantity) {
    List<Double> numbers = new ArrayList<>();
    double[] all = reference.numbers("reference");
    for (int row = 0; row < all.length; row++) {
      if (reference.words("point").get(row).equals(point)
          && reference.words("quantity").get(row).equals(quantity)) {
        numbers.add(all[row]);
      }
    }
    return numbers;
  }

  public static void main(String[] args) {
    Show.figure(new Figure4_7(), args);
  }
}
