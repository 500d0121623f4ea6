package io.github.medl.networks;

import io.github.medl.tensor.Tensor;
import java.util.List;

/**
 * Watches the parts of a network that a {@link Pass} goes through, as a summary or a drawing does.
 */
public interface Observer {
  /**
   * A part is about to be applied; what is reported until its end happens inside it.
   *
   * @param part a layer, or what takes several inputs, such as attention
   * @param inputs what it is applied to
   */
  default void begins(Network part, List<Tensor> inputs) {}

  /**
   * A part has been applied.
   *
   * @param part a layer, or what takes several inputs
   * @param inputs what it was applied to
   * @param outputs the tensors of its result
   */
  void ends(Network part, List<Tensor> inputs, List<Tensor> outputs);

  /** Watches layers alone. */
  @FunctionalInterface
  interface OfLayers {
    /**
     * A layer has been applied.
     *
     * @param layer the layer
     * @param x its input
     * @param y its output
     */
    void ends(Layer layer, Tensor x, Tensor y);
  }

  /**
   * An observer that is told of layers alone: parts with one input and one output.
   *
   * @param watcher is told
   * @return the observer
   */
  static Observer ofLayers(OfLayers watcher) {
    return (part, inputs, outputs) -> {
      if (part instanceof Layer layer && inputs.size() == 1 && outputs.size() == 1) {
        watcher.ends(layer, inputs.get(0), outputs.get(0));
      }
    };
  }
}
