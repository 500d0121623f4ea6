package io.github.medl.autodiff;

import io.github.medl.tensor.Selections;
import io.github.medl.tensor.Spares;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The adjoints of a tape's nodes while they are being added up.
 *
 * <p>An adjoint that belongs to a selection from a node, such as one of the time steps of a
 * sequence, waits until the node's adjoint is asked for. Then all that wait are put in their places
 * at once: T steps cost one tensor of the node's size and not T of them. The sum is taken in the
 * order in which the parts came, so it does not depend on this.
 */
final class Adjoints {
  /** Parts that wait, and the selections that they belong to. */
  private static final class Waiting {
    final List<Selections.Selection> where = new ArrayList<>();
    final List<Tensor> parts = new ArrayList<>();
  }

  private final @Nullable Tensor[] sum;

  /** By node; the array itself is null until a part has to wait. */
  private Waiting @Nullable [] waiting;

  /** Told what is held here; null if no memory is used again. */
  private final @Nullable Spares spares;

  Adjoints(int nodes, @Nullable Spares spares) {
    sum = new Tensor[nodes];
    this.spares = spares;
  }

  /** Adds a part, which may have length 1 along axes where it repeats; null is zero. */
  void add(Node node, @Nullable Tensor part) {
    if (part != null) {
      Tensor present = asItIs(node);
      put(node.index(), present == null ? part : present.add(part));
    }
  }

  /** Adds a part to those elements of a node's adjoint that a selection took from the node. */
  void add(Node node, Selections.Selection where, @Nullable Tensor part) {
    if (waiting == null) {
      waiting = new Waiting[sum.length];
    }
    int k = node.index();
    if (waiting[k] == null) {
      waiting[k] = new Waiting();
    }
    waiting[k].where.add(where);
    waiting[k].parts.add(part);
    hold(part);
  }

  /** The adjoint of a node as far as it is known, of the shape of the node; null for zero. */
  Tensor of(Node node) {
    Tensor x = asItIs(node);
    if (x != null && !x.sameShape(node.value())) {
      put(node.index(), x.broadcastTo(node.value().shape()));
    }
    return sum[node.index()];
  }

  /** The same, which may have length 1 along axes where it repeats: nobody has written that out. */
  Tensor asItIs(Node node) {
    int k = node.index();
    if (waiting != null && waiting[k] != null) {
      Waiting w = waiting[k];
      waiting[k] = null;
      boolean base = of(node) != null;
      if (base) {
        w.parts.add(0, sum[k]);
      }
      Tensor[] parts = w.parts.toArray(Tensor[]::new);
      put(k, new Selections.Placed(node.value().shape(), base, w.where).apply(parts));
      for (int i = base ? 1 : 0; i < parts.length; i++) { // the base was dropped as it was replaced
        drop(parts[i]);
      }
    }
    return sum[k];
  }

  /** Whether a result of the operation that a node is the first result of has an adjoint. */
  boolean anyOfResults(Node first) {
    boolean any = false;
    for (int k = 0; k < first.results(); k++) {
      any |= asItIs(first.sibling(k)) != null;
    }
    return any;
  }

  /** The adjoints of all results of the operation that a node is the first result of. */
  @Nullable Tensor[] ofResults(Node first) {
    Tensor[] bars = new Tensor[first.results()];
    for (int k = 0; k < bars.length; k++) {
      bars[k] = of(first.sibling(k));
    }
    return bars;
  }

  /** Lets the memory go. */
  void forgetResults(Node first) {
    for (int k = 0; k < first.results(); k++) {
      put(first.index() + k, null);
    }
  }

  private void put(int k, @Nullable Tensor x) {
    Tensor before = sum[k];
    sum[k] = x;
    if (x != null) {
      hold(x); // before the other is dropped: they may share their numbers
    }
    if (before != null) {
      drop(before);
    }
  }

  private void hold(@Nullable Tensor x) {
    if (spares != null) {
      spares.hold(x);
    }
  }

  private void drop(@Nullable Tensor x) {
    if (spares != null) {
      spares.drop(x);
    }
  }

  /** All of them, by the place of the node on the tape. */
  Tensor[] all(List<Node> nodes) {
    for (int k = 0; k < sum.length; k++) {
      of(nodes.get(k));
    }
    return sum;
  }
}
