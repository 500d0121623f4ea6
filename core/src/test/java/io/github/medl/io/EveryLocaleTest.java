package io.github.medl.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The words and files of the library do not depend on the language of the reader: Arabic writes
 * other digits, German a decimal comma, Turkish an i without its dot where English has I.
 */
@Execution(ExecutionMode.CONCURRENT)
class EveryLocaleTest {
  private static final Tensor X = Tensor.of(new double[][] {{1, 2.5, -3e-7}, {4, 5, 1234567.5}});

  @TempDir private Path folder;

  /** A process of its own, so that its locale is there from the beginning. */
  static final class Writer {
    /**
     * Writes a file of each kind, and what the library says.
     *
     * @param arguments the folder
     * @throws IOException if it cannot
     */
    public static void main(String[] arguments) throws IOException {
      Path place = Path.of(arguments[0]);
      Npy.write(place.resolve("x.npy"), X);
      Npz.write(place.resolve("x.npz"), Map.of("weight.10", X));
      Safetensors.write(place.resolve("x.safetensors"), Map.of("weight.10", X));
      List<String> words = new ArrayList<>();
      words.add(X + "\n" + X.mul(1e-9));
      words.add(said(() -> X.get(5, 0)));
      words.add(said(() -> X.add(Tensor.vector(1, 2))));
      words.add(said(() -> X.reshape(7)));
      words.add(said(() -> X.matmul(X)));
      words.add(said(() -> RandomStream.seed(1).normalTensor(-1, 2)));
      words.add(said(() -> Npy.parse("I.npy", new byte[20])));
      words.add(said(() -> Csv.parse("I.csv", "a,b\n1,2\n3\n".getBytes(StandardCharsets.UTF_8))));
      words.add(
          Csv.parse("I.csv", "TITLE\n1.5\n".getBytes(StandardCharsets.UTF_8))
              .numbers("TITLE")
              .toString());
      Files.write(place.resolve("words.txt"), words);
    }

    private interface Act {
      void run() throws IOException;
    }

    private static String said(Act act) {
      try {
        act.run();
        return "nothing";
      } catch (IOException | RuntimeException e) {
        return e.getMessage();
      }
    }
  }

  @Test
  void filesAndWordsAreTheSame() throws Exception {
    Map<String, String> english = written("en", "US");
    assertThat(english).hasSize(4);
    assertThat(english.get("words.txt")).contains("index 5").doesNotContain("nothing");
    for (String locale : List.of("ar-EG", "de-DE", "tr-TR", "fa-IR")) {
      String[] parts = locale.split("-");
      assertThat(written(parts[0], parts[1])).as(locale).isEqualTo(english);
      assertThat(Npy.read(folder.resolve(parts[0]).resolve("x.npy"))).isEqualTo(X);
    }
  }

  /** The files by name; a character for each byte. */
  private Map<String, String> written(String language, String country) throws Exception {
    Path place = Files.createDirectories(folder.resolve(language));
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Duser.language=" + language,
                "-Duser.country=" + country,
                "-cp",
                System.getProperty("java.class.path"),
                Writer.class.getName(),
                place.toString())
            .inheritIO()
            .start();
    assertThat(writer.waitFor()).isZero();
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(place)) {
      for (Path file : all.toList()) {
        files.put(
            file.getFileName().toString(),
            new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return files;
  }
}
