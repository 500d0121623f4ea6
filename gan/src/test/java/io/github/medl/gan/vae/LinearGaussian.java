package io.github.medl.gan.vae;

import io.github.medl.networks.layers.Dense;
import io.github.medl.networks.layers.Layers;
import io.github.medl.tensor.Tensor;

/** Models with one number everywhere, of which all laws are known. */
final class LinearGaussian {
  private LinearGaussian() {}

  /** N(slope x, variance). */
  static GaussianLayer law(double slope, double variance) {
    return new GaussianLayer(Layers.sequential(), line(slope, 0), line(0, Math.log(variance)));
  }

  static Dense line(double slope, double bias) {
    return new Dense(Tensor.of(new double[] {slope}, 1, 1), Tensor.vector(bias));
  }

  /** log N(x; 0, variance), one a row. */
  static Tensor logDensity(Tensor x, double variance) {
    return x.square().div(variance).add(Math.log(2 * Math.PI * variance)).mul(-0.5).flatten();
  }
}
