package io.github.medl.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class ClassFileTest {
  private static ClassFile of(Class<?> type) throws IOException {
    try (InputStream in =
        type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
      return ClassFile.read(in);
    }
  }

  @Test
  void namesTheClassesAndMembersThatItsCodeUses() throws IOException {
    ClassFile file = of(Seed.class);
    assertThat(file.name()).isEqualTo(Seed.class.getName());
    assertThat(file.types()).contains("io.github.medl.random.SplittableStream", "java.lang.String");
    assertThat(file.members()).contains(new ClassFile.Member("java.lang.System", "getProperty"));
    assertThat(file.types()).noneMatch(name -> name.contains("/") || name.startsWith("["));
  }

  @Test
  void arraysAreTheirElements() throws IOException {
    assertThat(of(Values.class).types()).doesNotContain("D", "[D").contains("java.util.Arrays");
    assertThat(of(IterateOracle.class).members())
        .contains(new ClassFile.Member("java.lang.Object", "clone")); // of double[]
  }

  @Test
  void whatIsNoClassFileIsRefused() {
    assertThatThrownBy(() -> ClassFile.read(new ByteArrayInputStream(new byte[20])))
        .isInstanceOf(IOException.class)
        .hasMessage("this is no class file");
  }
}
