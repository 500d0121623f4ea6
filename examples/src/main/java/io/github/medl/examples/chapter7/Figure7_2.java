package io.github.medl.examples.chapter7;

import static io.github.medl.examples.figure.Source.PRINTED;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.gallery.Show;
import io.github.medl.networks.Networks;
import io.github.medl.plot.Picture;
import io.github.medl.plot.diagram.PlacedDiagram;
import io.github.medl.random.RandomStream;
import io.github.medl.sequence.recurrent.Cell;
import io.github.medl.sequence.recurrent.Cells;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/** Figure 7.2: one cell, four ways of running it. */
public final class Figure7_2 implements Figure {
  private static final List<String> NAMES =
      List.of(
          "(a) one to many",
          "(b) many to one",
          "(c) many to many, delayed",
          "(d) many to many, in step");
  private static final List<Unrolling> WAYS =
      List.of(
          new Unrolling(3, t -> t == 0, t -> true),
          new Unrolling(3, t -> true, t -> t == 2),
          new Unrolling(5, t -> t < 2, t -> t >= 2),
          new Unrolling(3, t -> true, t -> true));
  private static final int[][] COUNTS = {{3, 1, 3}, {3, 3, 1}, {5, 2, 3}, {3, 3, 3}};

  @Override
  public About about() {
    return About.figure("7.2", "Inputs and outputs of a recurrent network", Kind.STRUCTURAL)
        .caption(
            "The same cell run in four ways: which steps have an input (green) and which an output"
                + " (vermilion). A unit without an input gets zeros.")
        .quick(0.5);
  }

  @Override
  public Outcome draw(FigureContext context) {
    RandomStream stream = RandomStream.seed(72);
    Cell cell = Networks.cast(Cells.simple(2, 3, stream), DType.FLOAT64);
    Checks checks = new Checks();
    List<PlacedDiagram> diagrams = new ArrayList<>();
    for (int k = 0; k < WAYS.size(); k++) {
      Unrolling way = WAYS.get(k);
      PlacedDiagram diagram = way.diagram(NAMES.get(k));
      diagrams.add(diagram);
      String name = NAMES.get(k).substring(0, 3);
      checks
          .exactly(name + " units", way.steps(), COUNTS[k][0], PRINTED)
          .exactly(name + " inputs", way.inputs(), COUNTS[k][1], PRINTED)
          .exactly(name + " outputs", way.outputs(), COUNTS[k][2], PRINTED)
          .exactly(
              name + " arrows",
              diagram.arrows(),
              COUNTS[k][0] - 1 + COUNTS[k][1] + COUNTS[k][2],
              PRINTED);
      // An input that a way does not have changes nothing, one that it has changes what follows.
      Tensor x = stream.normalTensor(1, way.steps(), 2);
      Tensor h = way.states(cell, x);
      for (int t = 0; t < way.steps(); t++) {
        int at = t;
        Tensor bump = Tensor.generate(i -> i / 2 == at ? 1 : 0, 1, way.steps(), 2);
        boolean same = way.states(cell, x.add(bump)).equals(h);
        checks.holds(
            name + " step " + (t + 1) + (way.hasInput().test(t) ? " listens" : " has no input"),
            same != way.hasInput().test(t),
            THEORY);
      }
    }
    return Outcome.of(Picture.of("Inputs and outputs", 2, diagrams)).checks(checks).seed(72);
  }

  public static void main(String[] args) {
    Show.figure(new Figure7_2(), args);
  }
}
