package io.github.medl.examples.command;

import io.github.medl.examples.assignment.AssignmentException;
import io.github.medl.examples.assignment.Assignments;
import io.github.medl.examples.figure.Manifest;
import io.github.medl.grading.Marks;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code medl assignment}: assignments made, released and graded. */
@Command(
    name = "assignment",
    mixinStandardHelpOptions = true,
    description = {
      "Makes assignments, releases them without their solution, and grades what comes back."
          + " docs/teaching.md tells the whole way."
    },
    footer = {
      "%nExamples:",
      "  medl assignment new a1-descent --from 4.2",
      "  medl assignment release a1 --to students",
      "  medl assignment bundle --to students",
      "  medl assignment grade a1 submissions --out grades"
    })
final class AssignmentCommand implements Callable<Integer> {
  private final Assignments assignments;
  @Spec private CommandSpec spec;

  @Option(
      names = "--course",
      paramLabel = "DIR",
      defaultValue = ".",
      scope = ScopeType.INHERIT,
      converter = FolderOption.class,
      description = "The folder with course.properties (default: the current folder).")
  private Path course;

  AssignmentCommand(Manifest manifest) {
    this.assignments = new Assignments(manifest);
  }

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "Say new, check, release, bundle or grade.");
  }

  @Command(
      name = "new",
      mixinStandardHelpOptions = true,
      description =
          "Makes a new assignment: solution, stub, visible and hidden tests, handout; from what a"
              + " figure computes, if one is named.")
  int make(
      @Parameters(paramLabel = "ID", description = "The name of its folder, as a1-descent.")
          String id,
      @Option(
              names = "--from",
              paramLabel = "FIGURE",
              defaultValue = "",
              description = "A figure to begin with, for example 4.2.")
          String figure)
      throws IOException {
    return told(
        () -> {
          Path folder = assignments.draft(course, id, figure);
          out().println("New assignment: " + folder);
          out().println("Change it, then: medl assignment release " + id + " --to DIR");
          return ExitCode.OK;
        });
  }

  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description =
          "Says whether an assignment is ready: the solution earns all points, what is handed out"
              + " none, and the foreseen mistakes what is foreseen.")
  int check(@Parameters(paramLabel = "ID", description = "The assignment.") String id)
      throws IOException {
    return told(
        () -> {
          List<String> problems = assignments.problems(course, id);
          problems.forEach(out()::println);
          out().println(problems.isEmpty() ? "ready" : "not ready");
          return problems.isEmpty() ? ExitCode.OK : ExitCode.CHECK_FAILED;
        });
  }

  @Command(
      name = "release",
      mixinStandardHelpOptions = true,
      description =
          "Writes the folder that students get, without solution and hidden tests; refuses unless"
              + " the assignment is ready, as check says.")
  int release(
      @Parameters(paramLabel = "ID", description = "The assignment.") String id,
      @Option(
              names = "--to",
              paramLabel = "DIR",
              required = true,
              converter = FolderOption.class,
              description = "Where its folder is made.")
          Path to)
      throws IOException {
    return told(
        () -> {
          out().println("Released: " + assignments.release(course, id, to));
          return ExitCode.OK;
        });
  }

  @Command(
      name = "bundle",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = {
        "Writes medl-repository.zip: the library, JUnit and all else that mvn test needs in released"
            + " assignments, so that students and their workflows neither build the library nor need"
            + " a network.",
        "Needs Maven, a network, and the library in a Maven repository: ./medl install. The tests of"
            + " all solutions run twice, the second time from the zip's content alone."
      })
  int bundle(
      @Parameters(
              paramLabel = "ID",
              arity = "0..*",
              description = "The assignments (default: all of the course).")
          @Nullable List<String> ids,
      @Option(
              names = "--to",
              paramLabel = "DIR",
              required = true,
              converter = FolderOption.class,
              description = "Where the zip is made.")
          Path to,
      @Option(
              names = "--repository",
              paramLabel = "DIR",
              defaultValue = "${sys:user.home}/.m2/repository",
              converter = FolderOption.class,
              description = "The Maven repository with the library (default: ${DEFAULT-VALUE}).")
          Path repository,
      @Option(
              names = "--platform",
              paramLabel = "NAME",
              split = ",",
              description = "Native code for which machines, as linux-x86_64 (default: all).")
          @Nullable List<String> platforms)
      throws IOException {
    return told(
        () -> {
          List<String> which = ids == null ? List.of() : ids;
          List<String> machines = platforms == null ? List.of() : platforms;
          Path zip = assignments.bundle(course, which, repository, machines, to);
          out().println("Bundle: " + zip);
          return ExitCode.OK;
        });
  }

  @Command(
      name = "grade",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = {
        "Grades submissions: a folder or a zip for each student. Of each, the files that were to be"
            + " changed are compiled and tested in a Java machine of its own, with limits of time"
            + " and memory.",
        "Writes grades.csv, feedback/NAME.html, results.json, results/NAME.json (Gradescope) and"
            + " similarity.csv."
      })
  int grade(
      @Parameters(paramLabel = "ID", description = "The assignment.") String id,
      @Parameters(
              paramLabel = "SUBMISSIONS",
              converter = FolderOption.class,
              description = "The folder of submissions.")
          Path submissions,
      @Option(
              names = "--received",
              paramLabel = "FILE",
              converter = FolderOption.class,
              description =
                  "When they came in: a csv with the columns name and time. What being late costs,"
                      + " course.properties says.")
          @Nullable Path received,
      @Option(
              names = "--out",
              paramLabel = "DIR",
              defaultValue = "grades",
              converter = FolderOption.class,
              description = "Where to write (default: ${DEFAULT-VALUE}).")
          Path out,
      @Option(
              names = "--jobs",
              paramLabel = "N",
              defaultValue = "2",
              description = "How many at a time (default: ${DEFAULT-VALUE}).")
          int jobs)
      throws IOException {
    if (jobs < 1) {
      throw new ParameterException(spec.commandLine(), "--jobs must be at least 1, not " + jobs);
    }
    return told(
        () -> {
          graded(id, new Assignments.Handed(submissions, Optional.ofNullable(received)), out, jobs);
          out().println("Grades: " + out.resolve("grades.csv"));
          return ExitCode.OK;
        });
  }

  private void graded(String id, Assignments.Handed handed, Path out, int jobs)
      throws IOException, InterruptedException {
    AtomicReference<@Nullable ProgressBar> bar = new AtomicReference<>();
    Consumer<Assignments.Line> report =
        line -> {
          ProgressBar shown = bar.get();
          if (shown == null) {
            report(line);
          } else {
            shown.pause();
            System.err.print("\r\033[K");
            report(line);
            shown.resume();
            shown.step();
          }
        };
    try {
      assignments.grade(course, id, handed, out, jobs, count -> bar.set(barOver(count)), report);
    } finally {
      ProgressBar shown = bar.get();
      if (shown != null) {
        shown.close();
      }
    }
  }

  private void report(Assignments.Line line) {
    out()
        .println(
            line.student()
                + ": "
                + Marks.text(line.earned())
                + " of "
                + Marks.text(line.possible())
                + (line.notes().isEmpty() ? "" : " (see the feedback)"));
    out().flush();
  }

  private static @Nullable ProgressBar barOver(int submissions) {
    if (System.console() == null || submissions < 3) {
      return null;
    }
    return new ProgressBarBuilder()
        .setTaskName("medl")
        .setInitialMax(submissions)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(250)
        .setConsumer(new ConsoleProgressBarConsumer(System.err))
        .build();
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  /** Some work of which the errors are sentences. */
  private interface Work {
    int run() throws IOException, InterruptedException;
  }

  private int told(Work work) throws IOException {
    try {
      int code = work.run();
      out().flush();
      return code;
    } catch (AssignmentException e) {
      spec.commandLine().getErr().println("medl: " + e.getMessage());
      return ExitCode.CHECK_FAILED;
    } catch (InterruptedException e) {
      spec.commandLine().getErr().println("medl: stopped; nothing is half-written");
      return ExitCode.INTERRUPTED;
    }
  }
}
