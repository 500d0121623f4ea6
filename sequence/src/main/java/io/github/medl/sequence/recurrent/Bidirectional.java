package io.github.medl.sequence.recurrent;

import io.github.medl.networks.Pass;
import io.github.medl.sequence.Lengths;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Two layers side by side, one forward and one backward in time (figure 7.7a): the output at t is
 * [h_f&lt;t&gt;; h_b&lt;t&gt;]. The final state of the backward one is that at the first step.
 *
 * @param forward from the first step to the last
 * @param backward from the last step to the first
 */
public record Bidirectional(Recurrent forward, Recurrent backward) implements SequenceLayer {
  /**
   * Checks the directions.
   *
   * @param forward from the first step to the last
   * @param backward from the last step to the first
   * @throws IllegalArgumentException if they do not run as their names say
   */
  public Bidirectional {
    if (forward.reversed() || !backward.reversed()) {
      throw new IllegalArgumentException(
          "bidirectional: the first layer must run forward, the second backward in time");
    }
  }

  /**
   * Two cells, each in its direction.
   *
   * @param forward the unit forward in time
   * @param backward the unit backward in time
   * @return the layer
   */
  public static Bidirectional of(Cell forward, Cell backward) {
    return new Bidirectional(Recurrent.of(forward), Recurrent.of(backward).reverse());
  }

  @Override
  public int states() {
    return forward.states() + backward.states();
  }

  @Override
  public Unrolled unroll(Tensor x, Lengths lengths, List<Tensor> start, Pass pass) {
    int k = start.isEmpty() ? 0 : forward.states();
    Unrolled f = forward.apply(x, lengths, start.subList(0, k), pass);
    Unrolled b = backward.apply(x, lengths, start.subList(k, start.size()), pass);
    List<Tensor> states = new ArrayList<>(f.states());
    states.addAll(b.states());
    return new Unrolled(Tensor.concat(2, List.of(f.outputs(), b.outputs())), List.copyOf(states));
  }
}
