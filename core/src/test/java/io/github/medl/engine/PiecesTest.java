package io.github.medl.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class PiecesTest {
  @RepeatedTest(40)
  void piecesAddUpToTheWholeProduct(RepetitionInfo info) {
    Random random = new Random(info.getCurrentRepetition());
    BlasCall call = call(random, 1 + random.nextInt(70), 1 + random.nextInt(150));
    float[] a = wholeNumbers(random, call.m() * call.k());
    float[] b = wholeNumbers(random, call.k() * call.n());
    float[] c = new float[call.m() * call.n()];
    Pieces.small(call).forEach(call, (piece, beta, to) -> multiply(piece, a, b, beta, c, to));
    float[] expected = new float[c.length];
    multiply(call, a, b, 0, expected, 0);
    assertThat(Arrays.mismatch(c, expected))
        .isEqualTo(-1); // sums of small whole numbers have no rounding errors
  }

  @RepeatedTest(40)
  void noPieceIsLaidOutUnlessTheWholeCallIs(RepetitionInfo info) {
    Random random = new Random(info.getCurrentRepetition());
    BlasCall call = call(random, 1 + random.nextInt(2000), 1 + random.nextInt(2000));
    List<BlasCall> pieces = new ArrayList<>();
    Pieces.small(call).forEach(call, (piece, beta, to) -> pieces.add(piece));
    if (pieces.size() == 1) {
      return;
    }
    for (BlasCall piece : pieces) {
      assertThat((double) piece.m() * piece.n() * piece.k()).isLessThanOrEqualTo(1e6);
      assertThat(piece.transposeA() && piece.transposeB()).isFalse();
      if (piece.transposeB()) {
        assertThat(piece.m() * piece.n()).isLessThanOrEqualTo(1200);
      }
    }
  }

  @RepeatedTest(40)
  void whatIsAddedIsCutWithoutALossAndLaidOutOnlyIfItCannotBeCut(RepetitionInfo info) {
    Random random = new Random(info.getCurrentRepetition());
    int m = 1 + random.nextInt(200);
    int n = 1 + random.nextInt(400);
    int k = 1 + random.nextInt(400);
    boolean right = random.nextBoolean();
    BlasCall call = new BlasCall(m, n, k, false, right, 0, k, 0, right ? k : n, n);
    int[][] seen = new int[m][n];
    Pieces.smallAdding(call)
        .forEach(
            call,
            (piece, beta, to) -> {
              boolean isSmall = (double) piece.m() * piece.n() * piece.k() <= 1e6;
              boolean isShort = right && k < 32;
              assertThat(isSmall || isShort).isTrue();
              assertThat(!right || isShort || piece.m() * piece.n() <= 1200).isTrue();
              for (int i = 0; i < piece.m(); i++) {
                for (int j = 0; j < piece.n(); j++) {
                  seen[to / n + i][to % n + j] += piece.k();
                }
              }
            });
    for (int[] row : seen) {
      assertThat(row).containsOnly(k);
    }
  }

  @Test
  void productsOfFewRowsAndLongOnesAreCut() {
    assertThat(cut(16, 512, 128, false)).isEqualTo(8);
    assertThat(cut(10, 400, 784, false)).isEqualTo(7);
    assertThat(cut(16, 144, 448, true)).isEqualTo(3);
    assertThat(cut(128, 128, 128, true)).isEqualTo(1);
    assertThat(cut(1000, 64, 3000, false)).isEqualTo(63 * 4);
  }

  private static int cut(int m, int n, int k, boolean transposeB) {
    BlasCall call = new BlasCall(m, n, k, false, transposeB, 0, k, 0, transposeB ? k : n, n);
    int[] count = {0};
    Pieces.small(call).forEach(call, (piece, beta, to) -> count[0]++);
    return count[0];
  }

  private static BlasCall call(Random random, int m, int n) {
    int k = 1 + random.nextInt(1 + 4_000_000 / (m * n));
    boolean left = random.nextBoolean();
    boolean right = random.nextBoolean();
    return new BlasCall(m, n, k, left, right, 0, left ? m : k, 0, right ? k : n, n);
  }

  private static float[] wholeNumbers(Random random, int n) {
    float[] x = new float[n];
    for (int i = 0; i < n; i++) {
      x[i] = random.nextInt(5) - 2;
    }
    return x;
  }

  private static void multiply(BlasCall p, float[] a, float[] b, int beta, float[] c, int to) {
    for (int i = 0; i < p.m(); i++) {
      for (int j = 0; j < p.n(); j++) {
        float sum = beta == 0 ? 0 : c[to + i * p.rowOfC() + j];
        for (int l = 0; l < p.k(); l++) {
          float x = a[p.a() + (p.transposeA() ? l * p.rowOfA() + i : i * p.rowOfA() + l)];
          sum += x * b[p.b() + (p.transposeB() ? j * p.rowOfB() + l : l * p.rowOfB() + j)];
        }
        c[to + i * p.rowOfC() + j] = sum;
      }
    }
  }
}
