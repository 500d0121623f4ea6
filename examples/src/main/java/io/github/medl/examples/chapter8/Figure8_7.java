package io.github.medl.examples.chapter8;

import static io.github.medl.examples.figure.Source.RECOMPUTED;
import static io.github.medl.examples.figure.Source.SEEDS;
import static io.github.medl.examples.figure.Source.THEORY;
import static io.github.medl.networks.layers.Layers.dense;
import static io.github.medl.networks.layers.Layers.sequential;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Knob;
import io.github.medl.examples.figure.Knobs;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.gallery.Show;
import io.github.medl.gan.adversarial.GanLoss;
import io.github.medl.gan.adversarial.GanLosses;
import io.github.medl.gan.adversarial.NormalGame;
import io.github.medl.networks.Layer;
import io.github.medl.networks.initialisation.Initialisations;
import io.github.medl.networks.layers.Activations;
import io.github.medl.networks.training.Trainer;
import io.github.medl.optim.Optimisers;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Figure 8.7: real and generated observations far apart, and the discriminator between them. It is
 * sure everywhere, so under the minimax loss a generated point learns nothing from it.
 */
public final class Figure8_7 implements Figure {
  private static final Knob.Real GENERATED =
      Knobs.real("generated", "μ_{G}", "mean of what is generated", 30, 10.5, 38);
  private static final Knob.Real DEVIATION =
      Knobs.real("deviation", "σ", "standard deviation of both", 0.7, 0.2, 5);
  private static final Knob.Whole STEPS =
      Knobs.whole("steps", "t", "steps of training", 1000, 10, 3000);
  private static final double REAL = 10;
  private static final int BATCH = 64;
  private static final int FRESH = 1000;
  private static final int SEEDS_RUN = 5;
  private static final long SEED = 87;

  @Override
  public About about() {
    return About.figure("8.7", "Real and generated far apart", Kind.EXACT)
        .caption(
            "Densities N(10, 0.7²) of the data and N(30, 0.7²) of what is generated, the best"
                + " discriminator between them, and samples. Beside it what a generated point"
                + " learns from that discriminator under two losses, and five discriminators that"
                + " were trained.")
        .differs(
            "The book's curve of the discriminator falls a little right of the middle. The best"
                + " discriminator of these densities, drawn here, is 1/2 at 20 exactly.")
        .quick(3)
        .play(GENERATED, DEVIATION, STEPS);
  }

  @Override
  public Outcome draw(FigureContext context) {
    return new FarApart(context.get(GENERATED), context.get(DEVIATION)).draw(context);
  }

  /** Two normal laws of one deviation, with the data around 10. */
  private record FarApart(double generated, double deviation) {
    private NormalGame game() {
      return new NormalGame(REAL, deviation, generated, deviation);
    }

    private double middle() {
      return (REAL + generated) / 2;
    }

