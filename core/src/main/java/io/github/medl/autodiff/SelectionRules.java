package io.github.medl.autodiff;

import io.github.medl.tensor.Layout;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/** The derivatives of operations that choose among or join several inputs. */
final class SelectionRules {
  private SelectionRules() {}

  static Tensor whereBack(Node node, int i, Tensor bar) {
    Tensor condition = node.input(0);
    Tensor zero = bar.constant(0);
    return switch (i) {
      case 1 -> bar.where(condition, zero).sumTo(node.input(1).shape());
      case 2 -> zero.where(condition, bar).sumTo(node.input(2).shape());
      default -> null;
    };
  }

  static Tensor whereForward(Node node, Tensor[] dx) {
    Tensor a = dx[1] == null ? node.value().constant(0) : dx[1];
    Tensor b = dx[2] == null ? node.value().constant(0) : dx[2];
    return a.where(node.input(0), b).broadcastTo(node.value().shape());
  }

  static Tensor totalBack(Node node, int i, Tensor bar) {
    return bar.sumTo(node.input(i).shape());
  }

  static Tensor totalForward(Node node, Tensor[] dx) {
    Tensor sum = null;
    for (Tensor d : dx) {
      sum = Rules.plus(sum, d);
    }
    return sum.broadcastTo(node.value().shape());
  }

  /** Each part receives the slice of the adjoint that it filled. */
  static Tensor concatBack(Node node, int i, Tensor bar) {
    int axis = ((Layout.Concat) node.primitive()).axis();
    int from = 0;
    for (int k = 0; k < i; k++) {
      from += node.input(k).dim(axis);
    }
    return bar.slice(axis, from, from + node.input(i).dim(axis));
  }

  static Tensor concatForward(Node node, Tensor[] dx) {
    List<Tensor> parts = new ArrayList<>();
    for (int i = 0; i < dx.length; i++) {
      parts.add(dx[i] == null ? node.input(i).fullLike(0) : dx[i]);
    }
    return Tensor.concat(((Layout.Concat) node.primitive()).axis(), parts);
  }
}
