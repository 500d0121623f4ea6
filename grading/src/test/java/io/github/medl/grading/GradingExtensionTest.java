package io.github.medl.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** What a student sees of {@code mvn test}. */
@Isolated
class GradingExtensionTest {
  private static String printed(Class<?> tests) {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      LauncherFactory.create()
          .execute(LauncherDiscoveryRequestBuilder.request().selectors(selectClass(tests)).build());
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }

  @Test
  void theTableSaysPointsOfEachPartAndWhereToReadOn() {
    assertThat(printed(Samples.Mixed.class))
        .isEqualTo(
            """

            part  points     read on
            a     2 of 3     chapter 0
            b     0 of 3     chapter 1
            c     3 of 8     chapter 0
            all   5 of 14

            """);
  }
}
