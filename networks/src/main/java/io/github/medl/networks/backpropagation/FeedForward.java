package io.github.medl.networks.backpropagation;

import io.github.medl.networks.Layer;
import io.github.medl.networks.layers.Activation;
import io.github.medl.networks.layers.Dense;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A feed-forward network in the book's letters, a[l] = σ[l](W[l] a[l-1] + b[l]) with observations
 * in columns, and its gradients by the book's algorithm.
 *
 * @param weights W[1], ..., W[L], of shapes (N_l, N_{l-1})
 * @param biases b[1], ..., b[L], of shapes (N_l, 1)
 * @param activations σ[1], ..., σ[L]
 */
public record FeedForward(
    List<Tensor> weights, List<Tensor> biases, List<ScalarActivation> activations) {

  /**
   * All that one pass forward and one backward compute; lists run from layer 1 to L.
   *
   * @param cost C
   * @param z z[l] = W[l] a[l-1] + b[l], of shape (N_l, n)
   * @param a a[l] = σ[l](z[l]), of shape (N_l, n); softmax of z[L] under that cost
   * @param delta δ[l] = ∂C/∂z[l], of shape (N_l, n)
   * @param weightGradients ∂C/∂W[l]
   * @param biasGradients ∂C/∂b[l]
   */
  public record Passes(
      double cost,
      List<Tensor> z,
      List<Tensor> a,
      List<Tensor> delta,
      List<Tensor> weightGradients,
      List<Tensor> biasGradients) {}

  /**
   * The same network as one of layers: dense ones with a bias, each followed by an activation of
   * {@link ScalarActivation} or by none.
   *
   * @param network dense layers and activations in turn
   * @return its matrices, transposed to the book's form
   * @throws IllegalArgumentException if there are other layers
   */
  public static FeedForward of(Sequential network) {
    List<Tensor> weights = new ArrayList<>();
    List<Tensor> biases = new ArrayList<>();
    List<ScalarActivation> activations = new ArrayList<>();
    for (Layer layer : network.layers()) {
      if (layer instanceof Dense dense && dense.bias() != null) {
        weights.add(dense.weight().transpose());
        biases.add(dense.bias().reshape(-1, 1));
        activations.add(ScalarActivation.IDENTITY);
      } else if (layer instanceof Activation activation && !activations.isEmpty()) {
        activations.set(
            activations.size() - 1,
            ScalarActivation.valueOf(activation.name().toUpperCase(Locale.ROOT)));
      } else {
        throw new IllegalArgumentException(
            "a feed-forward network has dense layers with biases and activations, not " + layer);
      }
    }
    return new FeedForward(weights, biases, activations);
  }

  /**
   * Back-propagation for a batch (section 5.4).
   *
   * <pre>
   * forward   z[l] = W[l] a[l-1] + b[l],  a[l] = σ[l](z[l]),       l = 1, ..., L,  a[0] = x
   * backward  δ[L] = ∂C/∂z[L],  δ[l] = (W[l+1]ᵀ δ[l+1]) ∘ σ'(z[l]),  l = L-1, ..., 1
   * gradients ∂C/∂W[l] = δ[l] a[l-1]ᵀ,  ∂C/∂b[l] = Σᵢ δ[l]ᵢ
   * </pre>
   *
   * @param x the observations in columns, of shape (N_0, n)
   * @param y the targets in columns, of shape (N_L, n)
   * @param cost C; it divides by n, so the sums over observations are means
   * @return all of it
   */
  public Passes backpropagate(Tensor x, Tensor y, OutputCost cost) {
    int last = weights.size() - 1;
    List<Tensor> z = new ArrayList<>();
    List<Tensor> a = new ArrayList<>();
    for (int l = 0; l <= last; l++) {
      Tensor before = l == 0 ? x : a.get(l - 1);
      z.add(weights.get(l).matmul(before).add(biases.get(l)));
      boolean isSoftmax = l == last && cost == OutputCost.CROSS_ENTROPY_OF_SOFTMAX;
      a.add(isSoftmax ? z.get(l).softmax(0) : activations.get(l).of(z.get(l)));
    }

    Tensor[] delta = new Tensor[last + 1];
    delta[last] = cost.delta(a.get(last), activations.get(last).derivative(z.get(last)), y);
    for (int l = last - 1; l >= 0; l--) {
      Tensor back = weights.get(l + 1).transpose().matmul(delta[l + 1]);
      delta[l] = back.mul(activations.get(l).derivative(z.get(l)));
    }

    List<Tensor> weightGradients = new ArrayList<>();
    List<Tensor> biasGradients = new ArrayList<>();
    for (int l = 0; l <= last; l++) {
      Tensor before = l == 0 ? x : a.get(l - 1);
      weightGradients.add(delta[l].matmul(before.transpose()));
      biasGradients.add(delta[l].sumKeeping(1));
    }
    return new Passes(
        cost.of(a.get(last), y), z, a, List.of(delta), weightGradients, biasGradients);
  }
}
