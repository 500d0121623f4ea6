package io.github.medl.autodiff;

import io.github.medl.tensor.Tensor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** That a rule gives as many tensors as it should, of the shapes and formats that it should. */
final class Fit {
  private Fit() {}

  /** What a pull-back gave, if there is one part for each operand, like the operand. */
  static @Nullable Tensor[] parts(Node node, @Nullable Tensor[] parts) {
    return parts(node, parts, false);
  }

  /** The same; a part may also be one that stretches to the shape of its operand. */
  static @Nullable Tensor[] parts(Node node, @Nullable Tensor[] parts, boolean mayStretch) {
    count(node, "pull-back", parts, node.arity(), "operands");
    for (int i = 0; i < parts.length; i++) {
      if (parts[i] != null
          && node.wants(i)
          && !(mayStretch && stretches(parts[i], node.input(i)))) {
        like(node, "pull-back", "operand", i, parts[i], node.input(i));
      }
    }
    return parts;
  }

  private static boolean stretches(Tensor part, Tensor operand) {
    boolean fits = part.rank() == operand.rank() && part.dtype() == operand.dtype();
    for (int axis = 0; fits && axis < part.rank(); axis++) {
      fits = part.dim(axis) == 1 || part.dim(axis) == operand.dim(axis);
    }
    return fits;
  }

  /** What a push-forward gave, if there is one change for each result, like the result. */
  static @Nullable Tensor[] changes(Node node, @Nullable Tensor[] changes) {
    count(node, "push-forward", changes, node.results(), "results");
    for (int k = 0; k < changes.length; k++) {
      if (changes[k] != null) {
        like(node, "push-forward", "result", k, changes[k], node.value(k));
      }
    }
    return changes;
  }

  private static void count(Node node, String what, Tensor @Nullable [] given, int n, String of) {
    if (given == null || given.length != n) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "%s: its %s gave %s for %d %s; it must give one each, null for zero",
              node.label(),
              what,
              given == null ? "null" : given.length + " tensors",
              n,
              of));
    }
  }

  private static void like(
      Node node, String what, String of, int i, Tensor given, Tensor expected) {
    if (!given.sameShape(expected) || given.dtype() != expected.dtype()) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "%s: its %s gave %s %s for %s %d, which is %s %s",
              node.label(),
              what,
              given.dtype(),
              given.shapeText(),
              of,
              i,
              expected.dtype(),
              expected.shapeText()));
    }
  }
}
