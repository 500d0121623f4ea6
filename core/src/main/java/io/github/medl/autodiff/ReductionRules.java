package io.github.medl.autodiff;

import io.github.medl.tensor.Primitive;
import io.github.medl.tensor.Reduce;
import io.github.medl.tensor.ScaledSoftmax;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The derivatives of reductions. */
final class ReductionRules {
  private ReductionRules() {}

  /** A sum hands its adjoint to each term. */
  static Tensor sumBack(Node node, int i, Tensor bar) {
    return spread(bar, ((Reduce.Sum) node.primitive()).axes(), node.input(0));
  }

  static @Nullable Tensor sumForward(Node node, @Nullable Tensor[] dx) {
    return node.primitive().apply(dx[0]);
  }

  /** The largest (smallest) element receives the adjoint; those that tie share it. */
  static Tensor extremeBack(Node node, int i, Tensor bar) {
    return spread(bar, axes(node), node.input(0)).mul(share(node));
  }

  static @Nullable Tensor extremeForward(Node node, @Nullable Tensor[] dx) {
    boolean keep = node.value().rank() == node.input(0).rank();
    return new Reduce.Sum(axes(node), keep).apply(dx[0].mul(share(node)));
  }

  private static int[] axes(Node node) {
    Primitive p = node.primitive();
    return p instanceof Reduce.Max max ? max.axes() : ((Reduce.Min) p).axes();
  }

  /** 1/k at the k extreme elements, else 0; NaN where the extreme is NaN. */
  private static Tensor share(Node node) {
    Tensor x = node.input(0);
    Tensor isExtreme = x.equalTo(spread(node.value(), axes(node), x)).detach();
    return isExtreme.div(isExtreme.sumKeeping(axes(node)));
  }

  /**
   * A function of the vectors along the last axis, which it removes.
   *
   * @param gradient the gradient at each vector
   */
  static Rule alongLast(UnaryOperator<Tensor> gradient) {
    return Rules.byOperand(
        (node, i, bar) -> column(bar).mul(gradient.apply(node.input(0))),
        (node, dx) -> dx[0].mul(gradient.apply(node.input(0))).sum(-1));
  }

  /** x / |x|, the gradient of the norm; 0 at the origin, and so are its own derivatives there. */
  static Tensor direction(Tensor x) {
    Tensor length = column(x.norm(-1));
    Tensor somewhere = length.notEqualTo(0);
    return x.mul(somewhere).div(length.where(somewhere, length.constant(1)));
  }

  /** y (bar - sum(bar y)) for y = softmax(x), times s for the softmax of s x over some places. */
  static @Nullable Tensor softmaxBack(Node node, int i, Tensor bar) {
    double scale = node.primitive() instanceof ScaledSoftmax scaled ? scaled.scale() : 1;
    return i > 0 ? null : new ScaledSoftmax.Slope(scale).apply(node.value(), bar);
  }

  /** The Jacobian diag(y) - y yᵀ is symmetric. */
  static @Nullable Tensor softmaxForward(Node node, @Nullable Tensor[] dx) {
    return dx[0] == null ? null : softmaxBack(node, 0, dx[0]);
  }

  /** For z = s y (b - sum(b y)), given the adjoint c of z: to b the same with c for b. */
  static Tensor slopeBack(Node node, int i, Tensor c) {
    Tensor y = node.input(0);
    ScaledSoftmax.Slope slope = (ScaledSoftmax.Slope) node.primitive();
    return i == 1 ? slope.apply(y, c) : slopeByY(slope, y, node.input(1), c);
  }

  /** s (c (b - sum(b y)) - b sum(c y)). */
  private static Tensor slopeByY(ScaledSoftmax.Slope slope, Tensor y, Tensor b, Tensor c) {
    Tensor own = c.mul(b.sub(b.mul(y).sumKeeping(-1)));
    return own.sub(b.mul(c.mul(y).sumKeeping(-1))).mul(slope.scale());
  }

