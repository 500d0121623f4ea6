package io.github.medl.sequence.decoding;

import io.github.medl.tensor.Tensor;

/**
 * What says which symbol may come next, for several rows at once: a language model after a
 * beginning, or a decoder that has read a source. It is a value; where a text stands is in the
 * states that it gives.
 *
 * @param <S> what it has to remember of the symbols so far
 */
public interface NextSymbol<S> {
  /**
   * What may come next, and where the text stands.
   *
   * @param <S> what is remembered
   * @param logits one score for each symbol, (rows, K)
   * @param state after the symbols so far
   */
  record Step<S>(Tensor logits, S state) {
    /**
     * After the last of some places.
     *
     * @param <S> what is remembered
     * @param logits at each place, (rows, T, K)
     * @param state after the last place
     * @return the step
     * @throws IllegalArgumentException if there is no place: a text begins with one symbol at least
     */
    public static <S> Step<S> atLast(Tensor logits, S state) {
      if (logits.dim(1) == 0) {
        throw new IllegalArgumentException(
            "writing: the beginning is empty; give one symbol at least, such as one for the start");
      }
      return new Step<>(logits.select(1, -1), state);
    }
  }

  /**
   * Before the first symbol.
   *
   * @return what may be the first one, row by row
   */
  Step<S> first();

  /**
   * After one more symbol.
   *
   * @param state where the rows stand
   * @param symbols the code that was chosen, for each row
   * @return what may come then
   */
  Step<S> then(S state, int... symbols);

  /**
   * The state of some rows, in another order or repeated.
   *
   * @param state of all rows
   * @param rows which rows
   * @return their state
   */
  S rows(S state, int... rows);
}
