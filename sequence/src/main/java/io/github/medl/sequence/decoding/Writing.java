package io.github.medl.sequence.decoding;

import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** Symbols one after the other, each fed back before the next is chosen. */
public final class Writing {
  /** For texts that no symbol ends. */
  public static final int NO_STOP = -1;

  private Writing() {}

  /**
   * The most probable symbol each time; of equally probable ones that of smaller code.
   *
   * @param next says what may come
   * @param stop the code that ends a row, or {@link #NO_STOP}
   * @param longest after how many symbols a row ends at the latest
   * @return the codes of each row, with the stop if there is one
   */
  public static List<int[]> greedy(NextSymbol<?> next, int stop, int longest) {
    return write(next, stop, longest, Writing::largest);
  }

  /**
   * A symbol by chance each time.
   *
   * @param next says what may come
   * @param sampling how one is drawn
   * @param stop the code that ends a row, or {@link #NO_STOP}
   * @param longest after how many symbols a row ends at the latest
   * @param stream gives one number for each symbol, rows in turn
   * @return the codes of each row, with the stop if there is one
   */
  public static List<int[]> sample(
      NextSymbol<?> next, Sampling sampling, int stop, int longest, RandomStream stream) {
    return write(next, stop, longest, logits -> sampling.draw(logits, stream));
  }

  private static int largest(double[] logits) {
    checkPossible("writing", logits);
    int best = 0;
    for (int i = 1; i < logits.length; i++) {
      best = logits[i] > logits[best] ? i : best;
    }
    return best;
  }

  /** Refuses scores of which one is NaN, or all are minus infinity: no symbol follows from them. */
  static void checkPossible(String asking, double... logits) {
    boolean possible = false;
    for (int i = 0; i < logits.length; i++) {
      if (Double.isNaN(logits[i])) {
        throw new IllegalArgumentException(asking + ": the score of symbol " + i + " is NaN");
      }
      possible |= logits[i] > Double.NEGATIVE_INFINITY;
    }
    if (!possible) {
      throw new IllegalArgumentException(
          asking + ": none of " + logits.length + " symbols is possible");
    }
  }

  private static <S> List<int[]> write(
      NextSymbol<S> next, int stop, int longest, ToIntFunction<double[]> choose) {
    NextSymbol.Step<S> step = next.first();
    int n = step.logits().dim(0);
    List<List<Integer>> written = new ArrayList<>();
    for (int row = 0; row < n; row++) {
      written.add(new ArrayList<>());
    }
    int[] live = IntStream.range(0, n).toArray(); // those that still write, in the step's order
    for (int length = 0; length < longest && live.length > 0; length++) {
      int[] chosen = new int[live.length];
      for (int i = 0; i < live.length; i++) {
        chosen[i] = choose.applyAsInt(row(step.logits(), i));
        written.get(live[i]).add(chosen[i]);
      }
      int[] going = IntStream.range(0, live.length).filter(i -> chosen[i] != stop).toArray();
      S state = step.state();
      if (going.length < live.length) {
        live = Arrays.stream(going).map(at(live)).toArray();
        state = going.length == 0 ? state : next.rows(state, going);
      }
      if (live.length > 0 && length + 1 < longest) {
        step = next.then(state, Arrays.stream(going).map(at(chosen)).toArray());
      }
    }
    return written.stream()
        .map(codes -> codes.stream().mapToInt(Integer::intValue).toArray())
        .toList();
  }

  private static IntUnaryOperator at(int[] values) {
    return i -> values[i];
  }

  /** The logits of a row as plain numbers. */
  static double[] row(Tensor logits, int row) {
    return logits.select(0, row).toDoubles();
  }
}
