package io.github.medl.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.medl.parallel.Parallel;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Operations on tensors that are large enough for several threads: the same bits on 1, 2 and 4 of
 * them, and the numbers of a loop over single elements.
 */
class ThreadsTest {
  private static final int ROWS = 317;
  private static final int COLUMNS = 643;
  private static final int[] PLACES = IntStream.range(0, 500).map(i -> i * 37 % ROWS).toArray();

  private static final int[] FIRST = IntStream.range(0, ROWS).map(i -> i * i % 7).toArray();

  private record Large(
      String name, Function<Tensor, Tensor> f, Function<Tensor, Tensor> definition) {}

  private static Large of(
      String name, Function<Tensor, Tensor> f, Function<Tensor, Tensor> definition) {
    return new Large(name, f, definition);
  }

  private static final Tensor ROW = random(1, COLUMNS);
  private static final Tensor COLUMN = random(2, ROWS, 1);
  private static final Tensor MATRIX = random(3, ROWS, COLUMNS);
  private static final Tensor TALL = random(4, 50_000, 3);
  private static final Tensor SHORT = random(5, 3);
  private static final Tensor BOX = random(6, 9, 8, 31, 97);

  private static Tensor random(int seed, int... shape) {
    return RandomStream.seed(seed).normalTensor(shape).cast(DType.FLOAT32);
  }

  private static Tensor like(Tensor operand, Tensor x) {
    return operand.cast(x.dtype());
  }

  private static final List<Large> OF_A_MATRIX =
      List.of(
          of("neg", Tensor::neg, x -> Naive.map(v -> -v, x)),
          of("sqrt", x -> x.abs().sqrt(), x -> Naive.map(v -> Math.sqrt(Math.abs(v)), x)),
          of("exp", Tensor::exp, x -> Naive.map(Math::exp, x)),
          of("relu", Tensor::relu, x -> Naive.map(v -> Math.max(v, 0), x)),
          of("clip", x -> x.clip(-1, 1), x -> Naive.map(v -> Math.max(-1, Math.min(1, v)), x)),
          of("add a number", x -> x.add(3), x -> Naive.map(v -> v + 3, x)),
          of("add", x -> x.add(like(MATRIX, x)), x -> Naive.map(Double::sum, x, MATRIX)),
          of("add a row", x -> x.add(like(ROW, x)), x -> Naive.map(Double::sum, x, ROW)),
          of("row minus", x -> like(ROW, x).sub(x), x -> Naive.map((a, b) -> a - b, ROW, x)),
          of("times a column", x -> x.mul(like(COLUMN, x)), x -> naiveMul(x, COLUMN)),
          of(
              "column over",
              x -> like(COLUMN, x).div(x),
              x -> Naive.map((a, b) -> a / b, COLUMN, x)),
          of(
              "row plus column",
              x -> like(ROW, x).add(x.slice(1, 0, 1)),
              x -> Naive.map(Double::sum, ROW, x.slice(1, 0, 1))),
          of("maximum of a row", x -> x.maximum(like(ROW, x)), x -> Naive.map(Math::max, x, ROW)),
          of(
              "where",
              x -> x.where(x.greater(like(COLUMN, x)), like(ROW, x)),
              x ->
                  Naive.fill(
                      x.shape(), i -> x.get(i) > COLUMN.get(i[0], 0) ? x.get(i) : ROW.get(i[1]))),
          of("sum of columns", x -> x.sum(0), x -> Naive.reduce(ThreadsTest::sum, x, false, 0)),
          of("sum of rows", x -> x.sum(1), x -> Naive.reduce(ThreadsTest::sum, x, false, 1)),
          of("sum", x -> x.sum(), x -> Naive.reduce(ThreadsTest::sum, x, false)),
          of("max of columns", x -> x.max(0), x -> Naive.reduce(ThreadsTest::max, x, false, 0)),
          of("max of rows", x -> x.max(1), x -> Naive.reduce(ThreadsTest::max, x, false, 1)),
          of("max", x -> x.max(), x -> Naive.reduce(ThreadsTest::max, x, false)),
          of("min", x -> x.min().neg(), x -> Naive.reduce(ThreadsTest::max, x.neg(), false)),
          of("argmax", x -> positions(x.argmax(1)), x -> naiveArgmax(x)),
          of(
              "norm",
              x -> x.norm(1),
              x -> Naive.reduce(v -> Math.sqrt(sum(squares(v))), x, false, 1)),
          of("running sums down", x -> x.cumsum(0), x -> naiveCumsum(x, 0)),
          of("running sums along", x -> x.cumsum(1), x -> naiveCumsum(x, 1)),
          of(
              "transpose",
              Tensor::transpose,
              x -> Naive.fill(new int[] {COLUMNS, ROWS}, i -> x.get(i[1], i[0]))),
          of(
              "broadcast a row",
              x -> x.slice(0, 5, 6).broadcastTo(ROWS, COLUMNS),
              x -> Naive.fill(x.shape(), i -> x.get(5, i[1]))),
          of(
              "broadcast a column",
              x -> x.slice(1, 5, 6).broadcastTo(ROWS, COLUMNS),
              x -> Naive.fill(x.shape(), i -> x.get(i[0], 5))),
          of(
              "take rows",
              x -> x.take(0, PLACES),
              x -> Naive.fill(new int[] {500, COLUMNS}, i -> x.get(PLACES[i[0]], i[1]))),
          of(
              "take columns",
              x -> x.take(1, PLACES),
              x -> Naive.fill(new int[] {ROWS, 500}, i -> x.get(i[0], PLACES[i[1]]))),
          of("scatter rows", x -> x.scatterAdd(0, FIRST, 7), x -> naiveScatter(x)),
          of(
              "slice",
              x -> x.slice(1, 3, 400),
              x -> Naive.fill(new int[] {ROWS, 397}, i -> x.get(i[0], i[1] + 3))),
          of(
              "slice by steps",
              x -> x.slice(1, 3, COLUMNS, 2),
              x -> Naive.fill(new int[] {ROWS, 320}, i -> x.get(i[0], 2 * i[1] + 3))),
          of(
              "concat",
              x -> Tensor.concat(1, List.of(x, like(COLUMN, x), x)),
              x ->
                  Naive.fill(
                      new int[] {ROWS, 2 * COLUMNS + 1},
                      i ->
                          i[1] == COLUMNS
                              ? COLUMN.get(i[0], 0)
                              : x.get(i[0], i[1] % (COLUMNS + 1)))));

