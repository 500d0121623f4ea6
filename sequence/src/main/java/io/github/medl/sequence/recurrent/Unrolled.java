package io.github.medl.sequence.recurrent;

import io.github.medl.tensor.Tensor;
import java.util.List;

/**
 * What a recurrent layer gives for a batch of sequences.
 *
 * @param outputs the outputs of all steps, (n, T, m); 0 in the padding
 * @param states the final states, (n, m) each: of an LSTM h and c; of two directions first those of
 *     the forward one; of several layers one after the other
 */
public record Unrolled(Tensor outputs, List<Tensor> states) {
  /** Outputs first, then the states. */
  static Unrolled of(List<Tensor> results) {
    return new Unrolled(results.get(0), List.copyOf(results.subList(1, results.size())));
  }

  /**
   * The final states as numbers, through which no derivative flows: where the next piece of a text
   * goes on in truncated back-propagation.
   *
   * @return the states, detached
   */
  public List<Tensor> detached() {
    return states.stream().map(Tensor::detach).toList();
  }
}
