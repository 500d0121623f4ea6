package io.github.medl.autodiff;

import io.github.medl.tensor.Binary;
import io.github.medl.tensor.Convolve;
import io.github.medl.tensor.Pool;
import io.github.medl.tensor.Sliding;
import io.github.medl.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * The derivatives of convolution and pooling. The three maps z = F(x, w), x = X(z, w) and w = W(x,
 * z) are bilinear and adjoint, (F(x, w), z) = (x, X(z, w)) = (w, W(x, z)), so that the derivatives
 * of each are the other two.
 */
final class ConvolutionRules {
  private ConvolutionRules() {}

  static Tensor convBack(Node node, int i, Tensor bar) {
    return convBack(((Convolve.Conv) node.primitive()).sliding(), node, i, bar);
  }

  private static Tensor convBack(Sliding sliding, Node node, int i, Tensor bar) {
    Tensor x = node.input(0);
    Tensor w = node.input(1);
    return switch (i) {
      case 0 -> new Convolve.ConvTransposed(sliding, x.dim(2), x.dim(3)).apply(bar, w);
      case 1 -> new Convolve.ConvKernel(sliding, w.dim(2), w.dim(3)).apply(x, bar);
      default -> bar.sum(0, 2, 3);
    };
  }

  static @Nullable Tensor convForward(Node node, @Nullable Tensor[] dx) {
    Convolve.Conv conv = (Convolve.Conv) node.primitive();
    return convForward(conv, node, dx, node.value().shape());
  }

  private static @Nullable Tensor convForward(
      Convolve.Conv conv, Node node, @Nullable Tensor[] dx, int[] shape) {
    Tensor byX = dx[0] == null ? null : conv.apply(dx[0], node.input(1));
    Tensor byW = dx[1] == null ? null : conv.apply(node.input(0), dx[1]);
    Tensor byB =
        dx.length < 3 || dx[2] == null
            ? null
            : dx[2].reshape(dx[2].size(), 1, 1).broadcastTo(shape);
    return Rules.plus(Rules.plus(byX, byW), byB);
  }

  static Tensor transposedBack(Node node, int i, Tensor bar) {
    Convolve.ConvTransposed op = (Convolve.ConvTransposed) node.primitive();
    Tensor w = node.input(1);
    return i == 0
        ? new Convolve.Conv(op.sliding()).apply(bar, w)
        : new Convolve.ConvKernel(op.sliding(), w.dim(2), w.dim(3)).apply(bar, node.input(0));
  }

  static Tensor kernelBack(Node node, int i, Tensor bar) {
    Convolve.ConvKernel op = (Convolve.ConvKernel) node.primitive();
    Tensor x = node.input(0);
    return i == 0
        ? new Convolve.ConvTransposed(op.sliding(), x.dim(2), x.dim(3)).apply(node.input(1), bar)
        : new Convolve.Conv(op.sliding()).apply(x, bar);
  }

  /** Of a function that is linear in each of two operands. */
  static @Nullable Tensor bilinearForward(Node node, @Nullable Tensor[] dx) {
    Tensor first = dx[0] == null ? null : node.primitive().apply(dx[0], node.input(1));
    Tensor second = dx[1] == null ? null : node.primitive().apply(node.input(0), dx[1]);
    return Rules.plus(first, second);
  }

  /** The pooling's places, what is positive there, then the convolution. */
  static Rule pooled() {
    return new Rule() {
      @Override
      public @Nullable Tensor[] pullBack(Node node, @Nullable Tensor[] bars) {
        Convolve.Pooled op = (Convolve.Pooled) node.primitive();
        Tensor bar = Binary.GATE.apply(bars[0], node.value());
        int[] shape = op.unpooled(node.input(0), node.input(1));
        Tensor unpooled = new Pool.Scatter((int[]) node.kept(), shape).apply(bar);
        Tensor[] parts = new Tensor[node.arity()];
        for (int i = 0; i < parts.length; i++) {
          parts[i] = node.wants(i) ? convBack(op.sliding(), node, i, unpooled) : null;
        }
        return parts;
      }

      @Override
      public @Nullable Tensor[] pushForward(Node node, @Nullable Tensor[] dx) {
        Convolve.Pooled op = (Convolve.Pooled) node.primitive();
        int[] shape = op.unpooled(node.input(0), node.input(1));
        Tensor dz = convForward(new Convolve.Conv(op.sliding()), node, dx, shape);
        Tensor dy = at((int[]) node.kept(), dz, node.value().shape());
        return new Tensor[] {Binary.GATE.apply(dy, node.value())};
      }
    };
  }

  /** The largest of each window receives the adjoint. */
  static Tensor maxPoolBack(Node node, int i, Tensor bar) {
    return new Pool.Scatter((int[]) node.kept(), node.input(0).shape()).apply(bar);
  }

  static @Nullable Tensor maxPoolForward(Node node, @Nullable Tensor[] dx) {
    return at((int[]) node.kept(), dx[0], node.value().shape());
  }

  /** A scattered number receives what stands at its place. */
  static Tensor scatterBack(Pool.Scatter op, Tensor bar, Tensor x) {
    return at(op.places(), bar, x.shape());
  }

  private static Tensor at(int[] places, Tensor x, int[] shape) {
    return x.flatten().take(0, places).reshape(shape);
  }
}
