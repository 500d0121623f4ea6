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
import io.github.medl.plot.Picture;

/** Figure 6.15: localisation, boxes around what a network has found. */
public final class Figure6_15 implements Figure {
  @Override
  public About about() {
    return About.figure("6.15", "Localisation", Kind.STATISTICAL)
        .caption(
            "Canvases with a digit somewhere: the true box in green, that of the network of lab 6.3"
                + " in vermilion, with their intersection over union and the digit that it reads.")
        .differs("The book's figure is a bitmap of photographs; ours shows digits on canvases.")
        .data("mnist")
        .slow(60);
  }

  @Override
  public Outcome draw(FigureContext context) {
    ImageSet set = ImageSet.mnist();
    Localiser.Judged judged = Localiser.judged(set, Lab6_3.SEED, context);
    double mean = judged.iou().mean().item();
    Outcome outcome =
        Outcome.of(
                LocalisationPictures.canvases(judged, 15),
                Picture.of("", 1, LocalisationPictures.histogram(judged)))
            .seed(Lab6_3.SEED)
            .value("mean IoU", mean);
    Checks checks = new Checks().atMost("largest IoU", judged.iou().max().item(), 1, THEORY);
    if (Localiser.isRecipe(set, context)) {
      checks.between("mean IoU", mean, .73, .82, SEEDS);
    }
    return Localiser.sign(outcome.checks(checks), set, context);
  }

  public static void main(String[] args) {
    Show.figure(new Figure6_15(), args);
  }
}
