package io.github.medl.engine;

import io.github.medl.parallel.Parallel;

/**
 * Many products of one kind: C₀, C₁, ... stand one after the other, each from an A and a B of its
 * own or one that it shares.
 *
 * @param each the sizes and transposes of every product, and where C₀ begins; its starts of A and B
 *     are not used
 * @param a index of the first element of every A
 * @param b index of the first element of every B, as many
 */
public record Batch(Product each, int[] a, int[] b) {
  /**
   * How many products these are.
   *
   * @return the number of Cs
   */
  public int count() {
    return a.length;
  }

  /**
   * Calls {@code body} for ranges of products that together are all, on several threads where that
   * pays. Large products are ranges of one on the calling thread: they bring threads themselves.
   */
  void inGroups(Range body) {
    double work = Math.max(1, each.multiplications());
    if (work * count() < CrossingPoints.BATCH_THREADS) {
      body.accept(0, count());
    } else if (BlockGrid.of(each).count() > 1) {
      for (int i = 0; i < count(); i++) {
        body.accept(i, i + 1);
      }
    } else {
      int size = (int) Math.min(count(), Math.ceil(CrossingPoints.BATCH_GROUP / work));
      Parallel.forBlocks(
          (count() + size - 1) / size,
          group -> body.accept(group * size, Math.min(count(), (group + 1) * size)));
    }
  }

  /** Work on the products {@code from}, ..., {@code to - 1}. */
  @FunctionalInterface
  interface Range {
    void accept(int from, int to);
  }

  /**
   * One of the products.
   *
   * @param i which, from 0
   * @return the product Cᵢ = op(Aᵢ) op(Bᵢ)
   */
  public Product product(int i) {
    return each.at(a[i], b[i], each.c() + i * each.m() * each.n());
  }

  /** That the matrices fit into arrays of these lengths. */
  void checkFit(int aLength, int bLength, int cLength) {
    if (a.length != b.length) {
      throw new IllegalArgumentException(
          "matmul: " + a.length + " left and " + b.length + " right operands");
    }
    for (int i = 0; i < count(); i++) {
      product(i).checkFit(aLength, bLength, cLength);
    }
  }
}
