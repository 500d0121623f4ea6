package io.github.medl.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script {@code medl}, with a Java and a Maven that only say that they were called. */
@Isolated(
    "writes programs: a process begun meanwhile would hold them open, and they could not start")
class ScriptTest {
  private static final String LIST =
      "target/maven-status/maven-compiler-plugin/compile/default-compile/inputFiles.lst";

  /** Prints its command line; leaves an archive where it is asked to; fails if it is told to. */
  private static final String JAVA =
      """
      #!/bin/sh
      echo "java $*"
      code=0
      for word do
        case $word in
          -XX:ArchiveClassesAtExit=*) : > "${word#*=}" ;;
          fail-*) code=${word#fail-} ;;
        esac
      done
      exit $code
      """;

  /** Makes what the real one makes. */
  private static final String MAVEN =
      """
      #!/bin/sh
      echo "$*" >> "$HOME_OF_TEST/mvn.log"
      for module in core examples; do
        mkdir -p "$(dirname "$HOME_OF_TEST/$module/LIST")"
        echo list > "$HOME_OF_TEST/$module/LIST"
      done
      echo jar > "$HOME_OF_TEST/examples/target/medl.jar"
      exit ${MAVEN_CODE:-0}
      """;

  @TempDir Path folder;
  private Path home;
  private Path target;
  private String output = "";

