package io.github.medl.rl.table;

import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;

/** Double Q-learning; {@link TdControl#doubleQ} says more and makes one. */
public final class DoubleQLearning extends TdControl {
  private final RandomStream coins;
  private final ActionValues second;
  private final ActionValues mean;

  DoubleQLearning(int states, int actions, double discount, StepSize stepSize, RandomStream coins) {
    super(states, actions, discount, stepSize);
    this.coins = coins;
    second = new ActionValues(states, actions);
    mean = new ActionValues(states, actions);
  }

  @Override
  double future(Experience step, double epsilon) {
    throw new UnsupportedOperationException("the future depends on the coin");
  }

  @Override
  public void learn(Experience step, double epsilon) {
    boolean isFirst = coins.nextInt(2) == 0;
    ActionValues updated = isFirst ? q : second;
    ActionValues other = isFirst ? second : q;
    int s = step.next();
    double before = updated.get(step.state(), step.action());
    learn(updated, step, step.terminated() ? 0 : other.get(s, updated.first(s)));
    double change = updated.get(step.state(), step.action()) - before;
    mean.add(step.state(), step.action(), change / 2);
  }

  @Override
  public int best(int state, RandomStream stream) {
    return mean.best(state, stream);
  }

  /**
   * The first table.
   *
   * @return Q₁ of shape (S, A)
   */
  public Tensor first() {
    return q.toTensor();
  }

  /**
   * The second table.
   *
   * @return Q₂ of shape (S, A)
   */
  public Tensor second() {
    return second.toTensor();
  }

  /** The mean of both tables. */
  @Override
  public Tensor actionValues() {
    return mean.toTensor();
  }
}
