package io.github.medl.gan.vae;

import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;

/** {@link Likelihood#bernoulli}. */
record Bernoulli() implements Likelihood {
  @Override
  public Tensor cost(Tensor logits, Tensor x) {
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
