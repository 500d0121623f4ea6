package io.github.medl.examples.chapter3;

import static io.github.medl.examples.figure.Source.AUTHORS_CODE;
import static io.github.medl.examples.figure.Source.SEEDS;
import static io.github.medl.examples.figure.Source.THEORY;

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
import io.github.medl.examples.network.NetworkDiagram;
import io.github.medl.learning.examples.BatchChange;
import io.github.medl.learning.examples.Batches;
import io.github.medl.learning.examples.Examples;
import io.github.medl.learning.loss.Losses;
import io.github.medl.networks.layers.Activations;
import io.github.medl.networks.layers.Autoencoder;
import io.github.medl.networks.layers.Dense;
import io.github.medl.networks.layers.Layers;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.networks.training.Objective;
import io.github.medl.networks.training.Training;
import io.github.medl.optim.Optimisers;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.diagram.Diagram;
import io.github.medl.plot.image.ImagePanel;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.tensor.Tensor;
import java.awt.Color;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Figure 3.15: a denoising autoencoder. It is trained to give back what it was shown with parts
 * destroyed; in production it repairs what comes destroyed.
 *
 * <p>Drawn from a trained network of seven inputs, with an observation of which entries 2, 5 and 6
 * are destroyed; and the same on images of digits.
 */
public final class Figure3_15 implements Figure {
  private static final Knob.Whole SEED = Knobs.seed(1);
  private static final int P = 7;

  private static final int HIDDEN = 10;

  /** The probability in (a) that an entry is kept; on average three of seven are destroyed. */
  private static final double KEPT = 4. / P;

  /** Entries 2, 5 and 6, as in the book. */
  private static final List<Integer> DESTROYED = List.of(1, 4, 5);

  private static final double KEEP = .5;
  private static final Color GONE = new Color(0xC8C8C8);

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
    long seed = context.get(SEED);
    Diagram diagram = waves(checks, seed);

    int rows = context.full() ? digits.train().dim(0) : Math.min(10_000, digits.train().dim(0));
    int epochs = digits.isMnist() ? (context.full() ? 10 : 5) : 60; // a small set takes more
    Autoencoder plain = trained(digits, rows, epochs, BatchChange.ofInputs((x, s) -> x), context);
    Autoencoder denoising =
        trained(digits, rows, epochs, BatchChange.ofInputs(Figure3_15::halfDestroyed), context);
    Tensor test = digits.test();
    Tensor shown = halfDestroyed(test, RandomStream.seed(3));
    double before = error(shown, test);
    double byPlain = error(plain.apply(shown), test);
    double byDenoising = error(denoising.apply(shown), test);
    if (digits.isMnist()) {
      checks
          .near(
              "share of pixels kept",
              shown.notEqualTo(0).sum().item() / test.notEqualTo(0).sum().item(),
              KEEP,
              .01,
              THEORY)
          .holds("images: denoising lessens the error", byDenoising < before / 1.5, THEORY)
          .holds(
              "images: training with destroyed images pays", byDenoising < byPlain / 1.2, THEORY);
    }

