package io.github.medl.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.medl.random.RandomStream;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What the softmax family promises for floats, against the definitions in double. */
class SoftmaxAccuracyTest {
  private static final int ROWS = 24;
  private final RandomStream stream = RandomStream.seed(8);

  /** Rows of several lengths and spreads, some far from 0. */
  private Tensor rows(int n, double spread, double shift) {
    return stream.normalTensor(ROWS, n).mul(spread).add(shift).cast(DType.FLOAT32);
  }

  /** The distance between floats of a size. */
  private static double unit(double size) {
    return Math.scalb(1.0, Math.max(Math.getExponent(size), Float.MIN_EXPONENT) - 23);
  }

  /** log(1 + R) with the sum R of e^(x_k - max) over the others. */
  private static double logOfSum(double[] x) {
    int top = 0;
    for (int k = 1; k < x.length; k++) {
      top = x[k] > x[top] ? k : top;
    }
    double others = 0;
    for (int k = 0; k < x.length; k++) {
      others += k == top ? 0 : StrictMath.exp(x[k] - x[top]);
    }
    return StrictMath.log1p(others);
  }

  private static double max(double[] x) {
    return Arrays.stream(x).max().orElseThrow();
  }

  private void within(double units, UnaryOperator<Tensor> f, Element exact) {
    for (int n : new int[] {1, 2, 10, 31, 32, 33, 65, 255, 256, 257, 1000, 1025}) {
      for (double spread : new double[] {.01, 1, 12}) {
        for (double shift : new double[] {0, -3, 1e3}) {
          Tensor x = rows(n, spread, shift);
          double[][] in = x.toRows();
          double[][] out = f.apply(x).reshape(ROWS, -1).toRows();
          double[] logs = Arrays.stream(in).mapToDouble(SoftmaxAccuracyTest::logOfSum).toArray();
          double worst = 0;
          for (int row = 0; row < ROWS; row++) {
            for (int k = 0; k < out[row].length; k++) {
              double wanted = exact.at(in[row], logs[row], k);
              double size = exact.size(in[row], wanted);
              worst = Math.max(worst, Math.abs(out[row][k] - wanted) / unit(size));
            }
          }
          assertThat(worst)
              .as("%d numbers, spread %s, shift %s", n, spread, shift)
              .isLessThanOrEqualTo(units);
        }
      }
    }
  }

  private interface Formula {
    double of(double[] x, double log, int k);
  }

  /** The exact value of an element, and the size whose unit counts. */
  private record Element(Formula formula, boolean besideLargest) {
    double at(double[] x, double log, int k) {
      return formula.of(x, log, k);
    }

    double size(double[] x, double wanted) {
      return besideLargest ? Math.max(Math.abs(wanted), Math.abs(max(x))) : wanted;
    }
  }

  @Test
  void softmaxIsWithinTwoAndAHalfUnits() {
    within(
        2.5,
        x -> x.softmax(-1),
        new Element((x, log, k) -> StrictMath.exp(x[k] - max(x) - log), false));
  }

  @Test
  void logSoftmaxIsWithinTwoUnits() {
    within(2, x -> x.logSoftmax(-1), new Element((x, log, k) -> (x[k] - max(x)) - log, false));
  }

  @Test
  void logSumExpIsWithinTwoUnitsOfItselfOrTheLargest() {
    within(2, x -> x.logSumExp(-1), new Element((x, log, k) -> max(x) + log, true));
  }

  @Test
  void crossEntropyIsWithinTwoUnits() {
    within(
        2,
        x -> x.softmaxCrossEntropy(new int[ROWS]),
        new Element((x, log, k) -> (max(x) - x[0]) + log, false));
  }

  /** The gradient of cross-entropy that is kept is the one that is found anew. */
  @Test
  void keptGradientOfCrossEntropyHasTheBitsOfTheOther() {
    for (int n : new int[] {2, 10, 300}) {
      Tensor x = rows(n, 3, 0);
      int[] classes = new int[ROWS];
      Arrays.setAll(classes, i -> i % n);
      var loss = new Reduce.SoftmaxCrossEntropy(classes);
      Primitive.Results results = loss.results(new Tensor[] {x});
      assertThat(results.values()[0]).isEqualTo(loss.forward(new Tensor[] {x}));
      assertThat(results.kept()).isEqualTo(loss.excess().apply(x));
    }
  }
}
