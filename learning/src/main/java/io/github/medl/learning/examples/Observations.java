package io.github.medl.learning.examples;

import io.github.medl.tensor.DType;

/**
 * Things to learn from that can be counted and chosen from: pairs of an input and a target ({@link
 * Examples}), sequences with their lengths, graphs. A batch is a few of them.
 *
 * <p>A kind of its own is a record that keeps its tensors together:
 *
 * <pre>{@code
 * record Sequences(Tensor tokens, int[] lengths, Tensor targets) implements Observations<Sequences> {
 *   public int size() { return tokens.dim(0); }
 *   public Sequences take(int... indices) { ... }
 *   public Sequences cast(DType dtype) { ... }
 * }
 * }</pre>
 *
 * @param <B> what a few of them are, usually the implementing class itself
 */
public interface Observations<B> {
  /**
   * The number of observations.
   *
   * @return n
   */
  int size();

  /**
   * Chosen observations.
   *
   * @param indices which, in the order wanted; one may be named more than once
   * @return their copies
   * @throws IndexOutOfBoundsException if there is no such observation
   */
  B take(int... indices);

  /**
   * Observations that follow each other.
   *
   * @param from the first
   * @param to the position after the last
   * @return these observations
   * @throws IndexOutOfBoundsException if the range does not lie within the observations
   */
  default B slice(int from, int to) {
    int[] indices = new int[to - from];
    for (int i = 0; i < indices.length; i++) {
      indices[i] = from + i;
    }
    return take(indices);
  }

  /**
   * The same observations in another number format; whole numbers such as class codes keep their
   * values. A training asks for it once, so that no step converts anything.
   *
   * @param dtype the format of the network
   * @return the observations, themselves if they have that format
   */
  Observations<B> cast(DType dtype);

  /**
   * A number that nearly surely is another one for other observations: by it a training that is
   * resumed knows whether the data are still the same.
   *
   * @return a function of every bit of the data; 0 for a kind that does not tell: of its data only
   *     the number and the cost of the first batch are compared
   */
  default long fingerprint() {
    return 0;
  }
}
