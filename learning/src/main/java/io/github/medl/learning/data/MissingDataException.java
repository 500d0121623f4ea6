package io.github.medl.learning.data;

/** Data are nowhere to be found and could not be downloaded: the one case with a way round it. */
public final class MissingDataException extends DataException {
  private static final long serialVersionUID = 1L;

  /**
   * An error that says what to put where.
   *
   * @param message where was looked, and what to do
   */
  public MissingDataException(String message) {
    super(message, null);
  }
}
