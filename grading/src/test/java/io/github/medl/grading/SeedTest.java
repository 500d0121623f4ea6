package io.github.medl.grading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeedTest {
  @Test
  void isTheHashThatItsAuthorsPublished() {
    // test vectors of FNV-1a, 64 bits: "" and "a", "foobar"
    assertThat(Seed.of("")).isEqualTo(0xcbf29ce484222325L);
    assertThat(Seed.of("a")).isEqualTo(0xaf63dc4c8601ec8cL);
    assertThat(Seed.of("foobar")).isEqualTo(0x85944171f73967e8L);
  }

  @Test
  void isOneOfAStudentHoweverItIsWritten() {
    assertThat(Seed.of(" S123 ")).isEqualTo(Seed.of("s123"));
    assertThat(Seed.stream("s123").uniform()).isEqualTo(Seed.stream("s123").uniform());
    assertThat(Seed.stream("s123").uniform()).isNotEqualTo(Seed.stream("s124").uniform());
  }
}
