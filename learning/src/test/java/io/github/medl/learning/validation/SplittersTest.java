package io.github.medl.learning.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.learning.UnfittableException;
import io.github.medl.learning.examples.Examples;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplittersTest {
  /** 21 observations of class 0, 12 of class 1, 7 of class 2, in turn. */
  private static final Tensor Y =
      Tensor.generate(i -> i % 5 == 4 && i < 35 ? 2 : i % 3 == 1 ? 1 : 0, 40);

  @ParameterizedTest
  @CsvSource({"10, 5", "11, 5", "14, 5", "7, 7", "2, 2", "100, 3"})
  void everyRowIsJudgedOnceAndFittedOtherwise(int n, int k) {
    for (List<Fold> folds :
        List.of(Folds.random(n, k, RandomStream.seed(1)), Folds.consecutive(n, k))) {
      assertThat(folds).hasSize(k);
      partitionsRows(folds, n);
      sizesDifferByOneAtMost(folds);
    }
  }

  private static void partitionsRows(List<Fold> folds, int n) {
    int[] judged =
        folds.stream().flatMapToInt(f -> Arrays.stream(f.validation())).sorted().toArray();
    assertThat(judged).containsExactly(IntStream.range(0, n).toArray());
    for (Fold fold : folds) {
      assertThat(fold.train()).isSorted();
      assertThat(fold.validation()).isSorted();
      assertThat(
              IntStream.concat(Arrays.stream(fold.train()), Arrays.stream(fold.validation()))
                  .sorted())
          .containsExactly(IntStream.range(0, n).boxed().toArray(Integer[]::new));
    }
  }

  private static void sizesDifferByOneAtMost(List<Fold> folds) {
    int[] sizes = folds.stream().mapToInt(f -> f.validation().length).sorted().toArray();
    assertThat(sizes[sizes.length - 1] - sizes[0]).isBetween(0, 1);
  }

  @Test
  void consecutiveFoldsAreTheStripsOfFigure2_11() {
    List<Fold> folds = Folds.consecutive(7, 3);
    assertThat(folds.get(0).validation()).containsExactly(0, 1, 2);
    assertThat(folds.get(1).validation()).containsExactly(3, 4);
    assertThat(folds.get(2).validation()).containsExactly(5, 6);
  }

  @Test
  void strataHaveTheirShareInEveryFold() {
    List<Fold> folds = Folds.stratified(Y, 4, RandomStream.seed(2));
    partitionsRows(folds, 40);
    sizesDifferByOneAtMost(folds);
    for (int k = 0; k < 3; k++) {
      int code = k;
      int[] counts =
          folds.stream()
              .mapToInt(
                  f -> (int) Arrays.stream(f.validation()).filter(i -> Y.get(i) == code).count())
              .sorted()
              .toArray();
      assertThat(counts[3] - counts[0]).isBetween(0, 1);
    }
  }

  @Test
  void leaveOneOutLeavesOneOut() {
    List<Fold> folds = Folds.leaveOneOut(5);
    partitionsRows(folds, 5);
    assertThat(folds).allSatisfy(f -> assertThat(f.validation()).hasSize(1));
  }

  @Test
  void theStreamDecides() {
    List<Fold> one = Folds.random(50, 5, RandomStream.seed(1));
    List<Fold> same = Folds.random(50, 5, RandomStream.seed(1));
    List<Fold> other = Folds.random(50, 5, RandomStream.seed(2));
    assertThat(one.get(0).validation()).containsExactly(same.get(0).validation());
    assertThat(one.get(0).validation()).isNotEqualTo(other.get(0).validation());
  }

  @Test
  void aPartitionHasTheSharesThatWereAskedFor() {
    Partition sets = Partition.random(50, .6, .2, RandomStream.seed(4));
    assertThat(sets.train()).hasSize(30);
    assertThat(sets.validation()).hasSize(10);
    assertThat(sets.test()).hasSize(10);
    assertThat(IntStream.of(sets.train()).boxed().toList())
        .doesNotContainAnyElementsOf(IntStream.of(sets.test()).boxed().toList())
        .doesNotContainAnyElementsOf(IntStream.of(sets.validation()).boxed().toList());
    Partition two = Partition.random(50, .8, 0, RandomStream.seed(4));
    assertThat(two.validation()).isEmpty();
    assertThat(two.test()).hasSize(10);
  }

  @Test
  void aStratifiedPartitionHasTheSharesOfEveryClass() {
    Partition sets = Partition.stratified(Y, .5, .25, RandomStream.seed(4));
    for (int k = 0; k < 3; k++) {
      int code = k;
      long all = IntStream.range(0, 40).filter(i -> Y.get(i) == code).count();
      long train = IntStream.of(sets.train()).filter(i -> Y.get(i) == code).count();
      assertThat(train).isEqualTo(Math.round(all * .5));
    }
    assertThat(sets.train().length + sets.validation().length + sets.test().length).isEqualTo(40);
  }

  @Test
  void whoeverHoldsAFoldCannotChangeIt() {
    Fold fold = new Fold(new int[] {0, 1}, new int[] {2});
    fold.train()[0] = 9;
    assertThat(fold.train()).containsExactly(0, 1);
  }

  @Test
  void refusalsSayWhatToDo() {
    RandomStream random = RandomStream.seed(1);
    assertThatThrownBy(() -> Folds.random(4, 5, random))
        .isInstanceOf(UnfittableException.class)
        .hasMessageContaining("4 observations cannot fill 5 folds; take 4 at most");
    assertThatThrownBy(() -> Folds.consecutive(4, 1)).hasMessageContaining("two at least");
    assertThatThrownBy(() -> Folds.leaveOneOut(1)).hasMessageContaining("two at least");
    assertThatThrownBy(() -> Folds.stratified(Y, 8, random))
        .hasMessageContaining("class 2 has 7 observations, fewer than the 8 folds");
    assertThatThrownBy(() -> Folds.stratified(Tensor.vector(0, Double.NaN), 2, random))
        .hasMessageContaining("y[1] is NaN");
    assertThatThrownBy(() -> new Fold(new int[0], new int[] {1}))
        .hasMessageContaining("0 rows to fit");
    assertThatThrownBy(() -> Partition.random(10, .8, .3, random))
        .hasMessageContaining("sum to at most 1");
    assertThatThrownBy(() -> Partition.random(3, .9, .05, random))
        .hasMessageContaining("3 observations are too few");
    assertThatThrownBy(() -> Partition.stratified(Tensor.vector(0, 1, 0), .5, .25, random))
        .hasMessageContaining("of a class are too few");
  }

  @Test
  void aPartitionOfExamplesKeepsInputsWithTheirTargets() {
    Tensor x = Tensor.arange(50).reshape(50, 1);
    Partition rows = Partition.random(50, .6, .2, RandomStream.seed(4));
    Partition.Parts parts = rows.of(new Examples(x, x.flatten()));
    assertThat(parts.train().labels()).isEqualTo(rows.train());
    assertThat(parts.validation().labels()).isEqualTo(rows.validation());
    assertThat(parts.test().labels()).isEqualTo(rows.test());
    assertThat(parts.test().inputs().flatten()).isEqualTo(parts.test().targets());
  }
}
