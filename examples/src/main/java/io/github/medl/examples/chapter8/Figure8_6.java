package io.github.medl.examples.chapter8;

import static io.github.medl.examples.figure.Source.RECOMPUTED;
import static io.github.medl.examples.figure.Source.SEEDS;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.examples.bands.StoredBands;
import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Grid;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Knob;
import io.github.medl.examples.figure.Knobs;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.gallery.Show;
import io.github.medl.gan.adversarial.Game;
import io.github.medl.gan.adversarial.GanLosses;
import io.github.medl.learning.data.Datasets;
import io.github.medl.networks.Network;
import io.github.medl.networks.Networks;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Panel;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;
import java.util.List;
import java.util.Locale;

/**
 * Figure 8.6: a generative adversarial network. The drawing carries a trained pair of networks,
 * with the logits that its discriminator gives to real and to generated digits.
 */
public final class Figure8_6 implements Figure {
  private static final int SHOWN = 40;
  private static final int BINS = 32;
  private static final double REACH = 4;
  private static final Knob.Whole SEED = Knobs.seed((int) DigitGan.SEED);
  private static final long NOISE = 86;

  @Override
  public About about() {
    return About.figure("8.6", "A generative adversarial network", Kind.STRUCTURAL)
        .data("digits")
        .caption(
            "A generator makes observations of noise, a discriminator tells them from real ones; in"
                + " production only the generator is left. Here both are trained on the 8 x 8"
                + " digits: real and generated ones, and the logits that the discriminator gives"
                + " to all of them.")
        .quick(12)
        .play(SEED);
  }

  @Override
  public Outcome draw(FigureContext context) {
    DigitGan gan = DigitGan.of(context, context.get(SEED));
    Tensor real = DigitJudge.digits().inputs();
    Tensor generated = gan.samples(real.dim(0), RandomStream.seed(NOISE));
    Tensor ofReal = gan.pair().discriminator().predict(real);
    Tensor ofGenerated = gan.pair().discriminator().predict(generated);
    double late = gan.lateLoss(Game.DISCRIMINATOR + " loss");
    Panel drawing =
        new GanPanel(
            "10 numbers",
            "10-128-128-64",
            "64-128-128-1",
            DigitMosaic.gray(generated.slice(0, 0, 1), 1),
            DigitMosaic.gray(real.slice(0, 0, 1), 1));
    Panel below =
        new SideBySide(
            List.of(
                DigitMosaic.panel("x, real", real.slice(0, 0, SHOWN), 8, 250),
                DigitMosaic.panel("x^{*}, generated", generated.slice(0, 0, SHOWN), 8, 250),
                logits(ofReal, ofGenerated)));
    return Outcome.of(Picture.of("A generative adversarial network", 1, drawing, below))
        .checks(checks(gan, ofReal, ofGenerated, late))
        .data(Datasets.digits().provenance())
        .value("loss of the discriminator, last tenth of the training", late)
        .value(
            "loss of the generator, last tenth of the training",
            gan.lateLoss(Game.GENERATOR + " loss"))
        .value("mean logit of real digits", ofReal.mean().item())
        .value("mean logit of generated digits", ofGenerated.mean().item())
        .seed(context.get(SEED))
        .note(
            String.format(
                Locale.ROOT,
                "At the equilibrium D = 1/2 and the discriminator pays 2 ln 2 = %.6f.",
                2 * Math.log(2)));
  }

  private static Checks checks(DigitGan gan, Tensor ofReal, Tensor ofGenerated, double late) {
    Tensor unsure = Tensor.zeros(5);
    Checks checks = new Checks();
    checks
        .exactly("numbers of the noise", DigitGan.LATENT, 10, RECOMPUTED)
        .exactly("parameters of the generator", count(gan.pair().generator()), 26_176, THEORY)
        .exactly(
            "parameters of the discriminator", count(gan.pair().discriminator()), 24_961, THEORY)
        .near(
            "loss of a discriminator that cannot tell",
            GanLosses.nonSaturating().discriminator(unsure, unsure).item(),
            1.386294,
            1e-6,
            THEORY)
        .holds(
            "real digits have the larger mean logit",
            ofReal.mean().item() > ofGenerated.mean().item(),
            SEEDS);
    return StoredBands.of("8.6", false) // medl bands 8.6 --seeds 10
        .check(checks, "loss of the discriminator while it trains", late);
  }

  private static long count(Network network) {
    return Networks.count(network);
  }

  private static Chart logits(Tensor ofReal, Tensor ofGenerated) {
    double width = 2 * REACH / BINS;
    double[] middles = Grid.range(-REACH + width / 2, width, BINS);
    return Chart.titled("What the discriminator says")
        .axes("logit of being real", "share")
        .size(360, 250)
        .xRange(-REACH, REACH)
        .legend(Corner.BEST)
        .bars("real", middles, shares(ofReal), width, Style.of(Palette.BLUE).alpha(0.55))
        .bars(
            "generated",
            middles,
            shares(ofGenerated),
            width,
            Style.of(Palette.VERMILLION).alpha(0.55))
        .verticalLine("_D = 1/2", 0, Style.of(Palette.GREY).dashed());
  }

  /** Shares of the bins; what lies outside counts in the outermost. */
  private static double[] shares(Tensor logits) {
    double[] shares = new double[BINS];
    for (double logit : logits.toDoubles()) {
      int bin = (int) Math.floor((logit + REACH) / (2 * REACH) * BINS);
      shares[Math.max(0, Math.min(BINS - 1, bin))] += 1.0 / logits.size();
    }
    return shares;
  }

  public static void main(String[] args) {
    Show.figure(new Figure8_6(), args);
  }
}
