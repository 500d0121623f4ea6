package io.github.medl.cnn;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.cnn.architecture.Architecture;
import io.github.medl.cnn.architecture.Plan;
import io.github.medl.cnn.architecture.Plans;
import io.github.medl.cnn.architecture.Size;
import io.github.medl.cnn.inspection.ActivationMaximisation;
import io.github.medl.cnn.inspection.Adversary;
import io.github.medl.cnn.inspection.Saliency;
import io.github.medl.cnn.layers.ConvolutionLayers;
import io.github.medl.cnn.layers.Folding;
import io.github.medl.cnn.layers.Subsampled;
import io.github.medl.cnn.layers.TrainedSubsampling;
import io.github.medl.cnn.losses.MetricLosses;
import io.github.medl.cnn.losses.MetricLosses.Distance;
import io.github.medl.cnn.losses.PixelLosses;
import io.github.medl.cnn.losses.StyleLosses;
import io.github.medl.learning.loss.Losses;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.initialisation.Initialisations;
import io.github.medl.networks.layers.Layers;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Sliding;
import io.github.medl.tensor.Tensor;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What does not go together is refused where it is said, in words and with the sizes. */
class RefusalsTest {
  private static final double NAN = Double.NaN;
  private static final Initialisation HE = Initialisations.he(RandomStream.seed(1));

