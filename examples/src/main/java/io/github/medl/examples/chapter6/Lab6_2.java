package io.github.medl.examples.chapter6;

import static io.github.medl.examples.figure.Source.SEEDS;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Knob;
import io.github.medl.examples.figure.Knobs;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.gallery.Show;
import io.github.medl.examples.training.TrainingProgress;
import io.github.medl.learning.evaluation.Measures;
import io.github.medl.learning.examples.Batches;
import io.github.medl.learning.examples.Examples;
import io.github.medl.learning.loss.Losses;
import io.github.medl.networks.Networks;
import io.github.medl.networks.Pass;
import io.github.medl.networks.initialisation.Initialisations;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.networks.training.Objective;
import io.github.medl.networks.training.Trained;
import io.github.medl.networks.training.Training;
import io.github.medl.optim.Optimisers;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.Map;

/**
 * Lab 6.2: degradation. The deeper plain network is worse on the data that it learns, the residual
 * one is not; nothing else differs, not even one parameter.
 */
public final class Lab6_2 implements Figure {
  private static final Knob.Whole SEED = Knobs.seed(62);
  private static final int EPOCHS = 3;
  private static final int[] ALL_DEPTHS = {1, 5, 10};
  private static final int[] ENDS = {1, 10};
  private static final int[] AT_START = {0, 1, 2, 3, 5, 7, 10};

  @Override
  public About about() {
    return About.figure("L6.2", "Residual against plain networks: degradation", Kind.STATISTICAL)
        .caption(
            "Networks of depth 4n + 2 on 4000 garments, with and without the skips of residual"
                + " blocks: (a) the loss on what they learn in the last epoch, (b) the size of the"
                + " derivative by the first kernel before any training.")
        .data("fashion-mnist")
        .slow(110)
        .play(SEED);
  }

  /** What a training ended with. */
  private record Run(double loss, double accuracy, long parameters) {}

  @Override
  public Outcome draw(FigureContext context) {
    ImageSet set = ImageSet.fashion();
    boolean whole = context.full() && set.isWhole();
    int[] depths = whole ? ALL_DEPTHS : ENDS;
    int epochs = whole ? EPOCHS : 1;
    Tensor sample = set.train(0, 10_000).inputs();
    double mean = sample.mean().item();
    double deviation = sample.sub(mean).square().mean().sqrt().item();
    Examples learned = standardised(set.train(0, whole ? 4000 : 2000), mean, deviation);
    Examples test = standardised(set.test(0, whole ? 2000 : 1000), mean, deviation);
    Run[] plain = new Run[depths.length];
    Run[] residual = new Run[depths.length];
    for (int k = 0; k < depths.length; k++) {
      plain[k] = run(depths[k], false, learned, test, epochs, context);
      residual[k] = run(depths[k], true, learned, test, epochs, context);
    }
    int seed = context.get(SEED);
    Examples first = learned.slice(0, 50);
    double[][] slopes = {slopes(seed, false, first), slopes(seed, true, first)};

    double[] depth = Arrays.stream(depths).mapToDouble(n -> 4 * n + 2).toArray();
    Outcome outcome =
        Outcome.of(
                Picture.of(
                    "Residual against plain networks",
                    2,
                    losses(epochs, depth, losses(plain), losses(residual)),
                    gradients(slopes)))
            .seed(context.get(SEED))
            .value("depth", depth)
            .value("plain: loss in epoch " + epochs, losses(plain))
            .value("residual: loss in epoch " + epochs, losses(residual))
            .value("plain: test accuracy", accuracies(plain))
            .value("residual: test accuracy", accuracies(residual));
    Checks checks = new Checks();
    parameters(checks, depths, plain, residual);
    if (whole) {
      degradation(checks, plain, residual);
    }
    outcome = outcome.checks(checks);
    return set.sign(
        whole
            ? outcome
            : outcome.note(
                "Short run: one epoch of 2000 images, depths 6 and 42; --full takes three of 4000, and"
                    + " depth 22, too."));
  }

  private static Examples standardised(Examples examples, double mean, double deviation) {
    return examples.withInputs(x -> x.sub(mean).div(deviation));
  }

