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
    return Rows.sum(logits.softplus().sub(x.mul(logits)));
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
