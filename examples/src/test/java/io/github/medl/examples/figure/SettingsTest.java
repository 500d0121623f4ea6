package io.github.medl.examples.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.examples.Fakes.Figure1_1;
import io.github.medl.examples.Fakes.Figure3_1;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
  private static final About ABOUT = new Figure3_1().about();

  @Test
  void withoutSettingsAFigureIsTheBooks() {
    Outcome outcome = new Figure3_1().draw(FigureContext.quick());
    assertThat(outcome.status(ABOUT, FigureContext.quick())).isEqualTo(Status.VERIFIED);
    assertThat(Settings.book().get(Figure3_1.ALPHA)).isEqualTo(0.005);
  }

  @Test
  void aFigureReadsWhatWasSetAndTheBooksValueOfTheRest() {
    Settings settings = Settings.of(ABOUT, Map.of("alpha", "0.004"));
    assertThat(settings.get(Figure3_1.ALPHA)).isEqualTo(0.004);
    assertThat(settings.get(Figure3_1.STEPS)).isEqualTo(10);
    assertThat(settings.isBook()).isFalse();
  }

  @Test
  void aParameterMayBeCalledByItsSymbol() {
    assertThat(Settings.of(ABOUT, Map.of("α", "0.004")).get(Figure3_1.ALPHA)).isEqualTo(0.004);
  }

  @Test
  void otherParametersMakeAnExploredFigureWhateverItsChecksSay() {
    for (String alpha : List.of("0.004", "0.0050000001")) {
      FigureContext context =
          FigureContext.quick().with(Settings.of(ABOUT, Map.of("alpha", alpha)));
      assertThat(new Figure3_1().draw(context).status(ABOUT, context)).isEqualTo(Status.EXPLORED);
    }
  }

  @Test
  void theBooksValuesSetByHandAreTheBook() {
    Settings settings =
        Settings.of(ABOUT, Map.of("alpha", "5e-3", "kernel", "0 1;-1 .5", "flip", "yes"));
    assertThat(settings.isBook()).isTrue();
    assertThat(Setting.changes(settings.values())).isEmpty();
  }

  @Test
  void whatIsUnknownOrNotAllowedIsRefusedWithTheFigureAndWhatThereIs() {
    assertThatThrownBy(() -> Settings.of(ABOUT, Map.of("alhpa", "1")))
        .hasMessage("Figure 3.1 has no parameter 'alhpa'; did you mean alpha?");
    assertThatThrownBy(() -> Settings.of(ABOUT, Map.of("momentum", "1")))
        .hasMessage(
            "Figure 3.1 has no parameter 'momentum'; it has alpha, steps, flip, method, kernel,"
                + " seed");
    assertThatThrownBy(() -> Settings.of(ABOUT, Map.of("alpha", "1")))
        .hasMessage("Figure 3.1: alpha must be a number from 0.0001 to 0.1, not '1'");
    assertThatThrownBy(() -> Settings.of(new Figure1_1().about(), Map.of("alpha", "1")))
        .hasMessageContaining("nor any other; medl list --play");
  }

  @Test
  void changesReadAsTheyAreTyped() {
    List<Setting> values =
        Settings.of(ABOUT, Map.of("kernel", "1 2; 3 4", "alpha", "4e-3", "flip", "no")).values();
    assertThat(Setting.changes(values)).isEqualTo("alpha=0.004, flip=off, kernel=1 2; 3 4");
    assertThat(Setting.options(values))
        .isEqualTo("--set alpha=0.004 --set flip=off --set kernel=\"1 2; 3 4\"");
  }
}