    int[] first = IntStream.range(0, 9).toArray();
    Tensor some = shown.take(0, first);
    Outcome outcome =
        Outcome.of(
                Picture.of("(a) A denoising autoencoder", 1, diagram),
                Picture.of(
                    digits.isMnist() ? "(b) Digits" : "(b) 8 x 8 digits, not MNIST",
                    1,
                    strip("Test images", digits, test.take(0, first)),
                    strip(titled("Half of the pixels destroyed", before), digits, some),
                    strip(
                        titled("Autoencoder trained on whole images", byPlain),
                        digits,
                        plain.apply(some)),
                    strip(
                        titled("Autoencoder trained to denoise", byDenoising),
                        digits,
                        denoising.apply(some))))
            .checks(checks)
            .seed(seed)
            .value("error of destroyed test images", before)
            .value("error of the plain autoencoder", byPlain)
            .value("error of the denoising autoencoder", byDenoising);
    return digits.in(
        rows == digits.train().dim(0)
            ? outcome
            : outcome.note(
                String.format(Locale.ROOT, "Trained on %d images for %d epochs.", rows, epochs)));
  }

  /** The network of seven inputs: trained, checked and drawn. */
  private static Diagram waves(Checks checks, long seed) {
    Tensor x = waves(2000, 11);
    Tensor test = waves(1000, 12);
    Autoencoder network =
        Training.of(
                Autoencoders.deep(
                    P,
                    HIDDEN,
                    2,
                    Autoencoders.glorotDouble(stream(seed, 1)),
                    Activations.identity()),
                Objective.of(Losses.squared()),
                Batches.of(Examples.ofThemselves(x), 50)
                    .shuffled(stream(seed, 2))
                    .prepared(
                        BatchChange.ofInputs((b, s) -> destroyed(b, KEPT, s)), stream(seed, 3)),
                () -> Optimisers.adam(.01))
            .epochs(150)
            .run()
            .network();
    Tensor mask = Tensor.generate(j -> DESTROYED.contains(j) ? 0 : 1, P);
    Tensor repaired = network.apply(test.mul(mask));
    Tensor gone = mask.neg().add(1);
    double lost = test.mul(gone).square().mean().item();
    double left = repaired.sub(test).mul(gone).square().mean().item();
    double leftByLinear =
        test.mul(mask).matmul(bestLinear()).sub(test).mul(gone).square().mean().item();

    Sequential drawn = Layers.sequential(new Dense(Tensor.eye(P).mul(mask), null), network);
    NetworkDiagram drawing = NetworkDiagram.of(drawn);
    checks
        .exactly("entries kept", (long) mask.sum().item(), 4, AUTHORS_CODE)
        .exactly("edges", drawing.edges(), 4 + 2 * HIDDEN * (P + 2), THEORY)
        .exactly("units", drawing.nodes(), 3 * P + 2 * HIDDEN + 2, THEORY)
        .holds("the best linear map restores less", left < leftByLinear, SEEDS);
    StoredBands.of("3.15", false) // medl bands 3.15 --seeds 10
        .checkAtMost(
            checks, "share of the squares of destroyed entries that is not restored", left / lost);
    int chosen = 0; // of the first ones, that whose lost entries are nearest to 1 in size
    double[] sizes = test.mul(gone).abs().sum(1).toDoubles();
    for (int i = 1; i < 20; i++) {
      boolean isNearer = Math.abs(sizes[i] - 3) < Math.abs(sizes[chosen] - 3);
      chosen = isNearer ? i : chosen;
    }
    double[] clean = test.select(0, chosen).toDoubles();
    double[] result = repaired.select(0, chosen).toDoubles();
    double[] code = network.encode(test.mul(mask)).select(0, chosen).toDoubles();
    return drawing
        .boxes()
        .units(
            (layer, unit) ->
                switch (layer) {
                  case 0 ->
                      List.of(
                          String.format(Locale.ROOT, "x_{%d} = %s", unit + 1, number(clean[unit])));
                  case 1 -> List.of(DESTROYED.contains(unit) ? "destroyed" : number(clean[unit]));
                  case 3 ->
                      List.of(
                          String.format(Locale.ROOT, "x̃_{%d} = %s", unit + 1, number(code[unit])));
                  case 5 ->
                      List.of(
                          String.format(
                              Locale.ROOT, "x̂_{%d} = %s", unit + 1, number(result[unit])));
                  default -> List.of("tanh");
                })
        .unitColours(
            (layer, unit) ->
                layer == 1 && DESTROYED.contains(unit) ? GONE : drawing.byKind(layer, unit))
        .zeros((layer, from, to) -> layer == 1 && from == to)
        .draw()
        .frame("Encoder", Palette.BLUE, 2, 3)
        .frame("Decoder", Palette.GREEN, 3, 4)
        .frame("Production system", Palette.VERMILLION, 1, 5);
  }

  /**
   * The matrix A with the least mean of (x - A x̃)² for x of covariance C with diagonal 1, as the
   * waves have, and its destroyed copy x̃: A = q C (q² C + q (1 - q) I)⁻¹, with q the probability
   * that an entry is kept. A is symmetric, as C and I are.
   */
  private static Tensor bestLinear() {
    Tensor angle = Tensor.arange(P).add(1).mul(2 * Math.PI / P);
    Tensor covariance = angle.cos().outer(angle.cos()).add(angle.sin().outer(angle.sin()));
    Tensor ofCopy = covariance.mul(KEPT * KEPT).add(Tensor.eye(P).mul(KEPT * (1 - KEPT)));
    return ofCopy.solve(covariance.mul(KEPT));
  }

  /** Observations of seven entries in a plane: a cos(2πj/7) + b sin(2πj/7). */
  private static Tensor waves(int n, long seed) {
    Tensor angle = Tensor.arange(P).add(1).mul(2 * Math.PI / P);
    Tensor a = RandomStream.seed(seed).normalTensor(n, 1);
    Tensor b = RandomStream.seed(seed + 100).normalTensor(n, 1);
    return a.mul(angle.cos()).add(b.mul(angle.sin()));
  }

  private static Autoencoder trained(
      DigitTensors digits,
      int rows,
      int epochs,
      BatchChange<Examples> noise,
      FigureContext context) {
    return Training.of(
            Autoencoders.deep(
                digits.pixels(), 100, 20, Autoencoders.glorot(stream(context.get(SEED), 1))),
            Objective.of(Losses.squared()),
            Batches.of(Examples.ofThemselves(digits.firstOfTrain(rows)), 32)
                .shuffled(stream(context.get(SEED), 2))
                .prepared(noise, stream(context.get(SEED), 4)),
            () -> Optimisers.adam(.001))
        .epochs(epochs)
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
  private static SplittableStream stream(long seed, int which) {
    return RandomStream.seed(4 * (seed - 1) + which);
  }

  private static Tensor halfDestroyed(Tensor x, RandomStream stream) {
    return destroyed(x, KEEP, stream);
  }

  /** Each entry is set to 0 unless it is kept. */
  private static Tensor destroyed(Tensor x, double keep, RandomStream stream) {
    return x.mul(stream.uniformTensor(x.shape()).less(keep).cast(x.dtype()));
  }

  private static double error(Tensor prediction, Tensor truth) {
    return prediction.sub(truth).square().mean().item();
  }

  private static ImagePanel strip(String title, DigitTensors digits, Tensor rows) {
    return ImagePanel.of(digits.strip(rows)).titled(title).width(9 * 75);
  }

  private static String titled(String name, double error) {
    return String.format(Locale.ROOT, "%s; mean squared error %.4f", name, error);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value).replace('-', '−');
  }

  public static void main(String[] args) {
    Show.figure(new Figure3_15(), args);
  }
}
