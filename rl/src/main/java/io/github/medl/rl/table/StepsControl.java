package io.github.medl.rl.table;

import io.github.medl.random.RandomStream;
import io.github.medl.rl.mdp.Bellman;
import io.github.medl.tensor.Tensor;

/**
 * SARSA of n steps: Q(s_t, a_t) moves to r_t + ... + γⁿ⁻¹ r_{t+n-1} + γⁿ Q(s_{t+n}, a_{t+n}); at
 * the end of an episode with what there is. Without a bound on n it is Monte Carlo control, every
 * visit.
 *
 * <p>After a terminated episode nothing follows; a truncated one is followed by the value of what
 * would have been done next.
 */
public final class StepsControl implements Learner {
  private final int n;
  private final double discount;
  private final StepSize stepSize;
  private final ActionValues q;
  private final long[] visits;
  private long time;
  private Experience[] waiting = new Experience[16];
  private int from;
  private int count;

  private StepsControl(int states, int actions, double discount, StepSize stepSize, int n) {
    if (n < 1) {
      throw new IllegalArgumentException("n-step SARSA needs n >= 1, got " + n);
    }
    Bellman.checkDiscount(discount);
    this.n = n;
    this.discount = discount;
    this.stepSize = stepSize;
    q = new ActionValues(states, actions);
    visits = new long[states * actions];
  }

  /**
   * SARSA of n steps.
   *
   * @param states S
   * @param actions A
   * @param discount γ
   * @param stepSize α, the step size
   * @param n how many rewards before a value is trusted, at least 1
   * @return a learner at Q = 0
   */
  public static StepsControl sarsa(
      int states, int actions, double discount, StepSize stepSize, int n) {
    return new StepsControl(states, actions, discount, stepSize, n);
  }

  /**
   * Monte Carlo control: learns from whole episodes, which must end.
   *
   * @param states S
   * @param actions A
   * @param discount γ
   * @param stepSize α, the step size; {@code StepSize.ofVisits(1)} averages
   * @return a learner at Q = 0
   */
  public static StepsControl monteCarlo(
      int states, int actions, double discount, StepSize stepSize) {
    return new StepsControl(states, actions, discount, stepSize, Integer.MAX_VALUE);
  }

  @Override
  public void learn(Experience step, double epsilon) {
    add(step);
    double last = step.terminated() ? 0 : q.get(step.next(), step.nextAction());
    if (step.isLast()) {
      while (count > 0) {
        learnFirst(last);
      }
    } else if (count == n) {
      learnFirst(last);
    }
  }

  private void add(Experience step) {
    if (count == waiting.length) {
      Experience[] more = new Experience[2 * count];
      for (int k = 0; k < count; k++) {
        more[k] = waiting[(from + k) % count];
      }
      waiting = more;
      from = 0;
    }
    waiting[(from + count++) % waiting.length] = step;
  }

  private void learnFirst(double last) {
    double sum = last;
    for (int k = count - 1; k >= 0; k--) {
      sum = waiting[(from + k) % waiting.length].reward() + discount * sum;
    }
    Experience first = waiting[from];
    from = (from + 1) % waiting.length;
    count--;
    double alpha = stepSize.at(++visits[q.pair(first.state(), first.action())], ++time);
    double error = sum - q.get(first.state(), first.action());
    q.add(first.state(), first.action(), alpha * error);
  }

  @Override
  public int best(int state, RandomStream stream) {
    return q.best(state, stream);
  }

  @Override
  public boolean isOnPolicy() {
    return true;
  }

  @Override
  public Tensor actionValues() {
    return q.toTensor();
  }
}