  private static final List<Large> OF_A_TALL_MATRIX =
      List.of(
          of("add a short row", x -> x.add(like(SHORT, x)), x -> Naive.map(Double::sum, x, SHORT)),
          of(
              "times a long column",
              x -> x.mul(x.slice(1, 1, 2)),
              x -> Naive.fill(x.shape(), i -> x.get(i) * x.get(i[0], 1))),
          of(
              "sum of long columns",
              x -> x.sum(0),
              x -> Naive.reduce(ThreadsTest::sum, x, false, 0)),
          of("sum of short rows", x -> x.sum(1), x -> Naive.reduce(ThreadsTest::sum, x, false, 1)),
          of(
              "max of long columns",
              x -> x.max(0),
              x -> Naive.reduce(ThreadsTest::max, x, false, 0)),
          of("max of short rows", x -> x.max(1), x -> Naive.reduce(ThreadsTest::max, x, false, 1)),
          of(
              "transpose of a tall matrix",
              Tensor::transpose,
              x -> Naive.fill(new int[] {3, 50_000}, i -> x.get(i[1], i[0]))));

  private static final List<Large> OF_A_BOX =
      Stream.of(
              new int[] {0, 2, 1, 3},
              new int[] {3, 2, 1, 0},
              new int[] {1, 0, 3, 2},
              new int[] {2, 3, 0, 1},
              new int[] {0, 3, 1, 2},
              new int[] {0, 1, 3, 2})
          .map(
              order ->
                  of(
                      "permute " + Arrays.toString(order),
                      x -> x.permute(order),
                      x -> naivePermute(x, order)))
          .toList();

