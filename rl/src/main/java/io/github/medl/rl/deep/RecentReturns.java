package io.github.medl.rl.deep;

/** The mean return of the last episodes, and when it first reached a goal. */
public final class RecentReturns implements EpisodeListener {
  private final double[] last;
  private final double goal;
  private double sum;
  private long episodes;
  private long reachedAtStep = -1;
  private long reachedAtEpisode = -1;

  /**
   * No episode yet.
   *
   * @param window over how many episodes is averaged
   * @param goal the mean that is waited for
   */
  public RecentReturns(int window, double goal) {
    Settings.atLeastOne("window", window);
    last = new double[window];
    this.goal = goal;
  }

  @Override
  public void ended(long step, double total) {
    int place = (int) (episodes++ % last.length);
    sum += total - last[place];
    last[place] = total;
    if (reachedAtStep < 0 && episodes >= last.length && mean() >= goal) {
      reachedAtStep = step;
      reachedAtEpisode = episodes;
    }
  }

  /**
   * The mean of the last episodes, of all while there are fewer.
   *
   * @return NaN before the first has ended
   */
  public double mean() {
    return sum / Math.min(episodes, last.length);
  }

  /**
   * How many episodes have ended.
   *
   * @return the number
   */
  public long episodes() {
    return episodes;
  }

  /**
   * The step with which a full window first had a mean of the goal.
   *
   * @return -1 if it has not yet
   */
  public long reachedAtStep() {
    return reachedAtStep;
  }

  /**
   * The number of the episode with which a full window first had a mean of the goal.
   *
   * @return -1 if it has not yet
   */
  public long reachedAtEpisode() {
    return reachedAtEpisode;
  }
}
