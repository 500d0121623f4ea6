package io.github.medl.tensor;

import java.util.Locale;

/**
 * One mathematical operation on tensors, the unit of which all others are composed.
 *
 * <p>A primitive knows how to compute its value and nothing of derivatives. When one of its inputs
 * is being traced, {@link #apply} hands the operation to the innermost {@link Tracer}, which
 * computes the value and remembers how it came about.
 */
public interface Primitive {
  /**
   * The name in traces and error messages, that of the method on {@link Tensor}.
   *
   * @return the name, such as {@code matmul} or {@code logSoftmax}
   */
  default String label() {
    if (this instanceof Enum<?> constant) {
      return camelCase(constant.name());
    }
    String name = getClass().getSimpleName();
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  private static String camelCase(String name) {
    StringBuilder text = new StringBuilder(name.toLowerCase(Locale.ROOT));
    for (int at = text.indexOf("_"); at >= 0; at = text.indexOf("_")) {
      text.deleteCharAt(at);
      text.setCharAt(at, Character.toUpperCase(text.charAt(at)));
    }
    return text.toString();
  }

  /**
   * The value, computed from the numbers alone.
   *
   * @param inputs the operands
   * @return the result, not traced
   * @throws ShapeException when the shapes do not fit
   */
  Tensor forward(Tensor[] inputs);

  /**
   * How many operations on numbers the value takes: an addition and a multiplication count as one
   * each, an elementwise function as one a number, moving numbers about as none.
   *
   * @param inputs the operands
   * @param output the result
   * @return the count, which depends on the shapes only
   */
  default long flops(Tensor[] inputs, Tensor output) {
    return output.size();
  }

  /**
   * What rules of differentiation are filed under: the constant itself for a primitive without
   * settings, the class for one with settings (such as the axis of a sum).
   *
   * @return the key
   */
  default Object key() {
    return getClass();
  }

  /**
   * Applies the operation, recording it where an input is traced.
   *
   * @param inputs the operands
   * @return the result
   * @throws ShapeException when the shapes do not fit
   */
  default Tensor apply(Tensor... inputs) {
    Tracer innermost = null;
    for (Tensor input : inputs) {
      if (input.traced != null) {
        Tracer tracer = input.traced.tracer();
        if (innermost == null || tracer.level() > innermost.level()) {
          innermost = tracer;
        }
      }
    }
    return innermost == null ? forward(inputs) : innermost.record(this, inputs);
  }
}
