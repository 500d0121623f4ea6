package io.github.medl.examples.chapter8;

import static io.github.medl.examples.figure.Source.RECOMPUTED;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.gallery.Show;
import io.github.medl.gan.DiagonalGaussian;
import io.github.medl.gan.vae.VariationalAutoencoder;
import io.github.medl.learning.data.Datasets;
import io.github.medl.networks.Networks;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Marker;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Panel;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.List;

/**
 * Figure 8.2: a variational autoencoder, trained, at work on one digit: the law of its code, a draw
 * from it, and what the decoder makes of the draw.
 */
public final class Figure8_2 implements Figure {
  private static final long SEED = 0;
  private static final int SHOWN = 20;

  /** An image with a loop and a stroke: the seventh of the digits. */
  private static final int CHOSEN = 6;

  @Override
  public About about() {
    return About.figure("8.2", "A variational autoencoder", Kind.STRUCTURAL)
        .caption(
            "In training the encoder gives a law of the latent variable, a draw z* of it goes through"
                + " the decoder, and x* shall be like x; in production z* is drawn from the prior."
                + " Here both are live: means and deviations of the code of one digit, its draw,"
                + " reconstructions, and draws from the prior.")
        .data("digits", "mnist")
        .differs(
            "Without --full, the 8 x 8 digits that come with the library, and a code of 8 numbers"
                + " instead of 20.")
        .slow(50);
  }

  /** A trained network and the images that it is shown. */
  private record Subject(VariationalAutoencoder network, Tensor images, int latent) {}

  @Override
  public Outcome draw(FigureContext context) {
    Checks checks = new Checks();
    if (context.full()) {
      BinaryDigits digits = BinaryDigits.of(context);
      if (digits.mnist()) {
        BinaryVae vae = BinaryVae.of(context, digits, 20, SEED);
        checks
            .between("loss on test", vae.testLoss(), 87, 91.5, RECOMPUTED)
            .exactly("parameters", Networks.count(vae.network()), 652_824, RECOMPUTED);
        Subject subject = new Subject(vae.network(), digits.test().slice(0, 0, SHOWN), 20);
        return digits.sign(outcome(subject, checks), context);
      }
    }
    DigitVae vae = DigitVae.of(context, SEED);
    checkSmall(checks, vae);
    Tensor images = DigitVae.pixels().slice(0, 0, SHOWN);
    Outcome outcome = outcome(new Subject(vae.network(), images, DigitVae.LATENT), checks);
    return outcome.data(Datasets.digits().provenance());
  }

  private static void checkSmall(Checks checks, DigitVae vae) {
    VariationalAutoencoder network = vae.network();
    checks
        .exactly("parameters", Networks.count(network), 19_792, RECOMPUTED)
        .exactly("of the encoder's body", Networks.count(network.encoder().body()), 8320, THEORY)
        .exactly("of each head", Networks.count(network.encoder().mean()), 1032, THEORY)
        .exactly("of the decoder", Networks.count(network.decoder()), 1152 + 8256, THEORY)
        .between("loss of the last epoch", vae.history().last("loss"), 23.5, 25, RECOMPUTED);
  }

  private static Outcome outcome(Subject subject, Checks checks) {
    Tensor x = subject.images.slice(0, CHOSEN, CHOSEN + 1);
    DiagonalGaussian law = subject.network.encoder().apply(x);
    Tensor z = law.draw(RandomStream.seed(85));
    Tensor made = subject.network.decode(z);
    Tensor codes = RandomStream.seed(83).normalTensor(DType.FLOAT32, 2 * SHOWN, subject.latent);
    Panel sheets =
        DigitSheet.of(
                Tensor.concat(
                    0, List.of(subject.images, subject.network.reconstruct(subject.images))),
                SHOWN,
                1)
            .titled("Inputs over what is left of them")
            .width(700);
    return Outcome.of(
            Picture.of(
                "",
                1,
                new VaePanel(x, z.flatten().toDoubles(), made),
                chart(law, z),
                sheets,
                DigitSheet.of(subject.network.decode(codes), SHOWN, 1)
                    .titled("Draws from the prior, decoded")
                    .width(700)))
        .checks(checks)
        .value("divergence of the code of the digit", law.klToStandard().get(0))
        .value("z*", z.flatten().toDoubles())
        .seed(SEED);
  }

  /** Mean and deviation of each number of the code, the prior's and the draw. */
  private static Chart chart(DiagonalGaussian law, Tensor z) {
    int latent = z.dim(1);
    double[] at = Tensor.arange(latent).add(1).toDoubles();
    double[] mean = law.mean().flatten().toDoubles();
    double[] deviation = law.deviation().flatten().toDoubles();
    Chart chart =
        Chart.titled("The law of the code: mean and two deviations; the prior has 0 and 2")
            .axes("number of the code", "")
            .size(760, 250)
            .xRange(.3, latent + .7)
            .yRange(-3.4, 3.4)
            .xTicks(at)
            .legend(Corner.OUTSIDE)
            .band(
                "prior",
                new double[] {.3, latent + .7},
                new double[] {-2, -2},
                new double[] {2, 2},
                Style.of(Palette.GREY).alpha(.4));
    for (int k = 0; k < latent; k++) {
      chart.line(
          k == 0 ? "μ ± 2σ" : "_bar",
          new double[] {at[k], at[k]},
          new double[] {mean[k] - 2 * deviation[k], mean[k] + 2 * deviation[k]},
          Style.of(Palette.GREEN).width(5));
    }
    return chart
        .points("μ", at, mean, Style.of(Palette.BLACK).size(7))
        .points(
            "z*",
            at,
            z.flatten().toDoubles(),
            Style.of(Palette.VERMILLION).size(9).marker(Marker.DIAMOND));
  }

  public static void main(String[] args) {
    Show.figure(new Figure8_2(), args);
  }
}
