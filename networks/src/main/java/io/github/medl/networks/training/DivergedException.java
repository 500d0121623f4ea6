package io.github.medl.networks.training;

/** Says that a training has left the numbers: its cost became NaN. */
public final class DivergedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DivergedException(int epoch, int batch) {
    super(
        ("the cost became NaN at epoch %d, batch %d: try a smaller learning rate, gradient clipping,"
                + " or look for NaN in the inputs")
            .formatted(epoch, batch));
  }
}
