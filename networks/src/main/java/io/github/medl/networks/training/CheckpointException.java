package io.github.medl.networks.training;

/** Says why a checkpoint could not be written or be gone on from, and what to do. */
public final class CheckpointException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CheckpointException(String message, Throwable cause) {
    super(message, cause);
  }
}
