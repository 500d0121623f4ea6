package io.github.medl.examples.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.examples.Figures;
import io.github.medl.examples.figure.FigureId.Sort;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FigureIdTest {
  @Test
  void idsAreOrderedAsTheBookIsRead() {
    List<String> ids =
        List.of("1.5", "2.3", "2.10", "table-2.1", "eq-2.7", "L2.1", "C2.1", "3.1", "10.1");
    assertThat(ids.stream().sorted(FigureId.ORDER.reversed()).sorted(FigureId.ORDER))
        .isEqualTo(ids);
  }

  @Test
  void everyIdOfTheManifestReadsBackAndNamesItsClass() {
    for (String id : Figures.all().ids()) {
      FigureId read = FigureId.of(id);
      assertThat(read).hasToString(id);
      assertThat(read).isEqualTo(FigureId.of(Figures.all().type(id).orElseThrow()));
      assertThat(FigureId.meant(read.label())).contains(read);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "4.2, FIGURE, 4, Figure 4.2",
    "6.11a, FIGURE, 6, Figure 6.11a",
    "table-2.1, TABLE, 2, Table 2.1",
    "eq-8.72, EQUATION, 8, Equation (8.72)",
    "L4.1, LAB, 4, Lab 4.1",
    "C1.1, COURSE, 1, Course result 1.1"
  })
  void anIdSaysWhatItIsWhereItStandsAndHowItIsRead(
      String text, Sort sort, int chapter, String label) {
    FigureId id = FigureId.of(text);
    assertThat(id.sort()).isEqualTo(sort);
    assertThat(id.chapter()).isEqualTo(chapter);
    assertThat(id.label()).isEqualTo(label);
    assertThat(About.figure(text, "t", Kind.EXACT).chapter()).isEqualTo(chapter);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "", "4", "4.2.1", "T4.2", "figure-4.2", "4.2A"})
  void whatIsNoIdIsRefused(String text) {
    assertThat(FigureId.find(text)).isEmpty();
    assertThatThrownBy(() -> About.figure(text, "t", Kind.EXACT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "figure id '" + text + "' must look like 4.2, table-2.1, L4.1, C1.1 or eq-8.72");
  }

  @Test
  void aChapterMayBeCalledInManyWays() {
    for (String word : List.of("4", "ch4", "Chapter 4", "chapter-4")) {
      assertThat(FigureId.chapterMeant(word)).hasValue(4);
    }
    assertThat(FigureId.chapterMeant("4.2")).isEmpty();
  }
}
