package io.github.medl.autodiff;

import io.github.medl.tensor.Layout;
import io.github.medl.tensor.Segment;
import io.github.medl.tensor.Selections;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

  static @Nullable Tensor whereForward(Node node, @Nullable Tensor[] dx) {
    Tensor a = dx[1] == null ? node.value().constant(0) : dx[1];
    Tensor b = dx[2] == null ? node.value().constant(0) : dx[2];
    return a.where(node.input(0), b).broadcastTo(node.value().shape());
  }

  static Tensor totalBack(Node node, int i, Tensor bar) {
    return bar.sumTo(node.input(i).shape());
  }

  static @Nullable Tensor totalForward(Node node, @Nullable Tensor[] dx) {
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

  static @Nullable Tensor concatForward(Node node, @Nullable Tensor[] dx) {
    List<Tensor> parts = new ArrayList<>();
    for (int i = 0; i < dx.length; i++) {
      parts.add(dx[i] == null ? node.input(i).fullLike(0) : dx[i]);
    }
    return Tensor.concat(((Layout.Concat) node.primitive()).axis(), parts);
  }

  /** Each part receives what its selection takes, the base receives all. */
  static Tensor placedBack(Node node, int i, Tensor bar) {
    Selections.Placed placed = (Selections.Placed) node.primitive();
    int k = placed.base() ? i - 1 : i;
    return k < 0 ? bar : placed.where().get(k).apply(bar);
  }

  /** Those that change, in their places. */
  static @Nullable Tensor placedForward(Node node, @Nullable Tensor[] dx) {
    Selections.Placed placed = (Selections.Placed) node.primitive();
    boolean base = placed.base() && dx[0] != null;
    List<Selections.Selection> where = new ArrayList<>();
    List<Tensor> parts = new ArrayList<>();
    for (int i = 0; i < dx.length; i++) {
      if (dx[i] != null) {
        parts.add(dx[i]);
        if (i > 0 || !placed.base()) {
          where.add(placed.where().get(placed.base() ? i - 1 : i));
        }
      }
    }
    return base && parts.size() == 1
        ? dx[0]
        : new Selections.Placed(placed.shape(), base, where).apply(parts.toArray(Tensor[]::new));
  }

  /** The adjoints of the parts, with zeros for those that are not used, put together again. */
  static Tensor[] unstackBack(Node node, Tensor[] bars) {
    Tensor zero = null;
    List<Tensor> parts = new ArrayList<>();
    for (Tensor bar : bars) {
      if (bar == null && zero == null) {
        zero = node.value().fullLike(0);
      }
      parts.add(bar == null ? zero : bar);
    }
    return new Tensor[] {Tensor.stack(((Layout.Unstack) node.primitive()).axis(), parts)};
  }

  static @Nullable Tensor[] unstackForward(Node node, @Nullable Tensor[] dx) {
    return ((Layout.Unstack) node.primitive()).run(dx[0]).values();
  }

  /** The largest of each segment receives the adjoint; those that tie share it. */
  static Tensor segmentBack(Node node, int i, Tensor bar) {
    return bar.take(0, segments(node)).mul(segmentShare(node));
  }

  static @Nullable Tensor segmentForward(Node node, @Nullable Tensor[] dx) {
    int count = node.value().dim(0);
    return dx[0].mul(segmentShare(node)).segmentSum(segments(node), count);
  }

  private static int[] segments(Node node) {
    return ((Segment.Max) node.primitive()).segments();
  }

  /** 1/k at the k largest elements of each segment, else 0. */
  private static Tensor segmentShare(Node node) {
    int[] segments = segments(node);
    Tensor isLargest = node.input(0).equalTo(node.value().take(0, segments)).detach();
    Tensor ties = isLargest.segmentSum(segments, node.value().dim(0));
    return isLargest.div(ties.take(0, segments));
  }
}
