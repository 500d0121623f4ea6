package io.github.medl.learning.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.learning.UnfittableException;
import io.github.medl.tensor.Tensor;
import org.junit.jupiter.api.Test;

class OneHotTest {
  private static final Tensor X =
      Tensor.of(new double[][] {{.5, 3, 1}, {.6, 1, 0}, {.7, 7, 1}, {.8, 3, 0}});

  @Test
  void everyCategoryGetsAColumnInPlace() {
    assertThat(OneHot.columns(1).fit(X).apply(X))
        .isEqualTo(
            Tensor.of(
                new double[][] {
                  {.5, 0, 1, 0, 1}, {.6, 1, 0, 0, 0}, {.7, 0, 0, 1, 1}, {.8, 0, 1, 0, 0}
                }));
  }

  @Test
  void withoutFirstTheFirstCategoryIsWhereAllOthersAreZero() {
    OneHotEncoding encoding = OneHot.columns(2, 1).withoutFirst().fit(X);
    assertThat(encoding.outputs()).isEqualTo(4);
    assertThat(encoding.apply(X))
        .isEqualTo(
            Tensor.of(new double[][] {{.5, 1, 0, 1}, {.6, 0, 0, 0}, {.7, 0, 1, 1}, {.8, 1, 0, 0}}));
  }

  @Test
  void columnsOfACategorySumToOne() {
    Tensor encoded = OneHot.columns(1).fit(X).apply(X).slice(1, 1, 4);
    assertThat(encoded.sum(1)).isEqualTo(Tensor.ones(4));
  }

  @Test
  void theEncodingKnowsItsCategories() {
    OneHotEncoding encoding = OneHot.columns(1).fit(X);
    assertThat(encoding.categories(1)).isEqualTo(Tensor.vector(1, 3, 7));
    assertThatThrownBy(() -> encoding.categories(0)).hasMessageContaining("replaced are [1]");
  }

  @Test
  void refusalsSayWhatToDo() {
    OneHotEncoding encoding = OneHot.columns(1).fit(X);
    assertThatThrownBy(() -> encoding.apply(Tensor.of(new double[][] {{0, 3, 0}, {0, 5, 0}})))
        .isInstanceOf(UnfittableException.class)
        .hasMessageContaining("x[1, 1] is of category 5.0, which did not occur")
        .hasMessageContaining("[1.0, 3.0, 7.0]");
    assertThatThrownBy(() -> encoding.apply(Tensor.ones(2, 2)))
        .hasMessageContaining("fitted to 3 columns");
    assertThatThrownBy(() -> OneHot.columns(5).fit(X)).hasMessageContaining("no column 5");
    assertThatThrownBy(() -> OneHot.columns(1, 1)).hasMessageContaining("each given once");
    assertThatThrownBy(() -> OneHot.columns(0).fit(Tensor.ones(3, 2)))
        .hasMessageContaining("of category 1.0 in all 3 rows");
  }
}
