import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConsumerTest {
  private static final List<String> JARS =
      Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
          .map(path -> new File(path).getName())
          .toList();

  @Test
  void tenLinesRun() {
    assertEquals("[4.0, -2.0]", QuickStart.gradient());
  }

  @Test
  void commonsMathIsTheOneThatMedlIsTestedWith() {
    assertEquals(List.of("commons-math3-3.6.1.jar"), jars("commons-math3-.*"));
  }

  @Test
  void nativesAreThoseOfOnePlatform() {
    List<String> natives = jars(".*-(linux|macosx|windows|android|ios)-.*");
    assertTrue(natives.stream().anyMatch(jar -> jar.startsWith("openblas-")), natives::toString);
    long platforms =
        natives.stream()
            .map(jar -> jar.replaceAll(".*-(?=\\w+-\\w+\\.jar)", ""))
            .distinct()
            .count();
    assertEquals(1, platforms, natives::toString);
  }

  private static List<String> jars(String pattern) {
    return JARS.stream().filter(jar -> jar.matches(pattern)).toList();
  }
}
