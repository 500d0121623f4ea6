package io.github.medl.rl.environment;

import io.github.medl.random.RandomStream;

/**
 * An environment whose observations are divided by something, so that a network sees numbers of one
 * size. All else is that of the environment within.
 */
public final class Scaled implements DiscreteEnvironment {
  private final DiscreteEnvironment environment;
  private final double[] scale;

  /**
   * Scales an environment.
   *
   * @param environment the one within
   * @param scale what each number of an observation is divided by
   * @throws IllegalArgumentException if there are not as many as an observation has
   */
  public Scaled(DiscreteEnvironment environment, double... scale) {
    if (scale.length != environment.observationSize()) {
      throw new IllegalArgumentException(
          "an observation has "
              + environment.observationSize()
              + " numbers, got "
              + scale.length
              + " to divide them by");
    }
    this.environment = environment;
    this.scale = scale.clone();
  }

  @Override
  public void reset(RandomStream stream) {
    environment.reset(stream);
  }

  @Override
  public int actions() {
    return environment.actions();
  }

  @Override
  public double step(int action, RandomStream stream) {
    return environment.step(action, stream);
  }

  @Override
  public boolean isTerminated() {
    return environment.isTerminated();
  }

  @Override
  public boolean isTruncated() {
    return environment.isTruncated();
  }

  @Override
  public int observationSize() {
    return scale.length;
  }

  @Override
  public void observe(double[] to, int from) {
    environment.observe(to, from);
    for (int i = 0; i < scale.length; i++) {
      to[from + i] /= scale[i];
    }
  }
}