  private static final List<Large> SUMS_OF_A_BOX =
      List.of(
          of(
              "sum 0 2 3",
              x -> x.sum(0, 2, 3),
              x -> Naive.reduce(ThreadsTest::sum, x, false, 0, 2, 3)),
          of("sum 1 3", x -> x.sum(1, 3), x -> Naive.reduce(ThreadsTest::sum, x, false, 1, 3)),
          of("sum 2", x -> x.sum(2), x -> Naive.reduce(ThreadsTest::sum, x, false, 2)),
          of("max 0 2", x -> x.max(0, 2), x -> Naive.reduce(ThreadsTest::max, x, false, 0, 2)));

  @TestFactory
  Stream<DynamicTest> theNumberOfThreadsChangesNoBit() {
    return Stream.of(
            tests(MATRIX, OF_A_MATRIX),
            tests(TALL, OF_A_TALL_MATRIX),
            tests(BOX, OF_A_BOX),
            tests(BOX, SUMS_OF_A_BOX))
        .flatMap(s -> s);
  }

  private static Stream<DynamicTest> tests(Tensor operand, List<Large> rows) {
    return rows.stream()
        .flatMap(
            row ->
                Stream.of(DType.FLOAT32, DType.FLOAT64)
                    .map(
                        dtype ->
                            DynamicTest.dynamicTest(
                                row.name + " " + dtype, () -> check(row, operand.cast(dtype)))));
  }

  private static void check(Large row, Tensor x) {
    Tensor one = Parallel.withThreads(1, () -> row.f.apply(x));
    for (int threads : new int[] {2, 4}) {
      assertThat(Parallel.withThreads(threads, () -> row.f.apply(x)))
          .as("%s on %d threads", row.name, threads)
          .isEqualTo(one);
    }
    Tensor expected = row.definition.apply(x.cast(DType.FLOAT64));
    double tolerance = x.dtype() == DType.FLOAT32 ? 1e-6 : 1e-12;
    assertThat(one.shape()).isEqualTo(expected.shape());
    assertThat(one.cast(DType.FLOAT64).allClose(expected, tolerance, 100 * tolerance))
        .as(row.name)
        .isTrue();
  }

  private static double sum(double[] v) {
    double s = 0;
    for (double e : v) {
      s += e;
    }
    return s;
  }

  private static double max(double[] v) {
    double m = v[0];
    for (double e : v) {
      m = Math.max(m, e);
    }
    return m;
  }

  private static double[] squares(double[] v) {
    return Arrays.stream(v).map(e -> e * e).toArray();
  }

  private static Tensor naiveMul(Tensor a, Tensor b) {
    return Naive.map((u, v) -> u * v, a, b);
  }

  private static Tensor positions(int[] p) {
    return Tensor.generate(i -> p[i], p.length);
  }

  private static Tensor naiveArgmax(Tensor x) {
    return Naive.reduce(
        v -> {
          int best = 0;
          for (int i = 1; i < v.length; i++) {
            best = v[i] > v[best] ? i : best;
          }
          return best;
        },
        x,
        false,
        1);
  }

  private static Tensor naiveCumsum(Tensor x, int axis) {
    double[] y = x.toDoubles();
    int step = axis == 0 ? COLUMNS : 1;
    for (int i = 0; i < y.length; i++) {
      if (axis == 0 ? i >= COLUMNS : i % COLUMNS > 0) {
        y[i] += y[i - step];
      }
    }
    return Tensor.of(y, ROWS, COLUMNS);
  }

  private static Tensor naiveScatter(Tensor x) {
    double[] y = new double[7 * COLUMNS];
    for (int i = 0; i < ROWS; i++) {
      for (int j = 0; j < COLUMNS; j++) {
        y[FIRST[i] * COLUMNS + j] += x.get(i, j);
      }
    }
    return Tensor.of(y, 7, COLUMNS);
  }

  private static Tensor naivePermute(Tensor x, int[] order) {
    int[] shape = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      shape[i] = x.dim(order[i]);
    }
    return Naive.fill(
        shape,
        i -> {
          int[] at = new int[order.length];
          for (int k = 0; k < order.length; k++) {
            at[order[k]] = i[k];
          }
          return x.get(at);
        });
  }
}
