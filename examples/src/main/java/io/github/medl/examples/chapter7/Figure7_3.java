package io.github.medl.examples.chapter7;

import static io.github.medl.examples.figure.Source.RECOMPUTED;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.gallery.Show;
import io.github.medl.examples.network.UnfoldedDiagram;
import io.github.medl.networks.Network;
import io.github.medl.networks.Networks;
import io.github.medl.plot.Picture;
import io.github.medl.plot.diagram.PlacedDiagram;
import io.github.medl.random.RandomStream;
import io.github.medl.sequence.Lengths;
import io.github.medl.sequence.recurrent.Cells;
import io.github.medl.sequence.recurrent.SimpleCell;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.List;

/** Figure 7.3: a recurrent network as a loop, and the same unfolded in time. */
public final class Figure7_3 implements Figure {
  /** A network that has one cell at three places. */
  record Unfolded(List<SimpleCell> copies) implements Network {}

  @Override
  public About about() {
    return About.figure("7.3", "Recursive and unfolded", Kind.STRUCTURAL)
        .caption(
            "Left, the unit with its loop; right, three of its steps. They are one cell: unfolding"
                + " adds no parameters.")
        .quick(0.4);
  }

  @Override
  public Outcome draw(FigureContext context) {
    RandomStream stream = RandomStream.seed(73);
    SimpleCell cell = Networks.cast(Cells.simple(2, 3, stream), DType.FLOAT64);
    Unfolded three = new Unfolded(List.of(cell, cell, cell));
    Tensor x = stream.normalTensor(1, 3, 2);
    List<Tensor> h = cell.zeros(1);
    double distance = 0;
    Tensor loop = cell.unroll(x, Lengths.all(), h, false).outputs();
    for (int t = 0; t < 3; t++) {
      h = three.copies().get(t).step(x.select(1, t), h);
      distance = Math.max(distance, h.get(0).sub(loop.select(1, t)).abs().max().item());
    }
    PlacedDiagram d = UnfoldedDiagram.of("ŷ");
    Checks checks =
        new Checks()
            .exactly(
                "parameters of three steps", Networks.count(three), Networks.count(cell), THEORY)
            .exactly("m(p+m+1) for p = 2, m = 3", Networks.count(cell), 18, THEORY)
            .near("distance of three steps from the loop", distance, 0, 1e-15, RECOMPUTED);
    return Outcome.of(Picture.of("Recursive and unfolded", 1, d)).checks(checks).seed(73);
  }

  public static void main(String[] args) {
    Show.figure(new Figure7_3(), args);
  }
}
