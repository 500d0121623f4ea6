package io.github.medl.rl.environment;

import io.github.medl.random.RandomStream;

/**
 * A pole on a cart, pushed to the left (0) or to the right (1): a step pays 1 until the cart leaves
 * ±2.4 or the pole leans more than 12 degrees. The constants and Euler's rule, positions with the
 * old velocities, are those of {@code CartPole-v1}: 500 steps, starts uniform on ±0.05.
 *
 * <p>Source: Barto, Sutton and Anderson, "Neuronlike adaptive elements that can solve difficult
 * learning control problems" (1983). Sines are those of {@link StrictMath}, the same bits on every
 * machine.
 */
public final class CartPole extends Timed<Integer> implements DiscreteEnvironment {
  /** The position at which an episode ends. */
  public static final double TRACK = 2.4;

  /** The angle at which an episode ends: 12 degrees. */
  public static final double LEAN = 12 * 2 * Math.PI / 360;

  /** Half of the pole's length. */
  public static final double HALF_LENGTH = 0.5;

  private static final double GRAVITY = 9.8;
  private static final double POLE = 0.1;
  private static final double TOTAL = 1.1;
  private static final double MOMENT = POLE * HALF_LENGTH;
  private static final double FORCE = 10;
  private static final double TIME = 0.02;
  private static final double START = 0.05;

  private double x;
  private double v;
  private double angle;
  private double spin;

  /**
   * With a time limit of one's own.
   *
   * @param limit in steps; 0 for none
   */
  public CartPole(int limit) {
    super(limit);
  }

  /** With the public time limit of 500 steps. */
  public CartPole() {
    this(500);
  }

  @Override
  void draw(RandomStream stream) {
    x = stream.uniform(-START, START);
    v = stream.uniform(-START, START);
    angle = stream.uniform(-START, START);
    spin = stream.uniform(-START, START);
  }

  /**
   * Starts an episode in a given state.
   *
   * @param position x
   * @param velocity x'
   * @param lean θ, 0 upright, positive to the right
   * @param turning θ'
   */
  public void begin(double position, double velocity, double lean, double turning) {
    x = position;
    v = velocity;
    angle = lean;
    spin = turning;
    begin();
  }

  @Override
  public int actions() {
    return 2;
  }

  @Override
  public double step(int action, RandomStream stream) {
    require();
    requireAction(action, 2);
    double sine = StrictMath.sin(angle);
    double cosine = StrictMath.cos(angle);
    double push = ((action == 1 ? FORCE : -FORCE) + MOMENT * (spin * spin) * sine) / TOTAL;
    double turn =
        (GRAVITY * sine - cosine * push)
            / (HALF_LENGTH * (4.0 / 3.0 - POLE * (cosine * cosine) / TOTAL));
    double pull = push - MOMENT * turn * cosine / TOTAL;
    x += TIME * v;
    v += TIME * pull;
    angle += TIME * spin;
    spin += TIME * turn;
    done(x < -TRACK || x > TRACK || angle < -LEAN || angle > LEAN);
    return 1;
  }

  @Override
  public int observationSize() {
    return 4;
  }

  /** Writes x, x', θ, θ'. */
  @Override
  public void observe(double[] to, int from) {
    to[from] = x;
    to[from + 1] = v;
    to[from + 2] = angle;
    to[from + 3] = spin;
  }
}
