package io.github.medl.sequence.attention;

import io.github.medl.sequence.Lengths;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** The usual masks: 1 where a place may be attended to, 0 where not; null where all may. */
public final class Masks {
  private Masks() {}

  /**
   * Causal attention: the place t may see the places up to t.
   *
   * @param places how many there are, T
   * @param dtype the number format
   * @return (T, T), a row a query
   */
  public static Tensor causal(int places, DType dtype) {
    return causal(0, places, dtype);
  }

  /**
   * Causal attention of new places to themselves and to all past ones.
   *
   * @param past how many places came before
   * @param places how many are new
   * @param dtype the number format
   * @return (new, past + new), a row a query
   */
  public static Tensor causal(int past, int places, DType dtype) {
    int all = past + places;
    return Tensor.generate(i -> i % all <= past + i / all ? 1 : 0, places, all).cast(dtype);
  }

  /**
   * Attention to the real places of each row alone.
   *
   * @param lengths the lengths of the rows of keys
   * @param rows how many rows there are, n
   * @param places how many places there are, T
   * @param dtype the number format
   * @return (n, 1, T), or null if all places are real
   */
  public static @Nullable Tensor keys(Lengths lengths, int rows, int places, DType dtype) {
    if (lengths.isAll()) {
      return null;
    }
    lengths.check("attention", rows, places);
    return lengths.mask(rows, places, dtype).reshape(rows, 1, places);
  }

  /**
   * What both masks allow.
   *
   * @param a a mask, or null for all
   * @param b a mask, or null for all
   * @return their product, broadcast; null for all
   */
  public static @Nullable Tensor both(@Nullable Tensor a, @Nullable Tensor b) {
    return a == null ? b : b == null ? a : a.mul(b);
  }
}
