package io.github.medl.autodiff;

import io.github.medl.tensor.Sparse;
import io.github.medl.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * The derivatives of sparse products, bilinear functions each of which is made of the other: for y
 * = M(v) x the values get y_bar_i · x_j at entry (i, j), and x gets M(v)' y_bar.
 */
final class SparseRules {
  private SparseRules() {}

  static Tensor productBack(Node node, int i, Tensor bar) {
    Sparse.Product op = (Sparse.Product) node.primitive();
    Tensor values = node.input(0);
    Tensor x = node.input(1);
    if (i == 1) {
      return new Sparse.Product(op.pattern(), !op.transposed()).apply(values, bar);
    }
    int heads = values.rank() == 2 ? values.dim(1) : 0;
    Sparse.Sampled sampled = new Sparse.Sampled(op.pattern(), heads);
    return op.transposed() ? sampled.apply(x, bar) : sampled.apply(bar, x);
  }

  static Tensor sampledBack(Node node, int i, Tensor bar) {
    Sparse.Sampled op = (Sparse.Sampled) node.primitive();
    return new Sparse.Product(op.pattern(), i == 1).apply(bar, node.input(1 - i));
  }

  /** Of either product: linear in each operand. */
  static @Nullable Tensor forward(Node node, @Nullable Tensor[] dx) {
    Tensor byFirst = dx[0] == null ? null : node.primitive().apply(dx[0], node.input(1));
    Tensor bySecond = dx[1] == null ? null : node.primitive().apply(node.input(0), dx[1]);
    return Rules.plus(byFirst, bySecond);
  }
}