  private static void refused(ThrowingCallable call, String... words) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(words);
  }

  @Test
  void groupsDivideTheChannelsOnBothSidesOfALayer() {
    Sliding two = Sliding.UNIT.inGroups(2);
    refused(() -> ConvolutionLayers.conv(5, 4, 3, two, HE), "2 groups", "5 channels");
    refused(() -> ConvolutionLayers.conv(4, 5, 3, two, HE), "2 groups", "5 channels");
    refused(() -> ConvolutionLayers.convWithoutBias(5, 4, 3, two, HE), "5 channels");
    refused(() -> ConvolutionLayers.conv1d(5, 4, 3, two, HE), "5 channels");
    refused(() -> ConvolutionLayers.convTransposed(5, 4, 3, two, HE), "5 channels");
    refused(() -> ConvolutionLayers.convTransposed(4, 5, 3, two, HE), "5 channels");
  }

  @Test
  void layersThatNoArrayHoldsAreNamedWithTheirSizes() {
    Sliding one = Sliding.UNIT;
    refused(
        () -> ConvolutionLayers.conv(65_536, 65_536, 3, one, HE),
        "conv",
        "(65536, 65536, 3, 3)",
        "2^31 - 1");
    refused(() -> ConvolutionLayers.conv(1, 1, 65_536, one, HE), "conv", "(1, 1, 65536, 65536)");
    refused(() -> ConvolutionLayers.convTransposed(65_536, 65_536, 3, one, HE), "convTransposed");
    refused(() -> ConvolutionLayers.depthwise(65_536, 65_536, 3, one, HE), "depthwise", "65536");
    refused(() -> Layers.dense(65_536, 65_536, HE), "dense", "(65536, 65536)");
    refused(() -> Layers.embedding(65_536, 65_536, HE), "embedding", "(65536, 65536)");
    refused(() -> Layers.maxout(3, 65_536, 65_536, HE), "maxout", "(65536, 65536)");
    refused(() -> ConvolutionLayers.conv(3, 4, 0, one, HE), "at least one place");
    ConvolutionLayers.convTransposed(1, 1, 3, Sliding.by(65_536), HE); // 2^32 is no reason
  }

  @Test
  void partsOfLayersBelongTogether() {
    refused(() -> new TrainedSubsampling(Tensor.ones(3), Tensor.zeros(2)), "(3,) and (2,)");
    refused(
        () ->
            new TrainedSubsampling(Tensor.ones(1), Tensor.zeros(1)).apply(Tensor.ones(1, 2, 4, 4)),
        "(n, 1, rows, columns)",
        "(1, 2, 4, 4)");
    refused(
        () ->
            Folding.folded(ConvolutionLayers.conv(1, 4, 1, Sliding.UNIT, HE), Layers.batchNorm(1)),
        "normalisation of 1 channels");
    refused(() -> new Subsampled(0, 1), "stride must be at least 1");
    refused(() -> new Subsampled(1, -1), "they are -1");
  }

  @Test
  void plansAreOfWhatThereIs() {
    refused(() -> Plans.conv("c", -1, 3, Sliding.UNIT), "c:", "-1 channels");
    refused(() -> Plans.dense("d", 0), "d:", "not 0");
    refused(() -> new Plan.Joined(List.of()), "no branch");
    refused(() -> new Plan.Partial("p", 3, List.of()), "p:", "at least one map");
    refused(() -> new Size(-1, 4, 4), "-1x4x4");
    refused(() -> new Size(3, 0, 5), "3x0x5");
    Plan seesMore = new Plan.Partial("p", 3, List.of(List.of(0, 5)));
    refused(() -> new Architecture("t", new Size(1, 4, 4), seesMore).rows(), "p:", "[0, 5] of 1");
    refused(
        () -> new Architecture("t", new Size(100_000, 400, 400), Plans.flat()).output(),
        "flat",
        "(100000, 400, 400)");
    Plan endless = Plans.conv("c", 1_000_000, 3, Sliding.UNIT);
    refused(
        () -> new Architecture("t", new Size(1_000_000, 4000, 4000), endless).macs(),
        "c:",
        "cannot be counted");
  }

  @Test
  void codesAreComparedOneWithOne() {
    Tensor c = Tensor.of(new double[][] {{1, 2}, {3, 4}});
    Tensor pairs = Tensor.vector(0, 1);
    refused(() -> MetricLosses.contrastive(c, c, Tensor.vector(.7, 1), 1), "pair 0 is 0.7");
    refused(() -> MetricLosses.contrastive(c, c, pairs, NAN), "margin", "NaN");
    refused(() -> MetricLosses.contrastive(c, c, pairs, -1), "margin", "-1");
    Tensor none = Tensor.zeros(0, 2);
    refused(() -> MetricLosses.contrastive(none, none, Tensor.zeros(0), 1), "no code");
    refused(() -> MetricLosses.contrastiveOfAllPairs(c, new int[2], NAN), "margin");
    // These would be broadcast, and compared with what they do not belong to.
    refused(
        () -> MetricLosses.triplet(c, Tensor.vector(1, 2), c, 1, Distance.SQUARED),
        "(2, 2), (2,) and (2, 2)");
    refused(() -> MetricLosses.triplet(c, c, Tensor.ones(1, 2), 1, Distance.SQUARED), "(1, 2)");
    refused(() -> MetricLosses.triplet(none, none, none, 1, Distance.SQUARED), "no code");
    refused(
        () ->
            MetricLosses.semiHard(Tensor.vector(1, NAN).reshape(2, 1), pair(), 1, Distance.SQUARED),
        "code 1",
        "NaN");
  }

  private static int[] pair() {
    return new int[] {0, 1};
  }

  @Test
  void pixelsAreComparedOneWithOne() {
    Tensor logits = Tensor.zeros(2, 3, 2, 4);
    refused(
        () -> PixelLosses.crossEntropy().of(logits, Tensor.zeros(2, 4, 2)), // turned
        "(n, rows, columns)",
        "(2, 4, 2)");
    for (int[] shape : new int[][] {{2, 2, 4}, {2, 1, 2, 4}, {2, 8}}) {
      PixelLosses.crossEntropy().of(logits, Tensor.zeros(shape));
    }
    Tensor z = Tensor.zeros(1, 2, 2);
    refused(() -> PixelLosses.softDice(1).of(z, Tensor.full(7, 1, 2, 2)), "target 0 is 7.0");
    refused(() -> PixelLosses.softDice(1).of(z, Tensor.full(NAN, 1, 2, 2)), "target 0 is NaN");
    refused(() -> StyleLosses.gram(Tensor.zeros(1, 3, 0, 2)), "no pixel");
    refused(
        () -> StyleLosses.style(List.of(Tensor.ones(1, 3, 2, 2)), List.of(Tensor.ones(1, 1, 1)), 1),
        "layer 0",
        "(1, 3, 3)",
        "(1, 1, 1)");
    refused(
        () -> StyleLosses.content(Tensor.ones(1, 3, 2, 2), Tensor.ones(1, 1, 2, 2)),
        "(1, 1, 2, 2)");
    refused(() -> StyleLosses.totalVariation(Tensor.ones(3, 2, 2)), "(n, c, rows, columns)");
  }

  @Test
  void inspectionAsksForPixelsAndAmountsThatMakeSense() {
    var net = Layers.sequential(Layers.flatten(), Layers.dense(4, 3, HE));
    Adversary adversary = new Adversary(net, Losses.crossEntropy());
    Tensor x = Tensor.full(.5, 1, 1, 2, 2);
    Tensor y = Tensor.vector(1);
    refused(() -> adversary.fastGradientSign(x, y, NAN), "epsilon", "NaN");
    refused(() -> adversary.fastGradientSign(x, y, -.1), "epsilon", "-0.1");
    refused(() -> adversary.fastGradientSign(x.mul(255), y, .1), "[0, 1]", "127.5");
    refused(() -> adversary.projected(x, y, .1, NAN, 1), "step");
    refused(() -> adversary.projected(x, y, .1, .1, -1), "number of steps");
    refused(() -> Adversary.noise(x.sub(1), .1, RandomStream.seed(1)), "-0.5");
    refused(() -> new ActivationMaximisation(-1, .1, 0), "number of steps");
    refused(() -> new ActivationMaximisation(1, NAN, 0), "length of a step");
    refused(
        () -> Saliency.classActivation(Tensor.ones(1, 2, 3, 3), Layers.dense(2, 3, HE), -1),
        "no class -1 of 3");
    refused(
        () -> Saliency.gradCam(Layers.flatten(), Layers.dense(4, 3, HE), x, 0), "maps", "(1, 4)");
  }
}
