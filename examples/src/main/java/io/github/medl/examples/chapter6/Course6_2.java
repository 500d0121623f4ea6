package io.github.medl.examples.chapter6;

import static io.github.medl.examples.figure.Source.PRINTED;
import static io.github.medl.examples.figure.Source.RECOMPUTED;
import static io.github.medl.examples.figure.Source.SEEDS;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.cnn.layers.ConvolutionLayers;
import io.github.medl.examples.digits.ConfusionChart;
import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.gallery.Show;
import io.github.medl.examples.training.TrainingProgress;
import io.github.medl.learning.evaluation.ConfusionMatrix;
import io.github.medl.learning.evaluation.Measures;
import io.github.medl.learning.examples.Batches;
import io.github.medl.learning.examples.Examples;
import io.github.medl.learning.loss.Losses;
import io.github.medl.networks.Layer;
import io.github.medl.networks.Networks;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.initialisation.Initialisations;
import io.github.medl.networks.layers.Activations;
import io.github.medl.networks.layers.Layers;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.networks.training.Objective;
import io.github.medl.networks.training.Training;
import io.github.medl.optim.Optimisers;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Sliding;
import io.github.medl.tensor.Tensor;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Course result 6.2: a dense and a convolutional network learn the same 5000 digits; and the
 * authors' own trained network, which is right on exactly 4814 of the next 5000.
 */
public final class Course6_2 implements Figure {
  private static final long SEED = 62;
  private static final int EPOCHS = 30;
  private static final List<Integer> LOOKS = List.of(1, 2, 3, 5, 7, 10, 13, 16, 20, 25, 30);
  private static final double[] FIRST_LOGITS = {
    -11.068628400424632, -14.36028074407483, 6.081120516812056, 10.091696993365455,
    -9.011241521764813, -5.171524140655888, -24.49153606241702, 16.230829671203395,
    -3.5353400039072684, 3.237857876092309
  };

  @Override
  public About about() {
    return About.figure("C6.2", "Dense against convolutional", Kind.STATISTICAL)
        .caption(
            "Accuracy on training images 5001 to 10 000 of MNIST while images 1 to 5000 are learned,"
                + " in batches of 1000 in order: a dense network of 178 110 parameters and a"
                + " convolutional one of 5386. Right: what the authors' own trained network says.")
        .differs(
            "The seed of the authors' training is not known; their weights are, and give exactly"
                + " their printed accuracy if the kernels are flipped. Ours is looked at after some"
                + " batches, theirs after each.")
        .data("mnist")
        .quick(28);
  }

  @Override
  public Outcome draw(FigureContext context) throws IOException {
    ImageSet set = ImageSet.mnist();
    Examples learned = set.train(0, 5000);
    Examples held = set.isWhole() ? set.train(5000, 10_000) : set.test(0, 600);
    int epochs = set.isWhole() ? EPOCHS : 5;
    Map<Integer, Double> dense = curve(dense(), learned, held, epochs, context);
    Map<Integer, Double> conv = curve(convolutional(), learned, held, epochs, context);
    Sequential authors = AuthorsNetwork.read(true);
    Tensor logits = authors.predict(held.inputs().cast(DType.FLOAT64));
    ConfusionMatrix confusion = ConfusionMatrix.of(held.labels(), logits.argmax(1), 10);

    Outcome outcome =
        Outcome.of(
                Picture.of(
                    "Dense against convolutional",
                    2,
                    chart(dense, conv),
                    ConfusionChart.of("The authors' network, true against said", confusion)))
            .seed(SEED)
            .value("batches", steps(dense))
            .value("dense: accuracy", values(dense))
            .value("convolutional: accuracy", values(conv))
            .value("the authors' network: accuracy", confusion.accuracy());
    if (!set.isWhole()) {
      return set.sign(outcome);
    }
    Checks checks =
        new Checks()
            .exactly("parameters, dense", Networks.count(dense()), 178_110, THEORY)
            .exactly("parameters, convolutional", Networks.count(convolutional()), 5386, THEORY)
            .between("dense: accuracy after 150 batches", dense.get(150), .928, .948, SEEDS)
            .between("convolutional: accuracy after 150", conv.get(150), .948, .972, SEEDS)
            .holds("after 25 batches the dense one is ahead", dense.get(25) > conv.get(25), SEEDS)
            .holds("after 100 the other", dense.get(100) < conv.get(100), SEEDS);
    authors(checks, authors, logits, confusion, set);
    return set.sign(outcome.checks(checks));
  }

