package io.github.medl.examples.chapter7;

import static io.github.medl.examples.figure.Source.AUTHORS_CODE;
import static io.github.medl.examples.figure.Source.RECOMPUTED;
import static io.github.medl.examples.figure.Source.THEORY;

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
import io.github.medl.plot.ColourMap;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.sequence.transformer.Positions;
import io.github.medl.tensor.Tensor;
import java.util.Locale;

/**
 * Figure 7.14: positional embedding, r(i, t) = sin(t / M^(2i/p)) for even i and cos(t / M^(2i/p))
 * for odd i, with M = 10000 and p = 768.
 */
public final class Figure7_14 implements Figure {
  private static final Knob.Real M =
      Knobs.real("m", "M", "base of the frequencies", 1e4, 2, 1e6).byRatio();
  private static final Knob.Whole P = Knobs.whole("p", "p", "length of a vector", 768, 200, 1536);
  private static final Knob.Whole T =
      Knobs.whole("t", "t", "the time that is compared with the next one", 50, 1, 59);
  private static final int SHIFT = 7;

  @Override
  public About about() {
    return About.figure("7.14", "Positional embedding", Kind.EXACT)
        .caption(
            "Left: the embedding vectors of the first 60 times, indices 1 to 200. Right: the"
                + " difference between the vectors of times 50 and 51. Below, the form of the"
                + " transformer paper, in which a shift in time is a rotation that does not depend"
                + " on the time; so all its vectors are equally long, and the book's are not.")
        .differs(
            "The exponent 2i/p holds the index i itself, counted from 1, not the pair index"
                + " floor(i/2) of the transformer paper, so neighbouring sines and cosines have"
                + " slightly different frequencies. We do as the book does.")
        .quick(0.3)
        .play(M, P, T);
  }

  @Override
  public Outcome draw(FigureContext context) {
    int t = context.get(T);
    Tensor r = embedding(60, context.get(M), context.get(P)); // row t - 1 is the vector of time t
    Tensor difference = r.select(0, t - 1).sub(r.select(0, t));
    Tensor shown = difference.slice(0, 0, 200);

    int p = context.get(P);
    Tensor paper = Positions.paper(60, p - p % 2); // the paper's form goes by pairs
    Checks checks = new Checks();
    paperChecks(checks, paper);
    bookChecks(checks, r, difference, t);
    Picture picture =
        Picture.of(
            "Positional embedding",
            2,
            heat("(a)", "embedding", 1, r),
            line(shown, t),
            heat("the paper's form", "paper", 0, paper),
            lengths(squaredLengths(r), squaredLengths(paper)));
    return Outcome.of(picture)
        .checks(checks)
        .value(String.format(Locale.ROOT, "r(i,%d) - r(i,%d), i = 1..200", t, t + 1), shown)
        .value("r(i,t), t = 1..60 (rows), i = 1..200 (columns)", r.slice(1, 0, 200));
  }

  private static double[] squaredLengths(Tensor vectors) {
    return vectors.square().sum(1).toDoubles();
  }

  private static void paperChecks(Checks checks, Tensor paper) {
    int d = paper.dim(1);
    Tensor turned = paper.slice(0, 0, 60 - SHIFT).matmul(Positions.rotation(SHIFT, d), false, true);
    Tensor lengths = Tensor.of(squaredLengths(paper));
    checks
        .near(
            "paper: distance of r(t + 7) from R r(t), all t",
            turned.sub(paper.slice(0, SHIFT, 60)).abs().max().item(),
            0,
            1e-12,
            THEORY)
        .near("paper: |r(t)|², least", lengths.min().item(), d / 2, 1e-10, THEORY)
        .near("paper: |r(t)|², greatest", lengths.max().item(), d / 2, 1e-10, THEORY);
  }

  private static void bookChecks(Checks checks, Tensor r, Tensor difference, int t) {
    Tensor shown = difference.slice(0, 0, 200);
    Tensor lengths = Tensor.of(squaredLengths(r));
    double varies = lengths.max().item() - lengths.min().item();
    checks
        .atLeast("book: how much |r(t)|² varies", varies, 1, RECOMPUTED)
        .near("r(1, 1)", r.get(0, 0), 0.5600915, 1e-7, AUTHORS_CODE)
        .near("r(2, 1)", r.get(0, 1), 0.8152506, 1e-7, AUTHORS_CODE)
        .near("r(1,t) - r(1,t+1), t=" + t, shown.get(0), -0.76963989662451016, 1e-12, AUTHORS_CODE)
        .near("r(2,t) - r(2,t+1), t=" + t, shown.get(1), 0.48736531649118309, 1e-12, AUTHORS_CODE)
        .near("r(3,t) - r(3,t+1), t=" + t, shown.get(2), 0.11632963376490191, 1e-12, AUTHORS_CODE)
        .near("smallest difference", shown.min().item(), -0.8128432077, 1e-10, AUTHORS_CODE)
        .exactly("index of the smallest", shown.argmin() + 1, 6, AUTHORS_CODE)
        .near("largest difference", shown.max().item(), 0.6643430616, 1e-10, AUTHORS_CODE)
        .exactly("index of the largest", shown.argmax() + 1, 11, AUTHORS_CODE)
        .near("norm over 200 indices", shown.norm().item(), 3.0640142255, 1e-10, AUTHORS_CODE)
        .near("norm over all p", difference.norm().item(), 3.0641255019, 1e-10, AUTHORS_CODE);
  }

  /** The first 200 numbers of each vector; the book counts times and numbers from 1. */
  private static Chart heat(String title, String name, int from, Tensor vectors) {
    return Chart.titled(title)
        .axes("Time index", "Embedding vector index")
        .heatMap(
            name,
            Grid.range(from, 1, 60),
            Grid.range(from, 1, 200),
            vectors.slice(1, 0, 200).transpose().toRows(),
            ColourMap.THERMAL,
            -1,
            1);
  }

  private static Chart line(Tensor shown, int t) {
    double limit = shown.abs().max().item() > 1 ? 2 : 1;
    return Chart.titled("(b)")
        .axes("Embedding vector index", "Difference between t=" + t + " and t=" + (t + 1))
        .yRange(-limit, limit)
        .line("difference", Grid.range(1, 1, 200), shown.toDoubles(), Style.of(Palette.BLACK));
  }

  private static Chart lengths(double[] ofBook, double[] ofPaper) {
    return Chart.titled("squared length of the vectors")
        .axes("Time index", "|r(t)|²")
        .legend(Corner.LOWER_LEFT)
        .line("book", Grid.range(1, 1, 60), ofBook, Style.of(Palette.BLUE).width(2))
        .line("paper: d / 2", Grid.range(0, 1, 60), ofPaper, Style.of(Palette.VERMILLION).width(2));
  }

  /** The vectors of times 1, ..., T as the rows of a (T, p) matrix. */
  private static Tensor embedding(int times, double m, int p) {
    Tensor t = Tensor.arange(times).add(1).reshape(times, 1);
    Tensor i = Tensor.arange(p).add(1);
    Tensor frequency = Tensor.scalar(m).pow(i.mul(2).div(p));
    Tensor angle = t.div(frequency);
    Tensor even = Tensor.generate(k -> (k + 1) % 2 == 0 ? 1 : 0, p);
    return angle.sin().where(even, angle.cos());
  }

  public static void main(String[] args) {
    Show.figure(new Figure7_14(), args);
  }
}
