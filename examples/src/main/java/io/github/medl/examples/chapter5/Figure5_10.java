package io.github.medl.examples.chapter5;

import static io.github.medl.examples.figure.Source.RECOMPUTED;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.autodiff.Autodiff;
import io.github.medl.autodiff.Tape;
import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.gallery.Show;
import io.github.medl.examples.network.TapeDiagram;
import io.github.medl.networks.Pass;
import io.github.medl.networks.State;
import io.github.medl.networks.layers.BatchNorm;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.diagram.Diagram;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Figure 5.10: the computational graph of batch normalisation of one feature, drawn from the tape
 * that recorded it, with the value and the adjoint of every node; the layer of the library gives
 * the same numbers.
 */
public final class Figure5_10 implements Figure {
  private static final double[] Z = {1, 2, 4, 7};
  private static final double[] TARGET = {0, 1, 0, 2};
  private static final double GAMMA = 1.5;
  private static final double BETA = .5;
  private static final double EPSILON = 1e-5;

  // PyTorch 1.13, torch.nn.functional.batch_norm in double precision on the numbers above, with the
  // cost ((z~ - t)**2).sum() / 4.
  private static final double[] TORCH_OUT = {
    -1.1366326180729536, -0.4819795708437722, 0.8273265236145906, 2.7912856653021345
  };
  private static final double[] TORCH_BY_Z = {
    0.03117334245526561, -0.21042456105705415, 0.2883592027620785, -0.10910798416029009
  };
  private static final double TORCH_BY_GAMMA = 1.7997970324716703;
  private static final double TORCH_BY_BETA = -0.5000000000000002;

  @Override
  public About about() {
    return About.figure("5.10", "The graph of batch normalisation", Kind.STRUCTURAL)
        .caption(
            "One feature, a batch of four: z → μ̂, σ̂² → z̄ = (z − μ̂)/√(σ̂² + ε) → z̃ = γz̄ + β → C,"
                + " with values (black) and adjoints ∂C/∂· (vermilion).")
        .differs(
            "The book's graph has no numbers. Its last row of nodes is labelled in two ways; here it"
                + " is z̃ throughout.")
        .quick(.3);
  }

  /** What was recorded. */
  private record Recorded(
      Tape tape,
      List<Tensor> z,
      Tensor gamma,
      Tensor beta,
      List<Tensor> out,
      TapeDiagram diagram,
      Tensor cost) {}

  @Override
  public Outcome draw(FigureContext context) {
    Recorded r = record();
    Tensor[] adjoints = r.tape.adjoints(r.cost);
    Diagram diagram =
        r.diagram
            .draw(
                (node, name) ->
                    Diagram.Node.of(name, name, text(node.value().item()))
                        .shape(node.isVariable() ? Diagram.Shape.CIRCLE : Diagram.Shape.BOX)
                        .line(text(adjoints[node.index()].item()), Palette.VERMILLION))
            .tight()
            .titled("black: values; vermilion: adjoints ∂C/∂·");
    return Outcome.of(Picture.of("Batch normalisation of one feature", 1, diagram))
        .checks(ofGraph(r, adjoints))
        .checks(ofLayer(r, adjoints))
        .value("z tilde", numbers(r.out))
        .value("dC/dz", adjoints(r, adjoints, r.z));
  }

  private static Checks ofGraph(Recorded r, Tensor[] adjoints) {
    int n = Z.length;
    Set<String> arrows = r.diagram.arrows();
    boolean complete = true;
    for (int i = 1; i <= n; i++) {
      complete &=
          arrows.containsAll(
              List.of(
                  raised("z", i) + " → μ̂",
                  raised("z", i) + " → σ̂²",
                  raised("z", i) + " → " + raised("z̄", i),
                  "μ̂ → " + raised("z̄", i),
                  "σ̂² → " + raised("z̄", i),
                  raised("z̄", i) + " → " + raised("z̃", i),
                  "γ → " + raised("z̃", i),
                  "β → " + raised("z̃", i),
                  raised("z̃", i) + " → C"));
    }
    return new Checks()
        .holds("the arrows are those of the book", complete && arrows.contains("μ̂ → σ̂²"), THEORY)
        .exactly("nodes", r.diagram.names().size(), 3 * n + 5, THEORY)
        .exactly("arrows", arrows.size(), 9 * n + 1, THEORY)
        .allNear("z̃ of PyTorch", numbers(r.out), TORCH_OUT, 1e-12, RECOMPUTED)
        .allNear("∂C/∂z of PyTorch", adjoints(r, adjoints, r.z), TORCH_BY_Z, 1e-12, RECOMPUTED)
        .near("∂C/∂γ of PyTorch", adjoint(r, adjoints, r.gamma), TORCH_BY_GAMMA, 1e-12, RECOMPUTED)
        .near("∂C/∂β of PyTorch", adjoint(r, adjoints, r.beta), TORCH_BY_BETA, 1e-12, RECOMPUTED);
  }

