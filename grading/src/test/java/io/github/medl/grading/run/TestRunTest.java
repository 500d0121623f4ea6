package io.github.medl.grading.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.grading.GradedTest;
import io.github.medl.grading.Mark;
import io.github.medl.grading.Marks;
import io.github.medl.grading.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TestRunTest {
  private final Marks marks = new Marks();
  private final List<String> started = new ArrayList<>();

  private List<Mark> run(String... tests) {
    TestRun.run(
        getClass().getClassLoader(),
        List.of(tests),
        new Watcher() {
          @Override
          public void declared(GradedTest test) {
            marks.expect(test);
          }

          @Override
          public void started(GradedTest test) {
            started.add(test.method());
          }

          @Override
          public void ended(GradedTest test, boolean ok, String message) {
            marks.add(test, ok, message);
          }
        });
    return marks.all();
  }

  private Mark mark(String method) {
    return marks.all().stream()
        .filter(mark -> mark.test().method().equals(method))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aTestEarnsAllOrNothingAndAPartialOneTheShareThatPasses() {
    run(Samples.Mixed.class.getName());
    assertThat(mark("passes").earned()).isEqualTo(2);
    assertThat(mark("fails").earned()).isEqualTo(0);
    assertThat(mark("aShare").earned()).isEqualTo(3);
    assertThat(mark("allOrNothing").earned()).isEqualTo(0);
    assertThat(mark("neverRuns").earned()).isEqualTo(0);
    assertThat(Marks.earned(marks.all())).isEqualTo(5);
    assertThat(Marks.possible(marks.all())).isEqualTo(14);
    assertThat(started).doesNotContain("isNotGraded", "neverRuns");
  }

  @Test
  void aFailureSaysInputYoursExpectedAndHint() {
    run(Samples.Mixed.class.getName() + "#fails");
    assertThat(mark("fails").problem())
        .isEqualTo(
            "the answer is wrong\n  input:    2\n  yours:    5\n  expected: 4 (within 1.0E-9)\n"
                + "  hint:     chapter 1");
  }

  @Test
  void aClassThatCannotBeSetUpCostsItsTests() {
    run(Samples.Unready.class.getName(), Samples.Mixed.class.getName() + "#passes");
    assertThat(Marks.earned(marks.all())).isEqualTo(2);
    assertThat(marks.all().get(1).problem()).contains("not today");
  }

  @Test
  void wrongAnnotationsAndNamesAreToldInWords() {
    assertThatThrownBy(() -> run(Samples.Partless.class.getName()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("Partless.passes has @Points but no @Part");
    assertThatThrownBy(() -> run("no.such.Class")).hasMessageContaining("no.such.Class");
  }

  @Test
  void aTelegramSurvivesTheWireAndOnlyWithItsWord() {
    String all =
        run(Samples.Mixed.class.getName()).stream()
            .map(Mark::test)
            .map(test -> new Telegram(Telegram.FAILED, List.of(Telegram.text(test), "ü\n 1")))
            .map(telegram -> Telegram.of(telegram.line("word"), "word").orElseThrow())
            .map(telegram -> telegram.test().method() + telegram.fields().get(1))
            .collect(Collectors.joining(" "));
    assertThat(all).contains("failsü\n 1").contains("aShare");
    assertThat(Telegram.of("forged passed", "word")).isEmpty();
    assertThat(Telegram.of("word passed ???", "word")).isEmpty();
  }
}
