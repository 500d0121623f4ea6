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
    Autoencoder network = trained.network();

    int[] threes =
        IntStream.range(0, digits.trainLabels().length)
            .filter(i -> digits.trainLabels()[i] == 3)
            .toArray();
    int a = threes[0];
    int b = threes[9];
    Tensor pair = digits.train().take(0, a, b);
    Tensor codes = network.encode(pair);
    double[] lambda = Tensor.linspace(1, 0, STEPS).toDoubles();
    Tensor naive = mixtures(pair, lambda);
    Tensor decoded = network.decode(mixtures(codes, lambda));

    double[] losses = Autoencoders.testLoss(trained);
    Tensor middle = naive.select(0, STEPS / 2);
    Tensor middleDecoded = decoded.select(0, STEPS / 2);
    Tensor ends = network.apply(pair);
    Checks checks =
        new Checks()
            .near(
                "λ = 1 decodes to the reconstruction of the first image",
                decoded.select(0, 0).sub(ends.select(0, 0)).abs().max().item(),
                0,
                1e-5,
                THEORY)
            .near(
                "λ = 0 decodes to the reconstruction of the second image",
                decoded.select(0, STEPS - 1).sub(ends.select(0, 1)).abs().max().item(),
                0,
                1e-5,
                THEORY);
    if (digits.isMnist()) {
      checks
          .exactly("row of the first image", a, 7, AUTHORS_CODE)
          .exactly("row of the second image", b, 86, AUTHORS_CODE)
          .between(
              "error on test",
              losses[losses.length - 1],
              context.full() ? .018 : .026,
              context.full() ? .028 : .031,
              SEEDS);
    }
    Outcome outcome =
        Outcome.of(
                Picture.of(
                    digits.isMnist() ? "From one three to another" : "8 x 8 digits, not MNIST",
                    1,
                    strip("Mixtures of the pixels, λ = " + list(lambda), digits, naive),
                    strip("Decoded mixtures of the codes", digits, decoded)),
                Picture.of(
                    "Half-way between two images",
                    4,
                    image("x⁽ⁱ⁾", digits, pair.select(0, 0)),
                    image("naive, λ = 1/2", digits, middle),
                    image("by the codes, λ = 1/2", digits, middleDecoded),
                    image("x⁽ʲ⁾", digits, pair.select(0, 1))))
            .checks(checks)
            .seed(SEED)
            .value("error on test", losses[losses.length - 1])
            .value("code of the first image", codes.select(0, 0))
            .value("code of the second image", codes.select(0, 1))
            .value("grey pixels half-way, of the pixels' mixture", grey(middle))
            .value("grey pixels half-way, of the codes' mixture", grey(middleDecoded));
    return digits.in(tier.note(outcome, digits));
  }

  /** λ times the first row and 1 - λ times the second, for each λ. */
  private static Tensor mixtures(Tensor pair, double[] lambda) {
    List<Tensor> rows = new ArrayList<>();
    for (double l : lambda) {
      rows.add(pair.select(0, 0).mul(l).add(pair.select(0, 1).mul(1 - l)));
    }
    return Tensor.stack(0, rows);
  }

  /** The share of pixels that are neither dark nor light, as where two drawings overlap. */
  private static double grey(Tensor image) {
    return image.greater(.25).mul(image.less(.75)).mean().item();
  }

  private static ImagePanel strip(String title, DigitTensors digits, Tensor rows) {
    return ImagePanel.of(digits.strip(rows)).titled(title).width(STEPS * 75);
  }

  private static ImagePanel image(String title, DigitTensors digits, Tensor row) {
    return ImagePanel.of(digits.image(row)).titled(title);
  }

  private static String list(double[] lambda) {
    List<String> texts = new ArrayList<>();
    for (double l : lambda) {
      texts.add(String.format(Locale.ROOT, "%.3g", l).replaceAll("\\.?0+$", ""));
    }
    return String.join(", ", texts);
  }

  public static void main(String[] args) {
    Show.figure(new Figure3_16(), args);
  }
}
