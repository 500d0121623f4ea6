package io.github.medl.examples.chapter8;

import static io.github.medl.examples.figure.Source.RECOMPUTED;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.figure.Table;
import io.github.medl.examples.gallery.Show;
import io.github.medl.gnn.Graph;
import io.github.medl.gnn.GraphMatrices;
import io.github.medl.gnn.Smoothing;
import io.github.medl.gnn.baselines.LabelPropagation;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.plot.diagram.NodeLink;
import io.github.medl.tensor.LinearAlgebra;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Lab 8.10: a karate club falls apart. Of two members the side is known; the other 32 are told by
 * labels that spread along friendships, by the spectrum of the graph, and by a graph convolutional
 * network; and what many layers do to all that tells members apart.
 */
public final class Lab8_10 implements Figure {
  private static final int SEEDS = 30;

  /** The energy of S^k I after so many rounds. */
  private static final int[] ROUNDS = {0, 1, 2, 4, 8, 16};

  /** By NumPy in double precision, as the rate below. */
  private static final double[] ENERGIES = {
    25.965407794820, 2.480192556791, .533046988251, .103105212902, .022803323565, .003174014758
  };

  @Override
  public About about() {
    return About.figure("L8.10", "The karate club, and over-smoothing", Kind.STATISTICAL)
        .caption(
            "The harmonic solution from two known members (large), the Fiedler vector, how many of"
                + " 32 members a graph convolutional network tells right over 30 seeds, and the"
                + " energy of what is left of differences after k rounds of smoothing.")
        .data("karate")
        .quick(6);
  }

  @Override
  public Outcome draw(FigureContext context) {
    KarateClub club = KarateClub.load();
    Graph graph = club.graph();
    double[] officer = labels(club).harmonic().select(1, 1).toDoubles();
    LinearAlgebra.Eigh spectrum = GraphMatrices.laplacian(graph).eigh();
    double[] fiedler = towardsOfficer(spectrum.vectors().select(1, 1).toDoubles());
    double[] energies = Arrays.stream(ROUNDS).mapToDouble(k -> energy(graph, k)).toArray();

    Checks checks = new Checks();
    labelChecks(checks, club, officer);
    spectrumChecks(checks, club, spectrum.values().toDoubles(), fiedler);
    smoothingChecks(checks, graph, energies);
    double[] right = new double[SEEDS];
    for (int seed = 0; seed < SEEDS; seed++) {
      right[seed] = club.right(club.logits(seed).argmax(1));
      checks.atLeast("GCN, right of 32, seed " + seed, right[seed], 29, RECOMPUTED);
      context.progress("seed", seed + 1, SEEDS);
    }
    double[][] places = club.places();
    Picture picture =
        Picture.of(
            "A club falls apart",
            2,
            members(club, places, officer).titled("(a) Harmonic solution from two members"),
            members(club, places, Arrays.stream(fiedler).map(x -> .5 + 2 * x).toArray())
                .titled("(b) Second eigenvector of the Laplacian"),
            counts(right),
            smoothing(energies, Smoothing.rate(graph)));
    return Outcome.of(picture)
        .checks(checks)
        .table(
            Table.of("gcn")
                .column("seed", IntStream.range(0, SEEDS).toArray())
                .column("right", right))
        .table(Table.of("energy").column("k", ROUNDS).column("energy", energies))
        .value("harmonic weight of the officer's side", officer)
        .data(club.data().provenance());
  }

  private static LabelPropagation labels(KarateClub club) {
    int[] known = {KarateClub.INSTRUCTOR, KarateClub.OFFICER};
    return new LabelPropagation(club.graph(), known, new int[] {0, 1}, 2);
  }

  private static void labelChecks(Checks checks, KarateClub club, double[] officer) {
    LabelPropagation labels = labels(club);
    missesOnlyEight(checks, "harmonic solution", club, labels.classes(labels.harmonic()));
    for (int rounds : new int[] {2, 3, 10, 100}) {
      int[] classes = labels.classes(labels.propagated(rounds));
      missesOnlyEight(checks, "propagation, " + rounds + " rounds", club, classes);
    }
    missesOnlyEight(checks, "spreading, α = 0.9", club, labels.classes(labels.spread(.9)));
    int closest = closest(officer);
    double weight = Math.max(officer[closest], 1 - officer[closest]);
    checks
        .exactly("member nearest to the middle", closest, 2, RECOMPUTED)
        .near("its weight", weight, .507851, 1e-6, RECOMPUTED);
  }

