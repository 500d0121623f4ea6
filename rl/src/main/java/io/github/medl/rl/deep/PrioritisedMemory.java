package io.github.medl.rl.deep;

import io.github.medl.numeric.CMath;
import io.github.medl.random.RandomStream;
import java.util.Arrays;

/**
 * A memory that prefers steps that surprised (Schaul, Quan, Antonoglou, Silver 2016): a step is
 * drawn with probability P proportional to p = (|δ| + ε)^α, and counts (N P)^-β in the loss,
 * divided by the largest such weight of the whole memory. New steps get the largest priority so
 * far.
 */
public final class PrioritisedMemory extends ReplayMemory {
  private static final double EPSILON = 0.01;

  private final double preference;
  private final double correction;
  private final int leaves;
  private final double[] sums; // a tree: node i has the children 2i and 2i + 1, the root is 1
  private final double[] least;
  private double largest = 1;

  /**
   * An empty memory.
   *
   * @param capacity how many steps it holds
   * @param width how many numbers an observation has
   * @param preference α: 0 draws all alike
   * @param correction β: 1 makes up for it wholly
   */
  public PrioritisedMemory(int capacity, int width, double preference, double correction) {
    super(capacity, width);
    Settings.notNegative("preference", preference);
    Settings.notNegative("correction", correction);
    this.preference = preference;
    this.correction = correction;
    leaves = Integer.highestOneBit(Math.max(1, capacity - 1)) * 2;
    sums = new double[2 * leaves];
    least = new double[2 * leaves];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
  }

  @Override
  public int add(double[] state, int action, double reward, double[] next, double future) {
    int place = super.add(state, action, reward, next, future);
    put(place, largest);
    return place;
  }

  /**
   * Says how much steps surprised.
   *
   * @param places where they are
   * @param errors δ of each
   */
  public void surprise(int[] places, double[] errors) {
    for (int i = 0; i < places.length; i++) {
      if (!Double.isFinite(errors[i])) {
        throw new IllegalArgumentException(
            "the error of a remembered step is " + errors[i] + ": the network has diverged");
      }
      double priority = priority(errors[i], preference, EPSILON);
      largest = Math.max(largest, priority);
      put(places[i], priority);
    }
  }

  static double priority(double error, double preference, double epsilon) {
    return CMath.pow(Math.abs(error) + epsilon, preference);
  }

  private void put(int place, double priority) {
    int node = leaves + place;
    sums[node] = priority;
    least[node] = priority;
    for (node /= 2; node >= 1; node /= 2) {
      sums[node] = sums[2 * node] + sums[2 * node + 1];
      least[node] = Math.min(least[2 * node], least[2 * node + 1]);
    }
  }

  /**
   * The probability that a step is the next to be drawn.
   *
   * @param place where it is
   * @return P
   */
  public double probability(int place) {
    return sums[leaves + place] / sums[1];
  }

  /**
   * What a step counts in the loss.
   *
   * @param place where it is
   * @return its weight, at most 1
   */
  public double weight(int place) {
    // (N P)^-β over the largest, that of the smallest P
    return CMath.pow(sums[leaves + place] / least[1], -correction);
  }

  @Override
  public Batch draw(int n, RandomStream stream) {
    requireSome();
    int[] places = new int[n];
    float[] weights = new float[n];
    for (int i = 0; i < n; i++) {
      places[i] = place(stream.uniform() * sums[1]);
      weights[i] = (float) weight(places[i]);
    }
    return at(places, weights);
  }

  /** The leaf in which the running sum of priorities passes u. */
  private int place(double u) {
    int node = 1;
    double left = u;
    while (node < leaves) {
      node *= 2;
      if (left >= sums[node] && sums[node + 1] > 0) {
        left -= sums[node];
        node++;
      }
    }
    return Math.min(node - leaves, size() - 1);
  }
}
