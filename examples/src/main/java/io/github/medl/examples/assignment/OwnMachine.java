package io.github.medl.examples.assignment;

import io.github.medl.grading.GradedTest;
import io.github.medl.grading.Mark;
import io.github.medl.grading.Marks;
import io.github.medl.grading.run.TestMachine;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Runs tests on code that is not trusted, in a Java machine of its own with a limit of memory and
 * of processor time. When a test does not come to its end, it alone is lost: another machine runs
 * the others.
 */
final class OwnMachine {
  private static final Set<String> ENVIRONMENT =
      Set.of("PATH", "SystemRoot", "TMP", "TEMP", "TMPDIR", "LANG", "LC_ALL", "MEDL_DATA");

  private final Suite suite;
  private final Path tests;
  private final double seconds;
  private final int megabytes;

  /** For tests whose class files stand in a folder. */
  OwnMachine(Suite suite, Path tests, Course course) {
    this.suite = suite;
    this.tests = tests;
    this.seconds = course.seconds();
    this.megabytes = course.megabytes();
  }

  /**
   * Runs all tests.
   *
   * @param student for {@code Seed.own()}
   * @param code the folder of the class files of the submission
   * @param work an empty folder, in which the machine stands
   */
  List<Mark> run(String student, Path code, Path work) throws IOException, InterruptedException {
    Marks marks = new Marks();
    List<GradedTest> left = new ArrayList<>(suite.tests());
    while (!left.isEmpty()) {
      String word = HexFormat.of().formatHex(secret());
      TestProcess round = new TestProcess(start(student, code, work), word, seconds, megabytes);
      String end = round.run(left.stream().map(Suite::name).toList(), marks);
      List<GradedTest> ended = left.stream().filter(round::hasEnded).toList();
      left.removeAll(ended);
      Optional<GradedTest> broken = round.broken();
      if (broken.isPresent()) {
        marks.lose(broken.get(), end);
        left.remove(broken.get());
      } else if (ended.isEmpty() || end.isEmpty()) {
        String why = end.isEmpty() ? "it could not be set up" : end;
        left.forEach(test -> marks.lose(test, why));
        left.clear();
      }
    }
    return marks.all();
  }

  private static byte[] secret() {
    byte[] secret = new byte[16];
    new SecureRandom().nextBytes(secret); // not of the experiment: no submission may guess it
    return secret;
  }

  private Process start(String student, Path code, Path work) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx" + megabytes + "m", "-XX:MaxDirectMemorySize=" + megabytes + "m"));
    command.addAll(List.of("-XX:+ExitOnOutOfMemoryError", "-XX:+UseSerialGC"));
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto", "-XX:-UsePerfData"));
    command.addAll(List.of("-Djava.awt.headless=true", "-Dfile.encoding=UTF-8"));
    command.addAll(List.of("-Duser.language=en", "-Duser.country=US", "-Dmedl.offline=true"));
    command.add("-Dmedl.student=" + student);
    if (System.getProperty("medl.engine") != null) {
      command.add("-Dmedl.engine=" + System.getProperty("medl.engine"));
    }
    if (Runtime.version().feature() >= 22) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    // whatever a submission calls its classes, those of the tests and of the library come first
    String classPath = tests + File.pathSeparator + ownClassPath() + File.pathSeparator + code;
    command.addAll(List.of("-cp", classPath, TestMachine.class.getName()));
    ProcessBuilder builder = new ProcessBuilder(command).directory(work.toFile());
    builder.environment().keySet().retainAll(ENVIRONMENT);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    return builder.start();
  }

  private static String ownClassPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.isEmpty())
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