  private static Checks ofLayer(Recorded r, Tensor[] adjoints) {
    int n = Z.length;
    Tensor column = Tensor.of(Z, n, 1);
    BatchNorm layer = layer();
    return new Checks()
        .allNear(
            "z̃ of the layer",
            layer.apply(column, Pass.training()).toDoubles(),
            numbers(r.out),
            1e-14,
            THEORY)
        .allNear(
            "∂C/∂z of the layer",
            Autodiff.gradient(
                    z ->
                        layer
                            .apply(z, Pass.training())
                            .sub(Tensor.of(TARGET, n, 1))
                            .square()
                            .mean(),
                    column)
                .toDoubles(),
            adjoints(r, adjoints, r.z),
            1e-14,
            THEORY)
        .near(
            "a shift of all z changes nothing: Σ ∂C/∂z",
            Tensor.vector(adjoints(r, adjoints, r.z)).sum().item(),
            0,
            1e-14,
            THEORY);
  }

  private static Recorded record() {
    Tape tape = new Tape();
    TapeDiagram diagram = new TapeDiagram(tape);
    int n = Z.length;
    List<Tensor> z = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      z.add(tape.variable(raised("z", i + 1), Tensor.scalar(Z[i])));
      diagram.show(raised("z", i + 1), z.get(i));
    }
    Tensor gamma = tape.variable("γ", Tensor.scalar(GAMMA));
    Tensor beta = tape.variable("β", Tensor.scalar(BETA));

    Tensor mu = Tensor.total(z.toArray(Tensor[]::new)).div(n);
    List<Tensor> squares = z.stream().map(each -> each.sub(mu).square()).toList();
    Tensor sigma2 = Tensor.total(squares.toArray(Tensor[]::new)).div(n);
    diagram.show("μ̂", mu).show("σ̂²", sigma2).show("γ", gamma).show("β", beta);
    List<Tensor> out = new ArrayList<>();
    List<Tensor> errors = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      Tensor bar = z.get(i).sub(mu).div(sigma2.add(EPSILON).sqrt());
      out.add(gamma.mul(bar).add(beta));
      errors.add(out.get(i).sub(TARGET[i]).square());
      diagram.show(raised("z̄", i + 1), bar).show(raised("z̃", i + 1), out.get(i));
    }
    Tensor cost = Tensor.total(errors.toArray(Tensor[]::new)).div(n);
    diagram.show("C", cost);
    return new Recorded(tape, z, gamma, beta, out, diagram, cost);
  }

  private static BatchNorm layer() {
    return new BatchNorm(
        Tensor.vector(GAMMA),
        Tensor.vector(BETA),
        new State(Tensor.vector(0)),
        new State(Tensor.vector(1)),
        .1,
        EPSILON);
  }

  private static String raised(String name, int i) {
    return name + "^{(" + i + ")}";
  }

  private static double adjoint(Recorded r, Tensor[] adjoints, Tensor value) {
    return adjoints[r.tape.nodeOf(value).index()].item();
  }

  private static double[] adjoints(Recorded r, Tensor[] adjoints, List<Tensor> values) {
    return values.stream().mapToDouble(value -> adjoint(r, adjoints, value)).toArray();
  }

  private static double[] numbers(List<Tensor> values) {
    return values.stream().mapToDouble(Tensor::item).toArray();
  }

  private static String text(double number) {
    return String.format(Locale.ROOT, "%.4f", number).replace('-', '−');
  }

  public static void main(String[] args) {
    Show.figure(new Figure5_10(), args);
  }
}
