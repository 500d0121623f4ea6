package io.github.medl.sequence.recurrent;

import io.github.medl.recurrence.Recurrence;
import io.github.medl.tensor.Tensor;
import java.util.List;
import java.util.Locale;

/**
 * The gated recurrent unit of the book (figure 7.8b): the gates g_r and g_u are sigmoids of W x + W
 * h' + b, h~ = tanh(W_hx x + W_hh (g_r h') + b_h), h = (1 - g_u) h' + g_u h~. The reset gate acts
 * before the product; {@link ResetAfterGruCell} is the other form.
 *
 * @param inputWeight the transposes of W_rx, W_ux, W_hx side by side, (p, 3m)
 * @param gateWeight the transposes of W_rh, W_uh side by side, (m, 2m)
 * @param candidateWeight the transpose of W_hh, (m, m)
 * @param bias b_r, b_u, b_h one after the other, (3m)
 */
public record GruCell(Tensor inputWeight, Tensor gateWeight, Tensor candidateWeight, Tensor bias)
    implements Cell {
  /**
   * Checks the shapes.
   *
   * @param inputWeight the transposes of W_rx, W_ux, W_hx side by side, (p, 3m)
   * @param gateWeight the transposes of W_rh, W_uh side by side, (m, 2m)
   * @param candidateWeight the transpose of W_hh, (m, m)
   * @param bias b_r, b_u, b_h one after the other, (3m)
   */
  public GruCell {
    Cell.check(Recurrence.Kind.GRU, inputWeight, bias, gateWeight, candidateWeight);
  }

  @Override
  public Recurrence.Kind kind() {
    return Recurrence.Kind.GRU;
  }

  @Override
  public List<Tensor> recurrentWeights() {
    return List.of(gateWeight, candidateWeight);
  }

  /** The kind of cell and its sizes. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "GruCell(%d, %d)", inputs(), units());
  }
}
