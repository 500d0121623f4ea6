package io.github.medl.networks.layers;

import io.github.medl.networks.Layer;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.tensor.Tensor;
import java.util.List;

/**
 * Makes layers.
 *
 * <pre>{@code
 * RandomStream stream = RandomStream.seed(1);
 * Sequential network =
 *     sequential(dense(784, 256, he(stream)), relu(), dense(256, 10, xavier(stream)));
 * Tensor scores = network.apply(x);                    // (n, 784) -> (n, 10)
 * }</pre>
 *
 * <p>Activations are in {@link Activations}.
 */
public final class Layers {
  private Layers() {}

  /**
   * Layers one after the other.
   *
   * @param layers the layers, from the input to the output
   * @return their composition
   */
  public static Sequential sequential(Layer... layers) {
    return new Sequential(List.of(layers));
  }

  /**
   * A fully connected layer with a bias of zeros.
   *
   * @param inputs how many numbers each observation has
   * @param units how many it gets
   * @param initialisation the first weights, which also say the number format
   * @return a layer (..., inputs) → (..., units)
   */
  public static Dense dense(int inputs, int units, Initialisation initialisation) {
    return new Dense(
        initialisation.weight(inputs, units, inputs, units),
        Tensor.zeros(units).cast(initialisation.dtype()));
  }

  /**
   * A fully connected layer without a bias.
   *
   * @param inputs how many numbers each observation has
   * @param units how many it gets
   * @param initialisation the first weights, which also say the number format
   * @return a layer (..., inputs) → (..., units)
   */
  public static Dense denseWithoutBias(int inputs, int units, Initialisation initialisation) {
    return new Dense(initialisation.weight(inputs, units, inputs, units), null);
  }
}
