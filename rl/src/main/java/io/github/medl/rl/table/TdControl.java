package io.github.medl.rl.table;

import io.github.medl.random.RandomStream;
import io.github.medl.rl.mdp.Bellman;
import io.github.medl.tensor.Tensor;

/**
 * Control by temporal differences of one step: Q(s, a) ← Q(s, a) + α (target − Q(s, a)), with the
 * targets of Q-learning, SARSA, expected SARSA and double Q-learning.
 */
public abstract class TdControl implements Learner {
  /** The table that is learned. */
  final ActionValues q;

  private final double discount;
  private final StepSize stepSize;
  private final long[] visits;
  private long time;

  TdControl(int states, int actions, double discount, StepSize stepSize) {
    Bellman.checkDiscount(discount);
    this.discount = discount;
    this.stepSize = stepSize;
    q = new ActionValues(states, actions);
    visits = new long[states * actions];
  }

  /**
   * Q-learning (Watkins 1989): r + γ max Q(s', .), whatever is done next.
   *
   * @param states S
   * @param actions A
   * @param discount γ
   * @param stepSize α, the step size
   * @return a learner at Q = 0
   */
  public static TdControl qLearning(int states, int actions, double discount, StepSize stepSize) {
    return new TdControl(states, actions, discount, stepSize) {
      @Override
      double future(Experience step, double epsilon) {
        return q.max(step.next());
      }
    };
  }

  /**
   * SARSA: r + γ Q(s', a').
   *
   * @param states S
   * @param actions A
   * @param discount γ
   * @param stepSize α, the step size
   * @return a learner at Q = 0
   */
  public static TdControl sarsa(int states, int actions, double discount, StepSize stepSize) {
    return new TdControl(states, actions, discount, stepSize) {
      @Override
      double future(Experience step, double epsilon) {
        return q.get(step.next(), step.nextAction());
      }

      @Override
      public boolean isOnPolicy() {
        return true;
      }
    };
  }

  /**
   * Expected SARSA: r + γ Σ π(a | s') Q(s', a) with π the ε-greedy policy of the table as it is.
   *
   * @param states S
   * @param actions A
   * @param discount γ
   * @param stepSize α, the step size
   * @return a learner at Q = 0
   */
  public static TdControl expectedSarsa(
      int states, int actions, double discount, StepSize stepSize) {
    return new TdControl(states, actions, discount, stepSize) {
      @Override
      double future(Experience step, double epsilon) {
        return q.expected(step.next(), epsilon);
      }
    };
  }

  /**
   * Double Q-learning (van Hasselt 2010): two tables, of which a coin says the one to be updated;
   * it chooses the best next action, the other one values it. So noise is not mistaken for value.
   *
   * @param states S
   * @param actions A
   * @param discount γ
   * @param stepSize α, the step size
   * @param coins the coins: 0 updates the first table
   * @return a learner at Q₁ = Q₂ = 0, which acts on their mean
   */
  public static DoubleQLearning doubleQ(
      int states, int actions, double discount, StepSize stepSize, RandomStream coins) {
    return new DoubleQLearning(states, actions, discount, stepSize, coins);
  }

  /** The value of what follows a step that did not come to the task's own end. */
  abstract double future(Experience step, double epsilon);

  @Override
  public void learn(Experience step, double epsilon) {
    learn(q, step, step.terminated() ? 0 : future(step, epsilon));
  }

  final void learn(ActionValues table, Experience step, double future) {
    int pair = table.pair(step.state(), step.action());
    double alpha = stepSize.at(++visits[pair], ++time);
    double error = step.reward() + discount * future - table.get(step.state(), step.action());
    table.add(step.state(), step.action(), alpha * error);
  }

  @Override
  public int best(int state, RandomStream stream) {
    return q.best(state, stream);
  }

  @Override
  public boolean isOnPolicy() {
    return false;
  }

  @Override
  public Tensor actionValues() {
    return q.toTensor();
  }
}
