package io.github.medl.examples.chapter6;

import static io.github.medl.examples.figure.Source.RECOMPUTED;
import static io.github.medl.examples.figure.Source.SEEDS;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.cnn.inspection.ActivationMaximisation;
import io.github.medl.cnn.inspection.Saliency;
import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Knob;
import io.github.medl.examples.figure.Knobs;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.gallery.Show;
import io.github.medl.learning.examples.Examples;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.plot.Picture;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Figure 6.12: what trained networks see: kernels, maps, the pixels that matter, dreams. */
public final class Figure6_12 implements Figure {
  static final LeNet.Recipe FEW = new LeNet.Recipe(10_000, 3, 612);
  private static final Knob.Whole SEED = Knobs.seed((int) FEW.seed());
  private static final int[] DIGITS = IntStream.range(0, 10).toArray();
  private static final int SEVEN = 5000; // training image 5001

  @Override
  public About about() {
    return About.figure("6.12", "What a trained network sees", Kind.STATISTICAL)
        .caption(
            "(a) The eight kernels of the authors' own network and what it makes of a 7. (b) LeNet-5,"
                + " trained on 10 000 digits, and the same 7. (c) Images on which its scores of 0 to"
                + " 9 are large, climbed to from grey; and for ten digits how much each pixel"
                + " matters to the score.")
        .differs(
            "The book's figure is a bitmap; ours shows what its section speaks of, from networks"
                + " that run here.")
        .data("mnist")
        .quick(7)
        .play(SEED);
  }

  @Override
  public Outcome draw(FigureContext context) throws IOException {
    ImageSet set = ImageSet.mnist();
    Sequential authors = AuthorsNetwork.read(true);
    Examples one = set.isWhole() ? set.train(SEVEN, SEVEN + 1) : set.test(0, 1);
    Tensor seven = one.inputs();
    Sequential lenet =
        new LeNet.Recipe(FEW.images(), FEW.epochs(), context.get(SEED)).network(set, context);

    Tensor grey = Tensor.full(.5, 10, 1, 28, 28).cast(DType.FLOAT32);
    Tensor dreams = new ActivationMaximisation(100, .1, .01).from(lenet, grey, DIGITS);
    Tensor sure = lenet.apply(dreams).softmax(1).pick(DIGITS).cast(DType.FLOAT64);
    Examples ten = set.test(0, 10);
    Tensor saliency = Saliency.of(lenet, ten.inputs(), ten.labels());

    Outcome outcome =
        Outcome.of(
                FeatureMaps.picture("(a) The authors' network", authors, seven.cast(DType.FLOAT64)),
                FeatureMaps.picture("(b) LeNet-5", lenet, seven),
                Picture.of(
                    "(c) What LeNet-5 looks for, and at",
                    1,
                    Mosaic.ink("images that excite the scores of 0 to 9", planes(dreams), 10, 900),
                    Mosaic.ink("ten digits", planes(ten.inputs()), 10, 900),
                    Mosaic.ink("how much each pixel matters", planes(saliency), 10, 900)))
            .seed(context.get(SEED))
            .value("probability of each digit on its image", sure);
    if (!set.isWhole()) {
      return set.sign(outcome);
    }
    Tensor logits = authors.apply(seven.cast(DType.FLOAT64)).select(0, 0);
    Checks checks =
        new Checks()
            .near("the authors' score of 7", logits.get(7), 16.230829671203395, 1e-10, RECOMPUTED)
            .exactly("what their network says", logits.argmax(), 7, RECOMPUTED)
            .exactly("what LeNet-5 says", lenet.apply(seven).argmax(1)[0], one.labels()[0], SEEDS)
            .near("pixels of the dreams from 0 to 1", outside(dreams), 0, 0, THEORY)
            .allNear(
                "what LeNet-5 says of the images that excite it",
                classes(lenet.apply(dreams)),
                Tensor.arange(10).toDoubles(),
                0,
                SEEDS);
    return set.sign(outcome.checks(checks));
  }

  private static double[] classes(Tensor scores) {
    return Arrays.stream(scores.argmax(1)).asDoubleStream().toArray();
  }

  private static double outside(Tensor pixels) {
    return pixels.sub(pixels.clip(0, 1)).abs().max().item();
  }

  private static Tensor planes(Tensor images) {
    return images.select(1, 0);
  }

  public static void main(String[] args) {
    Show.figure(new Figure6_12(), args);
  }
}
