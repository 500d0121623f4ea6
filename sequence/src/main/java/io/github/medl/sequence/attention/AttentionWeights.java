package io.github.medl.sequence.attention;

import io.github.medl.networks.Network;
import io.github.medl.networks.Networks;
import io.github.medl.networks.Observer;
import io.github.medl.networks.Pass;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The attention weights of a network, seen while it is applied. */
public final class AttentionWeights {
  private AttentionWeights() {}

  /**
   * Applies a network and collects the weights of every attention in it.
   *
   * @param network the network
   * @param use applies it in the pass that it is given
   * @return by the name of the part, the weights of each time that it was applied, in order
   */
  public static Map<String, List<Tensor>> of(Network network, Consumer<Pass> use) {
    Map<Network, String> names = new IdentityHashMap<>();
    Networks.parts(network).forEach((name, part) -> names.put(part, name));
    Map<String, List<Tensor>> weights = new LinkedHashMap<>();
    Observer observer =
        (part, inputs, outputs) -> {
          if (part instanceof MultiHead || part instanceof Attention) {
            weights
                .computeIfAbsent(names.getOrDefault(part, "?"), name -> new ArrayList<>())
                .add(outputs.get(1));
          }
        };
    use.accept(Pass.evaluation().watchedBy(observer));
    return weights;
  }
}
