package io.github.medl.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ModuleStairsTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static ModuleStairs stairs;

  @BeforeAll
  static void read() throws IOException {
    assumeTrue(Files.exists(ROOT.resolve("CONTRIBUTING.md")), "the sources are not here");
    stairs = ModuleStairs.of(ROOT);
  }

  @Test
  void theStairsGoOneWayAndEndAtCore() {
    assertThat(stairs.imports().keySet()).contains("core", "plot", "networks", "examples");
    stairs
        .imports()
        .keySet()
        .forEach(module -> assertThat(stairs.below(module)).doesNotContain(module));
    assertThat(stairs.imports().get("core")).isEmpty();
    assertThat(stairs.below("networks")).contains("core", "learning", "optim");
    assertThat(stairs.steps("examples")).doesNotContain("core");
  }

  @Test
  void contributorsSeeTheStairsAsTheyAre() throws IOException {
    String page = Files.readString(ROOT.resolve("CONTRIBUTING.md")).replace("\r", "");
    assertThat(page).contains("docs/images/modules.png");
    assertThat(page).as("run ./medl docs").isEqualTo(stairs.shownIn(page));
  }
}
