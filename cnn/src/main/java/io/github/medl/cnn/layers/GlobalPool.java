package io.github.medl.cnn.layers;

import io.github.medl.networks.Layer;
import io.github.medl.networks.Pass;
import io.github.medl.tensor.Tensor;

/**
 * One number for each channel, whatever the size of the image: (n, c, rows, columns) gives (n, c).
 */
public enum GlobalPool implements Layer {
  /** The average, which the place of a pattern does not matter to. */
  AVERAGE,
  /** The largest number: whether a pattern is anywhere. */
  MAXIMUM;

  @Override
  public Tensor forward(Tensor x, Pass pass) {
    return this == AVERAGE ? x.globalAveragePool() : x.globalMaxPool();
  }

  /** The kind of layer. */
  @Override
  public String toString() {
    return this == AVERAGE ? "GlobalAverage" : "GlobalMaximum";
  }
}
