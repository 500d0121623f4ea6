package io.github.medl.sequence.attention;

import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * The keys and values of places that are over, head by head: what a transformer keeps while it
 * writes, so that each new place costs time in proportion to their number, not to its square.
 *
 * <p>They are kept in runs, the longest first, and a new place joins the last: two runs become one
 * when the last is as long as the one before, so that of T places each is copied about log T times
 * in all and not at every step.
 *
 * @param runs one behind the other
 */
public record KeysAndValues(List<Run> runs) {
  /** Runs up to this length are joined always: to copy them costs less than to have one more. */
  private static final int SHORT = 32;

  /**
   * Some places one behind the other.
   *
   * @param keys (n, H, t, m)
   * @param values (n, H, t, m_v)
   */
  public record Run(Tensor keys, Tensor values) {
    /**
     * How many places there are.
     *
     * @return t
     */
    public int places() {
      return keys.dim(2);
    }

    private Run then(Run next) {
      return new Run(
          Tensor.concat(2, List.of(keys, next.keys)),
          Tensor.concat(2, List.of(values, next.values)));
    }
  }

  /**
   * Keeps its own list.
   *
   * @param runs one behind the other
   * @throws IllegalArgumentException if there is none
   */
  public KeysAndValues {
    runs = List.copyOf(runs);
    if (runs.isEmpty()) {
      throw new IllegalArgumentException("keys and values: there must be a run, also an empty one");
    }
  }

  /**
   * Places in one run.
   *
   * @param keys (n, H, T, m)
   * @param values (n, H, T, m_v)
   */
  public KeysAndValues(Tensor keys, Tensor values) {
    this(List.of(new Run(keys, values)));
  }

  /**
   * These places and then others.
   *
   * @param next the keys and values of later places of the same rows
   * @return all of them
   */
  public KeysAndValues then(KeysAndValues next) {
    List<Run> all = new ArrayList<>(runs);
    for (Run run : next.runs) {
      Run last = run;
      while (!all.isEmpty() && all.get(all.size() - 1).places() <= Math.max(SHORT, last.places())) {
        last = all.remove(all.size() - 1).then(last);
      }
      all.add(last);
    }
    return new KeysAndValues(all);
  }

  /**
   * How many places there are.
   *
   * @return T
   */
  public int places() {
    return runs.stream().mapToInt(Run::places).sum();
  }

  /**
   * Those of some rows, in another order or repeated, as hypotheses of a search need them.
   *
   * @param rows which rows
   * @return their keys and values
   */
  public KeysAndValues rows(int... rows) {
    return new KeysAndValues(
        runs.stream()
            .map(run -> new Run(run.keys.take(0, rows), run.values.take(0, rows)))
            .toList());
  }

  /** The products of queries (n, H, Q, m) with all keys, (n, H, Q, T). */
  Tensor scores(Tensor queries) {
    List<Tensor> scores = runs.stream().map(run -> queries.matmul(run.keys, false, true)).toList();
    return scores.size() == 1 ? scores.get(0) : Tensor.concat(3, scores);
  }

  /** The sums of the values with weights (n, H, Q, T), (n, H, Q, m_v). */
  Tensor mean(Tensor weights) {
    if (runs.size() == 1) {
      return weights.matmul(runs.get(0).values);
    }
    Tensor sum = null;
    int from = 0;
    for (Run run : runs) {
      Tensor part = weights.slice(3, from, from + run.places()).matmul(run.values);
      sum = sum == null ? part : sum.add(part);
      from += run.places();
    }
    return sum;
  }

  /** All tensors, as those who watch a pass see them. */
  List<Tensor> tensors() {
    List<Tensor> all = new ArrayList<>();
    runs.forEach(run -> all.addAll(List.of(run.keys, run.values)));
    return all;
  }
}
