package io.github.medl.rl.deep;

import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * Independent normal numbers: outputs are d means and d logarithms of deviations, as {@link
 * GaussianPolicy} gives them. Actions are not clipped here; environments do that.
 */
public final class Gaussian implements ActionDistribution<double[]> {
  private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

  /** Nothing to set. */
  public Gaussian() {}

  @Override
  public double[] draw(double[] output, RandomStream stream) {
    int size = output.length / 2;
    double[] action = new double[size];
    for (int i = 0; i < size; i++) {
      if (Double.isNaN(output[i] + output[size + i])) {
        throw new IllegalArgumentException(
            "policy: the output for action " + i + " is NaN: the network has diverged");
      }
      action[i] = output[i] + StrictMath.exp(output[size + i]) * stream.normal();
    }
    return action;
  }

  @Override
  public double[] mode(double[] output) {
    return Arrays.copyOf(output, output.length / 2);
  }

  /** Σ -((a − μ)/σ)²/2 − log σ − log(2π)/2 over the coordinates. */
  @Override
  public Tensor logProbabilities(Tensor outputs, List<? extends double[]> actions) {
    int size = outputs.dim(1) / 2;
    Tensor mean = outputs.slice(1, 0, size);
    Tensor logs = outputs.slice(1, size, 2 * size);
    Tensor drawn = Tensor.of(actions.toArray(double[][]::new)).cast(outputs.dtype());
    Tensor z = drawn.sub(mean).mul(logs.neg().exp());
    return z.square().mul(-0.5).sub(logs).sub(HALF_LOG_TWO_PI).sum(1);
  }

  /** Σ log σ + 1/2 + log(2π)/2 over the coordinates. */
  @Override
  public Tensor entropies(Tensor outputs) {
    int size = outputs.dim(1) / 2;
    return outputs.slice(1, size, 2 * size).add(0.5 + HALF_LOG_TWO_PI).sum(1);
  }
}
