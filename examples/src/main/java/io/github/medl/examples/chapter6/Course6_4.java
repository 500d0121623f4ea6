package io.github.medl.examples.chapter6;

import static io.github.medl.examples.figure.Source.SEEDS;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.cnn.detection.LocalisationCost;
import io.github.medl.examples.bands.StoredBands;
import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Knob;
import io.github.medl.examples.figure.Knobs;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.gallery.Show;
import io.github.medl.examples.training.LearningCurves;
import io.github.medl.examples.training.TrainingProgress;
import io.github.medl.learning.examples.Batches;
import io.github.medl.networks.Network;
import io.github.medl.networks.Networks;
import io.github.medl.networks.Pass;
import io.github.medl.networks.initialisation.Initialisations;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.networks.training.History;
import io.github.medl.networks.training.Objective;
import io.github.medl.networks.training.Trained;
import io.github.medl.networks.training.Training;
import io.github.medl.optim.Optimisers;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Panel;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.plot.image.ImagePanel;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Course result 6.4: the authors' practical asks where a digit is on a canvas of 100 x 100, and
 * makes the heads of its network anew at every call. Heads that are parts of the network learn.
 */
public final class Course6_4 implements Figure {
  private static final Knob.Whole SEED = Knobs.seed(64);

  @Override
  public About about() {
    return About.figure("C6.4", "Where is the digit? The authors' network", Kind.STATISTICAL)
        .caption(
            "The network of the authors' practical for canvases of 100 x 100: its cost while it"
                + " learns, with heads that are made anew at every call, as in the practical, and"
                + " with heads that are parts of the network; and where these say that the digits"
                + " are (true box green, said middle vermilion).")
        .differs(
            "The heads of the authors' network are made inside its function, new at every call, so"
                + " that they never learn; the task is left to the reader, and with it the cost and"
                + " the method, which are ours: that of lab 6.3 with the middle of the digit in"
                + " place of its box, Adam. On its 1000 canvases this network learns where, but"
                + " hardly whether and which; lab 6.3 has four times as many and another head.")
        .data("mnist")
        .quick(20)
        .play(SEED);
  }

  /** What the network with heads of its own says, beside one that knows nothing. */
  private record Judged(
      double presence, double always, double pixels, double middle, double digit) {}

  @Override
  public Outcome draw(FigureContext context) {
    ImageSet set = ImageSet.mnist();
    SplittableStream stream = RandomStream.seed(context.get(SEED));
    Canvases learned = Canvases.of(set.train(0, 1000), Placer.SIDE, stream.split());
    Canvases test = Canvases.of(set.test(0, 500), Placer.SIDE, stream.split());
    int epochs = set.isWhole() ? 12 : 1;
    long seed = stream.nextLong();
    History anew = headsMadeAnew(learned, epochs, seed, context);
    Trained<Placer> own = headsOfItsOwn(learned, epochs, seed, context);
    LocalisationCost.Said said = own.network().apply(test.images(), Pass.evaluation());
    Judged judged = judge(said, test);

    Outcome outcome =
        Outcome.of(
                Picture.of("Where is the digit?", 1, curves(anew, own.history())),
                canvases(said, test, 10))
            .seed(context.get(SEED))
            .table(LearningCurves.table("learning-heads-anew", anew))
            .table(LearningCurves.table("learning-own-heads", own.history()))
            .value("presence accuracy", judged.presence)
            .value("presence accuracy of always yes", judged.always)
            .value("mean distance, pixels", judged.pixels)
            .value("mean distance of the middle of the canvas, pixels", judged.middle)
            .value("digit accuracy", judged.digit);
    Checks checks =
        new Checks().exactly("parameters", Networks.count(own.network()), 170_809, THEORY);
    if (set.isWhole()) {
      bands(checks, anew.last("loss"), own.history().last("loss"), judged);
    }
    return set.sign(outcome.checks(checks));
  }

  /** What ten seeds have in common: {@code medl bands C6.4 --seeds 10}. */
  private static void bands(Checks checks, double anew, double own, Judged judged) {
    StoredBands.of("C6.4", false)
        .checkAtLeast(checks, "cost with new heads over that with its own", anew / own)
        .holds("nearer than the middle of the canvas is", judged.pixels < judged.middle, SEEDS);
  }

