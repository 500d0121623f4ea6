package io.github.medl.examples.chapter3;

import static io.github.medl.examples.figure.Source.AUTHORS_CODE;
import static io.github.medl.examples.figure.Source.SEEDS;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.gallery.Show;
import io.github.medl.networks.layers.Autoencoder;
import io.github.medl.networks.training.Trained;
import io.github.medl.plot.Picture;
import io.github.medl.plot.image.ImagePanel;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Figure 3.16: half-way between two digits, once between their pixels and once between their codes.
 */
public final class Figure3_16 implements Figure {
  private static final long SEED = 1;
  private static final int STEPS = 9;
  private static final double[] LAMBDA = Tensor.linspace(1, 0, STEPS).toDoubles();

  @Override
  public About about() {
    return About.figure("3.16", "Interpolation between two digits", Kind.STATISTICAL)
        .caption(
            "Two images x⁽ⁱ⁾ and x⁽ʲ⁾ of a three, λ from 0 to 1. Above, λ x⁽ⁱ⁾ + (1 - λ) x⁽ʲ⁾"
                + " pixel by pixel; below, the decoded λ-mixture of their codes. The book shows"
                + " λ = 1/2.")
        .data("mnist")
        .differs("The mixtures for all λ are ours; the book shows the two images and λ = 1/2.")
        .differs(
            "One of the script's reconstructions is made by another model than its name says."
                + " Here each is made by the deep network p - 50 - 10 - 50 - p of figure 3.12.")
        .differs("Without --full, 10 epochs of the first 10 000 images, not of all 60 000.")
        .slow(30);
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
    Autoencoder deep =
        Autoencoders.deep(digits.pixels(), 50, 10, Autoencoders.glorot(RandomStream.seed(SEED)));
    Autoencoders.Tier tier = Autoencoders.Tier.of(context);
    Trained<Autoencoder> trained = tier.train("deep", deep, digits, SEED, context);

    int[] threes =
        IntStream.range(0, digits.trainLabels().length)
            .filter(i -> digits.trainLabels()[i] == 3)
            .toArray();
    Interpolation between =
        Interpolation.of(digits.train().take(0, threes[0], threes[9]), trained.network());
    double[] losses = Autoencoders.testLoss(trained);
    double error = losses[losses.length - 1];
    Checks checks = new Checks();
    between.check(checks, trained.network());
    if (digits.isMnist()) {
      checks
          .exactly("row of the first image", threes[0], 7, AUTHORS_CODE)
          .exactly("row of the second image", threes[9], 86, AUTHORS_CODE)
          .between(
              "error on test",
              error,
              context.full() ? .018 : .026,
              context.full() ? .028 : .031,
              SEEDS);
    }
    Outcome outcome =
        Outcome.of(all(digits, between), halfWay(digits, between))
            .checks(checks)
            .seed(SEED)
            .value("error on test", error)
            .value("code of the first image", between.codes().select(0, 0))
            .value("code of the second image", between.codes().select(0, 1))
            .value("grey pixels half-way, of the pixels' mixture", grey(between.middle()))
            .value("grey pixels half-way, of the codes' mixture", grey(between.middleDecoded()));
    return digits.in(tier.note(outcome, digits));
  }

  /**
   * From one image to the other.
   *
   * @param pair the two images
   * @param codes their codes
   * @param naive mixtures of the pixels, a row a λ
   * @param decoded what the network makes of the mixtures of the codes
   */
  private record Interpolation(Tensor pair, Tensor codes, Tensor naive, Tensor decoded) {
    static Interpolation of(Tensor pair, Autoencoder network) {
      Tensor codes = network.encode(pair);
      return new Interpolation(pair, codes, mixtures(pair), network.decode(mixtures(codes)));
    }

    Tensor middle() {
      return naive.select(0, STEPS / 2);
    }

    Tensor middleDecoded() {
      return decoded.select(0, STEPS / 2);
    }

    void check(Checks checks, Autoencoder network) {
      Tensor ends = network.apply(pair);
      Tensor first = decoded.select(0, 0).sub(ends.select(0, 0));
      Tensor last = decoded.select(0, STEPS - 1).sub(ends.select(0, 1));
      checks
          .near(
              "λ = 1 decodes to the reconstruction of the first image",
              first.abs().max().item(),
              0,
              1e-5,
              THEORY)
          .near(
              "λ = 0 decodes to the reconstruction of the second image",
              last.abs().max().item(),
              0,
              1e-5,
              THEORY);
    }
  }

  /** An image a λ, with λ above it; mixtures of the pixels, and of the codes below. */
  private static Picture all(DigitTensors digits, Interpolation between) {
    List<ImagePanel> panels = new ArrayList<>();
    for (Tensor images : List.of(between.naive(), between.decoded())) {
      for (int i = 0; i < STEPS; i++) {
        String lambda = "λ = " + String.format(Locale.ROOT, "%.3f", LAMBDA[i]);
        panels.add(image(lambda.replaceAll("\\.?0+$", ""), digits, images.select(0, i)).width(95));
      }
    }
    return Picture.of(
        (digits.isMnist() ? "From one three to another" : "8 x 8 digits, not MNIST")
            + ": mixtures of the pixels, and decoded mixtures of the codes",
        STEPS,
        panels);
  }

  private static Picture halfWay(DigitTensors digits, Interpolation between) {
    return Picture.of(
        "Half-way between two images",
        4,
        image("x⁽ⁱ⁾", digits, between.pair().select(0, 0)),
        image("naive, λ = 1/2", digits, between.middle()),
        image("by the codes, λ = 1/2", digits, between.middleDecoded()),
        image("x⁽ʲ⁾", digits, between.pair().select(0, 1)));
  }

  /** λ times the first row and 1 - λ times the second, for each λ. */
  private static Tensor mixtures(Tensor pair) {
    List<Tensor> rows = new ArrayList<>();
    for (double l : LAMBDA) {
      rows.add(pair.select(0, 0).mul(l).add(pair.select(0, 1).mul(1 - l)));
    }
    return Tensor.stack(0, rows);
  }

  /** The share of pixels that are neither dark nor light, as where two drawings overlap. */
  private static double grey(Tensor image) {
    return image.greater(.25).mul(image.less(.75)).mean().item();
  }

  private static ImagePanel image(String title, DigitTensors digits, Tensor row) {
    return ImagePanel.of(digits.image(row)).titled(title);
  }

  public static void main(String[] args) {
    Show.figure(new Figure3_16(), args);
  }
}