  static @Nullable Tensor slopeForward(Node node, @Nullable Tensor[] dx) {
    Tensor y = node.input(0);
    Tensor b = node.input(1);
    ScaledSoftmax.Slope slope = (ScaledSoftmax.Slope) node.primitive();
    Tensor byY = null;
    if (dx[0] != null) {
      Tensor own = dx[0].mul(b.sub(b.mul(y).sumKeeping(-1)));
      byY = own.sub(y.mul(b.mul(dx[0]).sumKeeping(-1))).mul(slope.scale());
    }
    return Rules.plus(byY, dx[1] == null ? null : slope.apply(y, dx[1]));
  }

  /**
   * bar - p sum(bar) for the probabilities p, with the own part of each apart: (1 - p) bar keeps
   * its digits where p is nearly 1.
   */
  static Tensor logSoftmaxBack(Node node, int i, Tensor bar) {
    Tensor y = node.value();
    Tensor others = bar.sumKeeping(-1).sub(bar);
    // Not e^y, which would lose digits of a small p.
    return bar.mul(y.expm1().neg()).sub(node.input(0).softmax(-1).mul(others));
  }

  static @Nullable Tensor logSoftmaxForward(Node node, @Nullable Tensor[] dx) {
    return dx[0].sub(node.input(0).softmax(-1).mul(dx[0]).sumKeeping(-1));
  }

  /** softmax(x), the gradient of log sum exp; 0 for a row of -∞, where it has no limit. */
  static Tensor weights(Tensor x) {
    if (x.size() == 0 || !(x.detach().max(-1).min().item() == Double.NEGATIVE_INFINITY)) {
      return x.softmax(-1);
    }
    Tensor somewhere = x.detach().maxKeeping(-1).notEqualTo(Double.NEGATIVE_INFINITY);
    Tensor safe =
        x.where(somewhere, x.constant(0)); // or NaN would come back in the next derivative
    return safe.softmax(-1).mul(somewhere);
  }

  /** The gradient of each row's loss is softmax(x) less a one at its class. */
  static Tensor crossEntropyBack(Node node, int i, Tensor bar) {
    return column(bar).mul(excess(node));
  }

  static @Nullable Tensor crossEntropyForward(Node node, @Nullable Tensor[] dx) {
    return dx[0].mul(excess(node)).sum(-1);
  }

  /** What the forward pass kept, unless somebody differentiates it again. */
  private static Tensor excess(Node node) {
    if (node.kept() instanceof Tensor kept && node.isPlain()) {
      return kept;
    }
    return ((Reduce.SoftmaxCrossEntropy) node.primitive()).excess().apply(node.input(0));
  }

  /**
   * The derivative of the softmax y, y (bar - sum(bar y)). Adding a number to bar changes nothing,
   * so it is taken relative to that of the likeliest class, whose y may be nearly 1.
   */
  static Tensor excessBack(Node node, int i, Tensor bar) {
    Tensor x = node.input(0);
    Tensor likeliest = ((Reduce.SoftmaxExcess) node.primitive()).likeliest(x.detach());
    Tensor y = x.softmax(-1);
    Tensor relative = bar.sub(bar.mul(likeliest).sumKeeping(-1));
    return y.mul(relative.sub(relative.mul(y).sumKeeping(-1)));
  }

  static @Nullable Tensor excessForward(Node node, @Nullable Tensor[] dx) {
    return excessBack(node, 0, dx[0]);
  }

  /** Gives a vector of results an axis of length 1 at the end. */
  private static Tensor column(Tensor y) {
    int[] shape = Arrays.copyOf(y.shape(), y.rank() + 1);
    shape[y.rank()] = 1;
    return y.reshape(shape);
  }

  /** Repeats a reduced tensor along the axes that were reduced. */
  private static Tensor spread(Tensor y, int[] axes, Tensor x) {
    return kept(y, axes, x).broadcastTo(x.shape());
  }

  /** A reduced tensor with length 1 along the axes that were reduced. */
  static Tensor kept(Tensor y, int[] axes, Tensor x) {
    int[] kept = x.shape();
    for (int axis : axes) {
      kept[axis] = 1;
    }
    return y.reshape(kept);
  }
}
