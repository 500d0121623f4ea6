package softmax;

/** From scores to probabilities. */
public final class Softmax {
  private Softmax() {}

  /** The probabilities of one row of scores. */
  public static double[] of(double[] scores) {
    // BEGIN SOLUTION
    // STUB: throw new UnsupportedOperationException("part a is still to do");
    double highest = Double.NEGATIVE_INFINITY;
    for (double score : scores) {
      highest = Math.max(highest, score);
    }
    double[] p = new double[scores.length];
    double sum = 0;
    for (int k = 0; k < p.length; k++) {
      p[k] = Math.exp(scores[k] - highest);
      sum += p[k];
    }
    for (int k = 0; k < p.length; k++) {
      p[k] /= sum;
    }
    return p;
    // END SOLUTION
  }
}
