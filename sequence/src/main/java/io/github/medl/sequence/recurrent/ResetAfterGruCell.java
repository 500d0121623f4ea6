package io.github.medl.sequence.recurrent;

import io.github.medl.recurrence.Recurrence;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.List;
import java.util.Locale;

/**
 * The gated recurrent unit with the reset gate after the product, as PyTorch and cuDNN have it: h~
 * = tanh(W_hx x + b_h + g_r (W_hh h' + b_hh)), else as {@link GruCell}. No renaming turns one into
 * the other. In PyTorch's formula z stands for 1 - g_u: its weights are those of g_u with the other
 * sign.
 *
 * @param inputWeight the transposes of W_rx, W_ux, W_hx side by side, (p, 3m)
 * @param stateWeight the transposes of W_rh, W_uh, W_hh side by side, (m, 3m)
 * @param bias b_r, b_u, b_h one after the other, (3m)
 * @param innerBias b_hh, which the reset gate multiplies too, (m)
 */
public record ResetAfterGruCell(
    Tensor inputWeight, Tensor stateWeight, Tensor bias, Tensor innerBias) implements Cell {
  /**
   * Checks the shapes.
   *
   * @param inputWeight the transposes of W_rx, W_ux, W_hx side by side, (p, 3m)
   * @param stateWeight the transposes of W_rh, W_uh, W_hh side by side, (m, 3m)
   * @param bias b_r, b_u, b_h one after the other, (3m)
   * @param innerBias b_hh, which the reset gate multiplies too, (m)
   */
  public ResetAfterGruCell {
    Cell.check(Recurrence.Kind.RESET_AFTER, inputWeight, bias, stateWeight);
    if (innerBias.rank() != 1 || innerBias.dim(0) != bias.dim(0) / 3) {
      throw new ShapeException(
          "cell",
          String.format(
              Locale.ROOT,
              "the inner bias must be (%d,), it is %s",
              bias.dim(0) / 3,
              innerBias.shapeText()));
    }
  }

  @Override
  public Recurrence.Kind kind() {
    return Recurrence.Kind.RESET_AFTER;
  }

  @Override
  public List<Tensor> recurrentWeights() {
    return List.of(stateWeight, innerBias);
  }

  /** The kind of cell and its sizes. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "ResetAfterGruCell(%d, %d)", inputs(), units());
  }
}
