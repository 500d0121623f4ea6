package io.github.medl.tensor;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The links of the operands of an operation to the tracers that watch them. */
final class Operands {
  private Operands() {}

  /** The operands of an operation without the links to tracers that are closed. */
  static Tensor[] seen(Tensor[] inputs) {
    for (int i = 0; i < inputs.length; i++) {
      Tracer.Traced link = inputs[i].traced;
      if (link != null && link.tracer().isClosed()) {
        return Arrays.stream(inputs).map(Tensor::seen).toArray(Tensor[]::new);
      }
    }
    return inputs;
  }

  /** The innermost tracer that watches an operand, or null. */
  static @Nullable Tracer innermost(Tensor[] inputs) {
    Tracer innermost = null;
    for (Tensor input : inputs) {
      if (input.traced != null) {
        Tracer tracer = input.traced.tracer();
        if (innermost == null || tracer.level() > innermost.level()) {
          innermost = tracer;
        }
      }
    }
    return innermost;
  }
}
