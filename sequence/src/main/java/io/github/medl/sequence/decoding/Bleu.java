package io.github.medl.sequence.decoding;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * BLEU: how many n-grams of what was written stand in a reference. For each n from 1 to N the
 * matches, clipped (an n-gram counts at most as often as in the reference that has it most), over
 * all n-grams written, both summed over the corpus before they are divided; the geometric mean of
 * these precisions; times the brevity penalty, 1 if c &gt; r, else e^(1 - r/c), c the number of
 * words written, r that of the nearest references. It is 0 if a precision is 0 or has no n-gram.
 * Source: Papineni et al. (2002). Words are taken as given.
 *
 * @param matches clipped matches for n = 1, ..., N
 * @param totals n-grams written for n = 1, ..., N
 * @param precisions their quotients; 0 where there is no n-gram
 * @param candidateLength c
 * @param referenceLength r; of equally near references the shorter
 * @param brevityPenalty the factor for what is too short
 * @param value BLEU
 */
public record Bleu(
    List<Integer> matches,
    List<Integer> totals,
    List<Double> precisions,
    int candidateLength,
    int referenceLength,
    double brevityPenalty,
    double value) {

  /**
   * Of a corpus.
   *
   * @param candidates what was written, each a list of words
   * @param references for each candidate what might have been written, at least one
   * @param longest N, usually 4
   * @return the measure and what it is made of
   * @throws IllegalArgumentException if there is not one set of references for each candidate, or a
   *     set is empty
   */
  public static Bleu ofCorpus(
      List<List<String>> candidates, List<List<List<String>>> references, int longest) {
    return of(candidates, references, longest, false);
  }

  /**
   * Of a corpus with one reference each, for n up to 4.
   *
   * @param candidates what was written
   * @param references what was to be written
   * @return the measure and what it is made of
   */
  public static Bleu ofCorpus(List<List<String>> candidates, List<List<String>> references) {
    return ofCorpus(candidates, references.stream().map(List::of).toList(), 4);
  }

  /**
   * Of one sentence, smoothed: for n from 2 one is added to matches and totals, so that a sentence
   * without a common 4-gram is not worth 0. Not comparable with the measure of a corpus.
   *
   * @param candidate what was written
   * @param references what might have been written
   * @param longest N, usually 4
   * @return the measure and what it is made of; matches and totals without what was added
   */
  public static Bleu ofSentenceAddOne(
      List<String> candidate, List<List<String>> references, int longest) {
    return of(List.of(candidate), List.of(references), longest, true);
  }

  private static Bleu of(
      List<List<String>> candidates,
      List<List<List<String>>> references,
      int longest,
      boolean addOne) {
    if (candidates.size() != references.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "bleu: %d candidates and %d sets of references",
              candidates.size(),
              references.size()));
    }
    if (longest < 1) {
      throw new IllegalArgumentException("bleu: n-grams of at least one word, not " + longest);
    }
    int[] matches = new int[longest];
    int[] totals = new int[longest];
    int c = 0;
    int r = 0;
    for (int i = 0; i < candidates.size(); i++) {
      List<String> candidate = candidates.get(i);
      c += candidate.size();
      r += nearest(candidate.size(), references.get(i), i);
      for (int n = 1; n <= longest; n++) {
        totals[n - 1] += Math.max(0, candidate.size() - n + 1);
        matches[n - 1] += clipped(candidate, references.get(i), n);
      }
    }
    List<Integer> matched = new ArrayList<>();
    List<Integer> written = new ArrayList<>();
    List<Double> precisions = new ArrayList<>();
    double logs = 0;
    for (int n = 0; n < longest; n++) {
      int more = addOne && n > 0 ? 1 : 0;
      double precision =
          totals[n] + more == 0 ? 0 : (double) (matches[n] + more) / (totals[n] + more);
      matched.add(matches[n]);
      written.add(totals[n]);
      precisions.add(precision);
      logs += Math.log(precision);
    }
    double penalty = c > r ? 1 : c == 0 ? 0 : Math.exp(1 - (double) r / c);
    double value = penalty * Math.exp(logs / longest);
    return new Bleu(
        List.copyOf(matched), List.copyOf(written), List.copyOf(precisions), c, r, penalty, value);
  }

  private static int nearest(int length, List<List<String>> references, int which) {
    return references.stream()
        .map(List::size)
        .min(
            (a, b) ->
                Math.abs(a - length) != Math.abs(b - length)
                    ? Math.abs(a - length) - Math.abs(b - length)
                    : a - b)
        .orElseThrow(
            () -> new IllegalArgumentException("bleu: candidate " + which + " has no reference"));
  }

  private static int clipped(List<String> candidate, List<List<String>> references, int n) {
    List<Map<List<String>, Integer>> counts =
        references.stream().map(reference -> counts(reference, n)).toList();
    int sum = 0;
    for (Map.Entry<List<String>, Integer> gram : counts(candidate, n).entrySet()) {
      int most =
          Collections.max(counts.stream().map(of -> of.getOrDefault(gram.getKey(), 0)).toList());
      sum += Math.min(gram.getValue(), most);
    }
    return sum;
  }

  private static Map<List<String>, Integer> counts(List<String> words, int n) {
    Map<List<String>, Integer> counts = new HashMap<>();
    for (int i = 0; i + n <= words.size(); i++) {
      counts.merge(List.copyOf(words.subList(i, i + n)), 1, Integer::sum);
    }
    return counts;
  }
}
