package io.github.medl.sequence.recurrent;

import io.github.medl.recurrence.Recurrence;
import io.github.medl.tensor.Tensor;
import java.util.List;
import java.util.Locale;

/**
 * The simple recurrent unit (figure 7.4): h = S(W_hx x + W_hh h' + b_h).
 *
 * @param inputWeight the transpose of W_hx, (p, m)
 * @param stateWeight the transpose of W_hh, (m, m)
 * @param bias b_h, (m)
 * @param relu whether S is the rectifier rather than the hyperbolic tangent
 */
public record SimpleCell(Tensor inputWeight, Tensor stateWeight, Tensor bias, boolean relu)
    implements Cell {
  /**
   * Checks the shapes.
   *
   * @param inputWeight the transpose of W_hx, (p, m)
   * @param stateWeight the transpose of W_hh, (m, m)
   * @param bias b_h, (m)
   * @param relu whether S is the rectifier rather than the hyperbolic tangent
   */
  public SimpleCell {
    Cell.check(Recurrence.Kind.TANH, inputWeight, bias, stateWeight);
  }

  @Override
  public Recurrence.Kind kind() {
    return relu ? Recurrence.Kind.RELU : Recurrence.Kind.TANH;
  }

  @Override
  public List<Tensor> recurrentWeights() {
    return List.of(stateWeight);
  }

  /** The kind of cell and its sizes. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "SimpleCell(%d, %d)", inputs(), units());
  }
}
