package io.github.medl.cnn.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.autodiff.Autodiff;
import io.github.medl.cnn.Fixture;
import io.github.medl.cnn.detection.Anchors;
import io.github.medl.cnn.detection.Boxes;
import io.github.medl.cnn.losses.MetricLosses.Distance;
import io.github.medl.learning.evaluation.ConfusionMatrix;
import io.github.medl.learning.loss.Loss;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ImageLossesTest {
  /** Layers, which have their own test. */
  private static final Set<String> BLOCKS =
      Set.of("depthwise_separable", "residual", "inception", "dense_block", "u_net");

  @TestFactory
  Stream<DynamicTest> costsAreThoseOfTorch() {
    List<Fixture> cases =
        Fixture.all("blocks.json").stream().filter(c -> !BLOCKS.contains(c.op())).toList();
    assertThat(cases).hasSize(13);
    return cases.stream().map(c -> DynamicTest.dynamicTest(c.toString(), () -> check(c)));
  }

  private static void check(Fixture c) {
    switch (c.op()) {
      case "iou" -> Fixture.near("iou", Boxes.iou(c.input("a"), c.input("b")), c.output(), 1e-12);
      case "non_maximum_suppression" ->
          assertThat(Boxes.keep(c.input("boxes"), c.input("scores"), c.number("threshold")))
              .isEqualTo(Fixture.ints(c.part("output").get("kept_in_order")));
      case "anchor_encoding" -> {
        Tensor codes = Anchors.encode(c.input("anchors"), c.input("truth"));
        Fixture.near("codes", codes, c.output(), 1e-12);
        Fixture.near("boxes", Anchors.decode(c.input("anchors"), codes), c.input("truth"), 1e-12);
      }
      default -> c.check(cost(c));
    }
  }

  private static Tensor like(Tensor x, Object values, int... shape) {
    return Tensor.of(Fixture.doubles(values), shape).cast(x.dtype());
  }

  private static Function<List<Tensor>, Tensor> cost(Fixture c) {
    Map<String, Object> args = c.part("args");
    return switch (c.op()) {
      case "pixel_cross_entropy" ->
          t -> {
            Tensor z = t.get(0);
            Tensor y = like(z, args.get("labels"), z.dim(0), z.dim(2), z.dim(3));
            Object weights = args.get("class_weights");
            return weights == null
                ? PixelLosses.crossEntropy().of(z, y)
                : PixelLosses.crossEntropy(z, y, Fixture.doubles(weights));
          };
      case "soft_dice_loss" ->
          t ->
              PixelLosses.softDice(c.number("epsilon"))
                  .of(t.get(0), like(t.get(0), args.get("target"), t.get(0).shape()));
      case "contrastive_loss" ->
          t ->
              MetricLosses.contrastive(
                  t.get(0),
                  t.get(1),
                  like(t.get(0), args.get("same"), t.get(0).dim(0)),
                  c.number("margin"));
      case "triplet_loss" ->
          t ->
              MetricLosses.triplet(
                  t.get(0),
                  t.get(1),
                  t.get(2),
                  c.number("margin"),
                  args.get("distance").equals("Euclidean") ? Distance.EUCLIDEAN : Distance.SQUARED);
      case "gram_matrix" -> t -> StyleLosses.gram(t.get(0));
      case "style_loss" ->
          t ->
              StyleLosses.style(
                  List.of(t.get(0)),
                  List.of(
                      StyleLosses.gram(Fixture.tensor(args.get("target"))).cast(t.get(0).dtype())),
                  1);
      case "total_variation" -> t -> StyleLosses.totalVariation(t.get(0));
      case "smooth_l1_loss" ->
          t ->
              BoxLosses.smoothL1(c.number("beta"))
                  .of(t.get(0), like(t.get(0), args.get("target"), t.get(0).shape()));
      default -> throw new AssertionError("no cost for " + c.op());
    };
  }

  @Test
  void allPairsOfABatchAreItsPairs() {
    RandomStream stream = RandomStream.seed(5);
    Tensor codes = stream.normalTensor(6, 3);
    int[] labels = {0, 1, 0, 2, 1, 0};
    double like = 0;
    double unlike = 0;
    for (int i = 0; i < 6; i++) {
      for (int j = 0; j < i; j++) {
        double d = codes.select(0, i).sub(codes.select(0, j)).norm().item();
        if (labels[i] == labels[j]) {
          like += d * d / 4;
        } else {
          unlike += Math.pow(Math.max(0, 2 - d), 2) / 11;
        }
      }
    }
    assertThat(MetricLosses.contrastiveOfAllPairs(codes, labels, 2).item())
        .isCloseTo((like + unlike) / 2, within(1e-12));
    assertThat(MetricLosses.contrastiveOfAllPairs(codes, new int[6], 2).item()).isPositive();
  }

  @Test
  void semiHardTripletsLieWithinTheMargin() {
    Tensor codes = RandomStream.seed(7).normalTensor(12, 2);
    int[] labels = {0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2};
    List<int[]> triplets = MetricLosses.semiHard(codes, labels, 0.5, Distance.SQUARED);
    assertThat(triplets).isNotEmpty();
    for (int[] t : triplets) {
      double near = codes.select(0, t[0]).sub(codes.select(0, t[1])).square().sum().item();
      double far = codes.select(0, t[0]).sub(codes.select(0, t[2])).square().sum().item();
      assertThat(far).isGreaterThan(near).isLessThan(near + 0.5);
      assertThat(labels[t[0]]).isEqualTo(labels[t[1]]).isNotEqualTo(labels[t[2]]);
    }
  }

  @Test
  void meanIouCountsOverAllImagesAndOverlooksClassesThatAreNot() {
    ConfusionMatrix pixels =
        ConfusionMatrix.of(new int[] {0, 0, 0, 1, 1, 0}, new int[] {0, 0, 1, 1, 0, 0}, 3);
    assertThat(PixelLosses.iou(pixels)).containsExactly(3.0 / 5, 1.0 / 3, Double.NaN);
    assertThat(PixelLosses.meanIou(pixels)).isCloseTo((3.0 / 5 + 1.0 / 3) / 2, within(1e-15));
  }

  @Test
  void refusalsSayWhatIsWrong() {
    Tensor z = Tensor.zeros(1, 2, 2, 2);
    assertThatThrownBy(() -> PixelLosses.crossEntropy().of(z, Tensor.full(2, 1, 2, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("2.0", "0 to 1");
    assertThatThrownBy(() -> PixelLosses.crossEntropy().of(z, Tensor.zeros(1, 3, 2)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContainingAll("(1, 2, 2, 2)", "(1, 3, 2)");
    assertThatThrownBy(() -> PixelLosses.crossEntropy(z, Tensor.zeros(1, 2, 2), 1, 2, 3))
        .hasMessageContaining("3 weights for 2 classes");
    assertThatThrownBy(() -> StyleLosses.style(List.of(z), List.of(), 1))
        .hasMessageContainingAll("1 maps", "0 matrices");
  }

  /** σ(-1000) is 0 in double precision. */
  @Test
  void anImageOfNothingInWhichNothingIsSeenCostsNothingWithoutEpsilon() {
    Tensor logits = Tensor.full(-1000, 2, 1, 3, 3);
    Tensor mask = Tensor.generate(k -> k == 10 ? 1 : 0, 2, 1, 3, 3);
    Loss dice = PixelLosses.softDice(0);
    assertThat(dice.of(logits, mask.fullLike(0)).item()).isZero();
    assertThat(dice.of(logits, mask).item()).isEqualTo(0.5); // of two images one is missed
    Tensor gradient = Autodiff.gradient(z -> dice.of(z, mask).sum(), logits);
    assertThat(gradient.firstNotFinite()).isNegative();
  }
}
