package io.github.medl.engine;

/**
 * How a call of the BLAS is cut into pieces, one call each; a function of the sizes and of the
 * processor, so that the bits never depend on the number of threads.
 *
 * <p>OpenBLAS lays out both operands anew before it multiplies, which for a product of few rows
 * takes longer than multiplying. Its kernels for AVX-512 work on the operands where they stand, and
 * at the speed of the processor, if there is no more than a million multiplications to do; where
 * the right operand is stored transposed, if moreover the result is small and the sums are not
 * short.
 *
 * @param rows rows of a piece of C
 * @param columns columns of a piece of C
 * @param length the length of its sums
 */
record Pieces(int rows, int columns, int length) {
  /** Multiplications of one call up to which nothing is laid out. */
  private static final int MULTIPLICATIONS = 1_000_000;

  /** Elements of C up to which that holds for a right operand that is stored transposed. */
  private static final int RESULTS = 1200;

  /** The length of sums from which it holds there, and from which it also pays with many rows. */
  private static final int SHORT = 32;

  private static final int LONG = 192;

  /** Columns of a piece: four vectors of sixteen floats. */
  private static final int COLUMNS = 64;

  /** Sizes of pieces are multiples of this: whole register tiles. */
  private static final int TILE = 16;

  /** Rows of a piece of such a product; if it has no more, even sums that are not long pay. */
  private static final int FEW_ROWS = 2 * TILE;

  /** Rows of a piece where A is stored transposed: so many neighbours are read for each term. */
  private static final int TURNED_ROWS = 3 * TILE;

  /** What is done with a piece. */
  @FunctionalInterface
  interface Body {
    /**
     * Computes a piece, or adds it.
     *
     * @param piece the call
     * @param beta 0 for the first part of the sums of a piece of C, which overwrites it; 1 for
     *     those to add
     * @param to where the piece of C begins, counted from the beginning of C
     */
    void accept(BlasCall piece, int beta, int to);
  }

  static Pieces of(BlasCall call) {
    return NativeKernels.AVX512 ? small(call) : whole(call);
  }

  static Pieces whole(BlasCall call) {
    return new Pieces(call.m(), call.n(), call.k());
  }

  /** Pieces for which nothing is laid out; all of a call for which there are none. */
  static Pieces small(BlasCall call) {
    if (call.transposeB()) {
      boolean pays = call.k() >= (call.m() <= FEW_ROWS ? SHORT : LONG);
      if (call.transposeA() || !pays) {
        return whole(call);
      }
      return smallTransposed(call);
    }
    if ((double) call.m() * call.n() * call.k() <= MULTIPLICATIONS) {
      return whole(call);
    }
    int columns = Math.min(call.n(), COLUMNS);
    int leastRows = Math.min(call.m(), call.transposeA() ? TURNED_ROWS : TILE);
    int length = part(call.k(), MULTIPLICATIONS / (columns * leastRows));
    return new Pieces(tiles(MULTIPLICATIONS / (columns * length)), columns, length);
  }

  /** Pieces of a call that adds to C, of operands that other calls read, too. */
  static Pieces adding(BlasCall call) {
    return NativeKernels.AVX512 ? smallAdding(call) : whole(call);
  }

  /** As in {@link #small}, but always if it can be: C need not be read again for it. */
  static Pieces smallAdding(BlasCall call) {
    double each = (double) call.m() * call.k();
    if (call.transposeB()) {
      return call.k() < SHORT ? whole(call) : smallTransposed(call);
    }
    if (each * call.n() <= MULTIPLICATIONS || each * COLUMNS > MULTIPLICATIONS) {
      return small(call);
    }
    int columns = part(call.n(), tiles((int) (MULTIPLICATIONS / each)));
    return new Pieces(call.m(), tiles(columns + TILE - 1), call.k());
  }

  private static Pieces smallTransposed(BlasCall call) {
    int rows = Math.min(call.m(), FEW_ROWS);
    int columns = Math.min(call.n(), tiles(RESULTS / rows));
    return new Pieces(rows, columns, part(call.k(), MULTIPLICATIONS / (rows * columns)));
  }

  /** A length cut into equal parts, none longer than the limit. */
  private static int part(int length, int limit) {
    int parts = (length + limit - 1) / limit;
    return (length + parts - 1) / parts;
  }

  private static int tiles(int length) {
    return Math.max(1, length < TILE ? length : length / TILE * TILE);
  }

  /** All pieces of a call: those of the same columns follow each other, which they read again. */
  void forEach(BlasCall call, Body body) {
    for (int from = 0; from < call.k(); from += length) {
      int k = Math.min(length, call.k() - from);
      for (int column = 0; column < call.n(); column += columns) {
        int n = Math.min(columns, call.n() - column);
        for (int row = 0; row < call.m(); row += rows) {
          int m = Math.min(rows, call.m() - row);
          body.accept(
              call.piece(row, column, from, m, n, k),
              from == 0 ? 0 : 1,
              row * call.rowOfC() + column);
        }
      }
    }
  }
}
