package io.github.medl.gan.measures;

import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;
import java.util.Locale;

/**
 * A mixture of equal normal distributions around points that stand evenly on a circle, the usual
 * test of whether a generator forgets something: mode j is at radius (cos 2πj/M, sin 2πj/M).
 *
 * @param modes M, how many there are
 * @param radius of the circle
 * @param deviation of each, along both axes
 */
public record Ring(int modes, double radius, double deviation) {
  /** How many deviations from its mode a sample is still good. */
  private static final double GOOD = 3;

  /**
   * Checks the numbers.
   *
   * @param modes M, how many there are
   * @param radius of the circle
   * @param deviation of each, along both axes
   * @throws IllegalArgumentException if a number is not positive
   */
  public Ring {
    if (modes < 1
        || !(radius > 0 && radius < Double.POSITIVE_INFINITY)
        || !(deviation > 0 && deviation < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a ring needs modes, a radius and a deviation that are positive, got %d, %s, %s",
              modes,
              radius,
              deviation));
    }
  }

  /**
   * Eight modes at radius 2 with deviation 0.05 (lab L8.2).
   *
   * @return the ring
   */
  public static Ring eight() {
    return new Ring(8, 2, 0.05);
  }

  /**
   * What samples make of the modes.
   *
   * @param counts how many good samples each mode has: within three deviations, and nearer to it
   *     than to the others
   * @param covered how many modes have enough of them
   * @param goodShare the share of good samples
   * @param divergence the divergence KL of the good samples' distribution over the modes from the
   *     even one, in nats; NaN if there is no good sample
   */
  public record Cover(int[] counts, int covered, double goodShare, double divergence) {}

  /**
   * The modes.
   *
   * @return their places, of shape (M, 2)
   */
  public Tensor centres() {
    return Tensor.generate(
        k -> {
          double angle = 2 * Math.PI * (k / 2) / modes;
          return radius * (k % 2 == 0 ? Math.cos(angle) : Math.sin(angle));
        },
        modes,
        2);
  }

  /**
   * Points of the mixture.
   *
   * @param number how many
   * @param stream where they are drawn from: the modes, then the deviations
   * @return points, of shape (number, 2)
   * @throws IllegalArgumentException if the number is negative
   */
  public Tensor points(int number, RandomStream stream) {
    if (number < 0 || number > Integer.MAX_VALUE / 2) {
      throw new IllegalArgumentException(
          "ring: there are no " + number + " points; ask for 0 to " + Integer.MAX_VALUE / 2);
    }
    int[] which = new int[number];
    for (int i = 0; i < number; i++) {
      which[i] = stream.nextInt(modes);
    }
    return centres().take(0, which).add(stream.normalTensor(number, 2).mul(deviation));
  }

  /**
   * Which modes samples reach.
   *
   * @param samples points, of shape (n, 2)
   * @param leastShare a mode counts as covered if it has at least this share of all samples as good
   *     ones, and at least one
   * @return the count
   * @throws io.github.medl.tensor.ShapeException if they are no points of the plane
   * @throws IllegalArgumentException if the share is none
   */
  public Cover cover(Tensor samples, double leastShare) {
    if (!(leastShare >= 0 && leastShare <= 1)) {
      throw new IllegalArgumentException("ring: a share lies from 0 to 1; it is " + leastShare);
    }
    Rows.Both both = Rows.both("ring", samples, centres(), 1);
    int[] counts = new int[modes];
    double good = GOOD * deviation * both.unit();
    int number = 0;
    for (double[] x : both.a()) {
      int nearest = 0;
      for (int j = 1; j < modes; j++) {
        if (Rows.squared(x, both.b()[j]) < Rows.squared(x, both.b()[nearest])) {
          nearest = j;
        }
      }
      if (Math.sqrt(Rows.squared(x, both.b()[nearest])) <= good) {
        counts[nearest]++;
        number++;
      }
    }
    double enough = Math.max(1, Math.floor(leastShare * samples.dim(0)));
    int covered = 0;
    double divergence = number == 0 ? Double.NaN : 0;
    for (int count : counts) {
      covered += count >= enough ? 1 : 0;
      double share = (double) count / number;
      divergence += count == 0 ? 0 : share * Math.log(share * modes);
    }
    return new Cover(counts, covered, (double) number / samples.dim(0), divergence);
  }
}