  private static void authors(
      Checks checks, Sequential network, Tensor logits, ConfusionMatrix confusion, ImageSet set)
      throws IOException {
    int[] labels = set.train(5000, 10_000).labels();
    Tensor loss = logits.logSoftmax(1).pick(labels).mean().neg();
    checks
        .near("the authors' network: accuracy", confusion.accuracy(), .9628, 0, PRINTED)
        .exactly("right, of images 5001 to 10 000", right(confusion), 4814, RECOMPUTED)
        .near("its cross-entropy", loss.item(), .1282769670392233, 1e-9, RECOMPUTED)
        .allNear(
            "its scores of image 5001",
            logits.select(0, 0).toDoubles(),
            FIRST_LOGITS,
            1e-10,
            RECOMPUTED)
        .exactly("right, of images 1 to 5000", right(network, set.train(0, 5000)), 4943, RECOMPUTED)
        .exactly("right, of the test images", right(network, set.test(0, 10_000)), 9691, RECOMPUTED)
        .exactly(
            "right without the flip",
            right(AuthorsNetwork.read(false), set.train(5000, 10_000)),
            3292,
            RECOMPUTED);
  }

  private static long right(ConfusionMatrix confusion) {
    return Math.round(confusion.counts().trace().item());
  }

  private static long right(Sequential network, Examples examples) {
    Tensor logits = network.predict(examples.inputs().cast(DType.FLOAT64));
    return right(ConfusionMatrix.of(examples.labels(), logits.argmax(1), 10));
  }

  private static Sequential dense() {
    Initialisation glorot = Initialisations.xavierUniform(RandomStream.seed(SEED));
    return Layers.sequential(
        Layers.flatten(),
        Layers.dense(784, 200, glorot),
        Activations.relu(),
        Layers.dense(200, 100, glorot),
        Activations.tanh(),
        Layers.dense(100, 10, glorot));
  }

  private static Sequential convolutional() {
    Initialisation glorot = Initialisations.xavierUniform(RandomStream.seed(SEED));
    return Layers.sequential(
        ConvolutionLayers.conv(1, 8, 5, Sliding.UNIT, glorot),
        Activations.relu(),
        ConvolutionLayers.maxPool(2),
        ConvolutionLayers.conv(8, 16, 3, Sliding.UNIT, glorot),
        Activations.relu(),
        ConvolutionLayers.maxPool(2),
        Layers.flatten(),
        Layers.dense(400, 10, glorot));
  }

  /** Accuracy by the number of batches seen. */
  private static Map<Integer, Double> curve(
      Sequential start, Examples learned, Examples held, int epochs, FigureContext context) {
    Map<Integer, Double> curve = new TreeMap<>();
    Batches<Examples> batches = Batches.of(learned, 1000);
    Training.of(start, Objective.of(Losses.crossEntropy()), batches, () -> Optimisers.adam(5e-3))
        .epochs(epochs)
        .eachStep(TrainingProgress.to(context))
        .eachEpoch(
            moment -> {
              int epoch = moment.epoch() + 1;
              if (LOOKS.contains(epoch)) {
                curve.put(epoch * batches.perEpoch(), accuracy(moment.network(), held));
              }
            })
        .run();
    return curve;
  }

  private static double accuracy(Layer network, Examples held) {
    return Measures.accuracy().of(network.answers(held.inputs()), held.targets());
  }

  private static Chart chart(Map<Integer, Double> dense, Map<Integer, Double> conv) {
    return Chart.titled("Accuracy on images that are not learned")
        .axes("Batch number", "accuracy")
        .size(520, 420)
        .yRange(.7, 1)
        .legend(Corner.LOWER_RIGHT)
        .line("Dense", steps(dense), values(dense), Style.of(Palette.BLUE).width(2))
        .line("Convolutional", steps(conv), values(conv), Style.of(Palette.ORANGE).width(2));
  }

  private static double[] steps(Map<Integer, Double> curve) {
    return curve.keySet().stream().mapToDouble(k -> k).toArray();
  }

  private static double[] values(Map<Integer, Double> curve) {
    return curve.values().stream().mapToDouble(v -> v).toArray();
  }

  public static void main(String[] args) {
    Show.figure(new Course6_2(), args);
  }
}