  @BeforeEach
  void makeAHome() throws IOException {
    Path script = Path.of("..", "medl");
    assumeTrue(Files.exists(script) && Files.isExecutable(Path.of("/bin/sh")), "needs a shell");
    home = folder.resolve("a home"); // with a blank
    target = home.resolve("examples/target");
    for (String source : List.of("core/src/main/java/A.java", "examples/src/main/java/B.java")) {
      write(source, "class");
    }
    for (String pom : List.of("pom.xml", "core/pom.xml", "examples/pom.xml")) {
      write(pom, "<project/>");
    }
    write("jdk/release", "JAVA_VERSION=\"17.0.9\"\n");
    executable("jdk/bin/java", JAVA);
    executable("bin/mvn", MAVEN.replace("LIST", LIST));
    executable("medl", Files.readString(script));
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.toList()) {
        age(file, -3600);
      }
    }
  }

  private void write(String name, String content) throws IOException {
    Path file = home.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private void executable(String name, String content) throws IOException {
    write(name, content);
    assertThat(home.resolve(name).toFile().setExecutable(true)).isTrue();
  }

  private static void age(Path file, int seconds) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(seconds)));
  }

  private int run(List<String> command, String... environment)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("HOME_OF_TEST", home.toString());
    builder.environment().put("JAVA_HOME", home.resolve("jdk").toString());
    builder.environment().remove("MEDL_JAVA_OPTS");
    builder.environment().merge("PATH", home.resolve("bin") + ":", (path, bin) -> bin + path);
    for (String setting : environment) {
      String[] parts = setting.split("=", 2);
      builder.environment().put(parts[0], parts[1]);
    }
    Process process = builder.start();
    output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor();
  }

  private int medl(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(home.resolve("medl").toString()));
    command.addAll(List.of(arguments));
    return run(command);
  }

  private int builds() throws IOException {
    Path log = home.resolve("mvn.log");
    return Files.exists(log) ? Files.readAllLines(log).size() : 0;
  }

  private List<String> left() throws IOException {
    try (Stream<Path> files = Files.list(target)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("medl"))
          .sorted()
          .toList();
    }
  }

  @Test
  void theFirstCallBuildsAndTheSecondDoesNot() throws Exception {
    assertThat(medl("list")).isZero();
    assertThat(output).contains("the first time").contains("medl.jar list");
    assertThat(medl("list")).isZero();
    assertThat(output).startsWith("java ");
    assertThat(builds()).isEqualTo(1);
    age(home.resolve("core/src/main/java/A.java"), 3600);
    medl("list");
    assertThat(output).contains("because sources have changed");
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void installBuildsTheLibraryAloneAndPassesOnWhatItIsTold() throws Exception {
    assertThat(medl("install", "-Dmaven.repo.local=a b")).isZero();
    assertThat(output).contains("installing the library").contains("docs/start.md");
    assertThat(Files.readString(home.resolve("mvn.log")))
        .contains("-Dlibrary -Dmaven.repo.local=a b install")
        .doesNotContain("-pl examples");
    assertThat(run(List.of(home.resolve("medl").toString(), "install"), "MAVEN_CODE=1"))
        .isEqualTo(4);
  }

  @Test
  void aFigureThatIsEditedIsNotAskedForWarnings() throws Exception {
    medl("run", "4.2");
    assertThat(Files.readString(home.resolve("mvn.log")))
        .contains("-Dmaven.compiler.failOnWarning=false package");
  }

  @Test
  void whatMavenHasBuiltIsNotBuiltAgain() throws Exception {
    run(List.of(home.resolve("bin/mvn").toString()));
    medl("list");
    medl("list");
    assertThat(builds()).isEqualTo(1);
    age(home.resolve("core/src/main/java/A.java"), 3600);
    medl("list");
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void aModuleThatMavenCompiledButDidNotPackIsBuilt() throws Exception {
    run(List.of(home.resolve("bin/mvn").toString()));
    age(home.resolve("core").resolve(LIST), 60);
    medl("list");
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void aBuildThatFailsIsFourAndLeavesNoLock() throws Exception {
    assertThat(run(List.of(home.resolve("medl").toString(), "list"), "MAVEN_CODE=1")).isEqualTo(4);
    assertThat(output).contains("the build failed");
    assertThat(left()).doesNotContain("medl.lock", "medl.stamp");
  }

  @Test
  void theLockOfAProcessThatIsGoneHoldsNobodyUp() throws Exception {
    Files.createDirectories(target.resolve("medl.lock"));
    Process gone = new ProcessBuilder("/bin/sh", "-c", "exit 0").start();
    gone.waitFor();
    Files.writeString(target.resolve("medl.lock/pid"), gone.pid() + "\n");
    assertThat(medl("list")).isZero();
    assertThat(left()).containsExactly("medl.built", "medl.jar", "medl.stamp");
  }

  @Test
  void theArchiveOfAStoppedRunIsRemovedAndThatOfAFailedCheckKept() throws Exception {
    assertThat(medl("run", "fail-130")).isEqualTo(130);
    assertThat(left()).containsExactly("medl.built", "medl.jar", "medl.stamp");
    assertThat(medl("verify", "fail-1")).isEqualTo(1);
    assertThat(left()).contains("medl-17.0.9.jsa");
    Files.createFile(target.resolve("medl-17.0.9.jsa.99999999"));
    medl("run", "4.2");
    assertThat(output).contains("-XX:SharedArchiveFile=");
    assertThat(left()).noneMatch(name -> name.endsWith(".99999999"));
  }

  /** Their list is made by {@code ./medl docs}; without one all figures are taken for short. */
  @ParameterizedTest
  @CsvSource({
    "'run 4.2', false",
    "'run C6.4', true",
    "'run c6.4', true",
    "'run 4.2 table-2.1', true",
    "'run -v 8.1 --out x', true",
    "'run 8.11', false",
    "'run 18.1', false",
    "'run *', false",
    "'cite C6.4', true",
    "'run --chapter 4', true",
    "'run --chapter=4', true",
    "'run --all', true",
    "'verify 4.2', true",
    "list, false"
  })
  void longFiguresHaveBothCompilers(String command, boolean both) throws Exception {
    write("examples/second-compiler.txt", "8.1\nC6.4\ntable-2.1\n");
    assertThat(medl(command.split(" "))).isZero();
    assertThat(output)
        .contains(both ? "-XX:+TieredCompilation" : "-XX:TieredStopAtLevel=1")
        .doesNotContain(both ? "-XX:TieredStopAtLevel=1" : "-XX:+TieredCompilation");
    Files.delete(home.resolve("examples/second-compiler.txt"));
    assertThat(medl("run", "8.1")).isZero();
    assertThat(output).contains("-XX:TieredStopAtLevel=1").doesNotContain("second-compiler");
  }

  @Test
  void aPlaceThatCannotBeWrittenToIsUsedAsItIs() throws Exception {
    assertThat(medl("list")).isZero();
    age(home.resolve("core/src/main/java/A.java"), 3600);
    try {
      setWritable(false);
      assertThat(medl("run", "4.2")).isZero();
      assertThat(output)
          .contains("running the program as it was built")
          .doesNotContain("ArchiveClassesAtExit");
      Files.setPosixFilePermissions(target, Set.of());
      assertThat(medl("run", "4.2")).isEqualTo(4);
      assertThat(output).contains("it is not built yet, and").contains("cannot be written to");
    } finally {
      setWritable(true);
    }
    assertThat(builds()).isEqualTo(1);
  }

  private void setWritable(boolean writable) throws IOException {
    for (Path place : List.of(home, target)) {
      Files.setPosixFilePermissions(
          place, PosixFilePermissions.fromString(writable ? "rwxr-xr-x" : "r-xr-xr-x"));
    }
    assumeTrue(writable || !Files.isWritable(home), "an administrator may write everywhere");
  }

  @Test
  void aWrongJavaHomeIsFourAndNamed() throws Exception {
    assertThat(run(List.of(home.resolve("medl").toString(), "list"), "JAVA_HOME=/nowhere"))
        .isEqualTo(4);
    assertThat(output).contains("JAVA_HOME is /nowhere, but there is no bin/java in it.");
  }
}
