package io.github.medl.sequence.decoding;

import io.github.medl.tensor.Tensor;
import java.util.Arrays;

/** A Markov chain as a language model. */
record Chain(double[] start, double[][] transition) implements NextSymbol<int[]> {
  @Override
  public Step<int[]> first() {
    return new Step<>(Tensor.of(start, 1, start.length).log(), new int[1]);
  }

  @Override
  public Step<int[]> then(int[] state, int... symbols) {
    double[][] rows = Arrays.stream(symbols).mapToObj(s -> transition[s]).toArray(double[][]::new);
    return new Step<>(Tensor.of(rows).log(), symbols);
  }

  @Override
  public int[] rows(int[] state, int... rows) {
    return Arrays.stream(rows).map(row -> state[row]).toArray();
  }
}
