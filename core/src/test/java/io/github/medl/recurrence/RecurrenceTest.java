package io.github.medl.recurrence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.autodiff.Autodiff;
import io.github.medl.parallel.Parallel;
import io.github.medl.random.RandomStream;
import io.github.medl.recurrence.Recurrence.Kind;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import io.github.medl.testing.Operation;
import io.github.medl.testing.OperationContract;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecurrenceTest {
  private static final int[] FULL = {};

  private static Tensor[] sample(Kind kind, int n, int steps, int m, int seed) {
    RandomStream stream = RandomStream.seed(seed);
    List<Tensor> x = new ArrayList<>();
    x.add(stream.normalTensor(n, steps, kind.blocks() * m));
    for (int i = 0; i < kind.states(); i++) {
      x.add(stream.normalTensor(n, m).mul(0.5));
    }
    switch (kind) {
      case TANH, RELU -> x.add(stream.normalTensor(m, m));
      case LSTM -> x.add(stream.normalTensor(m, 4 * m));
      case GRU -> {
        x.add(stream.normalTensor(m, 2 * m));
        x.add(stream.normalTensor(m, m));
      }
      case RESET_AFTER -> {
        x.add(stream.normalTensor(m, 3 * m));
        x.add(stream.normalTensor(m));
      }
    }
    return x.toArray(Tensor[]::new);
  }

  private static Tensor joined(List<Tensor> results) {
    return Tensor.concat(0, results.stream().map(Tensor::flatten).toList());
  }

  private static List<Tensor> unroll(Recurrence loop, Tensor[] x, boolean plainly) {
    int states = loop.kind().states();
    List<Tensor> all = Arrays.asList(x);
    List<Tensor> start = all.subList(1, 1 + states);
    List<Tensor> weights = all.subList(1 + states, x.length);
    return plainly ? loop.unrollPlainly(x[0], start, weights) : loop.unroll(x[0], start, weights);
  }

  private static Stream<Recurrence> all(int... lengths) {
    return Arrays.stream(Kind.values())
        .flatMap(
            kind ->
                Stream.of(
                    new Recurrence(kind, FULL, false),
                    new Recurrence(kind, lengths, false),
                    new Recurrence(kind, lengths, true)));
  }

  @TestFactory
  Stream<DynamicTest> keepsWhatEveryOperationPromises() {
    return all(3, 0, 2)
        .map(
            loop -> {
              Function<Tensor[], Tensor> f = x -> joined(unroll(loop, x, false));
              Function<Tensor[], Tensor> plain = x -> joined(unroll(loop, x, true));
              List<Tensor[]> samples =
                  List.of(sample(loop.kind(), 3, 3, 2, 1), sample(loop.kind(), 3, 3, 4, 2));
              return DynamicTest.dynamicTest(
                  loop.toString(),
                  () ->
                      OperationContract.verify(
                          Operation.of(loop.label(), f, plain, samples).variant(loop)));
            });
  }

  @TestFactory
  Stream<DynamicTest> equalsTheFormulaWithItsGradientsTo1e15() {
    int[] lengths = new int[40];
    Arrays.setAll(lengths, i -> i * 7 % 10);
    return all(lengths)
        .map(
            loop ->
                DynamicTest.dynamicTest(
                    loop.toString(),
                    () -> {
                      Tensor[] x = sample(loop.kind(), 40, 9, 6, 3);
                      x[x.length - 1] = x[x.length - 1].mul(0.3);
                      assertThat(
                              joined(unroll(loop, x, false))
                                  .allClose(joined(unroll(loop, x, true)), 1e-15, 1e-15))
                          .isTrue();
                      List<Tensor> ours = gradients(loop, x, false);
                      List<Tensor> plain = gradients(loop, x, true);
                      for (int i = 0; i < x.length; i++) {
                        double size = plain.get(i).abs().max().item();
                        assertThat(ours.get(i).allClose(plain.get(i), 0, 1e-14 * size))
                            .as("operand %d", i)
                            .isTrue();
                      }
                    }));
  }

  private static List<Tensor> gradients(Recurrence loop, Tensor[] x, boolean plainly) {
    return Autodiff.gradient(
        v -> Operation.weighted(joined(unroll(loop, v.toArray(Tensor[]::new), plainly))),
        List.of(x));
  }

  @ParameterizedTest
  @EnumSource
  void whatStandsInThePaddingHasNoInfluence(Kind kind) {
    int[] lengths = {2, 0, 4};
    for (boolean reversed : new boolean[] {false, true}) {
      for (boolean plainly : new boolean[] {false, true}) {
        Recurrence loop = new Recurrence(kind, lengths, reversed);
        Tensor[] x = sample(kind, 3, 4, 3, 5);
        Tensor[] garbage = x.clone();
        int width = kind.blocks() * 3;
        Tensor real =
            Tensor.generate(i -> i / width % 4 < lengths[i / width / 4] ? 1 : 0, x[0].shape());
        garbage[0] = x[0].where(real, Tensor.full(Double.NaN));
        List<Tensor> y = unroll(loop, garbage, plainly);
        assertThat(y).isEqualTo(unroll(loop, x, plainly));
        assertThat(gradients(loop, garbage, plainly)).isEqualTo(gradients(loop, x, plainly));
        assertThat(y.get(0).select(0, 0).slice(0, 2, 4).abs().sum().item()).isZero();
        for (int s = 0; s < kind.states(); s++) {
          assertThat(y.get(1 + s).select(0, 1)).isEqualTo(x[1 + s].select(0, 1));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void sameBitsOnAnyNumberOfThreads(Kind kind) {
    Tensor[] x = sample(kind, 50, 7, 20, 6);
    for (int i = 0; i < x.length; i++) {
      x[i] = x[i].mul(0.3).cast(DType.FLOAT32);
    }
    Recurrence loop = new Recurrence(kind, FULL, false);
    List<Tensor> one = Parallel.withThreads(1, () -> gradients(loop, x, false));
    assertThat(Parallel.withThreads(3, () -> gradients(loop, x, false))).isEqualTo(one);
  }

  @Test
  void aRowWithoutStepsAndABatchWithoutRowsAreNoSpecialCase() {
    for (Kind kind : Kind.values()) {
      Recurrence loop = new Recurrence(kind, FULL, false);
      for (int[] size : new int[][] {{0, 3}, {2, 0}}) {
        Tensor[] x = sample(kind, size[0], size[1], 2, 7);
        List<Tensor> y = unroll(loop, x, false);
        assertThat(y.get(0).shape()).containsExactly(size[0], size[1], 2);
        assertThat(y.get(1)).isEqualTo(x[1]);
        assertThat(gradients(loop, x, false).get(0)).isEqualTo(x[0].fullLike(0));
      }
    }
  }

  @Test
  void refusesWhatDoesNotFitInWords() {
    Recurrence loop = new Recurrence(Kind.LSTM, new int[] {1, 5}, false);
    Tensor[] x = sample(Kind.LSTM, 2, 3, 2, 8);
    assertThatThrownBy(() -> unroll(loop, x, false))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("row 1 has length 5 of 3 steps");
    assertThatThrownBy(() -> unroll(new Recurrence(Kind.LSTM, new int[] {1}, false), x, false))
        .hasMessageContaining("1 lengths for 2 rows");
    Tensor[] wide = x.clone();
    wide[3] = Tensor.zeros(2, 7);
    assertThatThrownBy(() -> unroll(loop, wide, false))
        .hasMessageContaining("expected z (n, T, 4 m), 2 states (n, m)")
        .hasMessageContaining("(2, 7)");
    Tensor[] mixed = x.clone();
    mixed[1] = x[1].cast(DType.FLOAT32);
    assertThatThrownBy(() -> unroll(loop, mixed, false)).hasMessageContaining("one number format");
  }
}
