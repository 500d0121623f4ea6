package io.github.medl.sequence.recurrent;

import io.github.medl.networks.Layer;
import io.github.medl.networks.Pass;
import io.github.medl.sequence.Lengths;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * A layer along sequences: (n, T, p) in, or codes (n, T), and (n, T, q) out. Used as any {@link
 * Layer} it takes rows of equal length, begins with its own first states and gives the outputs.
 */
public interface SequenceLayer extends Layer {
  /**
   * The formula of this layer; its users call {@link #apply(Tensor, Lengths, List, Pass)}.
   *
   * @param x the inputs
   * @param lengths the lengths of the rows
   * @param start the first states, (n, m) each; none for the layer's own
   * @param pass training or evaluation
   * @return the outputs of all steps and the final states
   */
  Unrolled unroll(Tensor x, Lengths lengths, List<Tensor> start, Pass pass);

  /**
   * The number of states.
   *
   * @return how many tensors {@link Unrolled#states} has
   */
  int states();

  /**
   * Applies this layer.
   *
   * @param x the inputs (n, T, p), or codes (n, T)
   * @param lengths the lengths of the rows
   * @param start the first states, (n, m) each, as {@link Unrolled#states}; none for the layer's
   *     own
   * @param pass training or evaluation
   * @return the outputs of all steps and the final states
   * @throws IllegalArgumentException if something does not fit; it names the layer
   */
  default Unrolled apply(Tensor x, Lengths lengths, List<Tensor> start, Pass pass) {
    List<Tensor> inputs = new ArrayList<>(start);
    inputs.add(0, x);
    return pass.call(
        this,
        inputs,
        () -> {
          checkInput(x);
          if (!start.isEmpty() && start.size() != states()) {
            throw new IllegalArgumentException(
                "expected " + states() + " first states or none, got " + start.size());
          }
          return unroll(x, lengths, start, pass);
        });
  }

  /**
   * Applies this layer from its own first states.
   *
   * @param x the inputs (n, T, p), or codes (n, T)
   * @param lengths the lengths of the rows
   * @param pass training or evaluation
   * @return the outputs of all steps and the final states
   * @throws IllegalArgumentException if something does not fit; it names the layer
   */
  default Unrolled apply(Tensor x, Lengths lengths, Pass pass) {
    return apply(x, lengths, List.of(), pass);
  }

  @Override
  default Tensor forward(Tensor x, Pass pass) {
    checkInput(x);
    return unroll(x, Lengths.all(), List.of(), pass).outputs();
  }

  private static void checkInput(Tensor x) {
    if (x.rank() != 2 && x.rank() != 3) {
      throw new ShapeException(
          "sequence layer", "expected (n, T, p), or codes (n, T), got " + x.shapeText());
    }
  }
}
