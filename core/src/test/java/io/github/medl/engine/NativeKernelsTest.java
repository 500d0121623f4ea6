package io.github.medl.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NativeKernelsTest {
  @Test
  void aProcessorWithAvx2AloneHasItsKernels() {
    assertThat(NativeKernels.isAvx2(null, "2")).isTrue();
    assertThat(NativeKernels.isAvx2(null, "3")).isFalse();
    assertThat(NativeKernels.isAvx2(null, "")).isFalse();
  }

  @Test
  void whoChoosesTheKernelsOfAnotherProcessorGetsItsBits() {
    assertThat(NativeKernels.isAvx2("Haswell", "3")).isTrue();
    assertThat(NativeKernels.isAvx2("zen", "3")).isTrue();
    assertThat(NativeKernels.isAvx2("SkylakeX", "2")).isFalse();
    assertThat(NativeKernels.isAvx2("", "2")).isTrue();
  }

  @Test
  void kernelsAreThoseOfOneProcessor() {
    assertThat(NativeKernels.isAvx512(null, "3")).isTrue();
    assertThat(NativeKernels.isAvx512(null, "2")).isFalse();
    assertThat(NativeKernels.isAvx512("Haswell", "3")).isFalse();
    assertThat(NativeKernels.isAvx512("skylakex", "2")).isTrue();
  }
}
