package io.github.medl.examples.chapter1;

import static io.github.medl.examples.figure.Source.PRINTED;
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
import io.github.medl.networks.Pass;
import io.github.medl.networks.initialisation.Initialisations;
import io.github.medl.networks.layers.Dense;
import io.github.medl.networks.layers.Layers;
import io.github.medl.plot.Picture;
import io.github.medl.random.RandomStream;
import io.github.medl.sequence.recurrent.Cells;
import io.github.medl.sequence.recurrent.Recurrent;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.List;

/** Figure 1.3d: a recurrent network, as a graph with a loop and unfolded in time. */
public final class Figure1_3d implements Figure {
  private static final int STEPS = 3;

  /** The unit with its loop, and what makes outputs of its states. */
  record Loop(Recurrent recurrent, Dense output) implements Network {
    Tensor outputs(Tensor x) {
      return output.apply(recurrent.apply(x));
    }

    /** The same outputs, a step at a time. */
    Tensor unfolded(Tensor x) {
      List<Tensor> states = recurrent.cell().zeros(x.dim(0));
      Tensor[] y = new Tensor[x.dim(1)];
      for (int t = 0; t < y.length; t++) {
        states = recurrent.cell().step(x.select(1, t), states);
        y[t] = output.forward(states.get(0), Pass.evaluation());
      }
      return Tensor.stack(1, List.of(y));
    }
  }

  @Override
  public About about() {
    return About.figure("1.3d", "A recurrent network", Kind.STRUCTURAL)
        .caption(
            "Left, a unit whose state goes back into it; right, the same unit at three times."
                + " Figure 7.3 has it again.")
        .quick(.4);
  }

  @Override
  public Outcome draw(FigureContext context) {
    RandomStream stream = RandomStream.seed(13);
    Loop loop =
        Networks.cast(
            new Loop(
                Recurrent.of(Cells.simple(2, 3, stream)),
                Layers.dense(3, 1, Initialisations.xavierUniform(stream))),
            DType.FLOAT64);
    Tensor x = stream.normalTensor(1, STEPS, 2);
    double distance = loop.outputs(x).sub(loop.unfolded(x)).abs().max().item();
    Checks checks =
        new Checks()
            .exactly("units that are drawn unfolded", loop.unfolded(x).dim(1), 3, PRINTED)
            .exactly("m(p+m+1) + m + 1 parameters", Networks.count(loop), 22, THEORY)
            .near(
                "distance of the unfolded outputs from the loop's", distance, 0, 1e-15, RECOMPUTED);
    return Outcome.of(Picture.of("A recurrent network", 1, UnfoldedDiagram.of("y")))
        .checks(checks)
        .seed(13);
  }

  public static void main(String[] args) {
    Show.figure(new Figure1_3d(), args);
  }
}
