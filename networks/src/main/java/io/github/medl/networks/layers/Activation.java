package io.github.medl.networks.layers;

import io.github.medl.networks.Layer;
import io.github.medl.networks.Pass;
import io.github.medl.tensor.Tensor;
import java.util.function.UnaryOperator;

/**
 * A scalar function without parameters, element by element (figure 5.6): σ in a = σ(z).
 *
 * @param name what summaries call it
 * @param function the function; it must not hold tensors that are to be trained
 */
public record Activation(String name, UnaryOperator<Tensor> function) implements Layer {
  @Override
  public Tensor forward(Tensor x, Pass pass) {
    return function.apply(x);
  }

  /** The name. */
  @Override
  public String toString() {
    return name;
  }
}
