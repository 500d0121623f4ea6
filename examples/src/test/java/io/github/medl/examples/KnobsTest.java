package io.github.medl.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Knob;
import io.github.medl.examples.figure.Matrix;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.figure.Settings;
import io.github.medl.examples.figure.Status;
import io.github.medl.examples.figure.Table;
import io.github.medl.plot.Picture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What the parameters of the figures promise. */
@Execution(ExecutionMode.CONCURRENT)
class KnobsTest {
  /** Expected seconds of the figures whose knobs are all turned here. */
  private static final double QUICK = 0.5;

  @Test
  void thirtyFiguresCanBePlayedWith() {
    assertThat(playable(Double.POSITIVE_INFINITY).count()).isGreaterThanOrEqualTo(30);
  }

  @TestFactory
  Stream<DynamicTest> everyKnobMovesSomethingAndTheFigureIsDrawnAtItsEnd() {
    return playable(QUICK)
        .flatMap(
            figure ->
                figure.about().knobs().stream()
                    .map(
                        knob ->
                            DynamicTest.dynamicTest(
                                figure.about().id() + " " + knob.name(),
                                () -> turn(figure, knob))));
  }

  private static Stream<Figure> playable(double seconds) {
    return Figures.all().figures().stream()
        .filter(figure -> !figure.about().knobs().isEmpty())
        .filter(figure -> figure.about().cost().seconds() <= seconds);
  }

  private static void turn(Figure figure, Knob<?> knob) throws Exception {
    Outcome book = figure.draw(FigureContext.quick());
    Settings settings = Settings.of(figure.about(), Map.of(knob.name(), end(knob)));
    FigureContext context = FigureContext.quick().with(settings);
    Outcome turned = figure.draw(context);
    turned.pictures().forEach(Picture::image);
    assertThat(turned.status(figure.about(), context)).isEqualTo(Status.EXPLORED);
    assertThat(content(turned)).isNotEqualTo(content(book));
  }

  /** The far end of a range, another word, a kernel of other numbers. */
  private static String end(Knob<?> knob) {
    if (knob instanceof Knob.Real real) {
      return Double.toString(real.book() < real.most() ? real.most() : real.least());
    }
    if (knob instanceof Knob.Whole whole) {
      return Integer.toString(whole.isSeed() ? whole.book() + 1 : far(whole));
    }
    if (knob instanceof Matrix matrix) {
      return matrix.write(matrix.book().mul(0.5));
    }
    if (knob instanceof Knob.Choice choice) {
      return choice.words().get(choice.words().indexOf(choice.book()) == 0 ? 1 : 0);
    }
    return ((Knob.Switch) knob).book() ? "off" : "on";
  }

  private static int far(Knob.Whole whole) {
    return whole.book() < whole.most() ? whole.most() : whole.least();
  }

  /** All that a reader could see of an outcome, as text. */
  private static List<String> content(Outcome outcome) {
    List<String> content = new ArrayList<>();
    content.add(outcome.checks().toString());
    content.add(outcome.values().toString());
    for (Table table : outcome.tables()) {
      table.columns().forEach(column -> content.add(column.name() + column.cells().hashCode()));
    }
    for (Picture picture : outcome.pictures()) {
      picture
          .series()
          .forEach(
              (name, series) -> {
                content.add(name);
                series.data().forEach(column -> content.add(Arrays.hashCode(column) + ""));
              });
    }
    return content;
  }
}