  private static void spectrumChecks(
      Checks checks, KarateClub club, double[] values, double[] fiedler) {
    int[] halves = Arrays.stream(fiedler).mapToInt(x -> x > 0 ? 1 : 0).toArray();
    int[] missed = IntStream.range(0, 34).filter(v -> halves[v] != club.labels()[v]).toArray();
    checks
        .near("second eigenvalue of D - A", values[1], .468525226701, 1e-9, RECOMPUTED)
        .near("largest eigenvalue", values[33], 18.136695973004, 1e-9, RECOMPUTED)
        .holds(
            "the Fiedler vector misses members 2 and 8",
            Arrays.equals(missed, new int[] {2, 8}),
            RECOMPUTED);
  }

  private static void smoothingChecks(Checks checks, Graph graph, double[] energies) {
    double rate = Smoothing.rate(graph);
    checks
        .allNear("energy of S^k I", energies, ENERGIES, 1e-10, RECOMPUTED)
        .near("second |eigenvalue| of S", rate, .896142049888, 1e-9, RECOMPUTED)
        .nearRelative(
            "energy of one more round over the last",
            energy(graph, 61) / energy(graph, 60),
            rate * rate,
            1e-4,
            THEORY);
  }

  /** The friendships, each member in the colour of its weight. */
  private static NodeLink members(KarateClub club, double[][] places, double[] weights) {
    return GraphDrawing.of(
            34, v -> club.member(places, v, weights[v]), GraphDrawing.thin(club.graph()))
        .size(480, 340);
  }

  private static void missesOnlyEight(Checks checks, String name, KarateClub club, int[] classes) {
    checks
        .exactly(name + ": right of 32", club.right(classes), 31, RECOMPUTED)
        .holds(name + ": member 8 is the other", classes[8] != club.labels()[8], RECOMPUTED);
  }

  private static int closest(double[] weights) {
    int closest = 1;
    for (int v = 1; v < 33; v++) {
      closest = Math.abs(weights[v] - .5) < Math.abs(weights[closest] - .5) ? v : closest;
    }
    return closest;
  }

  /** An eigenvector has no sign of its own; here the officer is on the positive side. */
  private static double[] towardsOfficer(double[] vector) {
    double sign = Math.signum(vector[KarateClub.OFFICER]);
    return Arrays.stream(vector).map(x -> sign * x).toArray();
  }

  private static double energy(Graph graph, int k) {
    return Smoothing.energy(graph, Smoothing.smoothed(graph, Tensor.eye(34), k));
  }

  private static Chart counts(double[] right) {
    double[] number = IntStream.rangeClosed(28, 32).asDoubleStream().toArray();
    double[] seeds =
        Arrays.stream(number).map(n -> Arrays.stream(right).filter(r -> r == n).count()).toArray();
    return Chart.titled("(c) GCN: right of 32, over 30 seeds")
        .axes("members told right", "seeds")
        .xTicks(number)
        .size(480, 320)
        .bars("_seeds", number, seeds, .7, Style.of(Palette.BLUE));
  }

  private static Chart smoothing(double[] energies, double rate) {
    double[] k = Arrays.stream(ROUNDS).asDoubleStream().toArray();
    double[] line = {8, 16};
    double[] slope = {energies[4], energies[4] * Math.pow(rate, 16)};
    return Chart.titled("(d) Over-smoothing: energy of S^{k} I")
        .axes("rounds k", "energy")
        .logY()
        .size(480, 320)
        .trajectory("energy", k, energies, Style.of(Palette.VERMILLION))
        .line("slope of |λ_{2}|^{2k}", line, slope, Style.of(Palette.BLACK).dashed());
  }

  public static void main(String[] args) {
    Show.figure(new Lab8_10(), args);
  }
}
