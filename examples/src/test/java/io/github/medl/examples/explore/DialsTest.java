package io.github.medl.examples.explore;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.medl.examples.Fakes;
import io.github.medl.examples.Figures;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.Knob;
import io.github.medl.examples.figure.Settings;
import io.github.medl.plot.Dial;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DialsTest {
  private static List<Dial> dials(Figure figure, Map<String, String> set) {
    return Dials.of(figure.about().knobs(), Settings.of(figure.about(), set));
  }

  @Test
  void eachStepOfEachSliderIsAllowedAndTheBooksIsAmongThem() {
    for (Figure figure : Figures.all().figures()) {
      for (Dial dial : dials(figure, Map.of())) {
        Knob<?> knob =
            figure.about().knobs().stream()
                .filter(k -> k.name().equals(dial.name()))
                .findFirst()
                .orElseThrow();
        dial.steps().forEach(knob::read);
        if (!dial.steps().isEmpty()) {
          assertThat(dial.steps())
              .as(figure.about().id() + " " + dial.name())
              .anySatisfy(step -> assertThat(knob.read(step)).isEqualTo(knob.book()));
        }
      }
    }
  }

  @Test
  void aSliderGoesFromTheLeastToTheMost() {
    List<Dial> dials = dials(new Fakes.Figure3_1(), Map.of("alpha", "0.004"));
    Dial alpha = dials.get(0);
    assertThat(alpha.value()).isEqualTo("0.004");
    assertThat(alpha.usual()).isEqualTo("0.005");
    assertThat(alpha.steps()).startsWith("0.0001").endsWith("0.1").contains("0.005");
    assertThat(dials.get(1).steps()).hasSize(100).startsWith("1").endsWith("100");
    assertThat(dials.get(2).isList()).isTrue();
    assertThat(dials.get(3).steps()).containsExactly("gradient", "momentum", "none");
    assertThat(dials.get(4).steps()).as("a matrix is typed").isEmpty();
    assertThat(dials.get(5).steps()).as("a seed is typed").isEmpty();
  }
}
