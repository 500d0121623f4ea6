package io.github.medl.networks.training;

import java.util.Locale;

/** Says that a training has left the numbers: its cost became NaN. */
public final class DivergedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DivergedException(int epoch, int batch) {
    super(
        String.format(
            Locale.ROOT,
            "the cost became NaN at epoch %d, batch %d: try a smaller learning rate, gradient clipping,"
                + " or look for NaN in the inputs",
            epoch,
            batch));
  }
}
