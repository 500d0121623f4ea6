package io.github.medl.linear.unsupervised;

import java.util.Arrays;

/**
 * The nearest centre of every observation, of equally near ones the first, while the centres move.
 *
 * <p>Who has changed sides is told to the sums of the clusters; late passes, in which hardly any
 * does, then cost little.
 */
abstract class Labelling {
  /** From this many columns on a matrix product is faster than bounds, which get loose. */
  private static final int MANY_COLUMNS = 24;

  final Points points;
  final int k;
  final int[] labels;

  Labelling(Points points, int k) {
    this.points = points;
    this.k = k;
    this.labels = new int[points.n()];
    Arrays.fill(labels, -1);
  }

  static Labelling of(Points points, int k) {
    return points.p() < MANY_COLUMNS
        ? new BoundedLabelling(points, k)
        : new ProductLabelling(points, k);
  }

  /** Prepares for the observations of all blocks; centres row-major k x p. */
  abstract void move(double[] centres);

  /** Writes the nearest centres of the observations of a block to {@link #labels}. */
  abstract void label(double[] centres, int from, int to);

  /** A label was set from outside. */
  abstract void forget(int i);

  /**
   * Labels all observations anew.
   *
   * @return how many labels changed
   */
  int follow(double[] centres, Members members) {
    move(centres);
    Members[] come = new Members[points.blocks()];
    int[] changed = new int[points.blocks()];
    points.forBlocks(
        block -> {
          int from = block * Points.BLOCK;
          int to = points.end(block);
          int[] before = Arrays.copyOfRange(labels, from, to);
          label(centres, from, to);
          for (int i = from; i < to; i++) {
            int old = before[i - from];
            if (labels[i] != old) {
              if (come[block] == null) {
                come[block] = new Members(k, points.p());
              }
              come[block].add(labels[i], points, i);
              if (old >= 0) {
                come[block].remove(old, points, i);
              }
              changed[block]++;
            }
          }
        });
    int total = 0;
    for (int block = 0; block < changed.length; block++) {
      if (changed[block] > 0) {
        members.add(come[block]);
        total += changed[block];
      }
    }
    return total;
  }

  /** The clusters added up afresh, free of the rounding of many comings and goings. */
  Members members() {
    Members[] parts = new Members[points.blocks()];
    points.forBlocks(
        block -> {
          parts[block] = new Members(k, points.p());
          for (int i = block * Points.BLOCK; i < points.end(block); i++) {
            parts[block].add(labels[i], points, i);
          }
        });
    Members total = new Members(k, points.p());
    for (Members part : parts) {
      total.add(part);
    }
    return total;
  }
}
