package io.github.medl.examples.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubmissionTest {
  private static final List<String> WANTED = List.of("a/A.java");

  @TempDir Path folder;

  private Path zip(String name, Map<String, byte[]> entries) throws IOException {
    Path file = folder.resolve(name);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    return file;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void ofAZipOnlyTheFilesThatAreWantedAreTaken() throws IOException {
    Path file =
        zip(
            "ann.zip",
            Map.of(
                "x/src/main/java/a/A.java", bytes("class A {}\r\n"),
                "x/target/A.java", bytes("old"),
                "__MACOSX/x/A.java", bytes("rubbish"),
                "x/src/test/java/a/ATest.java", bytes("mine"),
                "../../evil.sh", bytes("rm")));
    Submission ann = Submission.read(file, WANTED);
    assertThat(ann.student()).isEqualTo("ann");
    assertThat(ann.files()).containsExactly(Map.entry("a/A.java", "class A {}\n"));
    assertThat(ann.notes()).isEmpty();
    assertThat(folder.resolveSibling("evil.sh")).doesNotExist();
  }

  @Test
  void whatIsTooLargeOrNoTextIsNotTaken() throws IOException {
    Submission large = Submission.read(zip("l.zip", Map.of("A.java", new byte[3 << 20])), WANTED);
    assertThat(large.files()).isEmpty();
    assertThat(large.notes()).containsExactly("A.java is larger than 1 MB and was not graded.");
    Submission binary =
        Submission.read(zip("b.zip", Map.of("A.java", new byte[] {-1, -2, 3})), WANTED);
    assertThat(binary.notes()).containsExactly("A.java is not in UTF-8 and was not graded.");
  }

  @Test
  void aFolderWithoutSubmissionsIsRefused() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("empty/.git"));
    assertThatThrownBy(() -> Submission.in(empty.getParent()))
        .hasMessageContaining("holds no submissions");
    assertThatThrownBy(() -> Submission.in(folder.resolve("none")))
        .hasMessageContaining("is no folder");
  }
}
