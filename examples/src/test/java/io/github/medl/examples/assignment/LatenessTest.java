package io.github.medl.examples.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.grading.GradedTest;
import io.github.medl.grading.Mark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is late, and what it costs, whatever the machine takes for its time zone and language. */
@Isolated("sets the locale and time zone of this Java machine")
class LatenessTest {
  private static final Locale LOCALE =
      new Locale(System.getProperty("user.language", "en"), System.getProperty("user.country", ""));

  @TempDir Path folder;

  @AfterEach
  void asBefore() {
    TimeZone.setDefault(null); // that of the machine
    Locale.setDefault(LOCALE);
  }

  private Assignment course(String... lines) throws IOException {
    Files.write(folder.resolve(Course.NAME), List.of(lines));
    Files.createDirectories(folder.resolve("a1/src/main/java"));
    return Assignment.find(folder, "a1");
  }

  private Optional<Path> received(String... lines) throws IOException {
    return Optional.of(Files.write(folder.resolve("received.csv"), List.of(lines)));
  }

  /** A submission that earned 7 of 10 points. */
  private static Graded graded(String student) {
    GradedTest one = new GradedTest("T", "one", "a", 7, false, "");
    GradedTest two = new GradedTest("T", "two", "b", 3, false, "");
    List<Mark> marks = List.of(new Mark(one, 1, 1, ""), Mark.lost(two, "no"));
    return new Graded(student, marks, 0, List.of(), Map.of());
  }

  @ParameterizedTest
  @CsvSource({"Asia/Tokyo, ja-JP", "America/New_York, en-US", "UTC, ar-EG", "Europe/Rome, tr-TR"})
  void theSameEverywhere(String machine, String language) throws IOException {
    TimeZone.setDefault(TimeZone.getTimeZone(machine));
    Locale.setDefault(Locale.forLanguageTag(language));
    Assignment assignment =
        course("zone = Europe/Berlin", "late = 10% per day", "a1.deadline = 2026-12-15 23:59");
    Optional<Path> table =
        received(
            "time,name,remark",
            "2026-12-15 23:59,ann,in the last minute",
            "2026-12-15T23:59:30,bob,half a minute late",
            "2026-12-15T23:30:00Z,cem,half past midnight in Berlin",
            "2026-12-16T23:59:00+01:00,dan,a day to the second",
            "2026-12-17 00:00,eve,a day and a minute",
            "2027-03-01 12:00,fay,very late");
    List<String> all = List.of("ann", "bob", "cem", "dan", "eve", "fay");
    Lateness lateness = Lateness.of(assignment, all, table);
    assertThat(all.stream().map(name -> lateness.of(graded(name)).earned()))
        .containsExactly(7.0, 6.0, 6.0, 6.0, 5.0, 0.0);
    assertThat(lateness.of(graded("ann")).notes()).isEmpty();
    assertThat(lateness.of(graded("bob")).notes())
        .containsExactly(
            "Received 15 December 2026, 23:59 Europe/Berlin, 1 min after the deadline: 1 point"
                + " off.");
    assertThat(lateness.of(graded("eve")).notes().get(0))
        .contains("1 d 0 h 1 min after the deadline: 2 points off.");
    assertThat(assignment.course().deadline(assignment).map(Course::words))
        .contains("15 December 2026, 23:59 Europe/Berlin");
  }

  @Test
  void whatIsRefusedEarnsNothingAndNoneCostsNothing() throws IOException {
    String due = "a1.deadline = 2026-12-15 23:59";
    Optional<Path> table = received("name,time", "ann,2026-12-16 08:00");
    Graded refused =
        Lateness.of(course("late = refuse", due), List.of("ann"), table).of(graded("ann"));
    assertThat(refused.earned()).isZero();
    assertThat(refused.lost()).isEqualTo(7);
    Graded noted =
        Lateness.of(course("late = refuse", "a1.late = none", due), List.of("ann"), table)
            .of(graded("ann"));
    assertThat(noted.earned()).isEqualTo(7);
    assertThat(noted.notes())
        .containsExactly(
            "Received 16 December 2026, 08:00 UTC, 8 h 1 min after the deadline: noted.");
  }

