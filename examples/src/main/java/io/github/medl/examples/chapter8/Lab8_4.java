package io.github.medl.examples.chapter8;

import io.github.medl.examples.chapter8.DigitJudge.Verdict;
import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Grid;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Knob;
import io.github.medl.examples.figure.Knobs;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.figure.Table;
import io.github.medl.examples.gallery.Show;
import io.github.medl.examples.training.Together;
import io.github.medl.gan.adversarial.Adversaries;
import io.github.medl.gan.measures.NearestDistance;
import io.github.medl.learning.data.Datasets;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Panel;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.plot.table.TablePanel;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * Lab 8.4: three generators of digits, scored by the features of one classifier: an adversarial
 * pair, a variational autoencoder, a diffusion by class. Beside every score stands what real digits
 * get against real ones, and what pixels drawn independently get.
 */
public final class Lab8_4 implements Figure {
  private static final int SHOWN = 48;
  private static final int ACROSS = 8;
  static final int EACH = 179;
  private static final Knob.Whole SEED = Knobs.seed(0);
  private static final long DRAWS = 184;
  static final String GAN = "GAN";
  static final String VAE = "VAE";
  static final String PIXELS = "independent pixels";

  @Override
  public About about() {
    return About.figure("L8.4", "Three generators of digits, scored", Kind.STATISTICAL)
        .data("digits", "mnist")
        .caption(
            "Real 8 x 8 digits, and digits from an adversarial pair, a variational autoencoder and"
                + " a diffusion asked for classes, without and with guidance; their scores, and the"
                + " score of the adversarial generator while it trains. With --full also more"
                + " guidance and no class, and two adversarial pairs on MNIST.")
        .differs(
            "The features are those of a classifier of ours, so distances are comparable within"
                + " this lab only: independent pixels got 28.5 here, 33 to 41 from other"
                + " classifiers of the same recipe.")
        .slow(280)
        .play(SEED);
  }

  @Override
  public Outcome draw(FigureContext context) {
    DigitJudge judge = DigitJudge.of(context);
    long seed = context.get(SEED);
    Together.of( // each is shared, and found again below
        context,
        List.<Function<FigureContext, Object>>of(
            own -> DigitDiffusion.of(own, seed),
            own -> DigitGan.of(own, DigitGan.SEED + seed),
            own -> DigitVae.of(own, seed)));
    DigitGan gan = DigitGan.of(context, DigitGan.SEED + seed);
    DigitVae vae = DigitVae.of(context, seed);
    DigitDiffusion diffusion = DigitDiffusion.of(context, seed);
    SplittableStream stream = RandomStream.seed(DRAWS + seed);
    Map<String, Tensor> images = images(judge, gan, vae, diffusion, stream, context);
    Map<String, Verdict> verdicts =
        verdicts(judge, images, stream, judge.floors(RandomStream.seed(DRAWS + seed)));

    Checks checks = new Checks();
    DigitScoreChecks.ofJudge(checks, judge, verdicts);
    DigitScoreChecks.ofGan(checks, gan, verdicts.get(GAN));
    DigitScoreChecks.ofVae(checks, vae, verdicts.get(VAE));
    DigitScoreChecks.ofDiffusion(checks, diffusion, judge, images, verdicts);
    double[] scores = whileTraining(gan, judge);
    Outcome outcome = outcome(judge, images, verdicts, scores).seed(seed);
    if (!context.full()) {
      return outcome
          .checks(checks)
          .note("One seed of each, on 8 x 8 digits; --full adds MNIST, and more guidance.");
    }
    return MnistGenerators.add(outcome, checks, context).checks(checks);
  }

  /** Samples of every generator, in the order in which they are drawn. */
  private static Map<String, Tensor> images(
      DigitJudge judge,
      DigitGan gan,
      DigitVae vae,
      DigitDiffusion diffusion,
      SplittableStream stream,
      FigureContext context) {
    int n = judge.real().dim(0);
    Map<String, Tensor> images = new LinkedHashMap<>();
    images.put(GAN, gan.samples(n, stream));
    images.put(VAE, vae.samples(n, stream));
    int[] asked = DigitDiffusion.classes(EACH);
    for (int w : context.full() ? new int[] {1, 2, 4} : new int[] {1, 4}) {
      images.put(diffusion(w), diffusion.samples(asked, w, stream));
      context.progress("guidance", w, 4);
    }
    if (context.full()) {
      images.put("diffusion, no class", diffusion.samplesWithoutClass(n, stream));
    }
    return images;
  }