  private static Trained<Placer> headsOfItsOwn(
      Canvases learned, int epochs, long seed, FigureContext context) {
    SplittableStream stream = RandomStream.seed(seed);
    Placer start = Placer.of(Initialisations.xavierUniform(stream.split()));
    return train(
        start,
        (Placer at, Canvases batch, Pass pass) ->
            Placer.COST.of(at.apply(batch.images(), pass), Placer.truth(batch)),
        learned,
        epochs,
        stream.split(),
        context);
  }

  /** As the practical has it: only the body can learn. */
  private static History headsMadeAnew(
      Canvases learned, int epochs, long seed, FigureContext context) {
    SplittableStream stream = RandomStream.seed(seed);
    Sequential start = Placer.body(Initialisations.xavierUniform(stream.split()));
    SplittableStream order = stream.split();
    SplittableStream draws = stream.split();
    return train(
            start,
            (Sequential body, Canvases batch, Pass pass) ->
                Placer.COST.of(
                    Placer.Heads.of(Initialisations.xavierUniform(draws.split()))
                        .apply(body.apply(batch.images(), pass), pass),
                    Placer.truth(batch)),
            learned,
            epochs,
            order,
            context)
        .history();
  }

  private static <M extends Network> Trained<M> train(
      M start,
      Objective<M, Canvases> objective,
      Canvases learned,
      int epochs,
      SplittableStream order,
      FigureContext context) {
    return Training.of(
            start, objective, Batches.of(learned, 50).shuffled(order), () -> Optimisers.adam(1e-3))
        .epochs(epochs)
        .eachStep(TrainingProgress.to(context))
        .run();
  }

  private static Judged judge(LocalisationCost.Said said, Canvases test) {
    int[] there = test.there();
    Tensor right = said.presence().greater(0).equalTo(test.present()).cast(DType.FLOAT64);
    Tensor truth = Placer.middles(test).take(0, there);
    int[] digits = said.classes().argmax(1);
    long read = IntStream.of(there).filter(i -> digits[i] == (int) test.labels().get(i)).count();
    return new Judged(
        right.mean().item(),
        test.present().cast(DType.FLOAT64).mean().item(),
        distance(said.boxes().take(0, there), truth),
        distance(truth.fullLike(.5), truth),
        read / (double) there.length);
  }

  private static double distance(Tensor places, Tensor truth) {
    return places.sub(truth).mul(Placer.SIDE).cast(DType.FLOAT64).norm(1).mean().item();
  }

  private static Chart curves(History anew, History own) {
    Chart chart =
        LearningCurves.chart("Cost of what is learned", "cost").legend(Corner.UPPER_RIGHT).logY();
    LearningCurves.add(
        chart, "heads made anew", anew, "loss", Style.of(Palette.VERMILLION).width(2));
    return LearningCurves.add(
        chart, "heads of its own", own, "loss", Style.of(Palette.BLUE).width(2));
  }

  private static Picture canvases(LocalisationCost.Said said, Canvases test, int count) {
    int[] there = test.there();
    int[] digits = said.classes().argmax(1);
    List<Panel> panels = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      int i = there[k];
      Tensor canvas = test.images().select(0, i).select(0, 0).cast(DType.FLOAT64);
      ImagePanel panel =
          ImagePanel.of(canvas.neg().add(1.2).div(1.2).toRows())
              .width(180)
              .titled(String.format(Locale.ROOT, "said %d", digits[i]));
      panels.add(marked(panel, test.boxes().select(0, i), said.boxes().select(0, i)));
    }
    return Picture.of("True boxes (green) and said middles (vermilion)", 5, panels);
  }

  private static ImagePanel marked(ImagePanel panel, Tensor box, Tensor place) {
    double side = Placer.SIDE;
    double row = side * place.get(0);
    double column = side * place.get(1);
    return panel
        .outlined(
            side * box.get(0),
            side * box.get(1),
            side * box.get(2),
            side * box.get(3),
            Palette.GREEN)
        .outlined(column - 2, row - 2, column + 2, row + 2, Palette.VERMILLION);
  }

  public static void main(String[] args) {
    Show.figure(new Course6_4(), args);
  }
}
