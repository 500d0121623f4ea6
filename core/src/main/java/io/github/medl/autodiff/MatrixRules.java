package io.github.medl.autodiff;

import io.github.medl.tensor.Linear;
import io.github.medl.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** The derivatives of matrix operations. */
final class MatrixRules {
  private MatrixRules() {}

  /** For C = A B: A gets C_bar Bᵀ, B gets Aᵀ C_bar; transposed operands likewise. */
  static Tensor matmulBack(Node node, int i, Tensor bar) {
    Linear.Matmul op = (Linear.Matmul) node.primitive();
    boolean ta = op.transposeA();
    boolean tb = op.transposeB();
    Tensor a = node.input(0);
    Tensor b = node.input(1);
    Tensor part;
    if (i == 0) {
      part = ta ? product(b, tb, bar, true) : product(bar, false, b, !tb);
    } else {
      part = tb ? product(bar, true, a, ta) : product(a, !ta, bar, false);
    }
    return part.sumTo(node.input(i).shape());
  }

  static @Nullable Tensor matmulForward(Node node, @Nullable Tensor[] dx) {
    Linear.Matmul op = (Linear.Matmul) node.primitive();
    Tensor da = dx[0] == null ? null : op.apply(dx[0], node.input(1));
    Tensor db = dx[1] == null ? null : op.apply(node.input(0), dx[1]);
    return Rules.plus(da, db);
  }

  /** For Y = X W + b: X gets Y_bar Wᵀ, W gets Xᵀ Y_bar, b the sum of the rows of Y_bar. */
  static Tensor affineBack(Node node, int i, Tensor bar) {
    return switch (i) {
      case 0 -> product(bar, false, node.input(1), true);
      case 1 -> product(node.input(0), true, bar, false);
      default -> bar.sumTo(node.input(2).shape());
    };
  }

  static @Nullable Tensor affineForward(Node node, @Nullable Tensor[] dx) {
    Tensor byX = dx[0] == null ? null : dx[0].matmul(node.input(1));
    Tensor byW = dx[1] == null ? null : node.input(0).matmul(dx[1]);
    Tensor byB = dx[2] == null ? null : dx[2].broadcastTo(node.value().shape());
    return Rules.plus(Rules.plus(byX, byW), byB);
  }

  private static Tensor product(Tensor a, boolean ta, Tensor b, boolean tb) {
    return new Linear.Matmul(ta, tb).apply(a, b);
  }

  /** For X = A⁻¹ B: B gets S = A⁻ᵀ X_bar, A gets -S Xᵀ. */
  static @Nullable Tensor[] solveBack(Node node, @Nullable Tensor[] bars) {
    Tensor s = node.input(0).transpose().solve(bars[0]);
    return new Tensor[] {node.wants(0) ? product(s, false, node.value(), true).neg() : null, s};
  }

  /** A dX + dA X = dB. */
  static @Nullable Tensor[] solveForward(Node node, @Nullable Tensor[] dx) {
    Tensor right = dx[0] == null ? null : dx[0].matmul(node.value()).neg();
    return new Tensor[] {node.input(0).solve(Rules.plus(right, dx[1]))};
  }

  /**
   * For A = L Lᵀ: the symmetric part of L⁻ᵀ Φ(Lᵀ L_bar) L⁻¹, where Φ keeps the lower triangle and
   * halves the diagonal (Murray, Differentiation of the Cholesky decomposition, 2016).
   */
  static Tensor choleskyBack(Node node, int i, Tensor bar) {
    Tensor l = node.value();
    Tensor inner = lowerHalf(product(l, true, bar, false));
    Tensor s = l.transpose().solve(l.transpose().solve(inner).transpose());
    return s.add(s.transpose()).mul(0.5);
  }

  /** dL = L Φ(L⁻¹ dA L⁻ᵀ), with dA made symmetric. */
  static @Nullable Tensor choleskyForward(Node node, @Nullable Tensor[] dx) {
    Tensor l = node.value();
    Tensor da = dx[0].add(dx[0].transpose()).mul(0.5);
    Tensor inner = l.solve(l.solve(da).transpose());
    return l.matmul(lowerHalf(inner));
  }

  private static Tensor lowerHalf(Tensor x) {
    int n = x.dim(0);
    Tensor mask =
        Tensor.generate(k -> k / n > k % n ? 1 : k / n == k % n ? 0.5 : 0, n, n).cast(x.dtype());
    return x.mul(mask);
  }
}
