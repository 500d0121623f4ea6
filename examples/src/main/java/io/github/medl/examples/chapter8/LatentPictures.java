package io.github.medl.examples.chapter8;

import io.github.medl.examples.training.LearningCurves;
import io.github.medl.gan.vae.VariationalAutoencoder;
import io.github.medl.plot.Animation;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Panel;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;

/** What lab 8.1 shows of an autoencoder. */
final class LatentPictures {
  private static final int GRID = 20;
  private static final int DRAWN = 60;
  private static final int SHOWN = 2000;
  private static final int STEPS = 11;
  private static final int STILL = 4;

  /** From which digit to which. */
  private static final int[][] WALKS = {{0, 6}, {1, 7}, {3, 8}, {4, 9}, {2, 5}};

  /** The palette's cycle ends after seven colours. */
  private static final int FURTHER_FROM = 7;

  private static final List<Color> FURTHER =
      List.of(new Color(0x8B5A2B), Palette.YELLOW, Palette.GREY);

  private LatentPictures() {}

  // ---------------------------------------------------------------- two numbers

  /** Where the digits lie in the plane, and what the places of the plane stand for. */
  static List<Panel> plane(BinaryVae vae, BinaryDigits digits) {
    int n = Math.min(SHOWN, digits.test().dim(0));
    double[][] codes = vae.means(digits.test().slice(0, 0, n)).toRows();
    int[] labels = digits.digits().test().labels();
    Chart chart =
        Chart.titled("Test images, a colour a digit")
            .axes("first number", "second number")
            .size(520, 500)
            .legend(Corner.OUTSIDE);
    for (int digit = 0; digit < 10; digit++) {
      int d = digit;
      int[] of = IntStream.range(0, n).filter(i -> labels[i] == d).toArray();
      chart.points(
          Integer.toString(digit),
          Arrays.stream(of).mapToDouble(i -> codes[i][0]).toArray(),
          Arrays.stream(of).mapToDouble(i -> codes[i][1]).toArray(),
          style(digit));
    }
    return List.of(
        chart,
        DigitSheet.of(grid(vae.network()), GRID, 1)
            .titled("Decoded: a grid of equal chances of the prior")
            .width(480));
  }

  private static Style style(int digit) {
    Style style = Style.palette(digit).size(4).alpha(.75);
    return digit < FURTHER_FROM ? style : style.colour(FURTHER.get(digit - FURTHER_FROM));
  }

  /** Means at the quantiles (k - 1/2)/20 of the prior, the second number growing upwards. */
  private static Tensor grid(VariationalAutoencoder network) {
    NormalDistribution normal = new NormalDistribution();
    double[] at =
        IntStream.rangeClosed(1, GRID)
            .mapToDouble(k -> normal.inverseCumulativeProbability((k - .5) / GRID))
            .toArray();
    Tensor codes =
        Tensor.generate(
            i -> i % 2 == 0 ? at[i / 2 % GRID] : at[GRID - 1 - i / 2 / GRID], GRID * GRID, 2);
    return network.decode(codes.cast(DType.FLOAT32));
  }

  // ---------------------------------------------------------------- more numbers

  /** Reconstructions, draws from the prior, and walks. */
  static List<Panel> codes(BinaryVae vae, BinaryDigits digits, int latent) {
    VariationalAutoencoder network = vae.network();
    Tensor some = digits.test().slice(0, 0, 20);
    Tensor drawn = network.decode(RandomStream.seed(3).normalTensor(DType.FLOAT32, DRAWN, latent));
    double width = 680;
    return List.of(
        DigitSheet.of(Tensor.concat(0, List.of(some, network.reconstruct(some))), 20, 1)
            .titled("Test images, and what is left of them")
            .width(width),
        DigitSheet.of(drawn, 20, 1).titled("Draws from the prior").width(width),
        DigitSheet.of(walks(vae, digits), STEPS, 1)
            .titled("Walks from digit to digit along a line of codes")
            .width(width * STEPS / 20));
  }

  private static Tensor walks(BinaryVae vae, BinaryDigits digits) {
    Tensor ends = typical(vae, digits);
    List<Tensor> codes = new ArrayList<>();
    for (int[] walk : WALKS) {
      for (int k = 0; k < STEPS; k++) {
        codes.add(between(ends, walk[0], walk[1], (double) k / (STEPS - 1)));
      }
    }
    return vae.network().decode(Tensor.concat(0, codes));
  }

  /** The code of each digit that is nearest to the mean of the codes of its test images. */
  private static Tensor typical(BinaryVae vae, BinaryDigits digits) {
    List<Tensor> codes = new ArrayList<>();
    for (int digit = 0; digit < 10; digit++) {
      int[] of = digits.digits().test().indicesOf(digit);
      Tensor means = vae.means(digits.test().take(0, of));
      int nearest = means.sub(means.mean(0)).square().sum(1).argmin();
      codes.add(means.slice(0, nearest, nearest + 1));
    }
    return Tensor.concat(0, codes);
  }

  private static Tensor between(Tensor ends, int from, int to, double share) {
    Tensor a = ends.slice(0, from, from + 1);
    Tensor b = ends.slice(0, to, to + 1);
    return a.mul(1 - share).add(b.mul(share));
  }

  /** A walk through all digits and back to the first. */
  static Animation walk(BinaryVae vae, BinaryDigits digits) {
    Tensor ends = typical(vae, digits);
    List<Picture> frames = new ArrayList<>();
    for (int digit = 0; digit < 10; digit++) {
      for (int k = -STILL; k < STEPS - 1; k++) { // a digit stays a little
        Tensor code = between(ends, digit, (digit + 1) % 10, Math.max(0, k) / (STEPS - 1.0));
        Tensor image = vae.network().decode(code);
        frames.add(Picture.of("", 1, DigitSheet.of(image, 1, 0).width(220)));
      }
    }
    return Animation.of(8, frames);
  }

  // ---------------------------------------------------------------- losses

  static List<Panel> curves(Lab8_1.Models models) {
    return List.of(
        curve("Codes of 2 numbers", models.plane()),
        curve("Codes of " + models.latent() + " numbers", models.large()));
  }

  private static Chart curve(String title, BinaryVae vae) {
    Chart chart = LearningCurves.chart(title, "nats an image").legend(Corner.UPPER_RIGHT);
    LearningCurves.add(chart, "training", vae.history(), "loss", Style.palette(0));
    LearningCurves.add(chart, "test", vae.history(), "test loss", Style.palette(1));
    return LearningCurves.add(
        chart, "divergence, test", vae.history(), "test kl", Style.palette(2).dashed());
  }
}
