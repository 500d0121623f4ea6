package io.github.medl.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.engine.Accumulation.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Every way to add products against three loops, with whole numbers: sums without rounding. */
class AccumulationTest {
  private interface Way<T> {
    void add(Accumulation s, T a, T b, T c);
  }

  private static final class Case {
    final Accumulation sums;
    final double[] a;
    final double[] b;
    final double[] c;

    Case(Random random) {
      boolean transposeB = random.nextBoolean();
      Panel left = panel(random, 80);
      Panel right = panel(random, 150);
      Panel result = panel(random, 150);
      List<Term> terms = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(4); i++) {
        int m = 1 + random.nextInt(Math.min(left.rows(), result.rows()));
        int most = Math.min(transposeB ? right.rows() : right.columns(), result.columns());
        int n = 1 + random.nextInt(most);
        int k =
            random.nextInt(
                Math.min(left.columns(), transposeB ? right.columns() : right.rows()) + 1);
        terms.add(
            new Term(
                m,
                n,
                k,
                random.nextInt(left.rows() - m + 1),
                random.nextInt(left.columns() - k + 1),
                random.nextInt(right.rows() - (transposeB ? n : k) + 1),
                random.nextInt(right.columns() - (transposeB ? k : n) + 1),
                random.nextInt(result.rows() - m + 1),
                random.nextInt(result.columns() - n + 1)));
      }
      sums = new Accumulation(left, right, result, transposeB, terms);
      a = numbers(random, left);
      b = numbers(random, right);
      c = numbers(random, result);
    }

    private static Panel panel(Random random, int most) {
      int columns = 1 + random.nextInt(most);
      int rowLength = columns + (random.nextBoolean() ? 0 : random.nextInt(9));
      return new Panel(random.nextInt(5), 1 + random.nextInt(most), columns, rowLength);
    }

    private static double[] numbers(Random random, Panel p) {
      int size = p.start() + p.rows() * p.rowLength() + random.nextInt(3);
      return random.ints(size, -3, 4).asDoubleStream().toArray();
    }

    double[] expected() {
      double[] z = c.clone();
      for (Term t : sums.terms()) {
        for (int i = 0; i < t.m(); i++) {
          for (int j = 0; j < t.n(); j++) {
            double sum = 0;
            for (int l = 0; l < t.k(); l++) {
              int right =
                  sums.transposeB()
                      ? sums.b().at(t.bRow() + j, t.bColumn() + l)
                      : sums.b().at(t.bRow() + l, t.bColumn() + j);
              sum += a[sums.a().at(t.aRow() + i, t.aColumn() + l)] * b[right];
            }
            z[sums.c().at(t.cRow() + i, t.cColumn() + j)] += sum;
          }
        }
      }
      return z;
    }

    void check(Way<double[]> wide, Way<float[]> narrow) {
      double[] expected = expected();
      double[] z = c.clone();
      wide.add(sums, a, b, z);
      assertThat(z).isEqualTo(expected);
      float[] f = EngineProbe.floats(c);
      narrow.add(sums, EngineProbe.floats(a), EngineProbe.floats(b), f);
      assertThat(f).isEqualTo(EngineProbe.floats(expected));
    }
  }

  @RepeatedTest(30)
  void javaAddsProducts(RepetitionInfo info) {
    Case c = new Case(new Random(info.getCurrentRepetition()));
    c.check(AddingKernels64::add, AddingKernels32::add);
    c.check(Products::add, Products::add);
  }

  @RepeatedTest(30)
  void anEngineThatOnlyMultipliesAddsProducts(RepetitionInfo info) {
    Case c = new Case(new Random(info.getCurrentRepetition()));
    c.check(
        (s, x, y, z) -> AddingKernels64.byProducts(Engines.java(), s, x, y, z),
        (s, x, y, z) -> AddingKernels32.byProducts(Engines.java(), s, x, y, z));
  }

  @RepeatedTest(30)
  void nativeCodeAddsProductsAndTheirTransposes(RepetitionInfo info) {
    try {
      OpenBlas.load();
    } catch (LinkageError e) {
      Assumptions.abort("no OpenBLAS for this platform");
    }
    Case c = new Case(new Random(info.getCurrentRepetition()));
    for (boolean isMirrored : new boolean[] {false, true}) {
      c.check(
          (s, x, y, z) -> AddingCopyingKernels64.add(s, isMirrored, x, y, z),
          (s, x, y, z) -> AddingCopyingKernels32.add(s, isMirrored, x, y, z));
    }
    if (Runtime.version().feature() >= 22) {
      c.check(AddingForeignKernels64::add, AddingForeignKernels32::add);
      c.check(AddingForeignKernels64::addMirrored, AddingForeignKernels32::addMirrored);
    }
  }

  @Test
  void whatDoesNotFitIsRefused() {
    Panel two = Panel.of(0, 2, 2);
    double[] x = new double[4];
    for (Term t :
        List.of(
            new Term(3, 1, 1, 0, 0, 0, 0, 0, 0),
            new Term(2, 2, 2, 0, 1, 0, 0, 0, 0),
            new Term(1, 2, 2, 0, 0, 1, 0, 0, 0),
            new Term(1, 2, 2, 0, 0, 0, 0, 0, 1))) {
      Accumulation sums = new Accumulation(two, two, two, false, List.of(t));
      assertThatThrownBy(() -> Products.add(sums, x, x, new double[4]))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
    Accumulation outside = new Accumulation(two, Panel.of(1, 2, 2), two, false, List.of());
    assertThatThrownBy(() -> Products.add(outside, x, x, new double[4]))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
