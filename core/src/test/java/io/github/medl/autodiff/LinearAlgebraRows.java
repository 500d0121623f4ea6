package io.github.medl.autodiff;

import static io.github.medl.autodiff.Samples.REAL;
import static io.github.medl.autodiff.Samples.between;

import io.github.medl.tensor.LeakyRelu;
import io.github.medl.tensor.Pointwise;
import io.github.medl.tensor.Tensor;
import io.github.medl.tensor.Unary;
import io.github.medl.testing.Operation;
import io.github.medl.testing.Operation.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** The rows of matrix products, systems of equations and decompositions. */
final class LinearAlgebraRows {
  private static final int[][] SQUARE = {{1, 1}, {2, 2}, {3, 3}, {0, 0}};
  private static final int[][] MATRICES = {{1, 1}, {3, 3}, {4, 2}, {2, 4}, {5, 1}};

  private static final String TRIANGULAR = "solveTriangular(Tensor, boolean, boolean)";

  private final List<Operation> rows = new ArrayList<>();

  private LinearAlgebraRows() {
    products();
    diagonals();
    systems();
    decompositions();
  }

  static List<Operation> rows() {
    return new LinearAlgebraRows().rows;
  }

  private void products() {
    product(new int[] {2, 3}, new int[] {3, 4});
    product(new int[] {1, 1}, new int[] {1, 1});
    product(new int[] {3}, new int[] {3});
    product(new int[] {2, 3}, new int[] {3});
    product(new int[] {3}, new int[] {3, 2});
    product(new int[] {2, 2, 3}, new int[] {3, 2});
    product(new int[] {2, 3}, new int[] {2, 3, 2});
    product(new int[] {2, 2, 3}, new int[] {2, 3, 2});
    product(new int[] {2, 1, 2, 3}, new int[] {2, 3, 1});
    product(new int[] {3}, new int[] {2, 3, 2});
    product(new int[] {2, 2, 3}, new int[] {3});
    product(new int[] {0, 3}, new int[] {3, 2});
    product(new int[] {2, 0}, new int[] {0, 3});
    product(new int[] {2, 3, 0}, new int[] {0, 2});
    product(new int[] {0, 2, 3}, new int[] {3, 2});
    product(new int[] {0}, new int[] {0});
    product(new int[] {40, 50}, new int[] {50, 30});
    affine(new int[] {2, 3}, 4);
    affine(new int[] {1, 1}, 1);
    affine(new int[] {3}, 2);
    affine(new int[] {2, 2, 3}, 2);
    affine(new int[] {0, 3}, 2);
    affine(new int[] {2, 0}, 3);
    affine(new int[] {40, 50}, 30);
    for (Unary function : Unary.values()) {
      activated(function, new int[] {2, 3}, 4);
    }
    activated(Unary.RELU, new int[] {3}, 2);
    activated(Unary.TANH, new int[] {2, 2, 3}, 2);
    activated(Unary.GELU, new int[] {0, 3}, 2);
    activated(Unary.RELU, new int[] {2, 0}, 3);
    activated(Unary.SIGMOID, new int[] {40, 50}, 30);
    activated(Unary.SILU, new int[] {40, 50}, 30);
    activated(new LeakyRelu(0.2), new int[] {2, 3}, 4);
    activated(new LeakyRelu(-0.5), new int[] {3}, 2);
    int[][][] transposed = {
      {{3, 2}, {3, 4}},
      {{2, 3}, {4, 3}},
      {{3, 2}, {4, 3}},
      {{2, 3, 2}, {3, 2}},
      {{2, 2, 3}, {4, 3}},
      {{3, 2}, {2, 4, 3}}
    };
    boolean[][] which = {
      {true, false}, {false, true}, {true, true}, {true, false}, {false, true}, {true, true}
    };
    for (int c = 0; c < which.length; c++) {
      boolean ta = which[c][0];
      boolean tb = which[c][1];
      rows.add(
          Operation.of(
                  "matmul(Tensor, boolean, boolean)",
                  x -> x[0].matmul(x[1], ta, tb),
                  x -> Naive.matmul(x[0], x[1], ta, tb),
                  Samples.ofPairs(REAL, REAL, transposed[c]))
              .variant(ta, transposed[c][0], tb, transposed[c][1]));
    }
    rowsOfProducts();
    int[][][] vectors = {{{3}, {3}}, {{1}, {1}}, {{0}, {0}}};
    rows.add(
        Operation.of(
            "dot(Tensor)", x -> x[0].dot(x[1]), x -> dot(x), Samples.ofPairs(REAL, REAL, vectors)));
    rows.add(
        Operation.of(
            "outer(Tensor)",
            x -> x[0].outer(x[1]),
            x ->
                Naive.fill(
                    new int[] {x[0].size(), x[1].size()}, i -> x[0].get(i[0]) * x[1].get(i[1])),
            Samples.ofPairs(REAL, REAL, new int[][][] {{{2}, {3}}, {{1}, {1}}, {{0}, {2}}})));
  }

