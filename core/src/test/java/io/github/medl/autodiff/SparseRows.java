package io.github.medl.autodiff;

import static io.github.medl.autodiff.Samples.REAL;

import io.github.medl.tensor.SparsePattern;
import io.github.medl.tensor.Tensor;
import io.github.medl.testing.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The rows of products with sparse matrices. */
final class SparseRows {
  /** Entries in no order, with an empty row and column, and one place that is named twice. */
  private static final int[] ROW = {3, 0, 2, 2, 0, 3, 2};

  private static final int[] COLUMN = {1, 4, 0, 1, 1, 1, 4};

  private static final SparsePattern SOME = SparsePattern.of(4, 5, ROW, COLUMN);
  private static final SparsePattern NONE = SparsePattern.of(2, 3, new int[0], new int[0]);
  private static final SparsePattern EMPTY = SparsePattern.of(0, 0, new int[0], new int[0]);

  private final List<Operation> rows = new ArrayList<>();

  private SparseRows() {
    for (SparsePattern p : List.of(SOME, NONE, EMPTY)) {
      products(p, 0, 3);
      products(p, 0, 1);
      products(p, 2, 3);
      products(p, 3, 6);
    }
    products(SOME, 0, 0);
    products(SOME, 1, 2);
  }

  static List<Operation> rows() {
    return new SparseRows().rows;
  }

  /** All products of one pattern, with so many heads (0: a vector) of this width. */
  private void products(SparsePattern p, int heads, int width) {
    int blocks = Math.max(1, heads);
    int[] entries = heads == 0 ? new int[] {p.size()} : new int[] {p.size(), heads};
    Tensor values = REAL.other(entries);
    Tensor left = REAL.of(p.rows(), blocks * width);
    Tensor right = REAL.other(p.columns(), blocks * width);
    add("product(Tensor, Tensor)", p, heads, x -> p.product(x[0], x[1]), false, values, right);
    for (boolean t : new boolean[] {false, true}) {
      add(
          "product(Tensor, Tensor, boolean)",
          p,
          heads,
          x -> p.product(x[0], x[1], t),
          t,
          values,
          t ? left : right);
    }
    String method = heads == 0 ? "sampled(Tensor, Tensor)" : "sampled(Tensor, Tensor, int)";
    rows.add(
        Operation.of(
                method,
                x -> heads == 0 ? p.sampled(x[0], x[1]) : p.sampled(x[0], x[1], heads),
                x ->
                    Naive.fill(
                        entries,
                        i -> {
                          double sum = 0;
                          int h = heads == 0 ? 0 : i[1];
                          for (int j = h * width; j < (h + 1) * width; j++) {
                            sum +=
                                x[0].get(p.rowIndices()[i[0]], j)
                                    * x[1].get(p.columnIndices()[i[0]], j);
                          }
                          return sum;
                        }),
                List.<Tensor[]>of(new Tensor[] {left, right}))
            .variant(p, heads, width));
  }

  private void add(
      String method,
      SparsePattern p,
      int heads,
      Function<Tensor[], Tensor> f,
      boolean transposed,
      Tensor values,
      Tensor dense) {
    int[] shape = {transposed ? p.columns() : p.rows(), dense.dim(1)};
    int width = dense.dim(1) / Math.max(1, heads);
    rows.add(
        Operation.of(
                method,
                f,
                x ->
                    Naive.fill(
                        shape,
                        i -> {
                          double sum = 0;
                          for (int k = 0; k < p.size(); k++) {
                            int row = transposed ? p.columnIndices()[k] : p.rowIndices()[k];
                            int other = transposed ? p.rowIndices()[k] : p.columnIndices()[k];
                            if (row == i[0]) {
                              double v = heads == 0 ? x[0].get(k) : x[0].get(k, i[1] / width);
                              sum += v * x[1].get(other, i[1]);
                            }
                          }
                          return sum;
                        }),
                List.<Tensor[]>of(new Tensor[] {values, dense}))
            .variant(p, heads, transposed, dense.shape()));
  }
}
