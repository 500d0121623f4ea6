package io.github.medl.networks.training.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.learning.examples.Batches;
import io.github.medl.learning.examples.Examples;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AugmentationTest {
  /** One bright pixel in the middle of 9 x 9. */
  private static final Tensor POINT = Tensor.generate(k -> k % 81 == 40 ? 1 : 0, 500, 9, 9);

  private static Tensor change(Augmentation augmentation, Tensor images) {
    return augmentation.apply(images, RandomStream.seed(1));
  }

  @Test
  void aShiftMovesTheBrightPixelToEveryPlaceInReachAlike() {
    Tensor shifted = change(Augmentation.shift(2), POINT);
    int[] counts = new int[81];
    for (int i = 0; i < 500; i++) {
      assertThat(shifted.select(0, i).sum().item()).isEqualTo(1);
      counts[shifted.select(0, i).argmax()]++;
    }
    Set<Integer> places = new TreeSet<>();
    for (int k = 0; k < 81; k++) {
      if (counts[k] > 0) {
        places.add(k);
        assertThat(Math.abs(k / 9 - 4)).isLessThanOrEqualTo(2);
        assertThat(Math.abs(k % 9 - 4)).isLessThanOrEqualTo(2);
        assertThat(counts[k]).isBetween(4, 40); // 20 expected, deviation 4.4
      }
    }
    assertThat(places).hasSize(25);
  }

  @Test
  void whatAShiftBringsInIsDark() {
    Tensor white = Tensor.full(1, 50, 4, 6);
    Tensor shifted = change(Augmentation.shift(3), white);
    Set<Double> areas = new TreeSet<>();
    for (int i = 0; i < 50; i++) {
      areas.add(shifted.select(0, i).sum().item());
    }
    for (double area : areas) {
      assertThat(
              IntStream.rangeClosed(0, 3)
                  .anyMatch(
                      d -> IntStream.rangeClosed(0, 3).anyMatch(r -> (4 - d) * (6 - r) == area)))
          .isTrue();
    }
    assertThat(areas.size()).isGreaterThan(3);
  }

  @Test
  void aFlipMirrorsAboutHalfOfTheImages() {
    Tensor images = Tensor.generate(k -> k % 12, 200, 3, 4);
    Tensor flipped = change(Augmentation.flip(), images);
    Tensor mirror = Tensor.of(new double[][] {{3, 2, 1, 0}, {7, 6, 5, 4}, {11, 10, 9, 8}});
    int count = 0;
    for (int i = 0; i < 200; i++) {
      Tensor one = flipped.select(0, i);
      boolean isMirror = one.equals(mirror);
      assertThat(isMirror || one.equals(images.select(0, 0))).isTrue();
      count += isMirror ? 1 : 0;
    }
    assertThat(count).isBetween(70, 130); // 100 expected, deviation 7
  }

  /** The inverse warp of a quarter turn, on a square: rows become columns exactly. */
  @Test
  void aQuarterTurnIsExact() {
    Tensor image = Tensor.arange(25).reshape(1, 5, 5);
    Augmentation quarter =
        Augmentation.warp("turn", (stream, h, w) -> Warp.aboutCentre(0, 1, 1, h, w));
    Tensor turned = change(quarter, image);
    for (int i = 0; i < 5; i++) {
      for (int j = 0; j < 5; j++) {
        assertThat(turned.get(0, i, j)).isEqualTo(image.get(0, j, 4 - i));
      }
    }
  }

  @Test
  void aRotationByNothingAndAZoomByOneLeaveAnImageAsItIs() {
    Tensor images = RandomStream.seed(3).uniformTensor(4, 2, 7, 5);
    assertThat(change(Augmentation.rotate(0), images)).isEqualTo(images);
    assertThat(change(Augmentation.zoom(1, 1), images)).isEqualTo(images);
    assertThat(change(Augmentation.shift(0), images)).isEqualTo(images);
    assertThat(change(Augmentation.noise(0), images)).isEqualTo(images);
  }

  /** Bilinear interpolation reproduces a linear image, so a rotated plane is a plane. */
  @Test
  void aRotationTurnsAPlaneByItsAngle() {
    int n = 21;
    Tensor plane = Tensor.generate(k -> k % n - 10, 1, n, n);
    double angle = Math.toRadians(20);
    Augmentation turn =
        Augmentation.warp(
            "turn", (s, h, w) -> Warp.aboutCentre(Math.cos(angle), Math.sin(angle), 1, h, w));
    Tensor turned = change(turn, plane);
    for (int i = 6; i < 15; i++) {
      for (int j = 6; j < 15; j++) {
        double expected = -Math.sin(angle) * (i - 10) + Math.cos(angle) * (j - 10);
        assertThat(turned.get(0, i, j)).isCloseTo(expected, within(1e-12));
      }
    }
  }

  @Test
  void aZoomByTwoSpreadsThePixelOverItsNeighbours() {
    Tensor zoomed = change(Augmentation.zoom(2, 2), POINT.slice(0, 0, 1));
    assertThat(zoomed.get(0, 4, 4)).isEqualTo(1);
    assertThat(zoomed.get(0, 4, 5)).isEqualTo(0.5);
    assertThat(zoomed.get(0, 5, 5)).isEqualTo(0.25);
    assertThat(zoomed.sum().item()).isEqualTo(4);
  }

  @Test
  void channelsMoveTogetherAndImagesApart() {
    Tensor images = RandomStream.seed(3).uniformTensor(DType.FLOAT32, 6, 1, 8, 8);
    Tensor twice = Tensor.concat(1, List.of(images, images));
    Tensor moved = change(Augmentation.shift(3).then(Augmentation.rotate(20)), twice);
    assertThat(moved.dtype()).isEqualTo(DType.FLOAT32);
    assertThat(moved.slice(1, 0, 1)).isEqualTo(moved.slice(1, 1, 2));
    Tensor same = change(Augmentation.shift(3), Tensor.full(1, 20, 5, 5));
    assertThat(same.sum(1, 2).max().item()).isGreaterThan(same.sum(1, 2).min().item());
  }

  @Test
  void noiseHasItsDeviation() {
    Tensor noisy = change(Augmentation.noise(0.5), Tensor.zeros(100, 10, 10));
    assertThat(noisy.mean().item()).isCloseTo(0, within(0.02)); // deviation 0.005
    assertThat(noisy.variance().item()).isCloseTo(0.25, within(0.014)); // deviation 0.0035
  }

  @Test
  void lightIsAnAffineMapOfEachImage() {
    Tensor grey = Tensor.generate(k -> k % 2, 400, 1, 1, 2); // a black and a white pixel
    Tensor lit = change(Augmentation.light(0.2, 0.3), grey);
    Tensor contrast = lit.select(3, 1).sub(lit.select(3, 0)).flatten();
    Tensor brightness = lit.mean(3).sub(0.5).flatten();
    assertThat(contrast.min().item()).isBetween(0.7, 0.72);
    assertThat(contrast.max().item()).isBetween(1.28, 1.3);
    assertThat(brightness.min().item()).isBetween(-0.2, -0.18);
    assertThat(brightness.max().item()).isBetween(0.18, 0.2);
  }

  @Test
  void aSquareIsErasedInAllChannels() {
    Tensor white = Tensor.ones(200, 2, 9, 9);
    Tensor erased = change(Augmentation.erase(3), white);
    assertThat(erased.select(1, 0)).isEqualTo(erased.select(1, 1));
    double[] counts = erased.select(1, 0).sum(1, 2).toDoubles();
    for (double count : counts) {
      assertThat(81 - count).isIn(4.0, 6.0, 9.0); // at a corner, at an edge, within
    }
    assertThat(Arrays.stream(counts).filter(c -> c == 72).count()).isBetween(90L, 150L); // of 121
  }

  @Test
  void aMixtureOfTwoObservationsIsTheSameMixtureOfTheirTargets() {
    Tensor y = Tensor.eye(300);
    Examples mixed = Mixing.mixUp(0.4).apply(new Examples(y.mul(5), y), RandomStream.seed(2));
    assertThat(mixed.inputs().allClose(mixed.targets().mul(5), 1e-12, 1e-12)).isTrue();
    assertThat(mixed.targets().sum(1).allClose(Tensor.ones(300), 1e-12, 1e-12)).isTrue();
    Tensor own = mixed.targets().diagonal();
    // Beta(a, a) has mean 1/2 and variance 1 / (4 (2 a + 1)).
    assertThat(own.mean().item()).isCloseTo(0.5, within(0.07));
    assertThat(own.variance().item()).isCloseTo(1 / 7.2, within(0.02));
    assertThatThrownBy(() -> Mixing.mixUp(0)).hasMessageContaining("alpha");
    assertThatThrownBy(
            () -> Mixing.mixUp(1).apply(new Examples(y, Tensor.zeros(300)), RandomStream.seed(1)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("one-hot");
  }

  @Test
  void rowsOfPixelsAreImagesToo() {
    Tensor rows = POINT.reshape(500, 81);
    Tensor moved = change(Augmentation.shift(2).flat(9, 9), rows);
    assertThat(moved).isEqualTo(change(Augmentation.shift(2), POINT).reshape(500, 81));
    assertThatThrownBy(() -> change(Augmentation.flip().flat(8, 8), rows))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("8 x 8");
  }

  @Test
  void aPipelineGivesTheSameBatchAgain() {
    Examples examples = new Examples(POINT, Tensor.zeros(500));
    Batches<Examples> batches =
        Batches.of(examples, 100)
            .prepared(Augmentation.shift(2).preparation(), RandomStream.seed(5));
    assertThat(batches.epoch(3).get(2)).isEqualTo(batches.epoch(3).get(2));
    assertThat(batches.epoch(3).get(2)).isNotEqualTo(batches.epoch(3).get(1));
  }

  @Test
  void badSettingsAndShapesAreRefused() {
    assertThatThrownBy(() -> Augmentation.shift(-1)).hasMessageContaining("negative");
    assertThatThrownBy(() -> Augmentation.rotate(Double.NaN)).hasMessageContaining("angle");
    assertThatThrownBy(() -> Augmentation.zoom(2, 1)).hasMessageContaining("order");
    assertThatThrownBy(() -> Augmentation.noise(-1)).hasMessageContaining("deviation");
    assertThatThrownBy(() -> Augmentation.light(0, 1)).hasMessageContaining("contrast");
    assertThatThrownBy(() -> Augmentation.erase(-1)).hasMessageContaining("negative");
    assertThatThrownBy(() -> change(Augmentation.erase(1), Tensor.zeros(3, 4)))
        .isInstanceOf(ShapeException.class);
    assertThatThrownBy(() -> change(Augmentation.flip(), Tensor.zeros(3, 4)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("(3, 4)");
  }

  @Test
  void sizesThatNoImageHasAreRefusedWhereTheyAreSaid() {
    assertThatThrownBy(() -> Augmentation.shift(Integer.MAX_VALUE))
        .hasMessageContaining("2147483647");
    Augmentation flip = Augmentation.flip();
    assertThatThrownBy(() -> flip.flat(0, 3)).hasMessageContaining("0 x 3 has no pixel");
    assertThatThrownBy(() -> flip.flat(65_536, 65_536)).hasMessageContaining("(65536, 65536)");
    assertThatThrownBy(() -> flip.flat(-3, 3)).hasMessageContaining("(-3, 3)");
  }
}
