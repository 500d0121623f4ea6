package logistic;

/** The receiver operating characteristic. */
public final class Roc {
  private Roc() {}

  /** The area under the curve; y holds 0 and 1. */
  public static double area(double[] scores, int[] y) {
    // BEGIN SOLUTION
    // STUB: throw new UnsupportedOperationException("part c is still to do");
    double wins = 0;
    long pairs = 0;
    for (int i = 0; i < scores.length; i++) {
      for (int j = 0; j < scores.length; j++) {
        if (y[i] == 1 && y[j] == 0) {
          pairs++;
          if (scores[i] > scores[j]) {
            wins += 1;
          } else if (scores[i] == scores[j]) {
            wins += 0.5;
          }
        }
      }
    }
    return wins / pairs;
    // END SOLUTION
  }
}
