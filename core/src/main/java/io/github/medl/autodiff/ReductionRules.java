package io.github.medl.autodiff;

import io.github.medl.tensor.Primitive;
import io.github.medl.tensor.Reduce;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** The derivatives of reductions. */
final class ReductionRules {
  private ReductionRules() {}

  /** A sum hands its adjoint to each term. */
  static Tensor sumBack(Node node, int i, Tensor bar) {
    return spread(bar, ((Reduce.Sum) node.primitive()).axes(), node.input(0));
  }

  static Tensor sumForward(Node node, Tensor[] dx) {
    return node.primitive().apply(dx[0]);
  }

  /** The largest (smallest) element receives the adjoint; those that tie share it. */
  static Tensor extremeBack(Node node, int i, Tensor bar) {
    return spread(bar, axes(node), node.input(0)).mul(share(node));
  }

  static Tensor extremeForward(Node node, Tensor[] dx) {
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

  static Tensor softmaxBack(Node node, int i, Tensor bar) {
    Tensor y = node.value();
    return y.mul(bar.sub(bar.mul(y).sumKeeping(-1)));
  }

  /** The Jacobian diag(y) - y y' is symmetric. */
  static Tensor softmaxForward(Node node, Tensor[] dx) {
    return softmaxBack(node, 0, dx[0]);
  }

  static Tensor logSoftmaxBack(Node node, int i, Tensor bar) {
    return bar.sub(node.value().exp().mul(bar.sumKeeping(-1)));
  }

  static Tensor logSoftmaxForward(Node node, Tensor[] dx) {
    return dx[0].sub(node.value().exp().mul(dx[0]).sumKeeping(-1));
  }

  /** The gradient of each row's loss is softmax(x) less a one at its class. */
  static Tensor crossEntropyBack(Node node, int i, Tensor bar) {
    return column(bar).mul(excess(node));
  }

  static Tensor crossEntropyForward(Node node, Tensor[] dx) {
    return dx[0].mul(excess(node)).sum(-1);
  }

  private static Tensor excess(Node node) {
    Tensor x = node.input(0);
    return x.softmax(-1).sub(((Reduce.SoftmaxCrossEntropy) node.primitive()).oneHot(x));
  }

  /** Gives a vector of results an axis of length 1 at the end. */
  private static Tensor column(Tensor y) {
    int[] shape = Arrays.copyOf(y.shape(), y.rank() + 1);
    shape[y.rank()] = 1;
    return y.reshape(shape);
  }

  /** Repeats a reduced tensor along the axes that were reduced. */
  private static Tensor spread(Tensor y, int[] axes, Tensor x) {
    int[] shape = x.shape();
    int[] kept = x.shape();
    for (int axis : axes) {
      kept[axis] = 1;
    }
    return y.reshape(kept).broadcastTo(shape);
  }
}
