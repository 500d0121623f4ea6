package io.github.medl.sequence.decoding;

import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A search for the most probable sequence that keeps several alive. At each step all extensions of
 * the living hypotheses by one symbol are looked at, and the {@code width} most probable are kept,
 * of equally probable ones that of the earlier parent, then that of smaller code. Those that end in
 * the stop are finished and leave. It ends when none is alive or all have the greatest length.
 *
 * <p>Width 1 is greedy; a width of at least K^T looks at everything.
 *
 * @param width how many hypotheses are kept
 * @param stop the code that ends one
 * @param longest the greatest number of symbols, the stop included
 * @param penalty what the logarithm of a probability is divided by
 */
public record BeamSearch(int width, int stop, int longest, Penalty penalty) {
  /**
   * Checks the settings.
   *
   * @param width how many hypotheses are kept
   * @param stop the code that ends one
   * @param longest the greatest number of symbols, the stop included
   * @param penalty what the logarithm of a probability is divided by
   * @throws IllegalArgumentException if the width or the length is not positive
   */
  public BeamSearch {
    if (width < 1 || longest < 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "beam search: width and length must be at least 1, they are %d and %d",
              width,
              longest));
    }
    Objects.requireNonNull(penalty, "beam search: there is no penalty; Penalty.power(0) is none");
  }

  /** What the logarithm of a probability is divided by, given the number of symbols. */
  @FunctionalInterface
  public interface Penalty {
    /**
     * The divisor.
     *
     * @param symbols how many there are, the stop included
     * @return a positive number
     */
    double of(int symbols);

    /**
     * n^alpha: nothing for alpha = 0, the mean for alpha = 1.
     *
     * @param alpha the power
     * @return the penalty
     */
    static Penalty power(double alpha) {
      return n -> Math.pow(n, alpha);
    }

    /**
     * ((5 + n) / 6)^alpha. Source: Wu et al. (2016).
     *
     * @param alpha the power
     * @return the penalty
     */
    static Penalty gnmt(double alpha) {
      return n -> Math.pow((5 + n) / 6.0, alpha);
    }
  }

  /**
   * A sequence that was found.
   *
   * @param codes its symbols, the stop included if it is finished
   * @param logProbability the sum of the logarithms, in nats
   * @param score by which results are sorted
   */
  public record Hypothesis(int[] codes, double logProbability, double score) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Hypothesis h
          && Arrays.equals(codes, h.codes)
          && logProbability == h.logProbability
          && score == h.score;
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(codes);
    }

    /** The codes and both numbers. */
    @Override
    public String toString() {
      return Arrays.toString(codes) + " " + logProbability + " " + score;
    }
  }

  private record Candidate(int parent, int code, double logProbability) {}

  /**
   * Searches.
   *
   * @param <S> what is remembered
   * @param next says what may come; of one row
   * @return the finished hypotheses, best first; the unfinished ones if none has finished
   * @throws IllegalArgumentException if there is not one row, a score is NaN, or a penalty is not
   *     positive
   */
  public <S> List<Hypothesis> search(NextSymbol<S> next) {
    NextSymbol.Step<S> step = next.first();
    if (step.logits().dim(0) != 1) {
      throw new IllegalArgumentException(
          "beam search: one text is written at a time, there are " + step.logits().dim(0));
    }
    List<Hypothesis> live = List.of(new Hypothesis(new int[0], 0, 0));
    List<Hypothesis> finished = new ArrayList<>();
    for (int length = 1; length <= longest && !live.isEmpty(); length++) {
      List<Hypothesis> extended = new ArrayList<>();
      List<Integer> parents = new ArrayList<>();
      for (Candidate c : best(live, step.logits())) {
        int[] codes = Arrays.copyOf(live.get(c.parent).codes, length);
        codes[length - 1] = c.code;
        double score = c.logProbability / divisor(length);
        Hypothesis h = new Hypothesis(codes, c.logProbability, score);
        if (c.code == stop) {
          finished.add(h);
        } else {
          extended.add(h);
          parents.add(c.parent);
        }
      }
      live = extended;
      if (length < longest && !live.isEmpty()) {
        S state = next.rows(step.state(), parents.stream().mapToInt(Integer::intValue).toArray());
        int last = length - 1;
        step = next.then(state, live.stream().mapToInt(h -> h.codes[last]).toArray());
      }
    }
    List<Hypothesis> result = finished.isEmpty() ? new ArrayList<>(live) : finished;
    result.sort(Comparator.comparingDouble(h -> -h.score)); // stable: the earlier first
    return List.copyOf(result);
  }

  private double divisor(int symbols) {
    double divisor = penalty.of(symbols);
    if (!(divisor > 0 && divisor < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "beam search: the penalty of %d symbols must be finite and positive, it is %s",
              symbols,
              divisor));
    }
    return divisor;
  }

  /** The most probable extensions, best first. */
  private List<Candidate> best(List<Hypothesis> live, Tensor logits) {
    Tensor logs = logits.logSoftmax(-1);
    List<Candidate> all = new ArrayList<>();
    for (int row = 0; row < live.size(); row++) {
      Writing.checkPossible("beam search", Writing.row(logits, row));
      int parent = row;
      double[] log = Writing.row(logs, row);
      IntStream.range(0, log.length)
          .filter(k -> log[k] > Double.NEGATIVE_INFINITY)
          .forEach(
              k -> all.add(new Candidate(parent, k, live.get(parent).logProbability + log[k])));
    }
    all.sort(Comparator.comparingDouble(c -> -c.logProbability)); // stable: parent, then code
    return all.subList(0, Math.min(width, all.size()));
  }
}
