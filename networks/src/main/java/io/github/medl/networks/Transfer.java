package io.github.medl.networks;

import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Weights taken over by name, and what did not match.
 *
 * @param <M> the kind of network
 * @param network the network with the tensors that were taken
 * @param taken the names in the network that got other values
 * @param missing the names in the network that nothing was given for
 * @param unknown the names given that the network does not have
 * @param misshapen the names whose shapes differ, each with both shapes
 */
public record Transfer<M extends Network>(
    M network,
    List<String> taken,
    List<String> missing,
    List<String> unknown,
    List<String> misshapen) {

  /**
   * Takes over what matches by name and shape, parameters and states alike; numbers are brought to
   * the format of the network.
   *
   * @param <M> the kind of network
   * @param source tensors by name, as {@link Networks#tensors} or a file gives them
   * @param target the network that receives them
   * @return another network, and a report
   */
  public static <M extends Network> Transfer<M> of(Map<String, Tensor> source, M target) {
    return of(source, target, name -> name);
  }

  /**
   * As {@link #of(Map, Network)} between networks that name their parts differently.
   *
   * @param <M> the kind of network
   * @param source tensors by name
   * @param target the network that receives them
   * @param rename the name in the target for a name in the source
   * @return another network, and a report
   */
  public static <M extends Network> Transfer<M> of(
      Map<String, Tensor> source, M target, UnaryOperator<String> rename) {
    Map<String, Tensor> present = Networks.tensors(target);
    Map<String, Tensor> matching = new LinkedHashMap<>();
    List<String> unknown = new ArrayList<>();
    List<String> misshapen = new ArrayList<>();
    List<String> missing = new ArrayList<>(present.keySet());
    source.forEach(
        (theirs, tensor) -> {
          String name = rename.apply(theirs);
          missing.remove(name);
          if (!present.containsKey(name)) {
            unknown.add(theirs);
          } else if (!present.get(name).sameShape(tensor)) {
            misshapen.add(
                String.format(
                    Locale.ROOT,
                    "%s is %s, given %s",
                    name,
                    present.get(name).shapeText(),
                    tensor.shapeText()));
          } else {
            matching.put(name, tensor.cast(present.get(name).dtype()));
          }
        });
    return new Transfer<>(
        Networks.with(target, matching),
        List.copyOf(matching.keySet()),
        List.copyOf(missing),
        List.copyOf(unknown),
        List.copyOf(misshapen));
  }

  /**
   * The network, if every name matched.
   *
   * @return the network
   * @throws IllegalArgumentException if something is missing, unknown or of another shape; it says
   *     what
   */
  public M strict() {
    if (missing.isEmpty() && unknown.isEmpty() && misshapen.isEmpty()) {
      return network;
    }
    throw new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "the weights do not match the network: missing %s, unknown %s, other shapes %s",
            missing,
            unknown,
            misshapen));
  }
}
