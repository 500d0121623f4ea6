package io.github.medl.examples.chapter3;

import static io.github.medl.examples.figure.Source.AUTHORS_CODE;
import static io.github.medl.examples.figure.Source.SEEDS;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.examples.bands.StoredBands;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.network.NetworkDiagram;
import io.github.medl.learning.examples.BatchChange;
import io.github.medl.learning.examples.Batches;
import io.github.medl.learning.examples.Examples;
import io.github.medl.learning.loss.Losses;
import io.github.medl.networks.layers.Activations;
import io.github.medl.networks.layers.Autoencoder;
import io.github.medl.networks.layers.Dense;
import io.github.medl.networks.layers.Layers;
import io.github.medl.networks.training.Objective;
import io.github.medl.networks.training.Training;
import io.github.medl.optim.Optimisers;
import io.github.medl.plot.Palette;
import io.github.medl.plot.diagram.Diagram;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;
import java.awt.Color;
import java.util.List;
import java.util.Locale;

/**
 * A denoising autoencoder of seven inputs: trained on waves of which each entry is destroyed with
 * probability 3/7, and at work on one observation of which entries 2, 5 and 6 are.
 *
 * @param network the autoencoder
 * @param test waves that it has not seen
 */
record DenoisedWaves(Autoencoder network, Tensor test) {
  private static final int P = 7;

  private static final int HIDDEN = 10;

  /** The probability that an entry is kept; on average three of seven are destroyed. */
  private static final double KEPT = 4. / P;

  /** Entries 2, 5 and 6, as in the book. */
  private static final List<Integer> DESTROYED = List.of(1, 4, 5);

  private static final Color GONE = new Color(0xC8C8C8);

  /** 1 for the entries that are kept. */
  private static final Tensor MASK = Tensor.generate(j -> DESTROYED.contains(j) ? 0 : 1, P);

  private static final Tensor GONE_MASK = MASK.neg().add(1);

  static DenoisedWaves train(long seed) {
    Autoencoder start =
        Autoencoders.deep(
            P,
            HIDDEN,
            2,
            Autoencoders.glorotDouble(Figure3_15.stream(seed, 1)),
            Activations.identity());
    Autoencoder network =
        Training.of(
                start,
                Objective.of(Losses.squared()),
                Batches.of(Examples.ofThemselves(waves(2000, 11)), 50)
                    .shuffled(Figure3_15.stream(seed, 2))
                    .prepared(
                        BatchChange.ofInputs((b, s) -> Figure3_15.destroyed(b, KEPT, s)),
                        Figure3_15.stream(seed, 3)),
                () -> Optimisers.adam(.01))
            .epochs(150)
            .run()
            .network();
    return new DenoisedWaves(network, waves(1000, 12));
  }

  private Tensor repaired() {
    return network.apply(test.mul(MASK));
  }

  /** The mean square of what a reconstruction misses of the destroyed entries. */
  private double missing(Tensor reconstruction) {
    return reconstruction.sub(test).mul(GONE_MASK).square().mean().item();
  }

  /** The network with a layer in front that destroys. */
  private NetworkDiagram drawing() {
    return NetworkDiagram.of(Layers.sequential(new Dense(Tensor.eye(P).mul(MASK), null), network));
  }

  void check(Checks checks) {
    NetworkDiagram drawing = drawing();
    double left = missing(repaired());
    double lost = test.mul(GONE_MASK).square().mean().item();
    double leftByLinear = missing(test.mul(MASK).matmul(bestLinear()));
    checks
        .exactly("entries kept", (long) MASK.sum().item(), 4, AUTHORS_CODE)
        .exactly("edges", drawing.edges(), 4 + 2 * HIDDEN * (P + 2), THEORY)
        .exactly("units", drawing.nodes(), 3 * P + 2 * HIDDEN + 2, THEORY)
        .holds("the best linear map restores less", left < leftByLinear, SEEDS);
    StoredBands.of("3.15", false) // medl bands 3.15 --seeds 10
        .checkAtMost(
            checks, "share of the squares of destroyed entries that is not restored", left / lost);
  }

  /** Of the first observations, that whose lost entries are nearest to 1 in size. */
  private int chosen() {
    int chosen = 0;
    double[] sizes = test.mul(GONE_MASK).abs().sum(1).toDoubles();
    for (int i = 1; i < 20; i++) {
      boolean isNearer = Math.abs(sizes[i] - 3) < Math.abs(sizes[chosen] - 3);
      chosen = isNearer ? i : chosen;
    }
    return chosen;
  }

  /** The network at work on the chosen observation. */
  Diagram diagram() {
    int chosen = chosen();
    double[] clean = test.select(0, chosen).toDoubles();
    double[] result = repaired().select(0, chosen).toDoubles();
    double[] code = network.encode(test.mul(MASK)).select(0, chosen).toDoubles();
    NetworkDiagram drawing = drawing();
    return drawing
        .boxes()
        .units((layer, unit) -> List.of(words(layer, unit, clean, code, result)))
        .unitColours(
            (layer, unit) ->
                layer == 1 && DESTROYED.contains(unit) ? GONE : drawing.byKind(layer, unit))
        .zeros((layer, from, to) -> layer == 1 && from == to)
        .draw()
        .frame("Encoder", Palette.BLUE, 2, 3)
        .frame("Decoder", Palette.GREEN, 3, 4)
        .frame("Production system", Palette.VERMILLION, 1, 5);
  }

  private static String words(int layer, int unit, double[] clean, double[] code, double[] result) {
    return switch (layer) {
      case 0 -> named("x", unit, clean);
      case 1 -> DESTROYED.contains(unit) ? "destroyed" : number(clean[unit]);
      case 3 -> named("x̃", unit, code);
      case 5 -> named("x̂", unit, result);
      default -> "tanh";
    };
  }

  private static String named(String name, int unit, double[] values) {
    return String.format(Locale.ROOT, "%s_{%d} = %s", name, unit + 1, number(values[unit]));
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

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value).replace('-', '−');
  }
}
