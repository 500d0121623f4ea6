package io.github.medl.rl.deep;

/** Hears of the episodes that end while an agent learns. */
@FunctionalInterface
public interface EpisodeListener {
  /**
   * An episode is over.
   *
   * @param step the number of the step of the environment, over all, with which it ended
   * @param total the sum of its rewards
   */
  void ended(long step, double total);

  /**
   * One that does not listen.
   *
   * @return the listener
   */
  static EpisodeListener none() {
    return (step, total) -> {};
  }
}
