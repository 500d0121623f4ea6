import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.medl.tensor.Tensor;
import java.io.File;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConsumerTest {
  private static final List<String> JARS =
      Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
          .map(path -> new File(path).getName())
          .toList();

  /** At 0 the gradient is -2/3 X'y. */
  @Test
  void gradientIsThatOfTheNormalEquations() {
    assertArrayEquals(
        new double[] {-6, -26.0 / 3}, QuickStart.gradient(Tensor.zeros(2)).toDoubles(), 1e-12);
  }

  @Test
  void newtonFindsTheLineInOneStep() {
    assertArrayEquals(new double[] {1, 2}, QuickStart.newton(Tensor.zeros(2)).toDoubles(), 1e-12);
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
