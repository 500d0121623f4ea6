package io.github.medl.sequence.recurrent;

import io.github.medl.recurrence.Recurrence;
import io.github.medl.tensor.Tensor;
import java.util.List;
import java.util.Locale;

/**
 * The long short-term memory (figure 7.8a), with states h and c: the gates g_f, g_i, g_o are
 * sigmoids and the candidate c~ a hyperbolic tangent of W x + W h' + b; c = g_f c' + g_i c~, h =
 * g_o tanh(c).
 *
 * @param inputWeight the transposes of W_fx, W_ix, W_ox, W_cx side by side, (p, 4m)
 * @param stateWeight the transposes of W_fh, W_ih, W_oh, W_ch side by side, (m, 4m)
 * @param bias b_f, b_i, b_o, b_c one after the other, (4m)
 */
public record LstmCell(Tensor inputWeight, Tensor stateWeight, Tensor bias) implements Cell {
  /**
   * Checks the shapes.
   *
   * @param inputWeight the transposes of W_fx, W_ix, W_ox, W_cx side by side, (p, 4m)
   * @param stateWeight the transposes of W_fh, W_ih, W_oh, W_ch side by side, (m, 4m)
   * @param bias b_f, b_i, b_o, b_c one after the other, (4m)
   */
  public LstmCell {
    Cell.check(Recurrence.Kind.LSTM, inputWeight, bias, stateWeight);
  }

  @Override
  public Recurrence.Kind kind() {
    return Recurrence.Kind.LSTM;
  }

  @Override
  public List<Tensor> recurrentWeights() {
    return List.of(stateWeight);
  }

  /** The kind of cell and its sizes. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "LstmCell(%d, %d)", inputs(), units());
  }
}
