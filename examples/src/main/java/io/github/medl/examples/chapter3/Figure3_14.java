package io.github.medl.examples.chapter3;

import static io.github.medl.examples.figure.Source.RECOMPUTED;
import static io.github.medl.examples.figure.Source.SEEDS;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.figure.Table;
import io.github.medl.examples.gallery.Show;
import io.github.medl.linear.unsupervised.PrincipalComponents;
import io.github.medl.linear.unsupervised.Silhouette;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.layers.Activations;
import io.github.medl.networks.layers.Autoencoder;
import io.github.medl.networks.training.Trained;
import io.github.medl.plot.ColourMap;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Marker;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Figure 3.14: digits in two dimensions, by a shallow autoencoder, by a deep one and by principal
 * components.
 */
public final class Figure3_14 implements Figure {
  private static final long SEED = 1;

  /** Digits with colours that are alike have marks that are not. */
  private static final List<Marker> MARKS =
      List.of(
          Marker.CIRCLE,
          Marker.TRIANGLE,
          Marker.SQUARE,
          Marker.DIAMOND,
          Marker.CIRCLE,
          Marker.TRIANGLE,
          Marker.SQUARE,
          Marker.CIRCLE,
          Marker.DIAMOND,
          Marker.SQUARE);

  @Override
  public About about() {
    return About.figure("3.14", "Codes of digits in two dimensions", Kind.STATISTICAL)
        .caption(
            "The test images in the two dimensions of a shallow autoencoder p - 2 - p, a deep one"
                + " p - 15 - 2 - 15 - p and the first two principal components; a colour a digit.")
        .data("mnist")
        .differs(
            "The script has the deep network with a code of two switched off, and as it was left"
                + " would draw the first two of ten codes. We draw the network with a code of two.")
        .differs(
            "Trained by RMSprop with ε = 1e-7 outside the root, as in figure 3.12. Codes turn and"
                + " bend with the seed; the errors are what can be compared.")
        .differs(
            "Without --full, 10 epochs of the first 10 000 images, not of all 60 000. In so few steps"
                + " the deep network finds little more than one direction: its codes in (b) lie near"
                + " a line, from the ones at one end to the zeros at the other as along the first"
                + " principal component, and its error is the largest of the three.")
        .slow(60);
  }

  @Override
  public Outcome draw(FigureContext context) throws IOException {
    return draw(DigitTensors.load(), context);
  }

  /** The figure on the digits that come with the library, even where MNIST is at hand. */
  Outcome drawOnDigits(FigureContext context) {
    return draw(DigitTensors.small("asked for the digits"), context);
  }

  private static Outcome draw(DigitTensors digits, FigureContext context) {
    int p = digits.pixels();
    Autoencoders.Tier tier = Autoencoders.Tier.of(context);
    Initialisation rule = Autoencoders.glorot(RandomStream.seed(SEED));
    Autoencoder flat = Autoencoders.shallow(p, 2, Activations.identity(), rule);
    Autoencoder tall = Autoencoders.deep(p, 15, 2, Autoencoders.glorot(RandomStream.seed(SEED)));
    Codes shallow = Codes.of(tier.train("shallow", flat, digits, SEED, context), digits);
    Codes deep = Codes.of(tier.train("deep", tall, digits, SEED, context), digits);
    Codes components = Codes.of(digits.components().first(2), digits);

    Checks checks = new Checks();
    if (digits.isMnist()) {
      check(checks, shallow, deep, components, digits.testLabels(), context.full());
    }
    Outcome outcome =
        Outcome.of(picture(digits, shallow, deep, components))
            .checks(checks)
            .seed(SEED)
            .value("error on test, shallow", shallow.error())
            .value("error on test, deep", deep.error())
            .value("error on test, 2 components", components.error())
            .value("correlation of the two codes, deep", deep.correlation())
            .value("silhouette, shallow", shallow.silhouette(digits))
            .value("silhouette, deep", deep.silhouette(digits))
            .value("silhouette, 2 components", components.silhouette(digits))
            .table(
                Table.of("codes")
                    .column("label", digits.testLabels())
                    .column("shallow1", shallow.points().select(1, 0))
                    .column("shallow2", shallow.points().select(1, 1))
                    .column("deep1", deep.points().select(1, 0))
                    .column("deep2", deep.points().select(1, 1))
                    .column("pc1", components.points().select(1, 0))
                    .column("pc2", components.points().select(1, 1)));
    return digits.in(tier.note(outcome, digits));
  }

