package io.github.medl.examples.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {
  @TempDir Path folder;

  private static OutputFolder.Writer writes(String text) {
    return draft -> {
      Files.writeString(draft.resolve("a.txt"), text);
      Files.writeString(draft.resolve("last.txt"), text);
    };
  }

  private List<String> names(Path path) throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void filesArriveTogetherAndNothingElseStays() throws IOException {
    try (OutputFolder out = OutputFolder.open(folder)) {
      out.publish("4.2", "last.txt", List.of(), writes("one"));
    }
    assertThat(names(folder)).containsExactly("4.2");
    assertThat(names(folder.resolve("4.2"))).containsExactly("a.txt", "last.txt");
  }

  @Test
  void aFailureInTheMiddleLeavesTheEarlierFilesAlone() throws IOException {
    try (OutputFolder out = OutputFolder.open(folder)) {
      out.publish("4.2", "last.txt", List.of(), writes("one"));
      assertThatThrownBy(
              () ->
                  out.publish(
                      "4.2",
                      "last.txt",
                      List.of("a.txt"),
                      draft -> {
                        Files.writeString(draft.resolve("a.txt"), "two");
                        throw new IOException("No space left on device");
                      }))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("No space left on device")
          .hasMessageContaining("4.2");
    }
    assertThat(folder.resolve("4.2/a.txt")).hasContent("one");
    assertThat(names(folder)).containsExactly("4.2");
  }

  @Test
  void staleFilesGoButForeignOnesStay() throws IOException {
    Files.createDirectories(folder.resolve("4.2"));
    Files.writeString(folder.resolve("4.2/mine.txt"), "mine");
    Files.writeString(folder.resolve("4.2/old.csv"), "old");
    try (OutputFolder out = OutputFolder.open(folder)) {
      out.publish("4.2", "last.txt", List.of("old.csv", "a.txt"), writes("new"));
    }
    assertThat(names(folder.resolve("4.2"))).containsExactly("a.txt", "last.txt", "mine.txt");
  }

  @Test
  void aFileInTheWayIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("out"), "");
    assertThatThrownBy(() -> OutputFolder.open(file))
        .hasMessageContaining(file.toString())
        .hasMessageContaining("--out");
    assertThatThrownBy(() -> OutputFolder.open(file.resolve("deeper")))
        .hasMessageContaining("--out");
    assertThat(file).hasContent("");
  }

  @Test
  void afterTheStopNothingIsWritten() throws IOException {
    OutputFolder out = OutputFolder.open(folder, Duration.ZERO);
    assertThatThrownBy(
            () ->
                out.publish(
                    "4.2",
                    "last.txt",
                    List.of(),
                    draft -> {
                      Files.writeString(draft.resolve("a.txt"), "half");
                      out.close(); // which waits in vain for the thread that it is called on
                    }))
        .isInstanceOf(IOException.class);
    assertThat(names(folder)).isEmpty();
  }

  @Test
  void aStopWaitsForWhoeverIsWriting() throws Exception {
    OutputFolder out = OutputFolder.open(folder, Duration.ofHours(1));
    CountDownLatch writing = new CountDownLatch(1);
    Thread stopping = Thread.currentThread();
    Thread writer =
        new Thread(
            () -> {
              try {
                out.publish(
                    "4.2",
                    "last.txt",
                    List.of(),
                    draft -> {
                      writing.countDown();
                      while (stopping.getState() != Thread.State.TIMED_WAITING) {
                        Thread.onSpinWait(); // until the stop waits for this thread
                      }
                      Files.createDirectories(draft); // as if the stop had removed it before
                      Files.writeString(draft.resolve("late.txt"), "half");
                    });
              } catch (IOException e) {
                // the run was stopped
              }
            });
    writer.start();
    writing.await();
    out.close();
    assertThat(names(folder)).isEmpty();
    writer.join();
    assertThat(names(folder)).isEmpty();
  }

  @Test
  void leftoversOfAKilledProcessAreRemoved() throws IOException {
    Path killed = Files.createDirectories(folder.resolve(".medl-999999999.part/0"));
    Path alive =
        Files.createDirectories(folder.resolve(".medl-" + ProcessHandle.current().pid() + ".part"));
    OutputFolder.open(folder).close();
    assertThat(killed).doesNotExist();
    assertThat(alive).exists();
  }
}
