package io.github.medl.examples.chapter6;

import static io.github.medl.examples.figure.Source.RECOMPUTED;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Matrix;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.figure.Reference;
import io.github.medl.examples.gallery.Show;
import io.github.medl.examples.sample.Photograph;
import io.github.medl.tensor.Convolution.Extent;
import io.github.medl.tensor.Tensor;
import java.io.IOException;

/** Figure 6.4: vertical edges of a picture by the kernel of the authors' course. */
public final class Figure6_4 implements Figure {
  private static final Matrix KERNEL =
      new Matrix("kernel", "W", "kernel, which is not flipped", Edges.KERNEL, -20, 20);

  @Override
  public About about() {
    return About.figure("6.4", "Vertical edges of a picture", Kind.EXACT)
        .caption(
            "A grey picture; its response to the kernel (0 −1 1) in three rows, which is positive"
                + " where it becomes brighter to the right; and the tenth of the pixels with the"
                + " largest response.")
        .differs(
            "The book's figure is a bitmap; ours is the kernel of the authors' course on the"
                + " picture of figure 6.1, not flipped, as in their notebook. The course has a"
                + " horse: C6.1.")
        .data("book-pictures")
        .quick(1)
        .play(KERNEL);
  }

  @Override
  public Outcome draw(FigureContext context) throws IOException {
    return draw(Photograph.load("dude-color-small.png"), context);
  }

  /** The figure from a picture; where it is not the book's, nothing is checked. */
  static Outcome draw(Photograph photograph, FigureContext context) throws IOException {
    Tensor grey = photograph.grey();
    Tensor kernel = context.get(KERNEL);
    Edges edges = Edges.by(kernel, grey);
    Checks checks = new Checks();
    if (photograph.isTheBooks()) {
      Tensor same = grey.convolve(kernel.flippedKernel(), Extent.SAME);
      new FilterChecks(Reference.of("6.1"))
          .compare(checks, "course_vertical_edges", "cross_correlation_same", same);
      double quantile = edges.quantile();
      checks
          .near("90 % quantile", quantile, 0.05652156862745102, 1e-12, RECOMPUTED)
          .exactly("pixels above the quantile", edges.count(quantile + 1e-9), 16_388, RECOMPUTED)
          .exactly(
              "pixels equal to it up to rounding",
              edges.count(quantile - 1e-9) - edges.count(quantile + 1e-9),
              11,
              RECOMPUTED);
    }
    return photograph.tell(
        Outcome.of(edges.picture("Vertical edges of a picture", 380))
            .checks(checks)
            .value("90 % quantile", edges.quantile()));
  }

  public static void main(String[] args) {
    Show.figure(new Figure6_4(), args);
  }
}
