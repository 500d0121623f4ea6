package io.github.medl.networks;

import io.github.medl.autodiff.Autodiff;
import io.github.medl.autodiff.Autodiff.ValueAndGradients;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A network as a function of its parameters, θ ↦ network: the form in which it is differentiated
 * and trained. The tree is walked once, here; another network is then made in a moment.
 *
 * <pre>{@code
 * Parametrisation<Sequential> theta = Networks.parametrisation(network);
 * ValueAndGradients step = theta.valueAndGradient(n -> loss.of(n.apply(x), y));
 * }</pre>
 *
 * @param <M> the kind of network
 */
public final class Parametrisation<M extends Network> {
  private final Structure structure;
  private final List<String> names;
  private final List<Tensor> values;

  Parametrisation(M network, Predicate<String> isTrained) {
    structure =
        Structure.of(network, (name, leaf) -> leaf instanceof Tensor && isTrained.test(name));
    names = Collections.unmodifiableList(structure.names());
    values = structure.leaves().stream().map(Tensor.class::cast).toList();
  }

  /**
   * The names of the parameters, in the order in which the tree holds them.
   *
   * @return names such as {@code layers.0.weight}, read-only
   */
  public List<String> names() {
    return names;
  }

  /**
   * The parameters of the network that this was made of.
   *
   * @return the tensors in the order of the names
   */
  public List<Tensor> values() {
    return values;
  }

  /**
   * The network with other parameters; what is frozen, and states, are those of the first network.
   *
   * @param parameters tensors of the same shapes, in the order of the names
   * @return a network
   * @throws ShapeException if a tensor has another shape than its parameter
   */
  @SuppressWarnings("unchecked") // a record is rebuilt as one of its own class
  public M at(List<Tensor> parameters) {
    if (parameters.size() != values.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a network of %d parameters was given %d",
              values.size(),
              parameters.size()));
    }
    for (int i = 0; i < parameters.size(); i++) {
      checkShape(names.get(i), values.get(i), parameters.get(i));
    }
    return (M) structure.build(parameters);
  }

  /**
   * The cost of the network as it is, and its gradients.
   *
   * @param cost a scalar computed from the network
   * @return the value, and the derivatives by each parameter in the order of the names
   */
  public ValueAndGradients valueAndGradient(Function<? super M, Tensor> cost) {
    return valueAndGradient(values, cost);
  }

  /**
   * The cost of the network with other parameters, and its gradients there.
   *
   * @param parameters tensors of the same shapes, in the order of the names
   * @param cost a scalar computed from the network
   * @return the value, and the derivatives by each parameter in the order of the names
   * @throws ShapeException if a tensor has another shape than its parameter
   */
  public ValueAndGradients valueAndGradient(
      List<Tensor> parameters, Function<? super M, Tensor> cost) {
    return Autodiff.valueAndGradient(theta -> cost.apply(at(theta)), parameters);
  }

  static void checkShape(String name, Tensor expected, Tensor given) {
    if (!expected.sameShape(given)) {
      throw new ShapeException(
          name,
          String.format(
              Locale.ROOT,
              "the parameter has shape %s, it was given %s",
              expected.shapeText(),
              given.shapeText()));
    }
  }
}
