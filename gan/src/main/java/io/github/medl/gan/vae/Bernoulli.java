package io.github.medl.gan.vae;

import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;
import java.util.Locale;

/** {@link Likelihood#bernoulli}. */
record Bernoulli() implements Likelihood {
  @Override
  public Tensor cost(Tensor logits, Tensor x) {
    Rows.checkFit("Bernoulli law", logits, x);
    Tensor known = x.detach();
    if (x.size() > 0 && !(known.min().item() >= 0 && known.max().item() <= 1)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Bernoulli law: observations are 0 or 1, or at least between; these go from %s to %s."
                  + " Scale them, or take Likelihood.gaussian",
              known.min().item(),
              known.max().item()));
    }
    // Around the nearer class softplus(z) - x z is a sum without cancellation, also of sure logits.
    Tensor nearer = known.greater(.5).cast(logits.dtype());
    Tensor sign = nearer.mul(-2).add(1);
    Tensor unlikely = logits.mul(sign).softplus();
    Tensor away = x.sub(nearer);
    return Rows.sum(unlikely.sub(isFinite(logits) ? away.mul(logits) : product(away, logits)));
  }

  private static boolean isFinite(Tensor z) {
    Tensor known = z.detach();
    return z.size() == 0
        || Double.isFinite(known.min().item()) && Double.isFinite(known.max().item());
  }

  /** The product with 0 times infinity = 0, and half of an infinite cost at the most. */
  private static Tensor product(Tensor away, Tensor logits) {
    Tensor product = away.mul(logits.where(away.detach().notEqualTo(0), logits.fullLike(0)));
    return product.where(product.detach().less(Double.POSITIVE_INFINITY), product.fullLike(0));
  }

  @Override
  public Tensor mean(Tensor logits) {
    return logits.sigmoid();
  }

  @Override
  public Tensor draw(Tensor logits, RandomStream stream) {
    return stream.uniformTensor(logits.dtype(), logits.shape()).less(mean(logits));
  }
}
