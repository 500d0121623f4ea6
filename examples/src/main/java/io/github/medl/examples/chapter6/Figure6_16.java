package io.github.medl.examples.chapter6;

import static io.github.medl.examples.figure.Source.SEEDS;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.gallery.Show;

/** Figure 6.16: segmentation, a class for every pixel. */
public final class Figure6_16 implements Figure {
  @Override
  public About about() {
    return About.figure("6.16", "Segmentation", Kind.STATISTICAL)
        .caption(
            "Scenes of a garment and a digit in noise, the true class of every pixel, and what a"
                + " U-Net says of them, with and without its skip connections (lab 6.4).")
        .differs("The book's figure is a bitmap of photographs; ours shows scenes that we compose.")
        .data("fashion-mnist", "mnist")
        .slow(60);
  }

  @Override
  public Outcome draw(FigureContext context) {
    Segmenter.Material material = Segmenter.Material.load();
    Segmenter judged = Segmenter.trained(material, Segmenter.SEED, context);
    double mean = judged.with().meanIou();
    Outcome outcome =
        Outcome.of(SegmentationPictures.classes(judged, 5))
            .seed(Segmenter.SEED)
            .value("mean IoU", mean)
            .value("mean IoU without skips", judged.without().meanIou());
    Checks checks =
        new Checks()
            .exactly(
                "pixels that have a class", judged.with().pixels().total(), pixels(judged), THEORY);
    if (Segmenter.isRecipe(material, context)) {
      checks.between("mean IoU", mean, .82, .88, SEEDS);
    }
    return Segmenter.sign(outcome.checks(checks), material, context);
  }

  private static long pixels(Segmenter judged) {
    return (long) judged.test().size() * Scenes.SIDE * Scenes.SIDE;
  }

  public static void main(String[] args) {
    Show.figure(new Figure6_16(), args);
  }
}
