package io.github.medl.networks.layers;

import io.github.medl.networks.Layer;
import io.github.medl.networks.State;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Shapes;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
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
  private static final double EPSILON = 1e-5;
  private static final double MOMENTUM = 0.1;

  private Layers() {}

  /**
   * Layers one after the other.
   *
   * @param layers the layers, from the input to the output
   * @return their composition
   */
  public static Sequential sequential(Layer... layers) {
    return new Sequential(Arrays.asList(layers));
  }

  /** A list of the layers that will not change, without gaps. */
  static List<Layer> listed(String where, List<Layer> layers) {
    for (int i = 0; i < layers.size(); i++) {
      if (layers.get(i) == null) {
        throw new IllegalArgumentException(where + ": layer " + i + " is null");
      }
    }
    return List.copyOf(layers);
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
        weights("dense", inputs, units, initialisation),
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
    return new Dense(weights("dense", inputs, units, initialisation), null);
  }

  /**
   * Inverted dropout.
   *
   * @param rate the probability that a number is dropped, at least 0 and less than 1
   * @return a layer that is the identity in evaluation
   */
  public static Dropout dropout(double rate) {
    return new Dropout(rate);
  }

  /**
   * Batch normalisation with momentum 0.1 and ε = 1e-5.
   *
   * @param features the length of the second axis of the input
   * @return a layer with scale 1, shift 0, running mean 0 and running variance 1; it begins in
   *     FLOAT32 and follows the format of the network that is trained
   */
  public static BatchNorm batchNorm(int features) {
    return new BatchNorm(
        single(1, features),
        single(0, features),
        new State(single(0, features)),
        new State(single(1, features)),
        MOMENTUM,
        EPSILON);
  }

  /**
   * Layers that behave as in evaluation even while the network around them is trained.
   *
   * @param layers the layers, one after the other
   * @return their composition, whose statistics stay as they are
   */
  public static Frozen frozen(Layer... layers) {
    return new Frozen(layers.length == 1 ? layers[0] : sequential(layers));
  }

  /**
   * Layer normalisation with ε = 1e-5.
   *
   * @param shape the lengths of the last axes, which are normalised over
   * @return a layer with scale 1 and shift 0; it begins in FLOAT32 and follows the format of the
   *     network that is trained
   */
  public static LayerNorm layerNorm(int... shape) {
    return new LayerNorm(single(1, shape), single(0, shape), EPSILON);
  }

  /**
   * Group normalisation with ε = 1e-5.
   *
   * @param groups how many groups, a divisor of the number of features
   * @param features the length of the second axis of the input
   * @return a layer with scale 1 and shift 0; it begins in FLOAT32 and follows the format of the
   *     network that is trained
   */
  public static GroupNorm groupNorm(int groups, int features) {
    return new GroupNorm(single(1, features), single(0, features), groups, EPSILON);
  }

  /**
   * A table of vectors.
   *
   * @param symbols how many there are; codes are 0 to symbols - 1
   * @param size the length of the vectors
   * @param initialisation the first vectors, which also say the number format
   * @return a layer (...) → (..., size)
   */
  public static Embedding embedding(int symbols, int size, Initialisation initialisation) {
    return new Embedding(weights("embedding", symbols, size, initialisation));
  }

  /**
   * All numbers of an observation in one row.
   *
   * @return a layer (n, a, b, ...) → (n, a b ...)
   */
  public static Flatten flatten() {
    return new Flatten();
  }

  /**
   * The numbers of each observation in another shape, as where an image begins from a row.
   *
   * @param shape the axes that follow the first
   * @return a layer (n, ...) → (n, shape)
   */
  public static Reshape reshape(int... shape) {
    return new Reshape(shape);
  }

  /**
   * Layers with a connection that skips them, y = x + f(x).
   *
   * @param body the layers, one after the other
   * @return a layer that keeps the shape
   */
  public static Residual residual(Layer... body) {
    return new Residual(body.length == 1 ? body[0] : sequential(body));
  }

  /**
   * Layers side by side, outputs joined.
   *
   * @param axis along which axis; negative axes count from the end
   * @param branches the layers
   * @return their joint layer
   */
  public static Concatenated concatenated(int axis, Layer... branches) {
    return new Concatenated(Arrays.asList(branches), axis);
  }

  /**
   * Layers side by side, outputs added.
   *
   * @param branches the layers
   * @return their joint layer
   */
  public static Summed summed(Layer... branches) {
    return new Summed(Arrays.asList(branches));
  }

  /**
   * The rectifier with a learned slope, one for all units.
   *
   * @param slope the first slope, usually 0.25
   * @return a layer that keeps the shape; it begins in FLOAT32 and follows the format of the
   *     network that is trained
   */
  public static PRelu prelu(double slope) {
    return new PRelu(single(slope, 1));
  }

  /**
   * Units that are the largest of several affine functions.
   *
   * @param inputs how many numbers each observation has
   * @param units how many it gets
   * @param pieces how many affine functions a unit has
   * @param initialisation the first weights, which also say the number format
   * @return a layer (..., inputs) → (..., units)
   */
  public static Maxout maxout(int inputs, int units, int pieces, Initialisation initialisation) {
    return new Maxout(dense(inputs, Shapes.size("maxout", units, pieces), initialisation), pieces);
  }

  /** A matrix of first weights, refused in the name of its layer before it is asked of an array. */
  private static Tensor weights(
      String layer, int inputs, int units, Initialisation initialisation) {
    Shapes.size(layer + ": the weights", inputs, units);
    return initialisation.weight(inputs, units, inputs, units);
  }

  private static Tensor single(double value, int... shape) {
    return Tensor.full(value, shape).cast(DType.FLOAT32);
  }
}
