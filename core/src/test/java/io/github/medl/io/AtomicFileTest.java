package io.github.medl.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.medl.tensor.Tensor;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file is there whole or not at all, where its name leads to. */
class AtomicFileTest {
  @TempDir Path folder;

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private Path link(String name, String target) {
    try {
      return Files.createSymbolicLink(folder.resolve(name), Path.of(target));
    } catch (IOException | UnsupportedOperationException e) {
      assumeTrue(false, "no links here");
      return null;
    }
  }

  @Test
  void aFailedWriteLeavesTheOldFileAndNothingElse() throws IOException {
    Path file = folder.resolve("a");
    AtomicFile.write(file, out -> out.write(1));
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      out.write(new byte[100_000]);
                      throw new IOException("disk full");
                    }))
        .hasMessage("disk full");
    assertThat(Files.readAllBytes(file)).containsExactly(1);
    assertThat(files()).containsExactly("a");
  }

  @Test
  void missingFoldersAreMade() throws IOException {
    AtomicFile.write(folder.resolve("deep").resolve("er").resolve("a"), out -> out.write(1));
    assertThat(folder.resolve("deep/er/a")).hasBinaryContent(new byte[] {1});
  }

  @Test
  void theLongestNameThatASystemAllowsCanBeWritten() throws IOException {
    for (String letter : List.of("a", "é")) {
      String name = letter.repeat(letter.equals("a") ? 240 : 120) + ".npy";
      Path file = folder.resolve(name);
      Npy.write(file, Tensor.vector(1, 2));
      assertThat(Npy.read(file)).isEqualTo(Tensor.vector(1, 2));
    }
    assertThat(files()).hasSize(2);
  }

  @Test
  void aLinkIsWrittenThrough() throws IOException {
    Files.createDirectory(folder.resolve("elsewhere"));
    Path target = Files.write(folder.resolve("elsewhere/real"), new byte[] {1});
    Path link = link("link", "elsewhere/real");
    Path longer = link("longer", "link");
    AtomicFile.write(longer, out -> out.write(2));
    assertThat(link).isSymbolicLink();
    assertThat(longer).isSymbolicLink();
    assertThat(target).hasBinaryContent(new byte[] {2});
    Files.delete(target);
    AtomicFile.write(link, out -> out.write(3));
    assertThat(link).isSymbolicLink();
    assertThat(target).hasBinaryContent(new byte[] {3});
  }

  @Test
  void linksInACircleAreRefused() {
    Path one = link("one", "two");
    link("two", "one");
    assertThatThrownBy(() -> AtomicFile.write(one, out -> out.write(1)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("one: its links lead in a circle");
  }

  @Test
  void aFileThatIsReplacedKeepsItsPermissions() throws IOException {
    assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
    Path file = Files.write(folder.resolve("secret"), new byte[] {1});
    var owner = PosixFilePermissions.fromString("rw-------");
    Files.setPosixFilePermissions(file, owner);
    AtomicFile.write(file, out -> out.write(2));
    assertThat(Files.getPosixFilePermissions(file)).isEqualTo(owner);
  }

  @Test
  void whatIsNoFileIsNotReplaced() throws IOException {
    Path nothing = Path.of("/dev/null");
    assumeTrue(Files.exists(nothing));
    Npy.write(nothing, Tensor.vector(1, 2));
    assertThat(Files.isRegularFile(nothing)).isFalse();
  }

  @Test
  void whatIsInTheWayIsSaidInWords() throws IOException {
    Path file = Files.write(folder.resolve("file"), new byte[] {1});
    assertThatThrownBy(() -> Npy.write(file.resolve("a.npy"), Tensor.vector(1)))
        .isInstanceOf(IOException.class)
        .hasMessage("cannot write " + file.resolve("a.npy") + ": a file is in the way");
    assertThatThrownBy(() -> Npy.write(folder, Tensor.vector(1)))
        .hasMessage("cannot write " + folder + ": it is a folder");
  }
}