    private static String text(double number) {
      return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    Outcome draw(FigureContext context) {
      List<Layer> trained = new ArrayList<>();
      double[] changes = new double[SEEDS_RUN];
      int right = 0;
      for (int seed = 0; seed < SEEDS_RUN; seed++) {
        SplittableStream stream = RandomStream.seed(seed);
        Layer discriminator = trained(stream, context);
        trained.add(discriminator);
        changes[seed] = signChange(discriminator);
        right += right(discriminator, stream);
      }
      Checks checks = numbers();
      checks
          .exactly(
              "fresh points told right by five trained discriminators",
              right,
              2L * FRESH * SEEDS_RUN,
              SEEDS)
          .atMost(
              "how far from " + text(middle()) + " a trained one changes its mind",
              Arrays.stream(changes).map(x -> Math.abs(x - middle())).max().orElseThrow(),
              0.3,
              SEEDS);
      return Outcome.of(
              Picture.of(
                  "Far apart, the discriminator is sure", 3, densities(), slopes(), near(trained)))
          .checks(checks)
          .value("where the trained discriminators change their mind, seeds 0 to 4", changes)
          .seed(SEED);
    }

    // ---------------------------------------------------------------- numbers

    private Checks numbers() {
      double peak = 1 / (deviation * Math.sqrt(2 * Math.PI));
      double reach = Math.log(9) / -game().logitSlope(middle());
      return new Checks()
          .near("peak of the densities", peak, 0.569917543431, 1e-12, RECOMPUTED)
          .near("D* at " + text(middle()), game().discriminator(middle()), 0.5, 1e-15, THEORY)
          .near(
              "slope of its logit",
              game().logitSlope(middle()),
              -40.816326530612,
              1e-11,
              RECOMPUTED)
          .near("half of the way from D* = 0.9 to 0.1", reach, 0.053832002145, 1e-12, RECOMPUTED)
          .near("D* there", game().discriminator(middle() - reach), 0.9, 1e-12, THEORY)
          .nearRelative(
              "D* at " + text(generated),
              game().discriminator(generated),
              5.456902e-178,
              1e-6,
              RECOMPUTED)
          .near("Jensen-Shannon divergence", game().jensenShannon(), Math.log(2), 1e-14, THEORY)
          .near("KL(data, generated)", game().kl(), 408.163265306, 1e-9, RECOMPUTED)
          .near("KL(generated, data)", game().reverseKl(), 408.163265306, 1e-9, RECOMPUTED)
          .near("total variation", game().totalVariation(), 1, 1e-14, THEORY)
          .near("W₁", game().w1(), 20, 1e-14, THEORY)
          .near("W₂", game().w2(), 20, 1e-14, THEORY)
          .nearRelative(
              "what x = " + text(generated) + " learns from the minimax loss",
              game().minimaxSlope(generated),
              2.2e-176,
              0.02,
              RECOMPUTED)
          .near(
              "what it learns from the non-saturating loss",
              game().nonSaturatingSlope(generated),
              20 / 0.49,
              1e-9,
              THEORY);
    }

    // ---------------------------------------------------------------- training

    private Tensor scaled(Tensor x) {
      return x.sub(middle()).div(10).cast(DType.FLOAT32);
    }

    private Tensor draw(double mean, int n, RandomStream stream) {
      return scaled(stream.normalTensor(n, 1).mul(deviation).add(mean));
    }

    /** A network 1-16-1 that has seen batches of both laws. */
    private Layer trained(SplittableStream stream, FigureContext context) {
      GanLoss loss = GanLosses.nonSaturating();
      Layer start =
          sequential(
              dense(1, 16, Initialisations.xavier(stream)),
              Activations.tanh(),
              dense(16, 1, Initialisations.xavier(stream)));
      Trainer<Layer> trainer = Trainer.of(start, Optimisers.adam(0.01));
      for (int step = 0; step < context.get(STEPS); step++) {
        Tensor real = draw(REAL, BATCH, stream);
        Tensor fake = draw(generated, BATCH, stream);
        trainer.step(d -> loss.discriminator(d.apply(real), d.apply(fake)));
      }
      context.progress("discriminator", 1, SEEDS_RUN);
      return trainer.network();
    }

    private int right(Layer discriminator, RandomStream stream) {
      Tensor real = discriminator.predict(draw(REAL, FRESH, stream));
      Tensor fake = discriminator.predict(draw(generated, FRESH, stream));
      return (int) (real.greater(0).sum().item() + fake.less(0).sum().item());
    }

    private double logit(Layer discriminator, double x) {
      return discriminator.predict(scaled(Tensor.vector(x).reshape(1, 1))).item();
    }

    /** Where the logit, positive at 10 and negative at 30, is 0. */
    private double signChange(Layer discriminator) {
      double low = REAL;
      double high = generated;
      while (high - low > 1e-9) {
        double middle = (low + high) / 2;
        if (logit(discriminator, middle) > 0) {
          low = middle;
        } else {
          high = middle;
        }
      }
      return (low + high) / 2;
    }

    // ---------------------------------------------------------------- pictures

    private static double[] at(double[] x, DoubleUnaryOperator f) {
      return Arrays.stream(x).map(f).toArray();
    }

    private DoubleUnaryOperator density(double mean) {
      return x -> {
        double z = (x - mean) / deviation;
        return Math.exp(-z * z / 2) / deviation / Math.sqrt(2 * Math.PI);
      };
    }

    private Chart densities() {
      double[] x = Tensor.linspace(0, 40, 801).toDoubles();
      SplittableStream stream = RandomStream.seed(SEED);
      double[] real = stream.normalTensor(5).mul(deviation).add(REAL).toDoubles();
      double[] fake = stream.normalTensor(6).mul(deviation).add(generated).toDoubles();
      return Chart.titled("Densities, samples, discriminator")
          .axes("x", "")
          .size(430, 330)
          .xRange(0, 40)
          .yRange(-0.05, 1.1)
          .noTicks()
          .noGrid()
          .legend(Corner.BEST)
          .line("p_{D}, real", x, at(x, density(REAL)), Style.of(Palette.BLUE).width(2))
          .line(
              "p_{G}, generated",
              x,
              at(x, density(generated)),
              Style.of(Palette.VERMILLION).width(2))
          .line("D*", x, at(x, game()::discriminator), Style.of(Palette.GREEN).width(2))
          .points("_real samples", real, new double[5], Style.of(Palette.BLUE).size(7))
          .points("_generated samples", fake, new double[6], Style.of(Palette.VERMILLION).size(7));
    }

    /** Powers of ten, since one of the slopes is no number that an axis can show. */
    private Chart slopes() {
      double[] x = Tensor.linspace(middle() - 2, generated + 2, 281).toDoubles();
      DoubleUnaryOperator minimax = place -> Math.log10(Math.abs(game().minimaxSlope(place)));
      DoubleUnaryOperator other = place -> Math.log10(Math.abs(game().nonSaturatingSlope(place)));
      return Chart.titled("What a generated point learns")
          .axes("x", "log_{10} of the slope of the generator's loss")
          .size(430, 330)
          .xRange(middle() - 2, generated + 2)
          .legend(Corner.LOWER_LEFT)
          .line("non-saturating", x, at(x, other), Style.of(Palette.BLUE).width(2))
          .line("minimax", x, at(x, minimax), Style.of(Palette.VERMILLION).width(2))
          .verticalLine(
              "_the mean of what is generated", generated, Style.of(Palette.GREY).dashed());
    }

    private Chart near(List<Layer> trained) {
      double[] x = Tensor.linspace(middle() - 8, middle() + 8, 321).toDoubles();
      Chart chart =
          Chart.titled("Five trained discriminators")
              .axes("x", "probability of being real")
              .size(430, 330)
              .xRange(middle() - 8, middle() + 8)
              .yRange(-0.05, 1.05)
              .legend(Corner.UPPER_RIGHT);
      for (int seed = 0; seed < trained.size(); seed++) {
        Layer one = trained.get(seed);
        chart.line(
            seed == 0 ? "trained, 1-16-1" : "_seed " + seed,
            x,
            at(x, place -> 1 / (1 + Math.exp(-logit(one, place)))),
            Style.of(Palette.SKY));
      }
      return chart.line("D*", x, at(x, game()::discriminator), Style.of(Palette.GREEN).width(2));
    }
  }

  public static void main(String[] args) {
    Show.figure(new Figure8_7(), args);
  }
}
