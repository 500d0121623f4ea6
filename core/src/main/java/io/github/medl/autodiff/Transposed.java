package io.github.medl.autodiff;

import io.github.medl.tensor.Tensor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Forward mode for rules that only say how to go backward. */
final class Transposed {
  private Transposed() {}

  /**
   * J dx from v -> Jᵀ v, which is linear: the gradient of v -> (Jᵀ v) . dx is J dx, whatever v is.
   */
  static @Nullable Tensor[] pushForward(Rule rule, Node node, @Nullable Tensor[] dx) {
    try (Tape tape = new Tape()) {
      Tensor[] v = new Tensor[node.results()];
      for (int k = 0; k < v.length; k++) {
        v[k] = tape.variable(node.value(k).fullLike(0));
      }
      Tensor[] parts = Fit.parts(node, rule.pullBack(node, v));
      Tensor product = null;
      for (int i = 0; i < dx.length; i++) {
        if (dx[i] != null && parts[i] != null) {
          if (tape.nodeOf(parts[i]) == null) {
            throw new IllegalStateException(
                String.format(
                    Locale.ROOT,
                    "%s: its pull-back does not compute with tensors throughout, so forward mode"
                        + " and second derivatives cannot be found from it; write its pushForward"
                        + " out",
                    node.label()));
          }
          product = Rules.plus(product, parts[i].mul(dx[i]).sum());
        }
      }
      Tensor[] dy = new Tensor[v.length];
      if (product != null) {
        Tensor[] adjoints = tape.adjoints(product);
        for (int k = 0; k < dy.length; k++) {
          dy[k] = adjoints[tape.nodeOf(v[k]).index()];
        }
      }
      return dy;
    }
  }
}
