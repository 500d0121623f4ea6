package io.github.medl.learning.examples;

import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;

/**
 * A random stream for every epoch and every batch, each found from its number alone: a run that is
 * resumed at epoch e draws what the first run drew there.
 */
public final class Streams {
  private Streams() {}

  /**
   * The stream of an epoch.
   *
   * @param key what tells this use of randomness from others
   * @param epoch the number of the epoch
   * @return the stream, new with each call
   */
  public static SplittableStream of(long key, int epoch) {
    return RandomStream.seed(key + epoch); // seeding scrambles: neighbours have nothing in common
  }

  /**
   * The stream of a batch of an epoch.
   *
   * @param key what tells this use of randomness from others
   * @param epoch the number of the epoch
   * @param batch the number of the batch in it
   * @return the stream, new with each call
   */
  public static SplittableStream of(long key, int epoch, int batch) {
    return RandomStream.seed(of(key, epoch).nextLong() + batch);
  }
}
