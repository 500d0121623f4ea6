package io.github.medl.rl.environment;

import io.github.medl.random.RandomStream;

/**
 * A car too weak for its mountain: it must swing to get up. Actions push to the left (0), not at
 * all (1), to the right (2); a step costs 1 until the car is at 0.5. The constants are those of
 * {@code MountainCar-v0}: 200 steps, starts at rest and uniform on [-0.6, -0.4].
 *
 * <p>Source: Moore, "Efficient memory-based learning for robot control" (1990).
 */
public final class MountainCar extends Timed<Integer> implements DiscreteEnvironment {
  /** The left end of the track, a wall. */
  public static final double LEFT = -1.2;

  /** The right end of the track. */
  public static final double RIGHT = 0.6;

  /** Where the flag is. */
  public static final double GOAL = 0.5;

  /** The largest speed. */
  public static final double FASTEST = 0.07;

  private static final double PUSH = 0.001;
  private static final double GRAVITY = 0.0025;

  private double x;
  private double v;

  /**
   * With a time limit of one's own: who learns from scratch seldom finds the goal in 200 steps.
   *
   * @param limit in steps; 0 for none
   */
  public MountainCar(int limit) {
    super(limit);
  }

  /** With the public time limit of 200 steps. */
  public MountainCar() {
    this(200);
  }

  @Override
  void draw(RandomStream stream) {
    x = stream.uniform(-0.6, -0.4);
    v = 0;
  }

  /**
   * Starts an episode in a given state.
   *
   * @param position x
   * @param velocity v
   */
  public void begin(double position, double velocity) {
    x = position;
    v = velocity;
    begin();
  }

  @Override
  public int actions() {
    return 3;
  }

  @Override
  public double step(int action, RandomStream stream) {
    require();
    requireAction(action, 3);
    v += (action - 1) * PUSH + StrictMath.cos(3 * x) * -GRAVITY;
    v = Math.min(Math.max(v, -FASTEST), FASTEST);
    x += v;
    x = Math.min(Math.max(x, LEFT), RIGHT);
    if (x == LEFT && v < 0) {
      v = 0;
    }
    done(x >= GOAL && v >= 0);
    return -1;
  }

  @Override
  public int observationSize() {
    return 2;
  }

  /** Writes position and velocity. */
  @Override
  public void observe(double[] to, int from) {
    to[from] = x;
    to[from + 1] = v;
  }
}
