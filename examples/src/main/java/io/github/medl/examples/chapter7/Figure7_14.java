package io.github.medl.examples.chapter7;

import static io.github.medl.examples.figure.Source.AUTHORS_CODE;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Grid;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.gallery.Show;
import io.github.medl.plot.ColourMap;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.tensor.Tensor;

/**
 * Figure 7.14: positional embedding, r(i, t) = sin(t / M^(2i/p)) for even i and cos(t / M^(2i/p))
 * for odd i, with M = 10000 and p = 768.
 */
public final class Figure7_14 implements Figure {
  private static final double M = 1e4;
  private static final int P = 768;

  @Override
  public About about() {
    return About.figure("7.14", "Positional embedding", Kind.EXACT)
        .caption(
            "Left: the embedding vectors of the first 60 times, indices 1 to 200. "
                + "Right: the difference between the vectors of times 50 and 51.")
        .differs(
            "The exponent 2i/p holds the index i itself, counted from 1, not the pair index"
                + " floor(i/2) of the transformer paper, so neighbouring sines and cosines have"
                + " slightly different frequencies. We do as the book does.")
        .quick(0.3);
  }

  @Override
  public Outcome draw(FigureContext context) {
    Tensor r = embedding(60); // row t - 1 is the embedding vector of time t
    Tensor difference = r.select(0, 49).sub(r.select(0, 50));
    Tensor shown = difference.slice(0, 0, 200);

    double[] time = Grid.range(1, 1, 60);
    double[] index = Grid.range(1, 1, 200);
    Chart heat =
        Chart.titled("(a)")
            .axes("Time index", "Embedding vector index")
            .heatMap(
                "embedding",
                time,
                index,
                r.slice(1, 0, 200).transpose().toRows(),
                ColourMap.THERMAL,
                -1,
                1);
    Chart line =
        Chart.titled("(b)")
            .axes("Embedding vector index", "Difference between t=50 and t=51")
            .yRange(-1, 1)
            .line("difference", index, shown.toDoubles(), Style.of(Palette.BLACK));

    Checks checks =
        new Checks()
            .near("r(1, 1)", r.get(0, 0), 0.5600915, 1e-7, AUTHORS_CODE)
            .near("r(2, 1)", r.get(0, 1), 0.8152506, 1e-7, AUTHORS_CODE)
            .near("r(1,50) - r(1,51)", shown.get(0), -0.76963989662451016, 1e-12, AUTHORS_CODE)
            .near("r(2,50) - r(2,51)", shown.get(1), 0.48736531649118309, 1e-12, AUTHORS_CODE)
            .near("r(3,50) - r(3,51)", shown.get(2), 0.11632963376490191, 1e-12, AUTHORS_CODE)
            .near("smallest difference", shown.min().item(), -0.8128432077, 1e-10, AUTHORS_CODE)
            .exactly("index of the smallest", shown.argmin() + 1, 6, AUTHORS_CODE)
            .near("largest difference", shown.max().item(), 0.6643430616, 1e-10, AUTHORS_CODE)
            .exactly("index of the largest", shown.argmax() + 1, 11, AUTHORS_CODE)
            .near("norm over 200 indices", shown.norm().item(), 3.0640142255, 1e-10, AUTHORS_CODE)
            .near("norm over all 768", difference.norm().item(), 3.0641255019, 1e-10, AUTHORS_CODE);
    return Outcome.of(Picture.of("Positional embedding", 2, heat, line))
        .checks(checks)
        .value("r(i,50) - r(i,51), i = 1..200", shown)
        .value("r(i,t), t = 1..60 (rows), i = 1..200 (columns)", r.slice(1, 0, 200));
  }

  /** The vectors of times 1, ..., T as the rows of a (T, p) matrix. */
  private static Tensor embedding(int times) {
    Tensor t = Tensor.arange(times).add(1).reshape(times, 1);
    Tensor i = Tensor.arange(P).add(1);
    Tensor frequency = Tensor.scalar(M).pow(i.mul(2).div(P));
    Tensor angle = t.div(frequency);
    Tensor even = Tensor.generate(k -> (k + 1) % 2 == 0 ? 1 : 0, P);
    return angle.sin().where(even, angle.cos());
  }

  public static void main(String[] args) {
    Show.figure(new Figure7_14(), args);
  }
}
