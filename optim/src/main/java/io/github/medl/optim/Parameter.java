package io.github.medl.optim;

import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that are learned: an array that an {@link Optimiser} updates in place, shown to the model
 * as a tensor.
 *
 * <pre>{@code
 * Parameter w = Parameter.of("w", Tensor.zeros(3, 2));
 * Tensor cost = model(w.tensor());        // always the present values
 * }</pre>
 */
public final class Parameter {
  private final String name;
  private final double @Nullable [] doubles;
  private final float @Nullable [] floats;
  private final Tensor view;

  private Parameter(String name, Tensor start) {
    this.name = name;
    if (start.dtype() == DType.FLOAT64) {
      doubles = start.toDoubles();
      floats = null;
      view = Tensor.wrap(doubles, start.shape());
    } else {
      doubles = null;
      floats = start.toFloats();
      view = Tensor.wrap(floats, start.shape());
    }
  }

  /**
   * A parameter.
   *
   * @param name what messages call it
   * @param start its first value, which is copied; its format, FLOAT64 or FLOAT32, stays
   * @return the parameter
   */
  public static Parameter of(String name, Tensor start) {
    Check.that(
        start.dtype() != DType.INT32,
        "parameter %s: codes (INT32) cannot be learned; make real numbers of them with cast",
        name);
    return new Parameter(name, start.detach());
  }

  /**
   * What messages call it.
   *
   * @return the name
   */
  public String name() {
    return name;
  }

  /**
   * The present values, without a copy. A later update shows through this tensor, so what must last
   * is taken with {@link #snapshot()}; derivatives are to be taken before the next update.
   *
   * @return always the same tensor
   */
  public Tensor tensor() {
    return view;
  }

  /**
   * A copy of the present values, which later updates leave alone.
   *
   * @return a new tensor
   */
  public Tensor snapshot() {
    return doubles != null ? Tensor.of(doubles, view.shape()) : Tensor.of(floats, view.shape());
  }

  /**
   * Replaces the values, as early stopping does when it goes back to the best ones.
   *
   * @param values the new values, of the same shape
   * @throws IllegalArgumentException if the shape is another one
   */
  public void assign(Tensor values) {
    Check.that(
        values.sameShape(view),
        "parameter %s has shape %s, it was assigned %s",
        name,
        view.shapeText(),
        values.shapeText());
    if (doubles != null) {
      System.arraycopy(values.toDoubles(), 0, doubles, 0, doubles.length);
    } else {
      System.arraycopy(values.toFloats(), 0, floats, 0, floats.length);
    }
  }

  /**
   * The number of elements.
   *
   * @return how many numbers are learned here
   */
  public int size() {
    return view.size();
  }

  /** The storage if the format is FLOAT64, else null. */
  double[] doubles() {
    return doubles;
  }

  /** The storage if the format is FLOAT32, else null. */
  float[] floats() {
    return floats;
  }

  /** The name and the present values. */
  @Override
  public String toString() {
    return name + " = " + view;
  }
}
