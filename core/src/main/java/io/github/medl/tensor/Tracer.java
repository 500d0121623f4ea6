package io.github.medl.tensor;

import org.jspecify.annotations.Nullable;

/** Watches the primitives applied to the tensors that it traces. */
public interface Tracer {
  /**
   * How deeply nested this tracer is; of two tracers that meet in an operation the one with the
   * higher level is the inner one and records first.
   *
   * @return the level
   */
  long level();

  /**
   * Whether this tracer has done its work: what it watched then counts as it does one level further
   * out.
   *
   * @return true if nothing will be recorded any more
   */
  boolean isClosed();

  /**
   * Computes {@code primitive} and remembers it.
   *
   * @param primitive the operation
   * @param inputs its operands, of which at least one is traced by this tracer
   * @return the result, traced by this tracer
   */
  Tensor record(Primitive primitive, Tensor[] inputs);

  /**
   * As {@link #record}, for a primitive with several results.
   *
   * @param primitive the operation
   * @param inputs its operands, of which at least one is traced by this tracer
   * @return the results, traced by this tracer, and what the operation kept
   */
  Primitive.Results recordAll(Primitive.Several primitive, Tensor[] inputs);

  /** The link from a tensor to the tracer that watches it. */
  interface Traced {
    /**
     * Who watches.
     *
     * @return the tracer
     */
    Tracer tracer();

    /**
     * The same numbers as an outer tracer sees them, or as plain numbers when there is none.
     *
     * @return the tensor one level further out
     */
    Tensor primal();

    /**
     * The operation that the tensor is a result of.
     *
     * @return the operation, or null for a variable
     */
    @Nullable Primitive primitive();

    /**
     * An operand of that operation, as the tracer watches it.
     *
     * @param i which operand
     * @return the operand
     */
    Tensor operand(int i);
  }
}
