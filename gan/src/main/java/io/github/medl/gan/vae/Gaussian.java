package io.github.medl.gan.vae;

import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;

/** {@link Likelihood#gaussian}. */
record Gaussian(double deviation) implements Likelihood {
  Gaussian {
    if (!(deviation > 0 && deviation < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a deviation lies above 0; it is " + deviation);
    }
  }

  @Override
  public Tensor cost(Tensor outputs, Tensor x) {
    Rows.checkFit("Gaussian law", outputs, x);
    double variance = deviation * deviation;
    Tensor each = x.sub(outputs).square().mul(0.5 / variance);
    return Rows.sum(each.add(0.5 * Math.log(2 * Math.PI * variance)));
  }

  @Override
  public Tensor mean(Tensor outputs) {
    return outputs;
  }

  @Override
  public Tensor draw(Tensor outputs, RandomStream stream) {
    Tensor noise = stream.normalTensor(outputs.dtype(), outputs.shape());
    return outputs.add(noise.mul(deviation));
  }
}
