package io.github.medl.examples.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CompilationTest {
  @Test
  void problemsAreToldByFileAndLine() {
    Compilation compiled =
        Compilation.of(
            Map.of(
                "a/A.java",
                "package a;\nclass A { int f() { return x; } }",
                "a/B.java",
                "package a; class B {}"));
    assertThat(compiled.isComplete()).isFalse();
    assertThat(compiled.problems()).containsOnlyKeys("a/A.java");
    assertThat(compiled.words()).startsWith("a/A.java, line 2: cannot find symbol");
  }

  @Test
  void aClassKnowsItsFile() {
    Compilation compiled =
        Compilation.of(Map.of("a/A.java", "package a; class A { class B {} } class C {}"));
    assertThat(compiled.sourceOf().values()).containsOnly("a/A.java");
    assertThat(compiled.classes()).containsOnlyKeys("a.A", "a.A$B", "a.C");
  }

  /** The compiler itself gives up: its stack is too small for this. */
  @Test
  void aSourceThatTheCompilerCannotBearIsAProblem() {
    String deep = "(".repeat(20_000) + "1" + ")".repeat(20_000);
    Compilation compiled =
        Compilation.of(Map.of("a/A.java", "package a; class A { int x = " + deep + "; }"));
    assertThat(compiled.words()).contains("the compiler gave up");
    assertThat(compiled.isComplete()).isFalse();
  }
}
