package io.github.medl.sequence;

import io.github.medl.tensor.Codes;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;

/**
 * Codes of symbols, 0 to K - 1, in batches of sequences of different lengths; what stands in the
 * padding is never looked at, a NaN included.
 */
public final class PaddedCodes {
  private PaddedCodes() {}

  /**
   * The codes of a batch; those in the padding become 0, whatever they were.
   *
   * @param what what the codes are, for the message
   * @param codes the batch, (n, T)
   * @param lengths the lengths of its rows
   * @param symbols how many symbols there are
   * @return the codes, row after row
   * @throws ShapeException if the codes are no matrix, or the lengths not those of its rows
   * @throws IllegalArgumentException if a real code is not one of 0 to K - 1; it says which
   */
  public static int[] of(String what, Tensor codes, Lengths lengths, int symbols) {
    check(what, codes);
    int n = codes.dim(0);
    int steps = codes.dim(1);
    lengths.check(what, n, steps);
    double[] values = codes.toDoubles();
    int[] whole = new int[values.length];
    for (int row = 0; row < n; row++) {
      int end = row * steps + lengths.of(row, steps);
      for (int i = row * steps; i < end; i++) {
        whole[i] = (int) values[i];
        if (whole[i] != values[i] || whole[i] < 0 || whole[i] >= symbols) {
          throw new IllegalArgumentException(Codes.complaint(what, "codes", codes, i, symbols));
        }
      }
    }
    return whole;
  }

  /**
   * Checks that these are codes of a batch.
   *
   * @param what what the codes are, for the message
   * @param codes the batch, (n, T)
   * @throws ShapeException if there are not two axes
   */
  public static void check(String what, Tensor codes) {
    if (codes.rank() != 2) {
      throw new ShapeException(
          what,
          "codes (n, T) are expected, a row for each text, also for one alone; got "
              + codes.shapeText());
    }
  }

  /**
   * Looks up the rows of a table, once for the whole batch.
   *
   * @param table a vector for each symbol, (K, d)
   * @param codes the batch, (n, T)
   * @param lengths the lengths of its rows
   * @return the vectors, (n, T, d); in the padding that of code 0
   * @throws ShapeException if the table or the codes are no matrix
   * @throws IllegalArgumentException if a real code is not one of 0 to K - 1; it says which
   */
  public static Tensor lookUp(Tensor table, Tensor codes, Lengths lengths) {
    if (table.rank() != 2) {
      throw new ShapeException(
          "look-up", "the table must be (symbols, d), it is " + table.shapeText());
    }
    int[] rows = of("look-up", codes, lengths, table.dim(0));
    return table.take(0, rows).reshape(codes.dim(0), codes.dim(1), table.dim(1));
  }
}
