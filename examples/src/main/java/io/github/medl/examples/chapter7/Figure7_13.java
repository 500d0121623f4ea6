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
import io.github.medl.networks.Networks;
import io.github.medl.networks.Pass;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.initialisation.Initialisations;
import io.github.medl.plot.Picture;
import io.github.medl.plot.chart.Chart;
import io.github.medl.random.RandomStream;
import io.github.medl.sequence.Lengths;
import io.github.medl.sequence.attention.Attended;
import io.github.medl.sequence.attention.MultiHead;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Figure 7.13: the heads of one layer side by side, and their sum, computed head by head from the
 * formula and at once.
 */
public final class Figure7_13 implements Figure {
  private static final int T = 5;
  private static final int WIDTH = 8;
  private static final int HEADS = 4;

  @Override
  public About about() {
    return About.figure("7.13", "Heads", Kind.EXACT)
        .caption(
            "Four heads attend to the same five places, each with weights of its own; the output is"
                + " the sum over the heads of W_c^h u^h, which is one product with all W_c^h side by"
                + " side.")
        .quick(0.5);
  }

  @Override
  public Outcome draw(FigureContext context) {
    RandomStream stream = RandomStream.seed(713);
    Initialisation rule = Initialisations.normal(.6, stream).in(DType.FLOAT64);
    MultiHead heads = MultiHead.of(WIDTH, HEADS, 0, rule, rule);
    Tensor x = stream.normalTensor(1, T, WIDTH);
    Attended all = heads.apply(x, x, Lengths.all(), null, Pass.evaluation());
    int m = WIDTH / HEADS;
    Tensor rows = x.reshape(T, WIDTH);
    Tensor sum = Tensor.zeros(T, WIDTH).add(heads.output().bias());
    List<Chart> charts = new ArrayList<>();
    List<String> places = List.of("1", "2", "3", "4", "5");
    for (int h = 0; h < HEADS; h++) {
      int from = h * m;
      int to = from + m;
      Tensor q = rows.matmul(heads.query().weight().slice(1, from, to));
      Tensor k = rows.matmul(heads.key().weight().slice(1, from, to));
      Tensor v = rows.matmul(heads.value().weight().slice(1, from, to));
      Tensor alpha = q.matmul(k.transpose()).div(Math.sqrt(m)).softmax(-1);
      sum = sum.add(alpha.matmul(v).matmul(heads.output().weight().slice(0, from, to)));
      charts.add(
          AttentionMatrix.chart(
                  "head " + (h + 1), all.weights().select(0, 0).select(0, h), places, places)
              .axes("place of the key", "place of the query"));
    }
    Checks checks =
        new Checks()
            .near(
                "distance of the sum over heads from the one product",
                sum.sub(all.result().reshape(T, WIDTH)).abs().max().item(),
                0,
                1e-14,
                RECOMPUTED)
            .exactly(
                "parameters, 4d² + 4d",
                Networks.count(heads),
                4L * WIDTH * WIDTH + 4 * WIDTH,
                THEORY)
            .near(
                "distance of the rows' sums from 1",
                all.weights().sum(3).sub(1).abs().max().item(),
                0,
                1e-15,
                THEORY);
    return Outcome.of(Picture.of("Heads", 2, charts))
        .checks(checks)
        .value("weights", all.weights().reshape(HEADS * T, T))
        .seed(713);
  }

  public static void main(String[] args) {
    Show.figure(new Figure7_13(), args);
  }
}
