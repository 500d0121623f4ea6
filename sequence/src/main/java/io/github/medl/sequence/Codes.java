package io.github.medl.sequence;

import io.github.medl.tensor.Tensor;
import java.util.Locale;

/** Codes of symbols, 0 to K - 1, as they stand in tensors. */
public final class Codes {
  private Codes() {}

  /**
   * The codes of a batch; those in the padding become 0, whatever they were.
   *
   * @param what what the codes are, for the message
   * @param codes the batch, (n, T)
   * @param lengths the lengths of its rows
   * @param symbols how many symbols there are
   * @return the codes, row after row
   * @throws IllegalArgumentException if a real code is not one of 0 to K - 1; it says which
   */
  public static int[] of(String what, Tensor codes, Lengths lengths, int symbols) {
    int n = codes.dim(0);
    int steps = codes.dim(1);
    lengths.check(what, n, steps);
    double[] values = codes.toDoubles();
    int[] whole = new int[values.length];
    for (int row = 0; row < n; row++) {
      for (int t = 0; t < lengths.of(row, steps); t++) {
        int i = row * steps + t;
        whole[i] = (int) values[i];
        if (whole[i] != values[i] || whole[i] < 0 || whole[i] >= symbols) {
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT,
                  "%s: the code %s at row %d, step %d is not one of 0 to %d",
                  what,
                  values[i],
                  row,
                  t,
                  symbols - 1));
        }
      }
    }
    return whole;
  }

  /**
   * Looks up the rows of a table, once for the whole batch.
   *
   * @param table a vector for each symbol, (K, d)
   * @param codes the batch, (n, T)
   * @param lengths the lengths of its rows
   * @return the vectors, (n, T, d); in the padding that of code 0
   * @throws IllegalArgumentException if a real code is not one of 0 to K - 1; it says which
   */
  public static Tensor lookUp(Tensor table, Tensor codes, Lengths lengths) {
    int[] rows = of("codes", codes, lengths, table.dim(0));
    return table.take(0, rows).reshape(codes.dim(0), codes.dim(1), table.dim(1));
  }
}
