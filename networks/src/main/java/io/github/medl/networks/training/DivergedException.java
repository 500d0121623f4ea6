package io.github.medl.networks.training;

import io.github.medl.optim.StandstillException;
import java.util.Locale;

/**
 * Says that a training has left the numbers: its cost or a weight became NaN, or a square infinite.
 */
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

  DivergedException(int epoch, int batch, StandstillException cause) {
    super(
        String.format(Locale.ROOT, "at epoch %d, batch %d, %s", epoch, batch, cause.getMessage()),
        cause);
  }

  DivergedException(int epoch, String parameter) {
    super(
        String.format(
            Locale.ROOT,
            "parameter %s became NaN or infinite in the last step of epoch %d: try a smaller learning"
                + " rate or gradient clipping",
            parameter,
            epoch));
  }
}
