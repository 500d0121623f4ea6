package io.github.medl.examples.chapter6;

import static io.github.medl.examples.figure.Source.AUTHORS_CODE;
import static io.github.medl.examples.figure.Source.PRINTED;
import static io.github.medl.examples.figure.Source.RECOMPUTED;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.gallery.Show;
import io.github.medl.examples.sample.Photograph;
import io.github.medl.tensor.Convolution.Extent;
import io.github.medl.tensor.Tensor;

/** Course result 6.1: vertical edges of a horse, by the loop of the authors' notebook. */
public final class Course6_1 implements Figure {
  @Override
  public About about() {
    return About.figure("C6.1", "Edges of a horse", Kind.EXACT)
        .caption(
            "The picture in grey, its response to the kernel (0 −1 1) in three rows, and the tenth"
                + " of the pixels with the largest response.")
        .differs(
            "The notebook loops to n − 4 and m − 4, so its response has 2170 x 3861 numbers rather"
                + " than 2172 x 3863; we take the same part.")
        .differs(
            "A progressive JPEG: decoders may differ by one level of 255 in single pixels, so numbers"
                + " over the picture are compared up to 1e-4, its extremes up to three levels. Its"
                + " colour profile is not applied, as in the notebook.")
        .data("book-pictures")
        .quick(6);
  }

  @Override
  public Outcome draw(FigureContext context) {
    return draw(Photograph.load("horse.jpg"));
  }

  /** The figure from a picture; where it is not the authors', nothing is checked. */
  static Outcome draw(Photograph photograph) {
    Tensor grey = photograph.grey();
    Tensor whole = grey.convolve(Edges.KERNEL.flippedKernel(), Extent.VALID);
    Tensor looped = whole.slice(0, 0, whole.dim(0) - 2).slice(1, 0, whole.dim(1) - 2);
    Edges edges = Edges.of(grey, looped);
    double mean = looped.mean().item();
    double deviation = looped.sub(mean).square().mean().sqrt().item();
    Checks checks = new Checks();
    if (photograph.isTheBooks()) {
      checks
          .exactly("rows", grey.dim(0), 2174, PRINTED)
          .exactly("columns", grey.dim(1), 3865, PRINTED)
          .near(
              "sum of X[101:103, 211:213] .* H",
              whole.get(100, 210),
              .019607843137255054,
              1e-14,
              PRINTED)
          .exactly("rows of the response", looped.dim(0), 2170, AUTHORS_CODE)
          .exactly("columns of the response", looped.dim(1), 3861, AUTHORS_CODE)
          .near("smallest response", looped.min().item(), -1.2766549, .012, RECOMPUTED)
          .near("largest response", looped.max().item(), 1.1342235, .012, RECOMPUTED)
          .near("mean", mean, 4.7458e-5, 1e-6, RECOMPUTED)
          .near("standard deviation", deviation, .0989218, 1e-4, RECOMPUTED)
          .near("90 % quantile", edges.quantile(), .0987451, 1e-4, RECOMPUTED);
    }
    return photograph.tell(
        Outcome.of(shown(edges).picture("Edges of a horse", 420))
            .checks(checks)
            .value("90 % quantile", edges.quantile())
            .value("mean response", mean)
            .value("standard deviation of the response", deviation));
  }

  /** Every fourth pixel, which a picture of this size can show; the quantile is that of all. */
  private static Edges shown(Edges edges) {
    int step = Math.max(1, edges.grey().dim(1) / 900);
    return new Edges(every(edges.grey(), step), every(edges.response(), step), edges.quantile());
  }

  private static Tensor every(Tensor matrix, int step) {
    return matrix.slice(0, 0, matrix.dim(0), step).slice(1, 0, matrix.dim(1), step);
  }

  public static void main(String[] args) {
    Show.figure(new Course6_1(), args);
  }
}
