package io.github.medl.examples.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.examples.Fakes.Figure1_1;
import io.github.medl.examples.Fakes.Figure1_2;
import io.github.medl.examples.Fakes.Table1_1;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {
  private final Manifest manifest = Manifest.of(Figure1_1.class, Figure1_2.class, Table1_1.class);

  @Test
  void theNameOfTheClassSaysTheId() {
    assertThat(manifest.ids()).containsExactly("1.1", "1.2", "table-1.1");
    assertThatThrownBy(() -> Manifest.idOf(Figure.class)).hasMessageContaining("Figure4_2");
  }

  @Test
  void duplicatesAndDisorderAreRefused() {
    assertThatThrownBy(() -> Manifest.of(Figure1_1.class, Figure1_1.class))
        .hasMessageContaining("both 1.1");
    assertThatThrownBy(() -> Manifest.of(Figure1_2.class, Figure1_1.class))
        .hasMessageContaining("1.1 must stand before 1.2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.2",
        "Figure1_2",
        "figure-1.2",
        "fig1.2",
        "Fig. 1.2",
        "FIGURE 1.2",
        "1,2",
        "01.2"
      })
  void aFigureMayBeCalledAsItIsRead(String word) {
    assertThat(manifest.meant(word)).contains("1.2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"table-1.1", "table1.1", "Table1_1", "Table 1.1", "tab. 1.1"})
  void soMayATable(String word) {
    assertThat(manifest.meant(word)).contains("table-1.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"l1.1", "eq1.1", "Course1_1", "1.3", "1", "", "banana", "1.2.3", "../1.2"})
  void whatNamesNoFigureOfTheListMeansNone(String word) {
    assertThat(manifest.meant(word)).isEmpty();
  }

  @Test
  void theNearestIdsAreOfTheSameChapter() {
    assertThat(manifest.nearest("1.3")).contains("1.1", "1.2", "table-1.1");
    assertThat(manifest.nearest("table1.2")).startsWith("1.2");
    assertThat(manifest.nearest("l1.1")).startsWith("1.1", "table-1.1");
    assertThat(manifest.nearest("1.22")).containsExactly("1.2");
    assertThat(manifest.nearest("2.1")).isEmpty();
    assertThat(manifest.nearest("banana")).isEmpty();
  }
}
