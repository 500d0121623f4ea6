package io.github.medl.examples.chapter7;

import static io.github.medl.examples.figure.Source.PRINTED;
import static io.github.medl.examples.figure.Source.SEEDS;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Grid;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.gallery.Show;
import io.github.medl.networks.Layer;
import io.github.medl.networks.Pass;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.initialisation.Initialisations;
import io.github.medl.networks.layers.Dense;
import io.github.medl.networks.layers.Layers;
import io.github.medl.networks.training.Trainer;
import io.github.medl.optim.Optimisers;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.plot.diagram.PlacedDiagram;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.sequence.Lengths;
import io.github.medl.sequence.SequenceLoss;
import io.github.medl.sequence.recurrent.Cells;
import io.github.medl.sequence.recurrent.Recurrent;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Figure 7.5: a recurrent network is trained to predict the next word. The printed probabilities
 * with their losses, and the same five words learned by a network of eight units.
 */
public final class Figure7_5 implements Figure {
  private static final long SEED = 75;
  private static final int STEPS = 200;
  private static final List<String> WORDS =
      List.of(
          "deep", "engineering", "learning", "machine", "mathematical", "of", "statistics", "the");
  private static final int[] INPUT = {7, 4, 1, 5, 0};
  private static final int[] TARGET = {4, 1, 5, 0, 2};

  /** A row a step, as printed. */
  private static final Tensor PRINTED_P =
      Tensor.of(
          new double[][] {
            {.2, .05, .05, .1, .4, .1, .05, .05},
            {.01, .55, .09, .02, .08, .1, .1, .05},
            {.05, .15, .05, .1, .04, .35, .2, .06},
            {.3, .37, .03, .05, .02, .03, .09, .11},
            {.02, .52, .03, .12, .03, .03, .21, .04}
          });

  private static final double[] LOSSES = {
    0.916290731874155, 0.5978370007556204, 1.0498221244986778, 1.2039728043259361, 3.506557897319982
  };

  /** A recurrent layer and what makes scores of its states. */
  record Model(Recurrent recurrent, Dense output) implements Layer {
    @Override
    public Tensor forward(Tensor codes, Pass pass) {
      return output.apply(recurrent.apply(codes, pass), pass);
    }
  }

  @Override
  public About about() {
    return About.figure("7.5", "Predicting the next word", Kind.STATISTICAL)
        .caption(
            "(a) The probabilities printed in the book for five steps, the word that comes next and"
                + " its loss; word 4 is wrong (vermilion). (b) A network of eight tanh units learns the"
                + " same five steps: the sum of the losses for twenty first weights.")
        .differs(
            "In the printed fifth column the largest probability, .52, stands at \"engineering\","
                + " while the drawing highlights \"learning\", which has .03: the two seem"
                + " exchanged. As printed the losses sum to 7.274; exchanged, to 4.422.")
        .quick(3);
  }

  @Override
  public Outcome draw(FigureContext context) {
    double[] losses = losses(PRINTED_P);
    double sum = Tensor.of(losses).sum().item();
    double swapped = sum - losses[4] - Math.log(.52);
    Checks checks =
        new Checks()
            .near("columns sum to 1", PRINTED_P.sum(1).sub(1).abs().max().item(), 0, 1e-12, PRINTED)
            .allNear("losses of the printed numbers", losses, LOSSES, 1e-12, PRINTED)
            .near("their sum", sum, 7.274480558774371, 1e-12, PRINTED)
            .near("the sum with .52 and .03 exchanged", swapped, 4.421849128861053, 1e-12, PRINTED);
    int[] largest = {4, 1, 5, 1, 1};
    for (int t = 0; t < 5; t++) {
      checks.exactly(
          "most probable word of step " + (t + 1),
          PRINTED_P.select(0, t).argmax(),
          largest[t],
          PRINTED);
    }
    Chart curves =
        Chart.titled("(b) learned by a network")
            .axes("steps of ADAM", "sum of the five losses")
            .logY()
            .legend(Corner.UPPER_RIGHT);
    SplittableStream stream = RandomStream.seed(SEED);
    double[] at = Grid.range(0, 1, STEPS + 1);
    double first = 0;
    double last = 0;
    int right = 0;
    for (int run = 0; run < 20; run++) {
      double[] costs = train(stream.split());
      curves =
          curves.line(
              run == 0 ? "20 runs" : "",
              at,
              Arrays.copyOf(costs, STEPS + 1),
              Style.of(Palette.BLUE).alpha(.35));
      first += costs[0] / 20;
      last = Math.max(last, costs[STEPS]);
      right += (int) costs[STEPS + 1];
    }
    curves = curves.horizontalLine("5 ln 8", 5 * Math.log(8), Style.of(Palette.GREY).dashed());
    checks
        .between("mean of the first sums, near 5 ln 8 = 10.4", first, 9.3, 12.9, SEEDS)
        .atMost("largest sum after 200 steps", last, .05, SEEDS)
        .exactly("words right of 5 in each of 20 runs", right, 100, SEEDS)
        .near("5 ln 8", 5 * Math.log(8), 10.397207708399179, 1e-12, THEORY);
    return Outcome.of(Picture.of("Predicting the next word", 1, diagram(losses), curves))
        .checks(checks)
        .value("losses", losses)
        .value("mean of the first sums", first)
        .value("largest sum after 200 steps", last)
        .seed(SEED);
  }

