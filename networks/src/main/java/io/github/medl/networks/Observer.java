package io.github.medl.networks;

import io.github.medl.tensor.Tensor;

/** Watches the layers that a {@link Pass} goes through, as a summary or a drawing does. */
public interface Observer {
  /**
   * A layer is about to be applied; what is reported until its end happens inside it.
   *
   * @param layer the layer
   * @param x its input
   */
  default void begins(Layer layer, Tensor x) {}

  /**
   * A layer has been applied.
   *
   * @param layer the layer
   * @param x its input
   * @param y its output
   */
  void ends(Layer layer, Tensor x, Tensor y);
}
