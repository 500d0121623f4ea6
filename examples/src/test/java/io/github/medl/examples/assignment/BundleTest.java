package io.github.medl.examples.assignment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.examples.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** The bundle as far as it is ours; the part of Maven is played here. */
@Isolated("sets the time zone of this Java machine")
class BundleTest {
  @TempDir Path folder;
  private final List<List<String>> runs = new ArrayList<>();
  private final List<String> seen = new ArrayList<>();
  private List<Assignment> assignments;
  private Path account;

  @BeforeEach
  void aCourseAndAnAccount() throws IOException {
    new Assignments(Figures.all()).draft(folder, "a1", "");
    Files.writeString(folder.resolve(Course.NAME), "medl = 1.2.3\n");
    assignments = List.of(Assignment.find(folder, "a1"));
    account = folder.resolve("account");
    Path parent = Files.createDirectories(account.resolve("io/github/medl/medl-parent/1.2.3"));
    Files.writeString(
        parent.resolve("medl-parent-1.2.3.pom"),
        "<javacpp.version>4.5</javacpp.version><openblas.version>6.7</openblas.version>");
  }

  /** Fills the repository as Maven does, in an order and with notes of its own. */
  private void maven(Path work, List<String> arguments) throws IOException {
    runs.add(arguments);
    Path repository =
        arguments.stream()
            .filter(argument -> argument.startsWith("-Dmaven.repo.local="))
            .map(argument -> Path.of(argument.substring(argument.indexOf('=') + 1)))
            .findFirst()
            .orElseThrow();
    seen.add(Files.readString(work.resolve("a1/src/main/java/a1/Answers.java")));
    seen.add(Files.readString(work.resolve("natives-1.2.3/pom.xml")));
    seen.add(Files.readString(work.resolve("pom.xml")));
    Path some = Files.createDirectories(repository.resolve("org/b/1"));
    for (String name : List.of("b-1.jar", "b-1.jar.sha1", "_remote.repositories", "b-1.pom")) {
      Files.writeString(some.resolve(name), "of " + name);
    }
    Files.writeString(repository.resolve("org/b/maven-metadata-central.xml"), "when");
  }

  private Path bundle(String to, String... platforms) throws Exception {
    return new Bundle(Figures.all(), this::maven, account, List.of(platforms), assignments)
        .write(folder.resolve(to));
  }

  @Test
  void holdsWhatMavenTookAndNothingOfWhereFrom() throws Exception {
    try (ZipFile zip = new ZipFile(bundle("out").toFile())) {
      assertThat(zip.stream().map(Object::toString))
          .containsExactly(
              "README.txt", "medl-repository/org/b/1/b-1.jar", "medl-repository/org/b/1/b-1.pom");
      assertThat(new String(zip.getInputStream(zip.getEntry("README.txt")).readAllBytes(), UTF_8))
          .hasLineCount(2)
          .contains("mvn -o -Dmaven.repo.local=../medl-repository test");
    }
    assertThat(runs).hasSize(2);
    assertThat(runs.get(0)).contains("-gs", "clean", "test").doesNotContain("-o");
    assertThat(runs.get(1)).contains("-o", "clean", "test").doesNotContain("-gs");
  }

  @Test
  void solutionsAreTriedAndAllPlatformsServed() throws Exception {
    bundle("out");
    assertThat(seen.get(0)).contains("return theta.sub").doesNotContain("SOLUTION", "still to do");
    assertThat(seen.get(1)).contains(Bundle.PLATFORMS).contains("<version>4.5<", "<version>6.7<");
    assertThat(seen.get(2)).contains("<module>a1</module>", "<module>natives-1.2.3</module>");
    bundle("linux", "linux-x86_64");
    assertThat(seen.get(7)).contains("linux-x86_64").doesNotContain("windows");
  }

  @Test
  void theSameBytesInAnyTimeZone() throws Exception {
    byte[] first = Files.readAllBytes(bundle("first"));
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
      assertThat(Files.readAllBytes(bundle("second"))).isEqualTo(first);
    } finally {
      TimeZone.setDefault(null); // that of the machine
    }
  }

  @Test
  void whatIsMissingIsToldInWords() {
    assertThatThrownBy(() -> bundle("out", "amiga"))
        .hasMessageContaining("There is no platform amiga; there are linux-x86_64");
    account = folder.resolve("elsewhere");
    assertThatThrownBy(() -> bundle("out"))
        .hasMessageContaining("medl 1.2.3 is not in the Maven repository")
        .hasMessageContaining("./medl install");
    assertThat(folder.resolve("out")).doesNotExist();
  }
}
