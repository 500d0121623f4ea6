package io.github.medl.autodiff;

import io.github.medl.tensor.Normalisation;
import io.github.medl.tensor.Normalisation.Statistics;
import io.github.medl.tensor.Tensor;

/**
 * The derivative of y = γ x̂ + β, x̂ = (x - μ) / √(σ² + ε), where μ and σ² depend on x.
 *
 * <p>Where nobody differentiates it again it is one operation on what the forward pass kept, else
 * the formulas below; forward mode is found from them.
 */
final class NormalisationRule implements Rule {
  /** The axes that are averaged over: those of a row, or all but the features. */
  private final int[] averaged;

  /** The axes along which γ and β repeat. */
  private final int[] repeated;

  /** The shape of γ beside x. */
  private final int[] column;

  private NormalisationRule(int[] averaged, int[] repeated, int... column) {
    this.averaged = averaged;
    this.repeated = repeated;
    this.column = column;
  }

  /** Of x of shape (rows, n). */
  static Rule rows() {
    return new NormalisationRule(new int[] {1}, new int[] {0}, -1);
  }

  /** Of x of shape (outer, features, inner). */
  static Rule features() {
    return new NormalisationRule(new int[] {0, 2}, new int[] {0, 2}, -1, 1);
  }

  @Override
  public Tensor[] pullBack(Node node, Tensor[] bars) {
    Tensor x = node.input(0);
    Tensor bar = bars[0];
    if (bar == null) {
      return new Tensor[node.arity()];
    }
    if (node.isPlain() && bar.traced() == null && node.kept() instanceof Statistics kept) {
      return node.primitive() instanceof Normalisation.Rows
          ? Normalisation.Rows.adjoints(x, node.input(1), kept, bar)
          : Normalisation.Features.adjoints(x, node.input(1), kept, bar);
    }
    Tensor centred = x.sub(x.meanKeeping(averaged));
    Tensor deviation = centred.square().meanKeeping(averaged).add(epsilon(node)).sqrt();
    Tensor hat = centred.div(deviation);
    Tensor g = bar.mul(node.input(1).reshape(column));
    Tensor along = hat.mul(g.mul(hat).meanKeeping(averaged));
    Tensor dx = g.sub(g.meanKeeping(averaged)).sub(along).div(deviation);
    return new Tensor[] {dx, bar.mul(hat).sum(repeated), bar.sum(repeated)};
  }

  private static double epsilon(Node node) {
    return node.primitive() instanceof Normalisation.Rows rows
        ? rows.epsilon()
        : ((Normalisation.Features) node.primitive()).epsilon();
  }
}
