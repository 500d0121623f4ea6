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
import io.github.medl.learning.data.Datasets;
import io.github.medl.plot.Picture;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.tensor.Tensor;

/**
 * Figure 8.1: generative modelling. The ten numbers of the book go through a generator that was
 * trained here, a noise picture through a diffusion. What digit comes out is nobody's claim: it
 * depends on the seed of the training.
 */
public final class Figure8_1 implements Figure {
  private static final Tensor Z =
      Tensor.vector(-2.084, 0.412, -0.84, 0.232, -0.424, 0.173, 0.259, 0.985, -1.808, 0.112)
          .reshape(1, 10);

  private static final long SEED = 81;

  @Override
  public About about() {
    return About.figure("8.1", "Generative modelling", Kind.STRUCTURAL)
        .data("digits")
        .caption(
            "Ten random numbers become a picture in a generator, a picture of noise becomes one in"
                + " a diffusion; both have learned from the same real pictures D. Both networks are"
                + " trained on the 8 x 8 digits when the figure is drawn.")
        .differs(
            "The z is the one that the book prints; the pictures are digits from networks of ours,"
                + " and which digit this z gives depends on the seed of the training.")
        .quick(30);
  }

  @Override
  public Outcome draw(FigureContext context) {
    DigitGan gan = DigitGan.of(context, DigitGan.SEED);
    DigitDiffusion diffusion = DigitDiffusion.of(context, 0);
    DigitJudge judge = DigitJudge.of(context);
    Tensor made = gan.pair().generator().predict(Z);
    SplittableStream stream = RandomStream.seed(SEED);
    Tensor[] noise = new Tensor[1];
    Tensor cleaned =
        diffusion.samples(
            new int[] {8},
            1,
            stream,
            (t, z) -> {
              if (t == DigitDiffusion.STEPS) {
                noise[0] = z;
              }
            });
    Tensor data = judge.real().slice(0, 0, 40);
    double extreme = made.abs().max().item();
    Checks checks =
        new Checks()
            .near("|z|", Z.norm().item(), 3.130597866223, 1e-12, RECOMPUTED)
            .near(
                "log density of z under N(0, I)",
                DiagonalGaussian.standard(1, 10).logDensity(Z).item(),
                -14.089706832047,
                1e-11,
                RECOMPUTED)
            .exactly("numbers of the noise", DigitGan.LATENT, Z.size(), RECOMPUTED)
            .exactly("pictures in the collage D", data.dim(0), 40, RECOMPUTED)
            .atMost(
                "largest pixel of the generated picture, in absolute value", extreme, 1, THEORY);
    Tensor said = judge.probabilities(made);
    return Outcome.of(
            Picture.of(
                "Generative modelling",
                1,
                new GenerationPanel(
                    Z.toDoubles(),
                    DigitMosaic.gray(made, 1),
                    DigitMosaic.gray(noise[0].clip(-1, 1), 1),
                    DigitMosaic.gray(cleaned, 1),
                    DigitMosaic.gray(data, 8))))
        .checks(checks)
        .data(Datasets.digits().provenance())
        .value("what a classifier takes the generated picture for", said.argmax())
        .value("how sure it is", said.max().item())
        .seed(DigitGan.SEED);
  }

  public static void main(String[] args) {
    Show.figure(new Figure8_1(), args);
  }
}
