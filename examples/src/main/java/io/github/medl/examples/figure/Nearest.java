package io.github.medl.examples.figure;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Words that look like another word, for "did you mean". */
public final class Nearest {
  private Nearest() {}

  /**
   * The words that some typing errors turn into another.
   *
   * @param word what somebody typed
   * @param words what there is
   * @param most how many letters may be wrong, missing, too many, or have changed places with the
   *     next
   * @return the nearest first, among equals in the order given
   */
  public static List<String> of(String word, Collection<String> words, int most) {
    record Candidate(String word, int distance) {}
    return words.stream()
        .map(candidate -> new Candidate(candidate, distance(candidate, word)))
        .filter(candidate -> candidate.distance() <= most)
        .sorted(Comparator.comparingInt(Candidate::distance))
        .map(Candidate::word)
        .toList();
  }

  /** The Damerau-Levenshtein distance (each letter takes part in one change), row by row. */
  private static int distance(String a, String b) {
    int[][] rows = new int[a.length() + 1][b.length() + 1];
    Arrays.setAll(rows[0], j -> j);
    for (int i = 1; i <= a.length(); i++) {
      rows[i][0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = rows[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        rows[i][j] = Math.min(change, 1 + Math.min(rows[i - 1][j], rows[i][j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
        }
      }
    }
    return rows[a.length()][b.length()];
  }
}
