package io.github.medl.gnn.layers;

import io.github.medl.gnn.Arcs;
import io.github.medl.networks.Pass;
import io.github.medl.networks.layers.Dropout;
import io.github.medl.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** What both kinds of graph attention share. Heads stand side by side in the columns. */
final class Heads {
  private static final double SLOPE = 0.2;

  private Heads() {}

  /** max(x, 0.2 x). */
  static Tensor leakyRelu(Tensor x) {
    return x.leakyRelu(SLOPE);
  }

  /** For each head the inner product of its block of each row with its row of a: (n, heads). */
  static Tensor inner(Tensor x, Tensor a) {
    int heads = a.dim(0);
    return x.mul(a.reshape(a.size())).reshape(x.dim(0), heads, a.dim(1)).sum(2);
  }

  /** The sum of g over the arcs, weighted by attention; heads joined or averaged; and b. */
  static Tensor attend(
      Arcs arcs,
      Tensor alpha,
      Tensor g,
      boolean average,
      double dropout,
      @Nullable Tensor bias,
      Pass pass) {
    Tensor y = arcs.weightedSum(new Dropout(dropout).apply(alpha, pass), g);
    if (average) {
      int heads = alpha.dim(1);
      y = y.reshape(y.dim(0), heads, y.dim(1) / heads).mean(1);
    }
    return bias == null ? y : y.add(bias);
  }
}
