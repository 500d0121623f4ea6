package io.github.medl.rl.environment;

/** An environment whose actions are numbers. */
public interface ContinuousEnvironment extends Environment<double[]> {
  /**
   * How many numbers an action has.
   *
   * @return the length
   */
  int actionSize();

  /**
   * How far actions reach to both sides; beyond they are clipped.
   *
   * @return the largest absolute value of each number
   */
  double[] actionBounds();
}
