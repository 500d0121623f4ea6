package io.github.medl.autodiff;

import static io.github.medl.autodiff.Samples.NOT_ZERO;
import static io.github.medl.autodiff.Samples.POSITIVE;
import static io.github.medl.autodiff.Samples.REAL;
import static io.github.medl.autodiff.Samples.SMALL_INTEGERS;
import static io.github.medl.autodiff.Samples.between;

import io.github.medl.autodiff.Samples.Domain;
import io.github.medl.tensor.Tensor;
import io.github.medl.testing.Operation;
import io.github.medl.testing.Operation.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;

/** The rows of functions of two or more tensors, element by element. */
final class ArithmeticRows {
  private final List<Operation> rows = new ArrayList<>();

  private ArithmeticRows() {
    smooth("add", Tensor::add, Tensor::add, Double::sum, REAL, REAL, 1.7);
    smooth("sub", Tensor::sub, Tensor::sub, (a, b) -> a - b, REAL, REAL, 1.7);
    smooth("mul", Tensor::mul, Tensor::mul, (a, b) -> a * b, REAL, REAL, -1.3);
    smooth("div", Tensor::div, Tensor::div, (a, b) -> a / b, REAL, NOT_ZERO, 0.7);
    smooth(
        "pow", Tensor::pow, Tensor::pow, (a, b) -> Math.exp(b * Math.log(a)), POSITIVE, REAL, 2.5);
    // Operands from different halves of each unit interval never tie.
    Domain lower = random -> random.nextInt(-2, 2) + random.nextDouble(0.1, 0.4);
    Domain upper = random -> random.nextInt(-2, 2) + random.nextDouble(0.6, 0.9);
    smooth("maximum", Tensor::maximum, Tensor::maximum, (a, b) -> a > b ? a : b, lower, upper, 0.5);
    smooth("minimum", Tensor::minimum, Tensor::minimum, (a, b) -> a < b ? a : b, lower, upper, 0.5);
    jump("greater", Tensor::greater, Tensor::greater, (a, b) -> a > b ? 1 : 0);
    jump("greaterEqual", Tensor::greaterEqual, Tensor::greaterEqual, (a, b) -> a >= b ? 1 : 0);
    jump("less", Tensor::less, Tensor::less, (a, b) -> a < b ? 1 : 0);
    jump("lessEqual", Tensor::lessEqual, Tensor::lessEqual, (a, b) -> a <= b ? 1 : 0);
    jump("equalTo", Tensor::equalTo, Tensor::equalTo, (a, b) -> a == b ? 1 : 0);
    jump("notEqualTo", Tensor::notEqualTo, Tensor::notEqualTo, (a, b) -> a != b ? 1 : 0);
    rows.add(where());
    rows.add(
        Operation.of(
                "total(Tensor[])",
                Tensor::total,
                x -> Naive.map(Double::sum, Naive.map(Double::sum, x[0], x[1]), x[2]),
                triples())
            .variant("of three"));
    rows.add(
        Operation.of(
                "total(Tensor[])",
                Tensor::total,
                x -> x[0],
                Samples.ofShapes(REAL, new int[] {2, 3}))
            .variant("of one"));
    integerPowers();
  }

  static List<Operation> rows() {
    return new ArithmeticRows().rows;
  }

  private interface WithNumber {
    Tensor apply(Tensor a, double b);
  }

  private void smooth(
      String name,
      BinaryOperator<Tensor> f,
      WithNumber withNumber,
      DoubleBinaryOperator reference,
      Domain first,
      Domain second,
      double number) {
    rows.add(
        Operation.of(
            name + "(Tensor)",
            x -> f.apply(x[0], x[1]),
            x -> Naive.map(reference, x[0], x[1]),
            Samples.ofPairs(first, second, Samples.PAIRS)));
    rows.add(
        ElementwiseRows.row(
                name + "(double)",
                x -> withNumber.apply(x, number),
                x -> reference.applyAsDouble(x, number),
                first)
            .variant("with", number));
  }

  /** Comparisons: small integers tie often. */
  private void jump(
      String name,
      BinaryOperator<Tensor> f,
      WithNumber withNumber,
      DoubleBinaryOperator reference) {
    smooth(name, f, withNumber, reference, SMALL_INTEGERS, SMALL_INTEGERS, 0);
    rows.replaceAll(row -> row.method().startsWith(name + "(") ? row.kind(Kind.CONSTANT) : row);
  }

  /** Whole exponents also take negative bases, and zero where they are not negative. */
  private void integerPowers() {
    for (int b : new int[] {-2, -1, 0, 1, 2, 3}) {
      double exponent = b;
      rows.add(
          ElementwiseRows.row(
                  "pow(double)",
                  x -> x.pow(exponent),
                  x -> {
                    double y = 1;
                    for (int k = 0; k < Math.abs(b); k++) {
                      y *= x;
                    }
                    return b < 0 ? 1 / y : y;
                  },
                  b < 0 ? NOT_ZERO : random -> random.nextInt(3) == 0 ? 0 : REAL.draw(random))
              .variant("with", exponent));
    }
  }

  private static Operation where() {
    return Operation.of(
        "where(Tensor, Tensor)",
        x -> x[0].where(x[1].greater(0), x[2]),
        x ->
            Naive.fill(
                Naive.broadcast(Naive.broadcast(x[0].shape(), x[1].shape()), x[2].shape()),
                i ->
                    x[1].get(Naive.within(x[1], i)) > 0
                        ? x[0].get(Naive.within(x[0], i))
                        : x[2].get(Naive.within(x[2], i))),
        triples());
  }

  private static List<Tensor[]> triples() {
    int[][][] shapes = {
      {{2, 3}, {2, 3}, {2, 3}},
      {{}, {}, {}},
      {{}, {2, 3}, {}},
      {{2, 3}, {}, {3}},
      {{3}, {2, 1}, {2, 3}},
      {{2, 1}, {1, 3}, {}},
      {{4, 1, 1}, {3, 1}, {2}},
      {{1}, {1, 1}, {}},
      {{0}, {1}, {}},
      {{2, 0}, {0}, {2, 1}},
      {{30, 40}, {30, 1}, {40}}
    };
    List<Tensor[]> samples = new ArrayList<>();
    for (int[][] s : shapes) {
      samples.add(new Tensor[] {REAL.of(s[0]), NOT_ZERO.other(s[1]), between(-1, 1).other(s[2])});
    }
    return samples;
  }
}