  /**
   * The test images in two dimensions.
   *
   * @param points a row an image
   * @param error the mean squared error of what is made of them
   */
  private record Codes(Tensor points, double error) {
    static Codes of(Trained<Autoencoder> trained, DigitTensors digits) {
      double[] losses = Autoencoders.testLoss(trained);
      return new Codes(trained.network().encode(digits.test()), losses[losses.length - 1]);
    }

    static Codes of(PrincipalComponents pca, DigitTensors digits) {
      Tensor test = digits.testDoubles();
      return new Codes(pca.apply(test), pca.meanSquaredError(test));
    }

    /** Of the first coordinate with the second: of size 1 if the codes lie on a line. */
    double correlation() {
      Tensor centred = points.cast(DType.FLOAT64).sub(points.cast(DType.FLOAT64).mean(0));
      Tensor a = centred.select(1, 0);
      Tensor b = centred.select(1, 1);
      return a.mul(b).sum().item() / Math.sqrt(a.square().sum().item() * b.square().sum().item());
    }

    double silhouette(DigitTensors digits) {
      return Silhouette.of(points, digits.testLabels()).mean().item();
    }
  }

  private static void check(
      Checks checks, Codes shallow, Codes deep, Codes components, int[] labels, boolean full) {
    String pca = "principal components: ";
    double silhouette = Silhouette.of(components.points(), labels).mean().item();
    double[] centres = centres(components.points(), labels);
    checks
        .allNear(
            pca + "centres of the digits of the test images", centres, CENTRES, 1e-9, RECOMPUTED)
        .near(pca + "error on test", components.error(), .0556694916, 1e-7, RECOMPUTED)
        .near(pca + "silhouette of the digits", silhouette, .02296785385127037, 1e-9, RECOMPUTED)
        .between("shallow: error on test", shallow.error(), .053, .059, SEEDS)
        .between(
            "deep: error on test", deep.error(), full ? .045 : .058, full ? .056 : .0677, SEEDS);
  }

  private static Picture picture(DigitTensors digits, Codes shallow, Codes deep, Codes components) {
    return Picture.of(
        digits.isMnist()
            ? "Test images in two dimensions"
            : "8 x 8 digits, not MNIST, in two dimensions",
        3,
        panel("(a) shallow autoencoder", "RS", shallow, digits),
        panel("(b) deep autoencoder", "RS", deep, digits),
        panel("(c) principal components", "PC", components, digits).legend(Corner.OUTSIDE));
  }

  /** A colour and a mark a digit: ten colours alone are too like. */
  private static Chart panel(String title, String axis, Codes codes, DigitTensors digits) {
    Chart chart =
        Chart.titled(String.format(Locale.ROOT, "%s, error %.4f", title, codes.error()))
            .axes(axis + "_{1}", axis + "_{2}")
            .size(430, 400)
            .noGrid();
    int[] labels = digits.testLabels();
    for (int digit = 0; digit < 10; digit++) {
      Tensor own = codes.points().take(0, rows(labels, digit));
      chart.points(
          Integer.toString(digit),
          own.select(1, 0).toDoubles(),
          own.select(1, 1).toDoubles(),
          Style.of(ColourMap.TEN.colour(digit / 9.0)).marker(MARKS.get(digit)).size(4).alpha(.6));
    }
    return chart
        .horizontalLine("", 0, Style.of(Palette.GREY).width(1).dashed())
        .verticalLine("", 0, Style.of(Palette.GREY).width(1).dashed());
  }

  private static int[] rows(int[] labels, int digit) {
    return IntStream.range(0, labels.length).filter(i -> labels[i] == digit).toArray();
  }

  private static double[] centres(Tensor codes, int[] labels) {
    double[] centres = new double[20];
    for (int digit = 0; digit < 10; digit++) {
      Tensor centre = codes.take(0, rows(labels, digit)).mean(0);
      centres[2 * digit] = centre.get(0);
      centres[2 * digit + 1] = centre.get(1);
    }
    return centres;
  }

  /**
   * Digit by digit, by NumPy: eigenvectors of the covariance matrix of the training images, each
   * with its largest loading positive.
   */
  private static final double[] CENTRES = {
    4.015645208007929, .6150264502467339,
    -3.32690913917001, 1.634808766347095,
    .3738862117853765, 1.4168520422600086,
    .3569290482206519, 1.9120298295878024,
    -.26462029286884725, -2.307542654478983,
    .5392107477165526, .5430538397499667,
    1.0555288586528804, -.23260505191854708,
    -1.041558853575987, -2.2801804582943905,
    .15589470921450804, .632490806127879,
    -.4689640862195684, -2.3866562583395354
  };

  public static void main(String[] args) {
    Show.figure(new Figure3_14(), args);
  }
}
