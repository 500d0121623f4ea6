package io.github.medl.engine;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.github.medl.engine.BlockGrid.Block;
import java.lang.management.ManagementFactory;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What OpenBLAS's kernels for this processor are slow at besides multiplying.
 *
 * <p>Those for AVX2 (its Haswell and Zen) multiply 45 floats a nanosecond, but lay out 1.6 of the
 * right operand, 3.1 of the left one, and clear 3.2 of the result: they copy one number at a time.
 * So a product of few rows spends most of its time laying out the right operand, one of a short
 * inner length clearing the result. Those for AVX-512 lay out nothing if a call is small: see
 * {@link Pieces}.
 */
final class NativeKernels {
  /** Whether OpenBLAS's kernels are those for AVX2. */
  static final boolean AVX2 = isAvx2(System.getenv("OPENBLAS_CORETYPE"), option("UseAVX"));

  /** Whether OpenBLAS's kernels are those for AVX-512. */
  static final boolean AVX512 = isAvx512(System.getenv("OPENBLAS_CORETYPE"), option("UseAVX"));

  /** How many times longer turning an element takes than what laying it out at the left saves. */
  private static final int TURN = 4;

  private NativeKernels() {}

  /**
   * Whether a block of C is quicker computed as Cᵀ = op(B)ᵀ op(A)ᵀ, with its longer operand at the
   * left, and then turned: in single precision only; in double the kernel itself is slower then.
   */
  static boolean isMirrored(Product p, Block block, int bytes) {
    double size = (double) block.rows() * block.columns();
    double saved = (double) p.k() * (block.columns() - block.rows());
    return AVX2 && bytes == Float.BYTES && saved > TURN * size;
  }

  /** The same of products that are added, which are turned once. */
  static boolean isMirrored(Accumulation sums, int bytes) {
    return AVX2 && bytes == Float.BYTES && sums.gainOfMirroring() > TURN * (double) sums.c().size();
  }

  /**
   * Whether kernels are those for AVX2 without AVX-512.
   *
   * @param chosen the processor whose kernels OpenBLAS was told to use, so that the bits are those
   *     of such a processor; null if it was told none
   * @param level the instructions that the Java machine uses: 3 is AVX-512
   */
  static boolean isAvx2(@Nullable String chosen, String level) {
    return chosen == null || chosen.isBlank()
        ? level.equals("2")
        : chosen.equalsIgnoreCase("Haswell") || chosen.equalsIgnoreCase("Zen");
  }

  /** Whether kernels are those for AVX-512; the arguments are those of {@link #isAvx2}. */
  static boolean isAvx512(@Nullable String chosen, String level) {
    return chosen == null || chosen.isBlank()
        ? level.equals("3")
        : Stream.of("SkylakeX", "Cooperlake", "SapphireRapids").anyMatch(chosen::equalsIgnoreCase);
  }

  /** An option of the Java machine; empty where it has none of this name. */
  private static String option(String name) {
    try {
      return ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
          .getVMOption(name)
          .getValue();
    } catch (RuntimeException | LinkageError e) {
      return ""; // another Java machine, or another processor
    }
  }
}
