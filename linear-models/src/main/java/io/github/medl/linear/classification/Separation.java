package io.github.medl.linear.classification;

/**
 * Whether a hyperplane separates the classes. If one does, the likelihood has no maximum: it rises
 * as long as the coefficients grow (Albert and Anderson, 1984).
 */
public enum Separation {
  /** The classes overlap: there is a unique fit. */
  NONE("the classes overlap"),
  /** A hyperplane has all of class 1 strictly on one side and all of class 0 on the other. */
  COMPLETE(
      "the classes are separated without error, so the likelihood has no maximum: the coefficients"
          + " are as large as the last iteration left them, and standard errors mean nothing; a"
          + " ridge penalty gives a unique fit"),
  /** As above, but some observations lie on the hyperplane. */
  QUASI(
      "the classes are separated but for observations on the hyperplane, so the likelihood has no"
          + " maximum: some coefficients grow without end, and their standard errors mean nothing;"
          + " a ridge penalty gives a unique fit");

  private final String words;

  Separation(String words) {
    this.words = words;
  }

  /** In words. */
  @Override
  public String toString() {
    return words;
  }

  /**
   * What fitted coefficients and the last step prove. Coefficients that are right everywhere are a
   * separating hyperplane; so is a direction along which no observation gets less likely, and that
   * is where Newton's steps turn when there is no maximum.
   *
   * @param margins t of each observation, positive where the prediction is right
   * @param changes by how much the last step changed each t
   */
  static Separation of(double[] margins, double[] changes) {
    double least = Double.POSITIVE_INFINITY;
    double largest = 0;
    for (double t : margins) {
      least = Math.min(least, t);
      largest = Math.max(largest, Math.abs(t));
    }
    if (least > 0) {
      return COMPLETE;
    }
    double worst = Double.POSITIVE_INFINITY;
    double best = 0;
    for (double c : changes) {
      worst = Math.min(worst, c);
      best = Math.max(best, Math.abs(c));
    }
    // A fit with a maximum ends with tiny steps and moderate scores.
    boolean grows = best > 1e-3 && largest > 10;
    return grows && worst >= -1e-6 * best ? QUASI : NONE;
  }
}
