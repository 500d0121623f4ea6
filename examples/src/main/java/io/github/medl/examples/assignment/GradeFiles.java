package io.github.medl.examples.assignment;

import com.fasterxml.jackson.jr.ob.JSON;
import com.samskivert.mustache.Mustache;
import io.github.medl.grading.Mark;
import io.github.medl.grading.Marks;
import io.github.medl.io.AtomicFile;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * What grading leaves: {@code grades.csv}, {@code feedback/NAME.html}, {@code results.json} of all,
 * {@code results/NAME.json} of each in the form that Gradescope reads, and {@code similarity.csv}.
 */
final class GradeFiles {
  private static final JSON JSON_FORM = JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT);

  private final Assignment assignment;
  private final Suite suite;
  private final Path out;

  GradeFiles(Assignment assignment, Suite suite, Path out) throws IOException {
    this.assignment = assignment;
    this.suite = suite;
    this.out = out;
    Files.createDirectories(out.resolve("feedback"));
    Files.createDirectories(out.resolve("results"));
  }

  /** The files of one student. */
  void write(Graded graded) throws IOException {
    String page =
        Mustache.compiler()
            .escapeHTML(true)
            .emptyStringIsFalse(true)
            .compile(Resource.text("feedback.mustache"))
            .execute(page(graded));
    put("feedback/" + graded.student() + ".html", page);
    put("results/" + graded.student() + ".json", JSON_FORM.asString(result(graded)) + "\n");
  }

  /** The files over all, in the order of names. */
  void write(List<Graded> all, Map<String, String> stub) throws IOException {
    put("grades.csv", grades(all));
    Map<String, Object> results = new LinkedHashMap<>();
    results.put("assignment", assignment.id());
    results.put("weight", assignment.course().weight(assignment));
    List<Map<String, Object>> students = new ArrayList<>();
    for (Graded one : all) {
      Map<String, Object> student = new LinkedHashMap<>();
      student.put("student", one.student());
      student.putAll(result(one));
      students.add(student);
    }
    results.put("students", students);
    put("results.json", JSON_FORM.asString(results) + "\n");
    StringWriter text = new StringWriter();
    try (CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
      csv.printRecord("first", "second", "similarity");
      for (Similarity pair : Similarity.of(all, stub)) {
        String share = String.format(Locale.ROOT, "%.3f", pair.share());
        csv.printRecord(cell(pair.first()), cell(pair.second()), share);
      }
    }
    put("similarity.csv", text.toString());
  }

  private String grades(List<Graded> all) throws IOException {
    List<Mark> none = suite.lost("");
    StringWriter text = new StringWriter();
    try (CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
      List<Object> head = new ArrayList<>(List.of("student"));
      head.addAll(Marks.byPart(none).keySet());
      head.addAll(List.of("late", "points", "of", "percent", "notes"));
      csv.printRecord(head);
      for (Graded one : all) {
        List<Object> row = new ArrayList<>(List.of(cell(one.student())));
        one.parts().values().forEach(marks -> row.add(Marks.text(Marks.earned(marks))));
        row.add(Marks.text(0 - one.lost()));
        row.add(Marks.text(one.earned()));
        row.add(Marks.text(one.possible()));
        row.add(Marks.text(100 * one.earned() / one.possible()));
        row.add(cell(String.join(" ", one.notes())));
        csv.printRecord(row);
      }
    }
    return text.toString();
  }

  /** A text that no spreadsheet takes for a formula. */
  private static String cell(String text) {
    return !text.isEmpty() && "=+-@\t".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  private Map<String, Object> page(Graded graded) {
    List<Map<String, Object>> parts = new ArrayList<>();
    graded
        .parts()
        .forEach(
            (name, marks) -> {
              Map<String, Object> part = new LinkedHashMap<>();
              part.put("part", name);
              part.put("earned", Marks.text(Marks.earned(marks)));
              part.put("possible", Marks.text(Marks.possible(marks)));
              part.put("tests", marks.stream().map(this::row).toList());
              parts.add(part);
            });
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("assignment", assignment.id());
    page.put("student", graded.student());
    page.put("course", assignment.course().name());
    page.put("deadline", assignment.course().deadline(assignment).map(Course::words).orElse(""));
    page.put("earned", Marks.text(graded.earned()));
    page.put("possible", Marks.text(graded.possible()));
    page.put("notes", graded.notes());
    page.put("parts", parts);
    return page;
  }

  private Map<String, Object> row(Mark mark) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("mark", mark.isFull() ? "ok" : "no");
    row.put("name", name(mark));
    row.put("earned", Marks.text(mark.earned()));
    row.put("possible", Marks.text(mark.test().points()));
    String problem = problem(mark);
    boolean told = mark.isFull() || problem.contains("hint:");
    row.put("hint", told ? "" : mark.test().hint());
    row.put("problem", problem);
    return row;
  }

  private Map<String, Object> result(Graded graded) {
    List<Map<String, Object>> tests = new ArrayList<>();
    for (Mark mark : graded.marks()) {
      Map<String, Object> test = new LinkedHashMap<>();
      test.put("name", "part " + mark.test().part() + ": " + name(mark));
      test.put("score", mark.earned());
      test.put("max_score", mark.test().points());
      test.put("status", mark.isFull() ? "passed" : "failed");
      String hint = mark.isFull() || mark.test().hint().isEmpty() ? "" : mark.test().hint();
      String problem = problem(mark);
      test.put("output", problem.isEmpty() ? hint : problem);
      test.put("visibility", "visible");
      tests.add(test);
    }
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("score", graded.earned());
    result.put("max_score", graded.possible());
    result.put("output", String.join("\n", graded.notes()));
    result.put("tests", tests);
    return result;
  }

  /** Of a hidden test neither its name nor its inputs are told: only part and hint. */
  private String name(Mark mark) {
    return suite.isHidden(mark.test()) ? "hidden test" : words(mark.test().method());
  }

  /** Why a test came to no end is told of every one: it says nothing of the test. */
  private String problem(Mark mark) {
    return suite.isHidden(mark.test()) && mark.run() > 0 ? "" : mark.problem();
  }

  /** {@code stepsDownhill} as words. */
  private static String words(String method) {
    return method.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }

  private void put(String name, String text) throws IOException {
    AtomicFile.write(
        out.resolve(name), stream -> stream.write(text.getBytes(StandardCharsets.UTF_8)));
  }
}
