package descent;

/** C(θ) = (1 − θ₁)² + 100 (θ₂ − θ₁²)². */
public final class Rosenbrock {
  private Rosenbrock() {}

  /** C(θ). */
  public static double cost(double[] theta) {
    double a = 1 - theta[0];
    double b = theta[1] - theta[0] * theta[0];
    return a * a + 100 * b * b;
  }

  /** ∇C(θ), two numbers. */
  public static double[] gradient(double[] theta) {
    // BEGIN SOLUTION
    // STUB: throw new UnsupportedOperationException("part a is still to do");
    double b = theta[1] - theta[0] * theta[0];
    double first = -2 * (1 - theta[0]) - 400 * theta[0] * b;
    double second = 200 * b;
    return new double[] {first, second};
    // END SOLUTION
  }
}
