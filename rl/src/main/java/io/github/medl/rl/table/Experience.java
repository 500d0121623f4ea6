package io.github.medl.rl.table;

/**
 * One step as a learner sees it.
 *
 * @param state s
 * @param action a
 * @param reward r
 * @param next s'
 * @param nextAction a', what is done next; only learners that follow their own policy ask for it
 * @param terminated whether the episode came to its own end: s' has no future
 * @param truncated whether time was up: s' would have had one
 */
public record Experience(
    int state,
    int action,
    double reward,
    int next,
    int nextAction,
    boolean terminated,
    boolean truncated) {
  /**
   * Whether this was the last step of an episode.
   *
   * @return terminated or truncated
   */
  public boolean isLast() {
    return terminated || truncated;
  }
}