  @Test
  void aDayHasTwentyFourHoursWhenTheClocksChange() throws IOException {
    Assignment assignment =
        course("zone = Europe/Berlin", "late = 10% a day", "a1.deadline = 2026-10-24 12:00");
    Optional<Path> table = received("name,time", "ann,2026-10-25 11:00", "bob,2026-10-25 11:01");
    Lateness lateness = Lateness.of(assignment, List.of("ann", "bob"), table);
    assertThat(lateness.of(graded("ann")).lost()).isEqualTo(1);
    assertThat(lateness.of(graded("bob")).lost()).isEqualTo(2);
  }

  @Test
  void whereTimesAreNotKnownGradingAsksForThem() throws IOException {
    String due = "a1.deadline = 2026-12-15 23:59";
    List<String> ann = List.of("ann");
    assertThat(Lateness.of(course(due), ann, Optional.empty()).of(graded("ann")).notes()).isEmpty();
    Assignment costs = course("late = 5% per day", due);
    assertThatThrownBy(() -> Lateness.of(costs, ann, Optional.empty()))
        .hasMessageContaining("--received FILE")
        .hasMessageContaining("a1.late = none");
    Optional<Path> table = received("name,time", "bob,2026-12-15 08:00");
    assertThatThrownBy(() -> Lateness.of(costs, ann, table))
        .hasMessageContaining("does not say when these were received: ann");
    Assignment open = course("late = 5% per day");
    assertThatThrownBy(() -> Lateness.of(open, ann, table))
        .hasMessageContaining("does not say when it is due: a1.deadline = 2026-12-15 23:59");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ann,yesterday", "ann,2026-02-30 12:00", "ann", "ann,15.12.2026 23:59"})
  void timesThatAreNoneAreRefusedWithTheirRow(String row) throws IOException {
    Assignment assignment = course("a1.deadline = 2026-12-15 23:59");
    Optional<Path> table = received("name,time", row);
    assertThatThrownBy(() -> Lateness.of(assignment, List.of("ann"), table))
        .isInstanceOf(AssignmentException.class)
        .hasMessageContaining("received.csv, row 1");
  }

  @Test
  void rulesAndTablesThatMeanNothingAreRefused() throws IOException {
    assertThatThrownBy(() -> LateRule.of("late", "mildly"))
        .hasMessage("late must be none, refuse, or as 10% per day, not 'mildly'");
    Assignment soon = course("a1.deadline = 15 December, 23:59");
    assertThatThrownBy(() -> soon.course().deadline(soon))
        .hasMessageContaining("a1.deadline must be a time as 2026-12-15 23:59");
    assertThatThrownBy(() -> course("zone = Mars/North").course().zone())
        .hasMessageContaining("zone must be a name as Europe/Berlin, not 'Mars/North'");
    Assignment assignment = course("a1.deadline = 2026-12-15 23:59");
    List<String> ann = List.of("ann");
    Optional<Path> twice = received("name,time", "ann,2026-12-15 08:00", "ann,2026-12-16 08:00");
    assertThatThrownBy(() -> Lateness.of(assignment, ann, twice))
        .hasMessageContaining("is there twice");
    Optional<Path> other = received("student,time", "ann,2026-12-15 08:00");
    assertThatThrownBy(() -> Lateness.of(assignment, ann, other))
        .hasMessageContaining("needs a first line with the names name,time");
    Optional<Path> none = Optional.of(folder.resolve("none.csv"));
    assertThatThrownBy(() -> Lateness.of(assignment, ann, none))
        .hasMessageContaining("There is no file");
  }

  @Test
  void spreadsheetsMayBeginTheirWay() throws IOException {
    Assignment assignment = course("late = refuse", "a1.deadline = 2026-12-15 23:59");
    Optional<Path> table = received("\uFEFFname,time", "ann,2026-12-15 08:00");
    Lateness lateness = Lateness.of(assignment, List.of("ann"), table);
    assertThat(lateness.of(graded("ann")).earned()).isEqualTo(7);
  }

  @Test
  void aRuleTakesNeverMoreThanThereIs() {
    LateRule rule = LateRule.of("late", "30% per day");
    assertThat(rule.lost(Duration.ofHours(-1), 10, 7)).isZero();
    assertThat(rule.lost(Duration.ofHours(1), 10, 7)).isEqualTo(3);
    assertThat(rule.lost(Duration.ofDays(9), 10, 7)).isEqualTo(7);
  }
}
