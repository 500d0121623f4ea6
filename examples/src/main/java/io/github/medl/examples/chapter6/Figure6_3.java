package io.github.medl.examples.chapter6;

import static io.github.medl.examples.figure.Source.RECOMPUTED;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.gallery.Show;
import io.github.medl.plot.Picture;
import io.github.medl.plot.matrix.Equation;
import io.github.medl.plot.matrix.MatrixPanel;
import io.github.medl.tensor.Convolution.Extent;
import io.github.medl.tensor.Sliding;
import io.github.medl.tensor.SparseMatrix;
import io.github.medl.tensor.Tensor;
import java.util.Locale;

/**
 * Figure 6.3: the convolution of a matrix by a kernel, window by window, and one number of it term
 * by term: the kernel is flipped, multiplied cell by cell, summed.
 */
public final class Figure6_3 implements Figure {
  @Override
  public About about() {
    return About.figure("6.3", "Convolution of a matrix by a kernel", Kind.EXACT)
        .caption(
            "(a) The kernel W, the matrix x and z = W * x: the green window gives the green number,"
                + " the vermilion one the vermilion number. (b) How z_{1,1} comes about: W is flipped in both"
                + " directions, multiplied with the window cell by cell, and summed. (c) The same"
                + " with numbers, x_{i,j} = 10i + j and W = 1, ..., 9; and z as T(W) times the"
                + " cells of x, a matrix of Toeplitz blocks.")
        .differs(
            "The book has symbols; the numbers are ours. (c) is not in the book. Libraries do not"
                + " flip the kernel in their layers: z_{1,1} would be 1176 instead of 804.")
        .quick(.5)
        .play(Stars.KERNEL);
  }

  @Override
  public Outcome draw(FigureContext context) {
    Tensor w = context.get(Stars.KERNEL);
    Tensor x = Stars.x(6, 7, 1);
    Tensor z = x.convolve(w, Extent.VALID);
    Tensor toeplitz = toeplitz(w);

    Checks checks =
        new Checks()
            .allNear("z = W * x", z.toDoubles(), expected(), 0, RECOMPUTED)
            .near("z₁₁ term by term", termByTerm(w, x), z.get(0, 0), 0, THEORY)
            .near("z₁₁", z.get(0, 0), 804, 0, RECOMPUTED)
            .near(
                "z₁₁ without the flip",
                Stars.image(x).conv(Stars.image(w), Sliding.UNIT).get(0, 0, 0, 0),
                1176,
                0,
                RECOMPUTED)
            .exactly("rows of T(W)", toeplitz.dim(0), 20, THEORY)
            .exactly("columns of T(W)", toeplitz.dim(1), 42, THEORY)
            .exactly(
                "entries of T(W) that are not 0",
                (long) toeplitz.notEqualTo(0).sum().item(),
                180,
                THEORY)
            .exactly(
                "blocks and within them entries that differ along a diagonal",
                notToeplitz(toeplitz),
                0,
                THEORY)
            .allNear(
                "z as the sparse product T(W) x",
                SparseMatrix.of(toeplitz).matmul(x.reshape(42, 1)).toDoubles(),
                z.toDoubles(),
                0,
                THEORY)
            .allNear(
                "T(W)' z against the transposed convolution of z",
                SparseMatrix.of(toeplitz).transposedMatmul(z.reshape(20, 1)).toDoubles(),
                Stars.image(z)
                    .convTransposed(Stars.image(w.flippedKernel()), Sliding.UNIT)
                    .toDoubles(),
                0,
                THEORY);
    return Outcome.of(picture(w, x, z), matrix(toeplitz))
        .checks(checks)
        .value("W", w)
        .value("x", x)
        .value("z", z);
  }

  /** The numbers of SciPy: 45 to the right, 450 down. */
  private static double[] expected() {
    return Tensor.generate(k -> 804 + 45 * (k % 5) + 450 * (k / 5), 20).toDoubles();
  }

  /** Σ_ij w_{4-i,4-j} x_ij, written out. */
  private static double termByTerm(Tensor w, Tensor x) {
    double sum = 0;
    for (int i = 1; i <= 3; i++) {
      for (int j = 1; j <= 3; j++) {
        sum += w.get(3 - i, 3 - j) * x.get(i - 1, j - 1);
      }
    }
    return sum;
  }

