package io.github.medl.gnn.layers;

import io.github.medl.networks.Layer;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.layers.Layers;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * Makes layers on graphs.
 *
 * <pre>{@code
 * GraphStack gcn =
 *     stack(
 *         convolution(34, 16, xavierUniform(stream)),
 *         pointwise(relu()),
 *         convolution(16, 2, xavierUniform(stream)));
 * Tensor logits = gcn.apply(graph, x);                 // (34, 34) -> (34, 2)
 * }</pre>
 */
public final class GraphLayers {
  private GraphLayers() {}

  /**
   * Layers one after the other.
   *
   * @param layers the layers
   * @return their composition
   */
  public static GraphStack stack(GraphLayer... layers) {
    return new GraphStack(Arrays.asList(layers));
  }

  /**
   * A layer applied to each node.
   *
   * @param layer such as an activation, dropout, or a dense layer
   * @return a layer that looks at no neighbour
   */
  public static Pointwise pointwise(Layer layer) {
    return new Pointwise(layer);
  }

  /**
   * Graph convolution with a bias of zeros.
   *
   * @param inputs how many numbers a node has
   * @param units how many it gets
   * @param initialisation the first weights, which also say the number format
   * @return a layer (nodes, inputs) → (nodes, units)
   */
  public static GraphConvolution convolution(int inputs, int units, Initialisation initialisation) {
    return new GraphConvolution(
        initialisation.weight(inputs, units, inputs, units), zeros(units, initialisation));
  }

  /**
   * Graph convolution without a bias.
   *
   * @param inputs how many numbers a node has
   * @param units how many it gets
   * @param initialisation the first weights, which also say the number format
   * @return a layer (nodes, inputs) → (nodes, units)
   */
  public static GraphConvolution convolutionWithoutBias(
      int inputs, int units, Initialisation initialisation) {
    return new GraphConvolution(initialisation.weight(inputs, units, inputs, units), null);
  }

  /**
   * GraphSAGE with the mean and a bias of zeros, rows not normalised.
   *
   * @param inputs how many numbers a node has
   * @param units how many it gets
   * @param initialisation the first weights, which also say the number format
   * @return a layer (nodes, inputs) → (nodes, units)
   */
  public static SageMean sageMean(int inputs, int units, Initialisation initialisation) {
    return new SageMean(
        initialisation.weight(inputs, units, inputs, units),
        initialisation.weight(inputs, units, inputs, units),
        zeros(units, initialisation),
        false);
  }

  /**
   * GraphSAGE with pooling, biases of zeros, rows not normalised.
   *
   * @param inputs how many numbers a node has
   * @param pooled how many of them neighbours are seen through
   * @param units how many a node gets
   * @param initialisation the first weights, which also say the number format
   * @return a layer (nodes, inputs) → (nodes, units)
   */
  public static SagePool sagePool(
      int inputs, int pooled, int units, Initialisation initialisation) {
    return new SagePool(
        Layers.dense(inputs, pooled, initialisation),
        Layers.dense(inputs + pooled, units, initialisation),
        false);
  }

  /**
   * Graph attention with heads side by side and a bias of zeros.
   *
   * @param inputs how many numbers a node has
   * @param heads the number of heads
   * @param units how many numbers each head gives
   * @param dropout the probability that an attention weight is dropped in training
   * @param initialisation the first weights, which also say the number format
   * @return a layer (nodes, inputs) → (nodes, heads units)
   */
  public static GraphAttention attention(
      int inputs, int heads, int units, double dropout, Initialisation initialisation) {
    return attention(inputs, heads, units, dropout, false, initialisation);
  }

  /**
   * Graph attention with averaged heads, for a last layer.
   *
   * @param inputs how many numbers a node has
   * @param heads the number of heads
   * @param units how many numbers each head gives
   * @param dropout the probability that an attention weight is dropped in training
   * @param initialisation the first weights, which also say the number format
   * @return a layer (nodes, inputs) → (nodes, units)
   */
  public static GraphAttention averagedAttention(
      int inputs, int heads, int units, double dropout, Initialisation initialisation) {
    return attention(inputs, heads, units, dropout, true, initialisation);
  }

  private static GraphAttention attention(
      int inputs,
      int heads,
      int units,
      double dropout,
      boolean average,
      Initialisation initialisation) {
    return new GraphAttention(
        initialisation.weight(inputs, units, inputs, heads * units),
        initialisation.weight(units, 1, heads, units),
        initialisation.weight(units, 1, heads, units),
        zeros(average ? units : heads * units, initialisation),
        average,
        dropout);
  }

  /**
   * A layer of a graph isomorphism network that begins with ε = 0.
   *
   * @param f a network applied to each node
   * @param initialisation says the number format
   * @return a layer (nodes, in) → (nodes, out) for f of in → out
   */
  public static GraphIsomorphism isomorphism(Layer f, Initialisation initialisation) {
    return new GraphIsomorphism(f, Tensor.scalar(0).cast(initialisation.dtype()));
  }

  private static Tensor zeros(int units, Initialisation initialisation) {
    return Tensor.zeros(units).cast(initialisation.dtype());
  }

  /** A list of the layers that will not change, without gaps. */
  static List<GraphLayer> listed(String where, List<GraphLayer> layers) {
    for (int i = 0; i < layers.size(); i++) {
      if (layers.get(i) == null) {
        throw new IllegalArgumentException(where + ": layer " + i + " is null");
      }
    }
    return List.copyOf(layers);
  }
}
