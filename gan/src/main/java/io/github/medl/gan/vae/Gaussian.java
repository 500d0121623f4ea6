package io.github.medl.gan.vae;

import io.github.medl.random.RandomStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;

/** {@link Likelihood#gaussian}. */
record Gaussian(double deviation) implements Likelihood {
  /** Deviations from 2⁻⁶⁰ to 2⁶⁰ have squares, and inverses of squares, in FLOAT32, too. */
  private static final int ORDINARY = 60;

  Gaussian {
    if (!(deviation > 0 && deviation < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a deviation lies above 0; it is " + deviation);
    }
  }

  @Override
  public Tensor cost(Tensor outputs, Tensor x) {
    Rows.checkFit("Gaussian law", outputs, x);
    if (Math.abs(Math.getExponent(deviation)) > ORDINARY) {
      return extremeCost(outputs, x);
    }
    double variance = deviation * deviation;
    Tensor each = x.sub(outputs).square().mul(0.5 / variance);
    return Rows.sum(each.add(0.5 * Math.log(2 * Math.PI * variance)));
  }

  /** In double precision and without σ², which may be no number. */
  private Tensor extremeCost(Tensor outputs, Tensor x) {
    Tensor gap = x.cast(DType.FLOAT64).sub(outputs.cast(DType.FLOAT64));
    Tensor each = gap.div(deviation).square().mul(0.5);
    return Rows.sum(each.add(0.5 * Math.log(2 * Math.PI) + Math.log(deviation)))
        .cast(outputs.dtype());
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
