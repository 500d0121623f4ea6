package io.github.medl.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Streams split from one stream, in a row or from each other, and those of neighbouring seeds,
 * behave as independent ones: programs give a stream to each part, and parts that move together
 * would spoil their statistics without a trace. Seeds are fixed, so these tests have one outcome;
 * each bound is five standard deviations.
 */
class SplitIndependenceTest {
  private static final int STREAMS = 40;
  private static final int LENGTH = 2000;
  private static final int CELLS = 16;

  /** Ways to come to many streams. */
  private enum Family {
    CHILDREN("children of one stream", SplitIndependenceTest::children),
    CHAIN("each split from the one before", SplitIndependenceTest::chain),
    SEEDS("of seeds 0, 1, 2, ...", SplitIndependenceTest::seeds);

    final String label;
    final IntFunction<List<SplittableStream>> make;

    Family(String label, IntFunction<List<SplittableStream>> make) {
      this.label = label;
      this.make = make;
    }
  }

  private static List<SplittableStream> children(int n) {
    SplittableStream parent = RandomStream.seed(0);
    return new ArrayList<>(IntStream.range(0, n).mapToObj(i -> parent.split()).toList());
  }

  private static List<SplittableStream> chain(int n) {
    List<SplittableStream> streams = new ArrayList<>(List.of(RandomStream.seed(0)));
    while (streams.size() < n) {
      streams.add(streams.get(streams.size() - 1).split());
    }
    return streams;
  }

  private static List<SplittableStream> seeds(int n) {
    return new ArrayList<>(IntStream.range(0, n).mapToObj(RandomStream::seed).toList());
  }

  @TestFactory
  List<DynamicTest> numbersOfTwoStreamsFillTheSquareEvenly() {
    return tests(
        make -> {
          double[][] u = uniforms(make.apply(STREAMS));
          for (int lag : new int[] {0, 1}) { // side by side, and one number later
            int[] counts = new int[CELLS * CELLS];
            for (int k = 0; k + 1 < STREAMS; k++) {
              for (int i = 0; i + lag < LENGTH; i++) {
                counts[cell(u[k][i]) * CELLS + cell(u[k + 1][i + lag])]++;
              }
            }
            assertEven(counts);
          }
        });
  }

  @TestFactory
  List<DynamicTest> firstNumbersOfManyStreamsAreEvenAndIndependent() {
    return tests(
        make -> {
          List<SplittableStream> streams = make.apply(50_000);
          int[] first = streams.stream().mapToInt(s -> cell(s.uniform())).toArray();
          int[] second = streams.stream().mapToInt(s -> cell(s.uniform())).toArray();
          assertEven(counted(i -> first[i] * CELLS + first[i + 1], first.length - 1));
          assertEven(counted(i -> first[i] * CELLS + second[i], first.length));
        });
  }

  @TestFactory
  List<DynamicTest> noTwoStreamsAreCorrelated() {
    return tests(
        make -> {
          double[][] u = uniforms(make.apply(STREAMS));
          for (int a = 0; a < STREAMS; a++) {
            for (int b = 0; b < a; b++) {
              double sum = 0;
              for (int i = 0; i < LENGTH; i++) {
                sum += (u[a][i] - 0.5) * (u[b][i] - 0.5);
              }
              double correlation = 12 * sum / LENGTH;
              assertThat(Math.abs(correlation) * Math.sqrt(LENGTH))
                  .as("streams %s and %s", a, b)
                  .isLessThan(5);
            }
          }
        });
  }

  /** What an agent does: one child chooses whether, another which of few or of many. */
  @TestFactory
  List<DynamicTest> whetherAndWhichAreIndependent() {
    return tests(
        make -> {
          List<SplittableStream> streams = make.apply(STREAMS);
          int[] counts = new int[2 * 2 * 8];
          for (int k = 0; k + 1 < STREAMS; k++) {
            SplittableStream one = streams.get(k);
            SplittableStream other = streams.get(k + 1);
            for (int i = 0; i < LENGTH; i++) {
              int whether = one.uniform() < 0.5 ? 1 : 0;
              int few = one.nextInt(2);
              counts[(whether * 2 + few) * 8 + other.nextInt(40_000) / 5000]++;
            }
          }
          assertEven(counts);
        });
  }

  private interface Check {
    void of(IntFunction<List<SplittableStream>> family);
  }

  private static List<DynamicTest> tests(Check check) {
    return Stream.of(Family.values())
        .map(f -> DynamicTest.dynamicTest(f.label, () -> check.of(f.make)))
        .toList();
  }

  private static double[][] uniforms(List<SplittableStream> streams) {
    double[][] u = new double[streams.size()][LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      for (int k = 0; k < u.length; k++) {
        u[k][i] = streams.get(k).uniform();
      }
    }
    return u;
  }

  private static int cell(double u) {
    return (int) (CELLS * u);
  }

  private static int[] counted(IntUnaryOperator cell, int n) {
    int[] counts = new int[CELLS * CELLS];
    for (int i = 0; i < n; i++) {
      counts[cell.applyAsInt(i)]++;
    }
    return counts;
  }

  /** Pearson's statistic of equal expectations: mean d, variance 2 d with d = cells - 1. */
  private static void assertEven(int[] counts) {
    double expected = IntStream.of(counts).sum() / (double) counts.length;
    double statistic = 0;
    for (int count : counts) {
      statistic += (count - expected) * (count - expected) / expected;
    }
    int d = counts.length - 1;
    assertThat((statistic - d) / Math.sqrt(2.0 * d)).isBetween(-5.0, 5.0);
  }
}
