package io.github.medl.examples.chapter7;

import static io.github.medl.examples.figure.Source.PRINTED;
import static io.github.medl.examples.figure.Source.RECOMPUTED;

import io.github.medl.autodiff.Node;
import io.github.medl.autodiff.Tape;
import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.gallery.Show;
import io.github.medl.examples.network.TapeDiagram;
import io.github.medl.networks.initialisation.Initialisations;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.diagram.Diagram;
import io.github.medl.random.RandomStream;
import io.github.medl.sequence.recurrent.Cells;
import io.github.medl.sequence.recurrent.SimpleCell;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Figure 7.4: the unit of a recurrent network, from the tape of one step. */
public final class Figure7_4 implements Figure {
  private static final int INPUTS = 2;
  private static final int UNITS = 2;
  private static final int OUTPUTS = 3;

  private static final List<String> PRODUCTS =
      List.of("W_{hh} h^{<t-1>}", "W_{hx} x^{<t>}", "W_{yh} h^{<t>}");
  private static final List<String> SUMS = List.of("+", "+ b_{y}");
  private static final List<String> ACTIVATIONS = List.of("h^{<t>} = S_{h}", "ŷ^{<t>} = S_{y}");

  @Override
  public About about() {
    return About.figure("7.4", "The unit of a recurrent network", Kind.STRUCTURAL)
        .caption(
            "One step with its numbers, as the tape has it: h^{<t>} = S_h(W_{hh} h^{<t-1>} + W_{hx}"
                + " x^{<t>} + b_h) with tanh, and ŷ^{<t>} = S_y(W_{yh} h^{<t>} + b_y) with softmax."
                + " h^{<t>} also leaves to the next step.")
        .quick(.4);
  }

  @Override
  public Outcome draw(FigureContext context) {
    RandomStream stream = RandomStream.seed(74);
    SimpleCell cell =
        Cells.simple(
            INPUTS,
            UNITS,
            Initialisations.xavierUniform(stream).in(DType.FLOAT64),
            Initialisations.orthogonal(1, stream));
    Tensor given = stream.normalTensor(1, INPUTS);
    Tensor before = stream.normalTensor(1, UNITS).mul(.5);
    Tensor toOutput = stream.normalTensor(UNITS, OUTPUTS);

    Tape tape = new Tape();
    Tensor x = tape.variable("x", given);
    Tensor last = tape.variable("h", before);
    Tensor bias = tape.variable("b_h", stream.normalTensor(UNITS).mul(.1));
    Tensor outputBias = tape.variable("b_y", stream.normalTensor(OUTPUTS).mul(.1));
    Tensor ofState = last.matmul(cell.stateWeight());
    Tensor ofInput = x.matmul(cell.inputWeight());
    Tensor z = ofState.add(ofInput).add(bias);
    Tensor h = z.tanh();
    Tensor ofH = h.matmul(toOutput);
    Tensor logits = ofH.add(outputBias);
    Tensor y = logits.softmax(1);
    TapeDiagram diagram =
        new TapeDiagram(tape)
            .show("h^{<t-1>}", last)
            .show("x^{<t>}", x)
            .show("b_{h}", bias)
            .show("b_{y}", outputBias)
            .show(PRODUCTS.get(0), ofState)
            .show(PRODUCTS.get(1), ofInput)
            .show(SUMS.get(0), z)
            .show(ACTIVATIONS.get(0), h)
            .show(PRODUCTS.get(2), ofH)
            .show(SUMS.get(1), logits)
            .show(ACTIVATIONS.get(1), y);

    SimpleCell whole =
        new SimpleCell(cell.inputWeight(), cell.stateWeight(), tape.nodeOf(bias).value(), false);
    Tensor fused = whole.stepAtOnce(given, List.of(before)).get(0);
    double distance = fused.sub(tape.nodeOf(h).value()).abs().max().item();
    return Outcome.of(Picture.of("The unit of a recurrent network", 1, drawing(diagram)))
        .checks(checks(tape, diagram, distance, tape.nodeOf(y).value()))
        .value("h<t>", tape.nodeOf(h).value().flatten())
        .value("ŷ<t>", tape.nodeOf(y).value().flatten())
        .seed(74);
  }

  private static Checks checks(Tape tape, TapeDiagram diagram, double distance, Tensor y) {
    return new Checks()
        .exactly("products", count(tape, "matmul"), 3, PRINTED)
        .exactly("terms of the two sums", arrowsInto(diagram, SUMS), 5, PRINTED)
        .exactly("activations", count(tape, "tanh") + count(tape, "softmax"), 2, PRINTED)
        .near("distance of h from the cell as one operation", distance, 0, 1e-15, RECOMPUTED)
        .near("distance of the sum of ŷ from 1", y.sum().sub(1).abs().item(), 0, 1e-15, RECOMPUTED);
  }

  private static long count(Tape tape, String operation) {
    return tape.nodes().stream()
        .filter(node -> !node.isVariable() && node.label().equals(operation))
        .count();
  }

  private static long arrowsInto(TapeDiagram diagram, List<String> names) {
    return diagram.arrows().stream()
        .filter(arrow -> names.contains(arrow.substring(arrow.indexOf("→") + 2)))
        .count();
  }

  private static Diagram drawing(TapeDiagram diagram) {
    return diagram.draw(Figure7_4::box).titled("one step, with its numbers");
  }

  private static Diagram.Node box(Node node, String name) {
    String numbers =
        Arrays.stream(node.value().toDoubles())
            .mapToObj(v -> String.format(Locale.ROOT, "%.3f", v))
            .collect(Collectors.joining(", "));
    Diagram.Node box = Diagram.Node.of(name, name, numbers);
    if (PRODUCTS.contains(name) || SUMS.contains(name)) {
      return box.fill(Palette.withAlpha(Palette.YELLOW, .35));
    }
    if (ACTIVATIONS.contains(name)) {
      boolean output = name.equals(ACTIVATIONS.get(1));
      return box.fill(Palette.withAlpha(output ? Palette.VERMILLION : Palette.BLUE, .3));
    }
    return box.fill(Palette.withAlpha(Palette.GREEN, .25));
  }

  public static void main(String[] args) {
    Show.figure(new Figure7_4(), args);
  }
}
