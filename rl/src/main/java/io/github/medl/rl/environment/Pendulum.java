package io.github.medl.rl.environment;

import io.github.medl.random.RandomStream;

/**
 * A pendulum to be swung up and held: the action is a torque u, clipped to ±2, and a step pays -(θ²
 * + 0.1 θ'² + 0.001 u²) of the state before it, θ = 0 upright and taken in [-π, π). It never
 * terminates; the constants are those of {@code Pendulum-v1}: 200 steps, starts uniform on [-π, π]
 * and [-1, 1].
 */
public final class Pendulum extends Timed<double[]> implements ContinuousEnvironment {
  /** The largest torque. */
  public static final double TORQUE = 2;

  /** The largest angular velocity. */
  public static final double FASTEST = 8;

  private static final double TIME = 0.05;
  private static final double TURN = 2 * Math.PI;

  private double angle;
  private double spin;

  /**
   * With a time limit of one's own.
   *
   * @param limit in steps; 0 for none
   */
  public Pendulum(int limit) {
    super(limit);
  }

  /** With the public time limit of 200 steps. */
  public Pendulum() {
    this(200);
  }

  @Override
  void draw(RandomStream stream) {
    angle = stream.uniform(-Math.PI, Math.PI);
    spin = stream.uniform(-1, 1);
  }

  /**
   * Starts an episode in a given state.
   *
   * @param lean θ, 0 upright
   * @param turning θ'
   */
  public void begin(double lean, double turning) {
    angle = lean;
    spin = turning;
    begin();
  }

  @Override
  public int actionSize() {
    return 1;
  }

  @Override
  public double[] actionBounds() {
    return new double[] {TORQUE};
  }

  @Override
  public double step(double[] action, RandomStream stream) {
    if (action.length != 1 || Double.isNaN(action[0])) {
      throw new IllegalArgumentException("an action is one number, the torque");
    }
    return step(action[0]);
  }

  /**
   * Acts once.
   *
   * @param torque u, clipped to ±2
   * @return the reward
   * @throws IllegalStateException if the episode is over, or has not begun
   */
  public double step(double torque) {
    require();
    if (Double.isNaN(torque)) {
      throw new IllegalArgumentException("the torque is NaN; it is a number, clipped to 2 and -2");
    }
    double u = Math.min(Math.max(torque, -TORQUE), TORQUE);
    double lean = wrapped(angle);
    double cost = lean * lean + 0.1 * (spin * spin) + 0.001 * (u * u);
    spin += (15 * StrictMath.sin(angle) + 3 * u) * TIME;
    spin = Math.min(Math.max(spin, -FASTEST), FASTEST);
    angle += spin * TIME;
    done(false);
    return -cost;
  }

  /** The angle in [-π, π); Java's remainder has the sign of the dividend. */
  private static double wrapped(double angle) {
    double rest = (angle + Math.PI) % TURN;
    return (rest < 0 ? rest + TURN : rest) - Math.PI;
  }

  /**
   * The angle.
   *
   * @return θ, not wrapped
   */
  public double angle() {
    return angle;
  }

  @Override
  public int observationSize() {
    return 3;
  }

  /** Writes cos θ, sin θ, θ'. */
  @Override
  public void observe(double[] to, int from) {
    to[from] = StrictMath.cos(angle);
    to[from + 1] = StrictMath.sin(angle);
    to[from + 2] = spin;
  }
}
