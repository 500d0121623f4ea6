package io.github.medl.learning.data;

/** Where a file was found. */
public enum Origin {
  /** In the library's jar. */
  EMBEDDED("embedded"),
  /** In the directory that {@code MEDL_DATA} or {@code -Dmedl.data} names. */
  DATA_DIRECTORY("data directory"),
  /** In the user's cache, where earlier downloads are kept. */
  CACHE("cache"),
  /** On the network, just now. */
  DOWNLOADED("downloaded");

  private final String words;

  Origin(String words) {
    this.words = words;
  }

  /**
   * {@inheritDoc}
   *
   * <p>In words, as {@code result.json} has it: "embedded", "data directory", "cache",
   * "downloaded".
   */
  @Override
  public String toString() {
    return words;
  }
}
