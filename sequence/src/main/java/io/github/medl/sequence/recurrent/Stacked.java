package io.github.medl.sequence.recurrent;

import io.github.medl.networks.Pass;
import io.github.medl.networks.layers.Dropout;
import io.github.medl.sequence.Lengths;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Layers one over the other (figure 7.7b): the outputs of one are the inputs of the next.
 *
 * @param layers from the input upwards
 * @param dropout between layers only, not after the last; rate 0 for none
 */
public record Stacked(List<SequenceLayer> layers, Dropout dropout) implements SequenceLayer {
  /**
   * Keeps its own list of the layers.
   *
   * @param layers from the input upwards
   * @param dropout between layers only, not after the last; rate 0 for none
   * @throws IllegalArgumentException if there is no layer
   */
  public Stacked {
    layers = List.copyOf(layers);
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("stacked: there must be a layer");
    }
  }

  /**
   * Layers without dropout.
   *
   * @param layers from the input upwards
   * @return the stack
   */
  public static Stacked of(SequenceLayer... layers) {
    return new Stacked(List.of(layers), new Dropout(0));
  }

  @Override
  public int states() {
    return layers.stream().mapToInt(SequenceLayer::states).sum();
  }

  @Override
  public Unrolled unroll(Tensor x, Lengths lengths, List<Tensor> start, Pass pass) {
    Tensor a = x;
    List<Tensor> states = new ArrayList<>();
    for (int l = 0; l < layers.size(); l++) {
      SequenceLayer layer = layers.get(l);
      int from = states.size();
      List<Tensor> first = start.isEmpty() ? List.of() : start.subList(from, from + layer.states());
      Unrolled one = layer.apply(l == 0 ? a : dropout.apply(a, pass), lengths, first, pass);
      a = one.outputs();
      states.addAll(one.states());
    }
    return new Unrolled(a, List.copyOf(states));
  }
}