  private static double[] losses(Tensor p) {
    double[] losses = new double[5];
    for (int t = 0; t < 5; t++) {
      losses[t] = -Math.log(p.get(t, TARGET[t]));
    }
    return losses;
  }

  /** The sum of the losses before each step and at the end; then how many words are right. */
  private static double[] train(RandomStream stream) {
    Initialisation xavier = Initialisations.xavierUniform(stream).in(DType.FLOAT64);
    Model model =
        new Model(
            Recurrent.of(Cells.simple(8, 8, xavier, Initialisations.orthogonal(1, stream))),
            Layers.dense(8, 8, xavier));
    Tensor x = Tensor.generate(t -> INPUT[t], 1, 5);
    Tensor y = Tensor.generate(t -> TARGET[t], 1, 5);
    Trainer<Model> trainer = Trainer.of(model, Optimisers.adam(0.02));
    double[] costs = new double[STEPS + 2];
    for (int step = 0; step < STEPS; step++) {
      costs[step] =
          trainer.step(m -> SequenceLoss.crossEntropy(m.apply(x), y, Lengths.all()).mul(5));
    }
    Tensor logits = trainer.network().apply(x);
    costs[STEPS] = SequenceLoss.crossEntropy(logits, y, Lengths.all()).mul(5).item();
    int[] said = logits.argmax(2);
    for (int t = 0; t < 5; t++) {
      costs[STEPS + 1] += said[t] == TARGET[t] ? 1 : 0;
    }
    return costs;
  }

  private static PlacedDiagram diagram(double[] losses) {
    PlacedDiagram d = PlacedDiagram.titled("(a) as printed");
    double wide = 1.55;
    for (int t = 0; t < 5; t++) {
      double x = 1.8 * t;
      String said = t == 4 ? "learning" : WORDS.get(PRINTED_P.select(0, t).argmax());
      boolean wrong = !said.equals(WORDS.get(TARGET[t]));
      d.wideBox("x" + t, x, 4, wide, Palette.GREEN, WORDS.get(INPUT[t]));
      d.wideBox("h" + t, x, 3, wide, Palette.BLUE, "h^{<" + (t + 1) + ">}");
      d.wideBox(
          "y" + t,
          x,
          2,
          wide,
          wrong ? Palette.VERMILLION : Palette.ORANGE,
          said + String.format(Locale.ROOT, "  %.2f", PRINTED_P.get(t, WORDS.indexOf(said))));
      d.text(
          "l" + t,
          x,
          1,
          "next: " + WORDS.get(TARGET[t]),
          String.format(Locale.ROOT, "loss %.6f", losses[t]));
      d.arrow("x" + t, "h" + t).arrow("h" + t, "y" + t).arrow("y" + t, "l" + t);
      if (t > 0) {
        d.arrow("h" + (t - 1), "h" + t);
        d.text("w" + t, x - .9, 2.75, "W_{hh}");
      }
      d.text("wx" + t, x + .35, 3.5, "W_{hx}").text("wy" + t, x + .35, 2.5, "W_{yh}");
    }
    return d;
  }

  public static void main(String[] args) {
    Show.figure(new Figure7_5(), args);
  }
}
