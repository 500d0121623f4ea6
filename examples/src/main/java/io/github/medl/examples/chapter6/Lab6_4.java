package io.github.medl.examples.chapter6;

import static io.github.medl.examples.figure.Source.SEEDS;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.cnn.losses.PixelLosses;
import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.gallery.Show;
import io.github.medl.examples.training.LearningCurves;
import io.github.medl.learning.evaluation.ConfusionMatrix;
import io.github.medl.networks.Networks;
import io.github.medl.plot.Panel;
import io.github.medl.plot.Picture;
import io.github.medl.plot.table.TablePanel;
import java.util.List;
import java.util.Locale;

/**
 * Lab 6.4: a class for every pixel, by the same network with and without its skip connections.
 * Edges and thin strokes tell what the skips are for.
 */
public final class Lab6_4 implements Figure {
  private static final int GARMENT = 1;
  private static final int DIGIT = 2;

  @Override
  public About about() {
    return About.figure("L6.4", "A class for every pixel", Kind.STATISTICAL)
        .caption(
            "A garment, a digit over it and noise; a U-Net of three levels gives every pixel its"
                + " class. Without the maps that its skips bring from the way down it knows what is"
                + " there, but not to the pixel where: thin strokes suffer most. Who calls all"
                + " pixels background is right on four of five of them.")
        .data("fashion-mnist", "mnist")
        .slow(60);
  }

  @Override
  public Outcome draw(FigureContext context) {
    Segmenter.Material material = Segmenter.Material.load();
    Segmenter judged = Segmenter.trained(material, Segmenter.SEED, context);
    Segmenter.Said with = judged.with();
    Segmenter.Said without = judged.without();
    ConfusionMatrix nothing = judged.nothingSeen();
    Outcome outcome =
        Outcome.of(
                Picture.of(
                    "What the skips of a U-Net do",
                    2,
                    SegmentationPictures.overlaps(judged),
                    table(judged)),
                SegmentationPictures.mistakes(judged, 8))
            .seed(Segmenter.SEED)
            .table(LearningCurves.table("learning-with-skips", with.history()))
            .table(LearningCurves.table("learning-without-skips", without.history()))
            .value("with skips", numbers(with))
            .value("without skips", numbers(without))
            .value("all background: pixels right", nothing.accuracy());
    Checks checks =
        new Checks()
            .exactly("parameters with skips", Networks.count(with.network()), 14_363, THEORY)
            .exactly("parameters without", Networks.count(without.network()), 11_483, THEORY);
    if (Segmenter.isRecipe(material, context)) {
      bands(checks, with, without, nothing);
    }
    return Segmenter.sign(outcome.checks(checks), material, context);
  }

  private static void bands(
      Checks checks, Segmenter.Said with, Segmenter.Said without, ConfusionMatrix nothing) {
    checks
        .between("with skips: IoU of digits", with.iou(DIGIT), .70, .80, SEEDS)
        .between("without: IoU of digits", without.iou(DIGIT), .52, .70, SEEDS)
        .atLeast("the skips are worth", with.iou(DIGIT) - without.iou(DIGIT), .05, SEEDS)
        .between("with skips: mean IoU", with.meanIou(), .82, .88, SEEDS)
        .between("all background: pixels right", nothing.accuracy(), .78, .82, SEEDS);
  }

  /** Pixels right, mean IoU, IoU of garments, IoU of digits, loss in the last epoch. */
  private static double[] numbers(Segmenter.Said said) {
    return new double[] {
      said.pixels().accuracy(),
      said.meanIou(),
      said.iou(GARMENT),
      said.iou(DIGIT),
      said.history().last("loss")
    };
  }

  private static Panel table(Segmenter judged) {
    return TablePanel.of(
        List.of("", "pixels right", "mean IoU", "garment", "digit"),
        List.of(
            row("with skips", judged.with().pixels()),
            row("without skips", judged.without().pixels()),
            row("all background", judged.nothingSeen())));
  }

  private static List<String> row(String name, ConfusionMatrix pixels) {
    double[] iou = PixelLosses.iou(pixels);
    return List.of(
        name,
        text(pixels.accuracy()),
        text(PixelLosses.meanIou(pixels)),
        text(iou[GARMENT]),
        text(iou[DIGIT]));
  }

  private static String text(double share) {
    return String.format(Locale.ROOT, "%.3f", share);
  }

  public static void main(String[] args) {
    Show.figure(new Lab6_4(), args);
  }
}