  private void rowsOfProducts() {
    for (boolean transposed : new boolean[] {false, true}) {
      rows.add(
          Operation.of(
                  "rowsTimes(int, int, Tensor, boolean)",
                  x -> x[0].rowsTimes(1, 3, x[1], transposed),
                  x -> Naive.matmul(x[0].slice(0, 1, 3), x[1], false, transposed),
                  Samples.ofPairs(
                      REAL,
                      REAL,
                      new int[][] {{4, 3}, transposed ? new int[] {2, 3} : new int[] {3, 2}}))
              .variant(transposed));
    }
  }

  private static Tensor dot(Tensor[] x) {
    double sum = 0;
    for (int i = 0; i < x[0].size(); i++) {
      sum += x[0].get(i) * x[1].get(i);
    }
    return Tensor.scalar(sum);
  }

  private void affine(int[] x, int n) {
    int[] w = {x[x.length - 1], n};
    rows.add(
        Operation.of(
                "affine(Tensor, Tensor)",
                t -> t[0].affine(t[1], t[2]),
                t -> naiveAffine(t, x, n),
                Samples.ofTriple(REAL, x, w, new int[] {n}))
            .variant(x, w));
  }

  /** Positive sums, so that a logarithm has something to work on; near 1, so that tan has, too. */
  private void activated(Pointwise function, int[] x, int n) {
    int[] w = {x[x.length - 1], n};
    Tensor[] t = {between(.1, .5).of(x), between(.1, .5).other(w), between(.2, .4).of(n)};
    rows.add(
        Operation.of(
                "affine(Tensor, Tensor, Pointwise)",
                z -> z[0].affine(z[1], z[2], function),
                z -> function.apply(naiveAffine(z, x, n)),
                List.<Tensor[]>of(t))
            .kind(function == Unary.SIGN ? Kind.CONSTANT : Kind.SMOOTH)
            .variant(function, x, w));
  }

  private static Tensor naiveAffine(Tensor[] t, int[] x, int n) {
    int[] shape = x.clone();
    shape[x.length - 1] = n;
    int rows = Arrays.stream(x, 0, x.length - 1).reduce(1, (a, b) -> a * b);
    Tensor flat = t[0].reshape(rows, x[x.length - 1]);
    return Naive.matmul(flat, t[1], false, false).add(t[2]).reshape(shape);
  }

  private void product(int[] a, int[] b) {
    rows.add(
        Operation.of(
                "matmul(Tensor)",
                x -> x[0].matmul(x[1]),
                x -> productOfAnyRank(x[0], x[1]),
                Samples.ofPairs(REAL, REAL, new int[][] {a, b}))
            .variant(a, b));
  }

  /** A vector at the left is a row, at the right a column; the axis that it got goes again. */
  private static Tensor productOfAnyRank(Tensor a, Tensor b) {
    Tensor left = a.rank() > 1 ? a : Naive.fill(new int[] {1, a.size()}, i -> a.get(i[1]));
    Tensor right = b.rank() > 1 ? b : Naive.fill(new int[] {b.size(), 1}, i -> b.get(i[0]));
    Tensor c = Naive.matmul(left, right, false, false);
    List<Integer> shape = new ArrayList<>();
    for (int i = 0; i < c.rank(); i++) {
      boolean gone = (i == c.rank() - 2 && a.rank() == 1) || (i == c.rank() - 1 && b.rank() == 1);
      if (!gone) {
        shape.add(c.dim(i));
      }
    }
    double[] elements = c.toDoubles();
    int[] to = shape.stream().mapToInt(Integer::intValue).toArray();
    return Tensor.generate(i -> elements[i], to);
  }

  private void one(
      String method, UnaryOperator<Tensor> f, UnaryOperator<Tensor> reference, int[]... shapes) {
    List<Tensor[]> samples = new ArrayList<>();
    for (int[] shape : shapes) {
      samples.add(new Tensor[] {wellConditioned(shape)});
    }
    rows.add(Operation.of(method, x -> f.apply(x[0]), x -> reference.apply(x[0]), samples));
  }

  /** Random, with something on the diagonal. */
  private static Tensor wellConditioned(int... shape) {
    Tensor random = REAL.of(shape);
    return Naive.fill(shape, i -> random.get(i) + (i[0] == i[1] ? 3 + shape[0] : 0));
  }

