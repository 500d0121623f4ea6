package io.github.medl.learning.data;

/** Is told how far a download is. */
@FunctionalInterface
public interface Progress {
  /**
   * Called about every 64 KiB and once at the end.
   *
   * @param name the file that is downloaded
   * @param bytes how much of it has arrived
   * @param total its length, or -1 if the server does not say
   */
  void update(String name, long bytes, long total);

  /**
   * A listener that does nothing.
   *
   * @return the listener
   */
  static Progress none() {
    return (name, bytes, total) -> {};
  }
}
