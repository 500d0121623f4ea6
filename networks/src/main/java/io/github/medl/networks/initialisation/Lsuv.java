package io.github.medl.networks.initialisation;

import io.github.medl.networks.Layer;
import io.github.medl.networks.Network;
import io.github.medl.networks.Networks;
import io.github.medl.networks.Observer;
import io.github.medl.networks.Pass;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Layer-sequential unit variance: weights are made orthogonal, then, from the input to the output,
 * each is divided by the standard deviation of what its layer gives for some data, until that has
 * variance 1. Nothing need be known of the activations. Source: Mishkin, Matas (2016).
 *
 * @param tolerance how far from 1 a variance may stay, usually 0.1
 * @param attempts how often a weight is rescaled at most, usually 10
 */
public record Lsuv(double tolerance, int attempts) {
  /** The usual settings: tolerance 0.1, at most 10 attempts. */
  public static final Lsuv USUAL = new Lsuv(.1, 10);

  /**
   * Gives a network new weights. Weights are the parameters with two axes or more of layers that
   * contain no other; biases and the rest stay as they are.
   *
   * @param <M> the kind of network
   * @param network the network
   * @param x a batch of data, on which the variances are measured
   * @param stream where the orthogonal weights are drawn from
   * @return another network
   * @throws IllegalArgumentException if some layer gives constant or infinite numbers for the data
   */
  public <M extends Layer> M apply(M network, Tensor x, RandomStream stream) {
    Map<String, List<String>> weights = weightsByLayer(network, x);
    M result = Networks.with(network, orthogonal(network, weights, stream));
    for (Map.Entry<String, List<String>> layer : weights.entrySet()) {
      for (int attempt = 0; attempt < attempts; attempt++) {
        double variance = outputOf(layer.getKey(), result, x).variance().item();
        if (!(variance > 0 && variance < Double.POSITIVE_INFINITY)) {
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT,
                  "lsuv: %s gives numbers of variance %s for these data; they cannot be scaled to 1",
                  layer.getKey(),
                  variance));
        }
        if (Math.abs(variance - 1) < tolerance) {
          break;
        }
        Map<String, Tensor> scaled = new LinkedHashMap<>();
        Map<String, Tensor> present = Networks.parameters(result);
        for (String name : layer.getValue()) {
          scaled.put(name, present.get(name).div(Math.sqrt(variance)));
        }
        result = Networks.with(result, scaled);
      }
    }
    return result;
  }

  /** The weights of each innermost layer, in the order in which the layers are applied. */
  private static Map<String, List<String>> weightsByLayer(Layer network, Tensor x) {
    Map<String, Network> parts = Networks.parts(network);
    Map<String, List<String>> weights = new LinkedHashMap<>();
    network.apply(
        x,
        Pass.evaluation()
            .watchedBy(
                new Observer() {
                  private boolean isInnermost;

                  @Override
                  public void begins(Network layer, List<Tensor> inputs) {
                    isInnermost = true;
                  }

                  @Override
                  public void ends(Network layer, List<Tensor> inputs, List<Tensor> outputs) {
                    if (isInnermost) {
                      parts.forEach(
                          (name, part) -> {
                            if (part == layer) {
                              weights.put(name, weightsOf(name, layer));
                            }
                          });
                    }
                    isInnermost = false;
                  }
                }));
    weights.values().removeIf(List::isEmpty);
    return weights;
  }

  private static List<String> weightsOf(String layer, Network part) {
    List<String> names = new ArrayList<>();
    Networks.parameters(part)
        .forEach(
            (name, tensor) -> {
              if (tensor.rank() >= 2) {
                names.add(layer.isEmpty() ? name : layer + "." + name);
              }
            });
    return names;
  }

  private static Map<String, Tensor> orthogonal(
      Layer network, Map<String, List<String>> weights, RandomStream stream) {
    Initialisation rule = Initialisations.orthogonal(1, stream);
    Map<String, Tensor> present = Networks.parameters(network);
    Map<String, Tensor> drawn = new LinkedHashMap<>();
    for (List<String> names : weights.values()) {
      for (String name : names) {
        Tensor old = present.get(name);
        drawn.put(name, rule.in(old.dtype()).weight(0, 0, old.shape()));
      }
    }
    return drawn;
  }

  /** What a layer gave when it was applied first, in double precision. */
  private static Tensor outputOf(String name, Layer network, Tensor x) {
    Network sought = Networks.parts(network).get(name);
    AtomicReference<Tensor> output = new AtomicReference<>();
    network.apply(
        x,
        Pass.evaluation()
            .watchedBy(
                (part, inputs, outputs) -> {
                  if (part == sought) {
                    output.compareAndSet(null, outputs.get(0));
                  }
                }));
    return output.get().cast(DType.FLOAT64);
  }
}
