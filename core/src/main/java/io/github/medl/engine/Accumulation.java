package io.github.medl.engine;

import java.util.List;

/**
 * Products that are added to what stands in C, one after the other: blocks of C += blocks of A
 * times blocks of op(B), where op is the identity or the transpose, of one A, one B and one C.
 *
 * @param a where A stands
 * @param b where B stands, as it is stored
 * @param c where C stands
 * @param transposeB whether the blocks of B are stored transposed
 * @param terms the products, in their order
 */
public record Accumulation(Panel a, Panel b, Panel c, boolean transposeB, List<Term> terms) {
  /**
   * One of the products: (m × k) · (k × n).
   *
   * @param m rows of the block of C
   * @param n columns of the block of C
   * @param k the length of the sums
   * @param aRow the first row of the block of A
   * @param aColumn the first column of the block of A
   * @param bRow the first row of the block of B, as it is stored
   * @param bColumn the first column of the block of B, as it is stored
   * @param cRow the first row of the block of C
   * @param cColumn the first column of the block of C
   */
  public record Term(
      int m, int n, int k, int aRow, int aColumn, int bRow, int bColumn, int cRow, int cColumn) {
    double multiplications() {
      return (double) m * n * k;
    }
  }

  /** The same products of operands that stand elsewhere. */
  Accumulation of(Panel otherA, Panel otherB, Panel otherC) {
    return new Accumulation(otherA, otherB, otherC, transposeB, terms);
  }

  /** How many numbers are multiplied. */
  double multiplications() {
    double sum = 0;
    for (Term t : terms) {
      sum += t.multiplications();
    }
    return sum;
  }

  /** Of how many more elements the right operands are than the left ones. */
  double gainOfMirroring() {
    double sum = 0;
    for (Term t : terms) {
      sum += (double) t.k * (t.n - t.m);
    }
    return sum;
  }

  /** Rows and columns of the largest blocks of C, the smaller of the two. */
  int shorterSide() {
    int m = 0;
    int n = 0;
    for (Term t : terms) {
      m = Math.max(m, t.m);
      n = Math.max(n, t.n);
    }
    return Math.min(m, n);
  }

  /** That all blocks lie within their matrices and these within arrays of these lengths. */
  void checkFit(int aLength, int bLength, int cLength) {
    a.checkFit(aLength);
    b.checkFit(bLength);
    c.checkFit(cLength);
    for (Term t : terms) {
      a.checkBlock(t.aRow, t.aColumn, t.m, t.k);
      b.checkBlock(t.bRow, t.bColumn, transposeB ? t.n : t.k, transposeB ? t.k : t.n);
      c.checkBlock(t.cRow, t.cColumn, t.m, t.n);
    }
  }

  /** A product as one call of a BLAS. */
  BlasCall call(Term t) {
    return new BlasCall(
        t.m,
        t.n,
        t.k,
        false,
        transposeB,
        a.at(t.aRow, t.aColumn),
        a.rowLength(),
        b.at(t.bRow, t.bColumn),
        b.rowLength(),
        c.rowLength());
  }

  /** Where the block of C of a product begins. */
  int start(Term t) {
    return c.at(t.cRow, t.cColumn);
  }

  /** What is done with a call, whose block of C begins at an index. */
  @FunctionalInterface
  interface Body {
    void add(BlasCall call, int to);
  }

  /** All products as calls, cut into those that OpenBLAS's kernels are quick at. */
  void forEachCall(Body body) {
    for (Term t : terms) {
      if (t.multiplications() > 0) {
        BlasCall call = call(t);
        int start = start(t);
        Pieces.adding(call).forEach(call, (piece, beta, to) -> body.add(piece, start + to));
      }
    }
  }

  /** All products as calls that add to Cᵀ, packed at the beginning of an array. */
  void forEachMirroredCall(Body body) {
    for (Term t : terms) {
      if (t.multiplications() > 0) {
        body.add(call(t).mirrored(c.rows()), t.cColumn * c.rows() + t.cRow);
      }
    }
  }
}
