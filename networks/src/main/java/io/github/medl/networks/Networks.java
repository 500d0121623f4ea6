package io.github.medl.networks;

import io.github.medl.autodiff.Autodiff.ValueAndGradients;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What can be done with any network as a whole.
 *
 * <pre>{@code
 * Networks.parameters(network);                  // {layers.0.weight=..., layers.0.bias=..., ...}
 * Networks.valueAndGradient(network, n -> loss.of(n.apply(x), y));
 * }</pre>
 */
public final class Networks {
  private Networks() {}

  /**
   * A cost and its gradient by the parameters of a network.
   *
   * @param value the cost, a scalar
   * @param gradients by name, of the shapes of the parameters
   */
  public record ValueAndGradient(Tensor value, Map<String, Tensor> gradients) {}

  /**
   * The parameters.
   *
   * @param network any network
   * @return its tensors by name, in the order in which the tree holds them; states and constants
   *     are not among them
   */
  public static Map<String, Tensor> parameters(Network network) {
    return byName(Structure.of(network, Tensor.class::isInstance));
  }

  /**
   * All that is saved: parameters and states.
   *
   * @param network any network
   * @return the tensors by name, in the order in which the tree holds them
   */
  public static Map<String, Tensor> tensors(Network network) {
    return byName(Structure.of(network, leaf -> !(leaf instanceof Constant)));
  }

  private static Map<String, Tensor> byName(Structure structure) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (int i = 0; i < structure.names().size(); i++) {
      tensors.put(structure.names().get(i), tensor(structure.leaves().get(i)));
    }
    return Collections.unmodifiableMap(tensors);
  }

  private static Tensor tensor(Object leaf) {
    return leaf instanceof State state
        ? state.value()
        : leaf instanceof Constant constant ? constant.value() : (Tensor) leaf;
  }

  /**
   * The number of parameters, each shared one counted once.
   *
   * @param network any network
   * @return how many numbers are learned
   */
  public static long count(Network network) {
    return parameters(network).values().stream().mapToLong(Tensor::size).sum();
  }

  /**
   * The parts of a network.
   *
   * @param network any network
   * @return every part of it by name, from the outside in; the network itself has the name ""
   */
  public static Map<String, Network> parts(Network network) {
    return Collections.unmodifiableMap(Structure.of(network, leaf -> false).networks());
  }

  /**
   * The network with other tensors at some places.
   *
   * @param <M> the kind of network
   * @param network any network
   * @param tensors new parameters and states by name, of the same shapes; the others stay
   * @return another network
   * @throws IllegalArgumentException if there is no such name, or a shape differs
   */
  public static <M extends Network> M with(M network, Map<String, Tensor> tensors) {
    Map<String, Tensor> present = tensors(network);
    for (String name : tensors.keySet()) {
      if (!present.containsKey(name)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT, "the network has no tensor %s; it has %s", name, present.keySet()));
      }
      Parametrisation.checkShape(name, present.get(name), tensors.get(name));
    }
    Structure structure = Structure.of(network, (name, leaf) -> tensors.containsKey(name));
    Map<Object, Tensor> byLeaf = new IdentityHashMap<>();
    for (int i = 0; i < structure.names().size(); i++) {
      byLeaf.put(structure.leaves().get(i), tensors.get(structure.names().get(i)));
    }
    return structure.map(
        network, leaf -> leaf instanceof State ? new State(byLeaf.get(leaf)) : byLeaf.get(leaf));
  }

  /**
   * The number format of a network.
   *
   * @param network any network
   * @return the format that all its tensors have; empty if it has none
   * @throws IllegalArgumentException if they have two formats: every step of such a network would
   *     convert numbers back and forth, without a word
   */
  public static Optional<DType> dtype(Network network) {
    Structure structure = Structure.of(network, leaf -> true);
    DType first = null;
    for (int i = 0; i < structure.names().size(); i++) {
      DType here = tensor(structure.leaves().get(i)).dtype();
      if (first != null && here != first) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "a network has one number format, but %s is %s and %s is %s; bring all to one by"
                    + " Networks.cast(network, DType.%s)",
                structure.names().get(0),
                first,
                structure.names().get(i),
                here,
                first));
      }
      first = here;
    }
    return Optional.ofNullable(first);
  }

  /**
   * The network in one number format: where one tensor is FLOAT64 all become so, which changes no
   * number. So a network of FLOAT64 weights may have normalisation layers, which begin in FLOAT32.
   *
   * @param <M> the kind of network
   * @param network any network
   * @return another network; the same if it has one format
   */
  public static <M extends Network> M inOneFormat(M network) {
    long formats =
        Structure.of(network, leaf -> true).leaves().stream()
            .map(leaf -> tensor(leaf).dtype())
            .distinct()
            .count();
    return formats > 1 ? cast(network, DType.FLOAT64) : network;
  }

  /**
   * The network in another number format, states and constants included.
   *
   * @param <M> the kind of network
   * @param network any network
   * @param dtype FLOAT32 or FLOAT64
   * @return another network
   */
  public static <M extends Network> M cast(M network, DType dtype) {
    return Structure.of(network, leaf -> true)
        .map(
            network,
            leaf ->
                leaf instanceof State state
                    ? new State(state.value().cast(dtype))
                    : leaf instanceof Constant constant
                        ? new Constant(constant.value().cast(dtype))
                        : ((Tensor) leaf).cast(dtype));
  }

  /**
   * The network as a function of all its parameters.
   *
   * @param <M> the kind of network
   * @param network any network
   * @return θ ↦ network
   */
  public static <M extends Network> Parametrisation<M> parametrisation(M network) {
    return new Parametrisation<>(network, name -> true);
  }

  /**
   * The network as a function of some of its parameters; the others are frozen.
   *
   * @param <M> the kind of network
   * @param network any network
   * @param isTrained which parameters, by name, such as {@code name -> name.startsWith("head.")}
   * @return θ ↦ network
   */
  public static <M extends Network> Parametrisation<M> parametrisation(
      M network, Predicate<String> isTrained) {
    return new Parametrisation<>(network, isTrained);
  }

  /**
   * A cost and its gradient by all parameters.
   *
   * @param <M> the kind of network
   * @param network any network
   * @param cost a scalar computed from the network
   * @return both
   * @throws IllegalArgumentException if the cost is not a scalar
   */
  public static <M extends Network> ValueAndGradient valueAndGradient(
      M network, Function<? super M, Tensor> cost) {
    Parametrisation<M> theta = parametrisation(network);
    ValueAndGradients both = theta.valueAndGradient(cost);
    Map<String, Tensor> gradients = new LinkedHashMap<>();
    List<String> names = theta.names();
    for (int i = 0; i < names.size(); i++) {
      gradients.put(names.get(i), both.gradients().get(i));
    }
    return new ValueAndGradient(both.value(), Collections.unmodifiableMap(gradients));
  }
}
