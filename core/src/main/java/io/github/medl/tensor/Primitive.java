package io.github.medl.tensor;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

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
   * @param output the result; of an operation with several, each in its turn
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
    Tensor[] seen = Operands.seen(inputs);
    Codes.refuse(this, seen);
    Tracer innermost = Operands.innermost(seen);
    return innermost == null ? forward(seen) : innermost.record(this, seen);
  }

  /**
   * What a {@link Several} computes.
   *
   * @param kept what the operation wants to find again when it is differentiated, such as where
   *     each maximum stood; null for nothing
   * @param values the results
   */
  record Results(@Nullable Object kept, Tensor... values) {}

  /**
   * A primitive with several results, or one that keeps something of its forward pass for its
   * derivative.
   *
   * <p>What is kept are plain numbers: a derivative may use them as they are where they do not
   * depend on the operands (positions), or where nobody asks for derivatives of derivatives.
   */
  interface Several extends Primitive {
    /**
     * The values, computed from the numbers alone.
     *
     * @param inputs the operands
     * @return the results, not traced, and what is kept
     * @throws ShapeException when the shapes do not fit
     */
    Results results(Tensor[] inputs);

    /**
     * Applies the operation, recording it where an input is traced.
     *
     * @param inputs the operands
     * @return the results, and what was kept
     * @throws ShapeException when the shapes do not fit
     */
    default Results run(Tensor... inputs) {
      Tensor[] seen = Operands.seen(inputs);
      Codes.refuse(this, seen);
      Tracer innermost = Operands.innermost(seen);
      return innermost == null ? results(seen) : innermost.recordAll(this, seen);
    }

    /** The first result alone. */
    @Override
    default Tensor forward(Tensor[] inputs) {
      return results(inputs).values()[0];
    }

    /** The first result alone; where nobody watches nothing is kept, see {@link #forward}. */
    @Override
    default Tensor apply(Tensor... inputs) {
      Tensor[] seen = Operands.seen(inputs);
      Codes.refuse(this, seen);
      Tracer innermost = Operands.innermost(seen);
      return innermost == null ? forward(seen) : innermost.recordAll(this, seen).values()[0];
    }
  }
}
