package io.github.medl.examples.chapter6;

import static io.github.medl.examples.figure.Source.RECOMPUTED;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Knob;
import io.github.medl.examples.figure.Knobs;
import io.github.medl.examples.figure.Matrix;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.figure.Reference;
import io.github.medl.examples.gallery.Show;
import io.github.medl.examples.sample.Photograph;
import io.github.medl.plot.ColourMap;
import io.github.medl.plot.Panel;
import io.github.medl.plot.Picture;
import io.github.medl.plot.image.ImagePanel;
import io.github.medl.tensor.Convolution.Extent;
import io.github.medl.tensor.Tensor;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Figure 6.1: linear filters of a photograph: smoothing, edges, sharpening. */
public final class Figure6_1 implements Figure {
  private static final Matrix KERNEL =
      new Matrix("kernel", "W", "the kernel that sharpens", Filter.SHARPEN.kernel(), -20, 20);
  private static final Knob.Real SIGMA =
      Knobs.real("sigma", "σ", "of the Gaussian, in pixels", 1.5, 0.2, 5);
  private static final double SHOWN = 300;

  @Override
  public About about() {
    return About.figure("6.1", "Linear filters of a picture", Kind.EXACT)
        .caption(
            "A grey picture and what convolution by small kernels makes of it: two that smooth,"
                + " Sobel's differences along columns and along rows (red is positive, blue"
                + " negative), the length of both, Laplace's difference, and a kernel that"
                + " sharpens.")
        .differs(
            "The book's figure is a bitmap; picture, kernels and numbers are ours, in its spirit.")
        .data("book-pictures")
        .quick(3)
        .play(KERNEL, SIGMA);
  }

  @Override
  public Outcome draw(FigureContext context) throws IOException {
    return draw(Photograph.load("dude-color-small.png"), context);
  }

  /** The figure from a picture; where it is not the book's, only laws are checked. */
  static Outcome draw(Photograph photograph, FigureContext context) throws IOException {
    Tensor grey = photograph.grey();
    Map<Filter, Tensor> kernels = new EnumMap<>(Filter.class);
    for (Filter filter : Filter.values()) {
      kernels.put(filter, filter.kernel());
    }
    kernels.put(Filter.SHARPEN, context.get(KERNEL));
    if (!context.get(SIGMA).equals(SIGMA.book())) {
      kernels.put(Filter.GAUSS, Filter.gauss(7, context.get(SIGMA)));
    }
    Checks checks = new Checks();
    if (photograph.isTheBooks()) {
      FilterChecks reference = new FilterChecks(Reference.of("6.1"));
      reference.compare(checks, "grey", "grey", grey);
      for (Filter filter : Filter.values()) {
        Tensor kernel = kernels.get(filter);
        Tensor star = grey.convolve(kernel, Extent.SAME);
        Tensor unflipped = grey.convolve(kernel.flippedKernel(), Extent.SAME);
        reference.compare(checks, filter.key, "convolution_same", star);
        reference.compare(checks, filter.key, "cross_correlation_same", unflipped);
      }
      Tensor length = length(grey, Extent.VALID);
      checks
          .nearRelative(
              "length of Sobel's differences, valid: sum",
              length.sum().item(),
              35632.54641583299,
              1e-12,
              RECOMPUTED)
          .nearRelative("its largest", length.max().item(), 3.1249559344836264, 1e-12, RECOMPUTED)
          .exactly("place of its largest", length.argmax(), 122 * 467 + 198, RECOMPUTED);
    }
    laws(checks, grey, kernels.get(Filter.GAUSS));
    return photograph.tell(Outcome.of(picture(grey, kernels, context.get(SIGMA))).checks(checks));
  }

  private static Tensor length(Tensor grey, Extent extent) {
    Tensor columns = grey.convolve(Filter.SOBEL_COLUMNS.kernel(), extent);
    Tensor rows = grey.convolve(Filter.SOBEL_ROWS.kernel(), extent);
    return columns.square().add(rows.square()).sqrt();
  }

  private static void laws(Checks checks, Tensor grey, Tensor gauss) {
    Tensor line = gauss.sum(1);
    Tensor byBoth =
        grey.convolve(line.reshape(7, 1), Extent.SAME).convolve(line.reshape(1, 7), Extent.SAME);
    Tensor once = grey.convolve(gauss, Extent.SAME);
    Tensor full = grey.convolve(gauss, Extent.FULL);
    Tensor antisymmetric = Filter.SOBEL_COLUMNS.kernel();
    Tensor star = grey.convolve(antisymmetric, Extent.SAME);
    Tensor unflipped = grey.convolve(antisymmetric.flippedKernel(), Extent.SAME);
    checks
        .atMost(
            "the Gaussian as a column, then a row: largest difference",
            byBoth.sub(once).abs().max().item(),
            1e-15,
            THEORY)
        .atMost(
            "product of Fourier transforms: largest difference",
            Fourier.convolve(grey, gauss).sub(full).abs().max().item(),
            1e-13,
            THEORY)
        .near(
            "Sobel without the flip changes its sign",
            star.add(unflipped).abs().max().item(),
            0,
            1e-14,
            THEORY)
        .near(
            "a symmetric kernel does not care: largest difference",
            grey.convolve(gauss.flippedKernel(), Extent.SAME).sub(once).abs().max().item(),
            0,
            1e-15,
            THEORY);
  }

  private static Picture picture(Tensor grey, Map<Filter, Tensor> kernels, double sigma) {
    Panel[] panels = {
      shades("grey", grey),
      shades("mean of 5 x 5", filtered(grey, kernels.get(Filter.BOX))),
      shades("Gaussian, 7 x 7, σ = " + sigma, filtered(grey, kernels.get(Filter.GAUSS))),
      shades("sharpened", filtered(grey, kernels.get(Filter.SHARPEN))),
      signed("Sobel along columns", filtered(grey, kernels.get(Filter.SOBEL_COLUMNS)), 2),
      signed("Sobel along rows", filtered(grey, kernels.get(Filter.SOBEL_ROWS)), 2),
      ImagePanel.of(length(grey, Extent.SAME).toRows(), ColourMap.THERMAL, 0, 2)
          .titled("length of both")
          .width(SHOWN),
      signed("Laplace", filtered(grey, kernels.get(Filter.LAPLACE)), .5)
    };
    return Picture.of("Linear filters of a picture", 4, List.of(panels));
  }

  private static Tensor filtered(Tensor grey, Tensor kernel) {
    return grey.convolve(kernel, Extent.SAME);
  }

  private static Panel shades(String title, Tensor values) {
    return ImagePanel.of(values.toRows()).titled(title).width(SHOWN);
  }

  private static Panel signed(String title, Tensor values, double limit) {
    return ImagePanel.of(values.toRows(), ColourMap.DIVERGING, -limit, limit)
        .titled(title)
        .width(SHOWN);
  }

  public static void main(String[] args) {
    Show.figure(new Figure6_1(), args);
  }
}
