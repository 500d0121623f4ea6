package io.github.medl.examples.chapter8;

import static io.github.medl.examples.figure.Source.RECOMPUTED;
import static io.github.medl.examples.figure.Source.SEEDS;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.examples.bands.Band;
import io.github.medl.examples.bands.StoredBands;
import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Knob;
import io.github.medl.examples.figure.Knobs;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.figure.Source;
import io.github.medl.examples.gallery.Show;
import io.github.medl.examples.training.LearningCurves;
import io.github.medl.examples.training.Together;
import io.github.medl.plot.Picture;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;
import java.util.List;

/**
 * Lab 8.1: a variational autoencoder of digits. What the bound is worth, what a plane of codes
 * looks like, and walks from digit to digit through codes that no image has.
 */
public final class Lab8_1 implements Figure {
  private static final Knob.Whole SEED = Knobs.seed(0);
  private static final int BOUNDED = 1000;
  private static final int CODED = 10_000;

  @Override
  public About about() {
    return About.figure("L8.1", "A variational autoencoder of digits", Kind.STATISTICAL)
        .caption(
            "Codes of two numbers: where the digits lie in the plane, and what each place of it"
                + " stands for. Codes of more: reconstructions, draws from the prior, and walks from"
                + " digit to digit. Pixels are 0 or 1, so that the bound is one: with gray pixels, as"
                + " often seen, the same loss is no likelihood, and not to be compared with it.")
        .data("mnist")
        .differs(
            "Without --full, the 8 x 8 digits that come with the library, codes of 2 and 8. The"
                + " bands of that form are our own: of seeds 0 to 9, from least to most, widened on"
                + " either side by half of the range.")
        .slow(150)
        .play(SEED);
  }

  /** The two models, and one of gray pixels. */
  record Models(BinaryVae plane, BinaryVae large, BinaryVae gray, int latent) {}

  @Override
  public Outcome draw(FigureContext context) {
    BinaryDigits digits = BinaryDigits.of(context);
    BinaryVae.Recipe recipe = BinaryVae.Recipe.of(digits);
    int latent = digits.mnist() ? 20 : 8;
    int seed = context.get(SEED);
    List<BinaryVae> trained =
        Together.of(
            context,
            List.of(
                own -> BinaryVae.of(own, digits, 2, seed),
                own -> BinaryVae.of(own, digits, latent, seed),
                own ->
                    BinaryVae.trained(
                        recipe, digits.gray(), digits.grayTest(), latent, seed, own)));
    Models models = new Models(trained.get(0), trained.get(1), trained.get(2), latent);
    Checks checks = new Checks();
    double inPlane = nearest(models.plane, digits);
    if (digits.mnist()) {
      checkMnist(checks, models, digits, inPlane);
    } else {
      checkSmall(checks, models, digits, inPlane);
    }
    checkBounds(checks, "2", models.plane, digits);
    checkBounds(checks, Integer.toString(latent), models.large, digits);
    Outcome outcome =
        Outcome.of(
                Picture.of("Codes of two numbers", 2, LatentPictures.plane(models.plane, digits)),
                Picture.of(
                    "Codes of " + latent + " numbers",
                    1,
                    LatentPictures.codes(models.large, digits, latent)),
                Picture.of("", 2, LatentPictures.curves(models)))
            .film(LatentPictures.walk(models.large, digits))
            .checks(checks)
            .table(LearningCurves.table("epochs-2", models.plane.history()))
            .table(LearningCurves.table("epochs-" + latent, models.large.history()))
            .value("loss on test, gray pixels (no likelihood)", models.gray.testLoss())
            .value("right among five neighbours of the large codes", nearest(models.large, digits))
            .seed(seed);
    return digits.sign(outcome, context);
  }

  private static double nearest(BinaryVae vae, BinaryDigits digits) {
    int n = Math.min(CODED, digits.train().dim(0));
    return BinaryVae.nearestFive(
        vae.means(digits.train().slice(0, 0, n)),
        digits.digits().train().labels(), // of which the first n are read
        vae.means(digits.test()),
        digits.digits().test().labels());
  }

