package io.github.medl.examples.chapter3;

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
import io.github.medl.learning.examples.BatchChange;
import io.github.medl.learning.examples.Batches;
import io.github.medl.learning.examples.Examples;
import io.github.medl.learning.loss.Losses;
import io.github.medl.networks.layers.Autoencoder;
import io.github.medl.networks.training.Objective;
import io.github.medl.networks.training.Training;
import io.github.medl.optim.Optimisers;
import io.github.medl.plot.Picture;
import io.github.medl.plot.image.ImagePanel;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.tensor.Tensor;
import java.util.Locale;

/**
 * Figure 3.15: a denoising autoencoder. It is trained to give back what it was shown with parts
 * destroyed; in production it repairs what comes destroyed.
 *
 * <p>Drawn from a trained network of seven inputs, with an observation of which entries 2, 5 and 6
 * are destroyed; and the same on images of digits.
 */
public final class Figure3_15 implements Figure {
  private static final Knob.Whole SEED = Knobs.seed(1);
  private static final double KEEP = .5;

  @Override
  public About about() {
    return About.figure("3.15", "A denoising autoencoder", Kind.STRUCTURAL)
        .caption(
            "(a) A network trained on observations of which each entry is destroyed with"
                + " probability 3/7. It restores entries 2, 5 and 6 from the others. (b) Test"
                + " images; with half of their pixels destroyed; as an autoencoder that was"
                + " trained on whole images reconstructs them; as one that was trained to denoise.")
        .data("mnist")
        .differs(
            "The book draws the scheme alone, with trapezoids. Here the units are those of trained"
                + " networks; observations in (a) are x_j = a cos(2πj/7) + b sin(2πj/7) with"
                + " standard normal a and b.")
        .differs("Without --full, 5 epochs of the first 10 000 images; with it, 10 of all 60 000.")
        .slow(110)
        .play(SEED);
  }

  @Override
  public Outcome draw(FigureContext context) {
    return draw(DigitTensors.load(), context);
  }

  /** The figure on the digits that come with the library, even where MNIST is at hand. */
  Outcome drawOnDigits(FigureContext context) {
    return draw(DigitTensors.small("asked for the digits"), context);
  }

  private static Outcome draw(DigitTensors digits, FigureContext context) {
    Checks checks = new Checks();
    DenoisedWaves waves = DenoisedWaves.train(context.get(SEED));
    waves.check(checks);
    Repaired repaired = Repaired.by(digits, context);
    if (digits.isMnist()) {
      repaired.check(checks);
    }
    Outcome outcome =
        Outcome.of(
                Picture.of("(a) A denoising autoencoder", 1, waves.diagram()),
                repaired.picture(digits))
            .checks(checks)
            .seed(context.get(SEED))
            .value("error of destroyed test images", repaired.error(repaired.shown()))
            .value("error of the plain autoencoder", repaired.error(repaired.byPlain()))
            .value("error of the denoising autoencoder", repaired.error(repaired.byDenoising()));
    int rows = rows(digits, context);
    return digits.in(
        rows == digits.train().dim(0)
            ? outcome
            : outcome.note(
                String.format(
                    Locale.ROOT,
                    "Trained on %d images for %d epochs.",
                    rows,
                    epochs(digits, context))));
  }

  private static int rows(DigitTensors digits, FigureContext context) {
    int all = digits.train().dim(0);
    return context.full() ? all : Math.min(10_000, all);
  }

  private static int epochs(DigitTensors digits, FigureContext context) {
    return digits.isMnist() ? (context.full() ? 10 : 5) : 60; // a small set takes more
  }

  /**
   * The test images, destroyed and repaired.
   *
   * @param test the images
   * @param shown with half of their pixels destroyed
   * @param byPlain what an autoencoder makes of these that was trained on whole images
   * @param byDenoising what one does that was trained to denoise
   */
  private record Repaired(Tensor test, Tensor shown, Tensor byPlain, Tensor byDenoising) {
    static Repaired by(DigitTensors digits, FigureContext context) {
      Autoencoder plain = trained(digits, BatchChange.ofInputs((x, s) -> x), context);
      Autoencoder denoising =
          trained(digits, BatchChange.ofInputs(Figure3_15::halfDestroyed), context);
      Tensor shown = halfDestroyed(digits.test(), RandomStream.seed(3));
      return new Repaired(digits.test(), shown, plain.apply(shown), denoising.apply(shown));
    }

    double error(Tensor images) {
      return images.sub(test).square().mean().item();
    }

    void check(Checks checks) {
      double kept = shown.notEqualTo(0).sum().item() / test.notEqualTo(0).sum().item();
      double left = error(byDenoising);
      checks
          .near("share of pixels kept", kept, KEEP, .01, THEORY)
          .holds("images: denoising lessens the error", left < error(shown) / 1.5, THEORY)
          .holds(
              "images: training with destroyed images pays", left < error(byPlain) / 1.2, THEORY);
    }

    Picture picture(DigitTensors digits) {
      return Picture.of(
          digits.isMnist() ? "(b) Digits" : "(b) 8 x 8 digits, not MNIST",
          1,
          strip("Test images", digits, test),
          strip(titled("Half of the pixels destroyed", error(shown)), digits, shown),
          strip(titled("Autoencoder trained on whole images", error(byPlain)), digits, byPlain),
          strip(titled("Autoencoder trained to denoise", error(byDenoising)), digits, byDenoising));
    }
  }

  private static Autoencoder trained(
      DigitTensors digits, BatchChange<Examples> noise, FigureContext context) {
    return Training.of(
            Autoencoders.deep(
                digits.pixels(), 100, 20, Autoencoders.glorot(stream(context.get(SEED), 1))),
            Objective.of(Losses.squared()),
            Batches.of(Examples.ofThemselves(digits.firstOfTrain(rows(digits, context))), 32)
                .shuffled(stream(context.get(SEED), 2))
                .prepared(noise, stream(context.get(SEED), 4)),
            () -> Optimisers.adam(.001))
        .epochs(epochs(digits, context))
        .eachStep(
            moment -> {
              if (moment.batch() % 50 == 0) {
                context.progress(
                    "denoising",
                    (long) moment.epoch() * moment.batches() + moment.batch(),
                    (long) moment.epochs() * moment.batches());
              }
            })
        .run()
        .network();
  }

  /** One of the four streams of a seed; no two seeds share one. */
  static SplittableStream stream(long seed, int which) {
    return RandomStream.seed(4 * (seed - 1) + which);
  }

  private static Tensor halfDestroyed(Tensor x, RandomStream stream) {
    return destroyed(x, KEEP, stream);
  }

  /** Each entry is set to 0 unless it is kept. */
  static Tensor destroyed(Tensor x, double keep, RandomStream stream) {
    return x.mul(stream.uniformTensor(x.shape()).less(keep).cast(x.dtype()));
  }

  private static ImagePanel strip(String title, DigitTensors digits, Tensor rows) {
    return ImagePanel.of(digits.strip(rows.slice(0, 0, 9))).titled(title).width(9 * 75);
  }

  private static String titled(String name, double error) {
    return String.format(Locale.ROOT, "%s; mean squared error %.4f", name, error);
  }

  public static void main(String[] args) {
    Show.figure(new Figure3_15(), args);
  }
}