  private void diagonals() {
    int[][] shapes = {{1, 1}, {3, 3}, {2, 4}, {4, 2}, {0, 3}};
    one(
        "diagonal()",
        Tensor::diagonal,
        x -> Naive.fill(new int[] {Math.min(x.dim(0), x.dim(1))}, i -> x.get(i[0], i[0])),
        shapes);
    one(
        "trace()",
        Tensor::trace,
        x -> {
          double sum = 0;
          for (int i = 0; i < Math.min(x.dim(0), x.dim(1)); i++) {
            sum += x.get(i, i);
          }
          return Tensor.scalar(sum);
        },
        shapes);
  }

  private void systems() {
    int[][][] shapes = {
      {{1, 1}, {1}},
      {{3, 3}, {3}},
      {{3, 3}, {3, 2}},
      {{2, 2}, {2, 1}},
      {{0, 0}, {0}},
      {{2, 2}, {2, 0}},
      {{12, 12}, {12, 5}}
    };
    List<Tensor[]> samples = new ArrayList<>();
    for (int[][] s : shapes) {
      samples.add(new Tensor[] {wellConditioned(s[0]), REAL.other(s[1])});
    }
    rows.add(
        Operation.of(
            "solve(Tensor)", x -> x[0].solve(x[1]), x -> Naive.solve(x[0], x[1]), samples));
    one(
        "inverse()",
        Tensor::inverse,
        x -> Naive.solve(x, Naive.fill(x.shape(), i -> i[0] == i[1] ? 1 : 0)),
        SQUARE);
    // Through M M' + 1, since a difference quotient must not leave the symmetric matrices.
    one(
        "cholesky()",
        m -> m.matmul(m, false, true).add(Tensor.eye(m.dim(0)).cast(m.dtype())).cholesky(),
        m -> Naive.cholesky(gram(m)),
        SQUARE);
  }

  private static Tensor gram(Tensor m) {
    Tensor product = Naive.matmul(m, m, false, true);
    return Naive.fill(product.shape(), i -> product.get(i) + (i[0] == i[1] ? 1 : 0));
  }

  /** Values only; the factors must multiply to what was decomposed. */
  private void decompositions() {
    one("qr()", a -> a.qr().q().matmul(a.qr().r()), a -> a, MATRICES);
    one("svd()", a -> a.svd().u().mul(a.svd().s()).matmul(a.svd().vt()), a -> a, MATRICES);
    one(
        "eigh()",
        a -> {
          var e = symmetric(a).eigh();
          return e.vectors().mul(e.values()).matmul(e.vectors(), false, true);
        },
        LinearAlgebraRows::symmetric,
        new int[][] {{1, 1}, {2, 2}, {5, 5}});
    one("pinv()", a -> a.pinv(), LinearAlgebraRows::pseudoInverse, MATRICES);
    one(
        "lstsq(Tensor)",
        a -> a.lstsq(Tensor.ones(a.dim(0)).cast(a.dtype())).x(),
        a -> Naive.reduce(v -> Arrays.stream(v).sum(), pseudoInverse(a), false, 1),
        MATRICES);
    one(
        TRIANGULAR,
        a -> a.solveTriangular(Tensor.ones(a.dim(0)).cast(a.dtype()), true, false),
        a -> Naive.solve(lower(a), Tensor.ones(a.dim(0))),
        SQUARE);
    one(
        TRIANGULAR,
        a -> a.solveTriangular(Tensor.ones(a.dim(0), 2).cast(a.dtype()), true, true),
        a -> Naive.solve(lower(a).transpose(), Tensor.ones(a.dim(0), 2)),
        SQUARE);
    List<String> values = List.of("qr()", "svd()", "eigh()", "pinv()", "lstsq(Tensor)", TRIANGULAR);
    rows.replaceAll(row -> values.contains(row.method()) ? row.kind(Kind.VALUE) : row);
  }

  private static Tensor lower(Tensor a) {
    return Naive.fill(a.shape(), i -> i[1] > i[0] ? 0 : a.get(i));
  }

  private static Tensor symmetric(Tensor a) {
    return a.add(a.transpose());
  }

  /** (A'A)^-1 A' or A'(A A')^-1, for a matrix of full rank. */
  private static Tensor pseudoInverse(Tensor a) {
    Tensor at = Naive.fill(new int[] {a.dim(1), a.dim(0)}, i -> a.get(i[1], i[0]));
    if (a.dim(0) >= a.dim(1)) {
      return Naive.solve(Naive.matmul(at, a, false, false), at);
    }
    Tensor transposed = Naive.solve(Naive.matmul(a, at, false, false), a);
    return Naive.fill(at.shape(), i -> transposed.get(i[1], i[0]));
  }
}
