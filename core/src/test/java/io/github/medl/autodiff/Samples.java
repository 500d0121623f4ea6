package io.github.medl.autodiff;

import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Operands for the operation table: the same numbers in every run. */
final class Samples {
  /** Shapes that an operation of one operand has to cope with. */
  static final int[][] SHAPES = {{}, {1}, {5}, {2, 3}, {2, 1, 3}, {1, 1}, {0}, {2, 0, 3}, {40, 30}};

  /** Pairs of shapes, one for each way of broadcasting. */
  static final int[][][] PAIRS = {
    {{2, 3}, {2, 3}}, // equal
    {{}, {}}, // two scalars
    {{}, {2, 3}}, // scalar at the left
    {{2, 3}, {}}, // scalar at the right
    {{2, 3}, {3}}, // a row
    {{3}, {2, 3}},
    {{2, 3}, {2, 1}}, // a column
    {{2, 1}, {2, 3}},
    {{3, 1}, {1, 4}}, // both stretch
    {{4}, {3, 1}},
    {{2, 3, 2}, {3, 1}}, // another rank, stretched in the middle
    {{2, 1, 2}, {3, 1}},
    {{1}, {1, 1, 1}}, // length 1 everywhere
    {{1}, {4}},
    {{2, 1, 3, 1}, {4, 1, 2}},
    {{0}, {1}}, // empty
    {{0, 3}, {3}},
    {{2, 0}, {2, 1}},
    {{}, {0}},
    {{30, 40}, {40}} // large
  };

  /** A set of numbers that operands are drawn from. */
  interface Domain {
    double draw(SplittableRandom random);

    default Tensor of(int... shape) {
      SplittableRandom random = new SplittableRandom(31L * Arrays.hashCode(shape) + 7);
      return Tensor.generate(i -> draw(random), shape);
    }

    /** Another draw, for a second operand. */
    default Tensor other(int... shape) {
      SplittableRandom random = new SplittableRandom(17L * Arrays.hashCode(shape) + 11);
      return Tensor.generate(i -> draw(random), shape);
    }
  }

  static final Domain REAL = between(-2, 2);
  static final Domain POSITIVE = between(0.3, 2.5);
  static final Domain NOT_ZERO =
      random -> (random.nextBoolean() ? 1 : -1) * random.nextDouble(0.3, 2);
  static final Domain SMALL_INTEGERS = random -> random.nextInt(-1, 2);

  private Samples() {}

  static Domain between(double low, double high) {
    return random -> random.nextDouble(low, high);
  }

  /** Numbers of which no two are closer than 0.05, in no order. */
  static Tensor distinct(int... shape) {
    int n = Naive.size(shape);
    double[] values = new double[n];
    SplittableRandom random = new SplittableRandom(n);
    for (int i = 0; i < n; i++) { // a shuffle from the inside out
      int j = random.nextInt(i + 1);
      values[i] = values[j];
      values[j] = 0.1 * i - 0.05 * n + random.nextDouble(0.05);
    }
    return Tensor.generate(i -> values[i], shape);
  }

  static List<Tensor[]> ofShapes(Domain domain, int[]... shapes) {
    List<Tensor[]> samples = new ArrayList<>();
    for (int[] shape : shapes) {
      samples.add(new Tensor[] {domain.of(shape)});
    }
    return samples;
  }

  static List<Tensor[]> ofPairs(Domain first, Domain second, int[][]... pairs) {
    List<Tensor[]> samples = new ArrayList<>();
    for (int[][] pair : pairs) {
      samples.add(new Tensor[] {first.of(pair[0]), second.other(pair[1])});
    }
    return samples;
  }

  static List<Tensor[]> ofTriple(Domain domain, int[] first, int[] second, int[] third) {
    return List.<Tensor[]>of(
        new Tensor[] {domain.of(first), domain.other(second), domain.of(third).neg()});
  }
}
