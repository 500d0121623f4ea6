package io.github.medl.cnn.layers;

import io.github.medl.networks.Layer;
import io.github.medl.networks.Pass;
import io.github.medl.tensor.Tensor;
import io.github.medl.tensor.Window;

/**
 * The average of each window, channel by channel; see {@link Tensor#averagePool(Window, boolean)}.
 *
 * @param window the window
 * @param paddingCounts whether padding is divided by, too
 */
public record AveragePool(Window window, boolean paddingCounts) implements Layer {
  @Override
  public Tensor forward(Tensor x, Pass pass) {
    return x.averagePool(window, paddingCounts);
  }

  /** The kind of layer and its window. */
  @Override
  public String toString() {
    return "AveragePool(" + MaxPool.text(window) + ")";
  }
}