  private static void checkMnist(
      Checks checks, Models models, BinaryDigits digits, double inPlane) {
    double[] large = models.large.history().values("test loss");
    double[] plane = models.plane.history().values("test loss");
    checks
        .between("L = 20: loss on test, epoch 1", large[0], 104, 113, RECOMPUTED)
        .between("L = 20: loss on test, epoch 5", large[4], 90, 95, RECOMPUTED)
        .between("L = 20: loss on test, epoch 10", large[9], 87, 91.5, RECOMPUTED)
        .between("L = 20: divergence", models.large.testKl(), 27, 33, RECOMPUTED)
        .atLeast("L = 20: active units", models.large.activeUnits(digits.test()), 18, RECOMPUTED)
        .between("L = 2: loss on test, epoch 1", plane[0], 165, 180, RECOMPUTED)
        .between("L = 2: loss on test, epoch 5", plane[4], 154, 163, RECOMPUTED)
        .between("L = 2: loss on test, epoch 10", plane[9], 150, 158, RECOMPUTED)
        .between("L = 2: divergence", models.plane.testKl(), 5, 7, RECOMPUTED)
        .atLeast("L = 2: right among five neighbours", inPlane, .55, RECOMPUTED)
        .between("gray pixels: loss on test", models.gray.testLoss(), 104, 109, RECOMPUTED);
    checkGaps(checks, models, digits, new double[] {1.5, 5, 4, 8}, RECOMPUTED);
  }

  /** The bands are those of {@code medl bands L8.1 --seeds 10}. */
  private static void checkSmall(
      Checks checks, Models models, BinaryDigits digits, double inPlane) {
    StoredBands seen = StoredBands.of("L8.1", false);
    seen.check(checks, "L = 8: loss on test", models.large.testLoss());
    seen.check(checks, "L = 8: divergence", models.large.testKl());
    checks.exactly("L = 8: active units", models.large.activeUnits(digits.test()), 8, SEEDS);
    seen.check(checks, "L = 2: loss on test", models.plane.testLoss());
    seen.check(checks, "L = 2: divergence", models.plane.testKl());
    seen.check(checks, "L = 2: right among five neighbours", inPlane);
    Band plane = seen.band("L = 2: gap of the bound");
    Band large = seen.band("L = 8: gap of the bound");
    checkGaps(
        checks,
        models,
        digits,
        new double[] {plane.low(), plane.high(), large.low(), large.high()},
        SEEDS);
  }

  /** By how much the bound with 64 draws is above that with one, on the first test images. */
  private static void checkGaps(
      Checks checks, Models models, BinaryDigits digits, double[] bands, Source source) {
    Tensor some = some(digits);
    checks
        .between("L = 2: gap of the bound", gap(models.plane, some), bands[0], bands[1], source)
        .between(
            "L = " + models.latent + ": gap of the bound",
            gap(models.large, some),
            bands[2],
            bands[3],
            source);
  }

  private static double gap(BinaryVae vae, Tensor x) {
    double many = vae.bounds(x, 64, RandomStream.seed(64)).mean().item();
    return many - vae.bounds(x, 1, RandomStream.seed(1)).mean().item();
  }

  private static Tensor some(BinaryDigits digits) {
    return digits.test().slice(0, 0, Math.min(BOUNDED, digits.test().dim(0)));
  }

  /** What holds whatever was learned, but for the errors of the draws. */
  private static void checkBounds(
      Checks checks, String latent, BinaryVae vae, BinaryDigits digits) {
    Tensor x = some(digits);
    Tensor before = vae.bounds(x, 1, RandomStream.seed(11));
    for (int k : new int[] {8, 64}) {
      Tensor next = vae.bounds(x, k, RandomStream.seed(10 + k));
      checks.holds(
          "L = " + latent + ": the bound grows to " + k + " draws, within 3 standard errors",
          errors(next.sub(before)) >= -3,
          THEORY);
      before = next;
    }
    Tensor all = digits.test();
    Tensor closed = vae.network().encoder().apply(all).klToStandard();
    Tensor sampled = vae.sampledKl(all, RandomStream.seed(12));
    checks.atMost(
        "L = " + latent + ": divergence in closed form against draws, in standard errors",
        Math.abs(errors(sampled.sub(closed))),
        3,
        THEORY);
  }

  /** A mean in units of its standard error. */
  private static double errors(Tensor x) {
    return x.mean().item() / Math.sqrt(x.sampleVariance().item() / x.size());
  }

  public static void main(String[] args) {
    Show.figure(new Lab8_1(), args);
  }
}
