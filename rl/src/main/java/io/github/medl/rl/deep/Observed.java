package io.github.medl.rl.deep;

import io.github.medl.networks.Layer;
import io.github.medl.networks.Network;
import io.github.medl.networks.Networks;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.Locale;

/** Observations as a network wants them. */
final class Observed {
  private Observed() {}

  /** Rows of numbers in the format of a network; a copy, since environments write over theirs. */
  static Tensor rows(double[] numbers, int width, DType dtype) {
    if (dtype == DType.FLOAT64) {
      return Tensor.of(numbers, numbers.length / width, width);
    }
    float[] floats = new float[numbers.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) numbers[i];
    }
    return Tensor.wrap(floats, numbers.length / width, width);
  }

  /** What a network gives for rows, as numbers, without a tape. */
  static double[] outputs(Layer network, double[] numbers, int width, DType dtype) {
    return network.apply(rows(numbers, width, dtype)).toDoubles();
  }

  /** A reward that can be learned from: one NaN would become that of all parameters. */
  static double reward(double reward, long step) {
    if (!Double.isFinite(reward)) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "the environment paid %s at step %d: a reward must be a finite number, look at its"
                  + " step(...)",
              reward,
              step));
    }
    return reward;
  }

  static DType dtype(Network network) {
    return Networks.dtype(network).orElse(DType.FLOAT32);
  }
}