  private static Map<String, Verdict> verdicts(
      DigitJudge judge, Map<String, Tensor> images, RandomStream stream, double[] floors) {
    Tensor shuffled = independentPixels(judge.real(), stream);
    Map<String, Verdict> verdicts = new LinkedHashMap<>();
    images.forEach((name, x) -> verdicts.put(name, judge.judge(x, floors)));
    verdicts.put(PIXELS, judge.judge(shuffled, floors));
    return verdicts;
  }

  private static Outcome outcome(
      DigitJudge judge,
      Map<String, Tensor> images,
      Map<String, Verdict> verdicts,
      double[] scores) {
    Outcome outcome =
        Outcome.of(picture(judge, images, verdicts, scores))
            .data(Datasets.digits().provenance())
            .table(
                Table.of("frechet-while-training")
                    .column("step", Grid.range(1000, 1000, scores.length))
                    .column("frechet", scores))
            .value("Fréchet distance, floor", verdicts.get(GAN).frechet().floor());
    for (Map.Entry<String, Verdict> entry : verdicts.entrySet()) {
      outcome =
          outcome.value("Fréchet distance, " + entry.getKey(), entry.getValue().frechet().value());
    }
    return outcome.value(
        "mean distance to the nearest real digit: GAN, VAE, diffusion, real to real",
        NearestDistance.of(images.get(GAN), judge.real()),
        NearestDistance.of(images.get(VAE), judge.real()),
        NearestDistance.of(images.get(diffusion(1)), judge.real()),
        NearestDistance.among(judge.real()));
  }

  static String diffusion(int w) {
    return "diffusion, w = " + w;
  }

  /** Each pixel drawn from its own column: all marginal laws are right, and nothing else. */
  private static Tensor independentPixels(Tensor real, RandomStream stream) {
    List<Tensor> columns = new ArrayList<>();
    for (Tensor column : real.unstack(1)) {
      columns.add(column.take(0, stream.permutation(real.dim(0))));
    }
    return Tensor.stack(1, columns);
  }

  private static double[] whileTraining(DigitGan gan, DigitJudge judge) {
    List<Adversaries> moments = gan.moments();
    double[] scores = new double[moments.size()];
    for (int k = 0; k < scores.length; k++) {
      Tensor samples =
          DigitGan.GAME.samples(moments.get(k), judge.real().dim(0), RandomStream.seed(DRAWS));
      scores[k] = judge.frechet(samples);
    }
    return scores;
  }

  // ---------------------------------------------------------------- pictures

  private static Picture picture(
      DigitJudge judge,
      Map<String, Tensor> images,
      Map<String, Verdict> verdicts,
      double[] scores) {
    Panel upper =
        new SideBySide(
            List.of(
                mosaic("real", judge.real()),
                mosaic(GAN, images.get(GAN)),
                mosaic(VAE, images.get(VAE))));
    Panel lower =
        new SideBySide(
            List.of(
                mosaic(diffusion(1), images.get(diffusion(1))),
                mosaic(diffusion(4), images.get(diffusion(4))),
                curve(scores)));
    return Picture.of("Three generators of digits", 1, upper, lower, table(verdicts));
  }

  private static Panel mosaic(String title, Tensor images) {
    Tensor first = images.slice(0, 0, SHOWN);
    return DigitMosaic.panel(title, first, ACROSS, 280);
  }

  private static TablePanel table(Map<String, Verdict> verdicts) {
    List<List<String>> rows = new ArrayList<>();
    verdicts.forEach(
        (name, verdict) ->
            rows.add(
                List.of(
                    name,
                    number("%.2f", verdict.frechet().value()),
                    number("%.3f", verdict.coverage().value()),
                    number("%.3f", verdict.classes().confidence()),
                    number("%.3f", verdict.classes().entropy()))));
    Verdict any = verdicts.get(GAN);
    rows.add(
        List.of(
            "real against real",
            number("%.2f", any.frechet().floor()),
            number("%.3f", any.coverage().floor()),
            "",
            number("%.3f", Math.log(10))));
    return TablePanel.of(List.of("", "Fréchet", "coverage", "confidence", "class entropy"), rows)
        .titled("Scores");
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  private static Chart curve(double[] scores) {
    return Chart.titled("The GAN while it trains")
        .axes("thousand steps of each side", "Fréchet distance")
        .size(280, 230)
        .xRange(0, scores.length)
        .yRange(0, Math.max(6, 1.1 * Arrays.stream(scores).max().orElseThrow()))
        .legend(Corner.UPPER_RIGHT)
        .line("_score", Grid.range(1, 1, scores.length), scores, Style.of(Palette.BLUE).width(2))
        .horizontalLine("band: below 5", 5, Style.of(Palette.GREY).dashed());
  }

  public static void main(String[] args) {
    Show.figure(new Lab8_4(), args);
  }
}
