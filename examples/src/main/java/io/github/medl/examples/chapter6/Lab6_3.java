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
import io.github.medl.networks.Networks;
import io.github.medl.plot.Picture;

/** Lab 6.3: where is the digit? The task that the authors' practical leaves unfinished. */
public final class Lab6_3 implements Figure {
  static final long SEED = 63;

  @Override
  public About about() {
    return About.figure("L6.3", "Where is the digit?", Kind.STATISTICAL)
        .caption(
            "Noisy canvases of 64 x 64 pixels, most of them with a digit somewhere. A network with"
                + " two heads says whether there is one, where, and which: the head that says where"
                + " sees every place, the other one the maximum over all places.")
        .differs(
            "The canvas of the authors' practical has 100 x 100 pixels. Its network makes its heads"
                + " anew at every call, so that they cannot learn; the task is left to the reader.")
        .data("mnist")
        .slow(60);
  }

  @Override
  public Outcome draw(FigureContext context) {
    ImageSet set = ImageSet.mnist();
    Localiser.Judged judged = Localiser.judged(set, SEED, context);
    double mean = judged.iou().mean().item();
    Outcome outcome =
        Outcome.of(
                LocalisationPictures.canvases(judged, 10),
                Picture.of("", 1, LocalisationPictures.histogram(judged)))
            .seed(SEED)
            .value("mean IoU", mean)
            .value("share of IoU above 1/2", judged.share(.5))
            .value("share of IoU above 3/4", judged.share(.75))
            .value("class accuracy", judged.classAccuracy())
            .value("presence accuracy", judged.presenceAccuracy());
    Checks checks =
        new Checks().exactly("parameters", Networks.count(judged.network()), 146_927, THEORY);
    if (Localiser.isRecipe(set, context)) {
      checks
          .between("mean IoU", mean, .73, .82, SEEDS)
          .atLeast("share of IoU above 1/2", judged.share(.5), .95, SEEDS)
          .between("class accuracy", judged.classAccuracy(), .87, .95, SEEDS)
          .atLeast("presence accuracy", judged.presenceAccuracy(), .99, SEEDS);
    }
    return Localiser.sign(outcome.checks(checks), set, context);
  }

  public static void main(String[] args) {
    Show.figure(new Lab6_3(), args);
  }
}
