package io.github.medl.autodiff;

import io.github.medl.tensor.Activated;
import io.github.medl.tensor.Pointwise;
import io.github.medl.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * The derivative of Y = σ(Z) with Z = X W + b: through σ as its line in {@link Calculus} says, then
 * as that of the affine map.
 */
final class ActivatedRule implements Rule {
  @Override
  public @Nullable Tensor[] pullBack(Node node, @Nullable Tensor[] bars) {
    Tensor bar = through(node, bars[0]);
    Tensor[] parts = new Tensor[node.arity()];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = bar != null && node.wants(i) ? MatrixRules.affineBack(node, i, bar) : null;
    }
    return parts;
  }

  @Override
  public @Nullable Tensor[] pushForward(Node node, @Nullable Tensor[] dx) {
    return new Tensor[] {through(node, MatrixRules.affineForward(node, dx))};
  }

  /** d times the derivative of σ; null if σ is constant between jumps. */
  private static @Nullable Tensor through(Node node, Tensor d) {
    Pointwise function = ((Activated) node.primitive()).function();
    if (!(Calculus.rule(function) instanceof Rules.Diagonal diagonal)) {
      return null;
    }
    if (node.kept() instanceof Activated.Slopes slopes && node.isPlain()) {
      return d.mul(slopes.values());
    }
    Tensor z = function.slopeIsKnownByValue() ? null : sums(node);
    return diagonal.derivative().by(function, d, z, node.value());
  }

  /** Z as the forward pass kept it, unless somebody differentiates it again. */
  private static Tensor sums(Node node) {
    return node.kept() instanceof Tensor kept && node.isPlain()
        ? kept
        : node.input(0).affine(node.input(1), node.input(2));
  }
}