  private static Run run(
      int n, boolean skips, Examples learned, Examples test, int epochs, FigureContext context) {
    SplittableStream stream = RandomStream.seed(context.get(SEED));
    Sequential start = Depths.network(n, skips, Initialisations.he(stream.split()));
    Trained<Sequential> trained =
        Training.of(
                start,
                Objective.of(Losses.crossEntropy()),
                Batches.of(learned, 50).shuffled(stream.split()),
                () -> Optimisers.adam(2e-3))
            .epochs(epochs)
            .eachStep(TrainingProgress.to(context))
            .run();
    double accuracy =
        Measures.accuracy().of(trained.network().answers(test.inputs()), test.targets());
    return new Run(trained.history().last("loss"), accuracy, Networks.count(start));
  }

  /** Length of the derivative of the cost of a batch by the kernel of the stem, at the start. */
  private static double[] slopes(int seed, boolean skips, Examples batch) {
    return Arrays.stream(AT_START)
        .mapToDouble(
            n -> {
              Sequential network =
                  Depths.network(n, skips, Initialisations.he(RandomStream.seed(seed)));
              Map<String, Tensor> gradients =
                  Networks.valueAndGradient(
                          network,
                          at ->
                              Losses.crossEntropy()
                                  .of(at.apply(batch.inputs(), Pass.training()), batch.targets()))
                      .gradients();
              return gradients.get("layers.0.weight").norm().item();
            })
        .toArray();
  }

  private static void parameters(Checks checks, int[] depths, Run[] plain, Run[] residual) {
    long[] parameters = {4962, 28_386, 57_666};
    for (int k = 0; k < depths.length; k++) {
      long expected = parameters[depths[k] == 1 ? 0 : depths[k] == 5 ? 1 : 2];
      String depth = "parameters at depth " + (4 * depths[k] + 2);
      checks
          .exactly(depth + ", plain", plain[k].parameters, expected, THEORY)
          .exactly(depth + ", residual", residual[k].parameters, expected, THEORY);
    }
  }

  /** The bands are those of the mean over the batches of the third epoch. */
  private static void degradation(Checks checks, Run[] plain, Run[] residual) {
    Run deep = plain[plain.length - 1];
    Run deepResidual = residual[residual.length - 1];
    checks
        .atLeast("plain, depth 42: loss", deep.loss, 1.3, SEEDS)
        .atLeast("above that of depth 6 by", deep.loss - plain[0].loss, .4, SEEDS)
        .atMost("residual, depth 42: loss", deepResidual.loss, .8, SEEDS)
        .atMost("less that of depth 6", deepResidual.loss - residual[0].loss, 0, SEEDS)
        .atLeast("plain over residual at depth 42", deep.loss / deepResidual.loss, 2, SEEDS);
  }

  private static double[] losses(Run[] runs) {
    return Arrays.stream(runs).mapToDouble(Run::loss).toArray();
  }

  private static double[] accuracies(Run[] runs) {
    return Arrays.stream(runs).mapToDouble(Run::accuracy).toArray();
  }

  private static Chart losses(int epochs, double[] depth, double[] plain, double[] residual) {
    return Chart.titled("(a) loss on what is learned, epoch " + epochs)
        .axes("depth", "mean cross-entropy")
        .size(480, 400)
        .legend(Corner.UPPER_LEFT)
        .line("plain", depth, plain, Style.of(Palette.VERMILLION).width(2))
        .line("residual", depth, residual, Style.of(Palette.BLUE).width(2));
  }

  private static Chart gradients(double[][] slopes) {
    double[] depth = Arrays.stream(AT_START).mapToDouble(n -> 4 * n + 2).toArray();
    return Chart.titled("(b) derivative by the first kernel, at the start")
        .axes("depth", "‖∂C/∂W^{[1]}‖")
        .logY()
        .size(480, 400)
        .legend(Corner.UPPER_LEFT)
        .line("plain", depth, slopes[0], Style.of(Palette.VERMILLION).width(2))
        .line("residual", depth, slopes[1], Style.of(Palette.BLUE).width(2));
  }

  public static void main(String[] args) {
    Show.figure(new Lab6_2(), args);
  }
}
