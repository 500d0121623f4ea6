package io.github.medl.examples.assignment;

import io.github.medl.examples.figure.Manifest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** What lecturers do with assignments. */
public final class Assignments {
  private final Manifest manifest;

  /**
   * With the figures that handouts may cite.
   *
   * @param manifest the figures
   */
  public Assignments(Manifest manifest) {
    this.manifest = manifest;
  }

  /**
   * The outcome of a submission in one line.
   *
   * @param student its name
   * @param earned the points
   * @param possible the points that there are
   * @param notes what was odd, in sentences
   */
  public record Line(String student, double earned, double possible, List<String> notes) {
    /**
     * Makes the notes unchangeable.
     *
     * @param student its name
     * @param earned the points
     * @param possible the points that there are
     * @param notes what was odd
     */
    public Line {
      notes = List.copyOf(notes);
    }
  }

  /**
   * What is wrong with an assignment: points of the solution, of what is handed out, of the
   * mistakes that are foreseen.
   *
   * @param course the folder with {@code course.properties}
   * @param id the assignment
   * @return sentences; none if it is ready
   * @throws IOException if a file cannot be read
   * @throws AssignmentException if it cannot even be compiled
   */
  public List<String> problems(Path course, String id) throws IOException {
    return Proof.of(Assignment.find(course, id)).problems();
  }

  /**
   * Writes the folder that students get.
   *
   * @param course the folder with {@code course.properties}
   * @param id the assignment
   * @param to where the folder is made
   * @return the folder
   * @throws IOException if a file cannot be read or written
   * @throws AssignmentException if it is not ready, or the folder exists
   */
  public Path release(Path course, String id, Path to) throws IOException {
    return new Release(ready(Assignment.find(course, id)), manifest).write(to);
  }

  private static Assignment ready(Assignment assignment) throws IOException {
    Proof proof = Proof.of(assignment);
    if (!proof.holds()) {
      throw new AssignmentException(
          assignment.id() + " is not ready:\n" + String.join("\n", proof.problems()));
    }
    return assignment;
  }

  /**
   * Writes {@code medl-repository.zip}: all that {@code mvn test} needs in what students get.
   *
   * @param course the folder with {@code course.properties}
   * @param ids the assignments; none means all
   * @param from the Maven repository into which the library was installed
   * @param platforms for which to take native code; none means all that there are
   * @param to the folder for the zip
   * @return the zip
   * @throws IOException if a file cannot be read or written
   * @throws InterruptedException if stopped
   * @throws AssignmentException if an assignment is not ready, the library is not there, or Maven
   *     fails
   */
  public Path bundle(Path course, List<String> ids, Path from, List<String> platforms, Path to)
      throws IOException, InterruptedException {
    List<Assignment> all = new ArrayList<>();
    for (String id : ids.isEmpty() ? Assignment.all(course) : ids) {
      all.add(Assignment.find(course, id));
    }
    Bundle bundle = new Bundle(manifest, Maven.ofPath(), from, platforms, all);
    for (Assignment assignment : all) {
      ready(assignment);
    }
    return bundle.write(to);
  }

  /**
   * Makes a new assignment.
   *
   * @param course the folder of the course
   * @param id the name of its folder
   * @param figure the id of the figure that it begins with, or an empty string
   * @return its folder
   * @throws IOException if a file cannot be read or written
   * @throws AssignmentException if the folder exists, or the figure has nothing to begin with
   */
  public Path draft(Path course, String id, String figure) throws IOException {
    return new Draft(course, id).write(manifest, figure);
  }

  /**
   * What came in.
   *
   * @param folder with a folder or a zip for each student
   * @param received a table with the columns name and time, if there is one
   */
  public record Handed(Path folder, Optional<Path> received) {}

  /**
   * Grades submissions.
   *
   * @param course the folder with {@code course.properties}
   * @param id the assignment
   * @param handed what came in
   * @param out where grades and feedback are written
   * @param jobs how many at a time
   * @param begins hears how many there are
   * @param graded hears of each, in the order of names
   * @throws IOException if a file cannot be read or written
   * @throws InterruptedException if stopped
   * @throws AssignmentException if the assignment is broken, or there are no submissions
   */
  public void grade(
      Path course,
      String id,
      Handed handed,
      Path out,
      int jobs,
      IntConsumer begins,
      Consumer<Line> graded)
      throws IOException, InterruptedException {
    Assignment assignment = Assignment.find(course, id);
    List<Path> all = Submission.in(handed.folder());
    List<String> students = all.stream().map(Submission::student).toList();
    Lateness lateness = Lateness.of(assignment, students, handed.received());
    ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, Math.min(jobs, all.size())));
    try (Grader grader = Grader.of(assignment)) {
      GradeFiles files = new GradeFiles(assignment, grader.suite(), out);
      begins.accept(all.size());
      List<Future<Graded>> running = new ArrayList<>();
      for (Path one : all) {
        running.add(pool.submit(() -> grader.grade(one)));
      }
      List<Graded> done = new ArrayList<>();
      for (Future<Graded> one : running) {
        Graded result = lateness.of(one.get());
        files.write(result);
        done.add(result);
        graded.accept(
            new Line(result.student(), result.earned(), result.possible(), result.notes()));
      }
      files.write(done, grader.stub());
    } catch (ExecutionException e) {
      throw rethrown(e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private static IOException rethrown(Throwable cause) {
    if (cause instanceof RuntimeException e) {
      throw e;
    }
    if (cause instanceof Error e) {
      throw e;
    }
    return cause instanceof IOException e ? e : new IOException(cause);
  }
}
