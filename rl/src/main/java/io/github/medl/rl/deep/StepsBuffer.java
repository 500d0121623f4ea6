package io.github.medl.rl.deep;

/**
 * Joins n steps of an episode to one: the first state and action, the discounted sum of the
 * rewards, and what is seen n steps later. At the end of an episode the rest is joined with what
 * there is.
 */
final class StepsBuffer {
  private final int n;
  private final double discount;
  private final ReplayMemory memory;
  private final double[][] states;
  private final int[] actions;
  private final double[] rewards;
  private int from;
  private int count;

  StepsBuffer(int n, double discount, ReplayMemory memory, int width) {
    if (n < 1) {
      throw new IllegalArgumentException("targets of n steps need n >= 1, got " + n);
    }
    this.n = n;
    this.discount = discount;
    this.memory = memory;
    states = new double[n][width];
    actions = new int[n];
    rewards = new double[n];
  }

  void add(
      double[] state,
      int action,
      double reward,
      double[] next,
      boolean terminated,
      boolean truncated) {
    int place = (from + count++) % n;
    System.arraycopy(state, 0, states[place], 0, state.length);
    actions[place] = action;
    rewards[place] = reward;
    if (terminated || truncated) {
      while (count > 0) {
        emit(next, terminated);
      }
    } else if (count == n) {
      emit(next, false);
    }
  }

  private void emit(double[] next, boolean terminated) {
    double sum = 0;
    double future = terminated ? 0 : 1;
    for (int k = count - 1; k >= 0; k--) {
      sum = rewards[(from + k) % n] + discount * sum;
      future *= discount;
    }
    memory.add(states[from], actions[from], sum, next, future);
    from = (from + 1) % n;
    count--;
  }
}