  /** T(W), column by column: what the convolution makes of a matrix with a single 1. */
  private static Tensor toeplitz(Tensor w) {
    Tensor units = Tensor.eye(42).reshape(42, 1, 6, 7);
    Tensor images = units.conv(Stars.image(w.flippedKernel()), Sliding.UNIT);
    return images.reshape(42, 20).transpose();
  }

  /** How many entries are not those of the next row and column of their block, or of the blocks. */
  private static long notToeplitz(Tensor t) {
    long differing = 0;
    for (int i = 0; i < 20; i++) {
      for (int j = 0; j < 42; j++) {
        boolean inBlock = i % 5 < 4 && j % 7 < 6;
        boolean hasBlock = i < 15 && j < 35;
        differing += inBlock && t.get(i, j) != t.get(i + 1, j + 1) ? 1 : 0;
        differing += hasBlock && t.get(i, j) != t.get(i + 5, j + 7) ? 1 : 0;
      }
    }
    return differing;
  }

  private static Picture picture(Tensor w, Tensor x, Tensor z) {
    Equation a =
        Equation.of(Stars.symbols("w", 3, 3).named("W"))
            .sign("*")
            .then(windows(Stars.symbols("x", 6, 7)).named("x"))
            .sign("=")
            .then(results(Stars.symbols("z", 4, 5)).named("z"))
            .titled("(a) z = W * x");
    String[][] products = new String[3][3];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        products[i][j] = "w_{" + (3 - i) + "," + (3 - j) + "}x_{" + (i + 1) + "," + (j + 1) + "}";
      }
    }
    Equation b =
        Equation.of(Stars.symbols("w", 3, 3).named("W"))
            .sign("flipping →")
            .then(flippedSymbols().named("W, flipped"))
            .sign("⊙")
            .then(Stars.symbols("x", 3, 3).tint(0, 0, 3, 3, Stars.GREEN).named("window of x"))
            .sign("=")
            .then(MatrixPanel.of(products))
            .sign("  sum →  z_{1,1} = Σ_{i,j} w_{4−i,4−j} x_{i,j}")
            .titled("(b) one number of z");
    Equation c =
        Equation.of(Stars.panel(w).named("W"))
            .sign("*")
            .then(windows(Stars.panel(x)).named("x_{i,j} = 10i + j"))
            .sign("=")
            .then(results(Stars.panel(z)).named("z"))
            .titled("(c) with numbers: " + sum(w, x, z.get(0, 0)));
    return Picture.of("Convolution", 1, a, b, c);
  }

  /** For example 804 = 9·11 + 8·12 + ... */
  private static String sum(Tensor w, Tensor x, double z) {
    StringBuilder sum = new StringBuilder(number(z)).append(" = ");
    for (int k = 0; k < 9; k++) {
      double weight = w.get(2 - k / 3, 2 - k % 3);
      sum.append(k == 0 ? "" : " + ");
      sum.append(weight < 0 ? "(" + number(weight) + ")" : number(weight));
      sum.append('·').append(number(x.get(k / 3, k % 3)));
    }
    return sum.toString();
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, "%.4g", value);
  }

  private static MatrixPanel windows(MatrixPanel x) {
    return x.tint(0, 0, 3, 3, Stars.GREEN).tint(0, 1, 3, 3, Stars.RED);
  }

  private static MatrixPanel results(MatrixPanel z) {
    return z.tint(0, 0, 1, 1, Stars.GREEN).tint(0, 1, 1, 1, Stars.RED);
  }

  private static MatrixPanel flippedSymbols() {
    String[][] cells = new String[3][3];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        cells[i][j] = "w_{" + (3 - i) + "," + (3 - j) + "}";
      }
    }
    return MatrixPanel.of(cells);
  }

  private static Picture matrix(Tensor toeplitz) {
    String[][] cells = new String[20][42];
    for (int i = 0; i < 20; i++) {
      for (int j = 0; j < 42; j++) {
        double t = toeplitz.get(i, j);
        cells[i][j] = t == 0 ? "" : Integer.toString((int) t);
      }
    }
    MatrixPanel panel = MatrixPanel.of(cells).cells(17);
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 3; j++) {
        panel.tint(
            5 * i, 7 * (i + j), 5, 7, j == 0 ? Stars.GREEN : j == 1 ? Stars.BLUE : Stars.RED);
      }
    }
    return Picture.of(
        "", 1, panel.titled("T(W): z = T(W) x with the rows of x and of z one after another"));
  }

  public static void main(String[] args) {
    Show.figure(new Figure6_3(), args);
  }
}
