package io.github.medl.testing;

import static java.util.stream.Collectors.joining;

import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on tensors with an explicit tolerance; a failure names the element and both values.
 */
public final class TensorAssert extends AbstractAssert<TensorAssert, Tensor> {
  private TensorAssert(Tensor actual) {
    super(actual, TensorAssert.class);
  }

  /**
   * Begins an assertion.
   *
   * @param actual what a test found
   * @return the assertion
   */
  public static TensorAssert assertThat(Tensor actual) {
    return new TensorAssert(actual);
  }

  /**
   * The shape, axis by axis.
   *
   * @param shape the expected shape
   * @return this
   */
  public TensorAssert hasShape(int... shape) {
    isNotNull();
    if (!Arrays.equals(actual.shape(), shape)) {
      failWithMessage("expected shape %s but was %s", text(shape), text(actual.shape()));
    }
    return this;
  }

  /**
   * The number format.
   *
   * @param dtype the expected format
   * @return this
   */
  public TensorAssert hasDType(DType dtype) {
    isNotNull();
    if (actual.dtype() != dtype) {
      failWithMessage("expected %s but was %s", dtype, actual.dtype());
    }
    return this;
  }

  /**
   * |actual - expected| &lt;= within, element by element; NaN and infinities only where they are
   * expected.
   *
   * @param expected the expected tensor, of the same shape
   * @param within the largest difference allowed
   * @return this
   */
  public TensorAssert isCloseTo(Tensor expected, double within) {
    return compare(expected, 0, within);
  }

  /**
   * |actual - expected| &lt;= within max(1, |expected|), element by element; NaN and infinities
   * only where they are expected.
   *
   * @param expected the expected tensor, of the same shape
   * @param within the largest difference allowed, in units of the expected number where that is
   *     greater than 1
   * @return this
   */
  public TensorAssert isRelativelyCloseTo(Tensor expected, double within) {
    return compare(expected, within, within);
  }

  private TensorAssert compare(Tensor expected, double relative, double absolute) {
    hasShape(expected.shape());
    double[] is = actual.toDoubles();
    double[] should = expected.toDoubles();
    for (int i = 0; i < should.length; i++) {
      double a = is[i];
      double e = should[i];
      double allowed = Math.max(absolute, relative * Math.abs(e));
      boolean same = Double.compare(a, e) == 0 || a == e;
      if (!same && !(Double.isFinite(e) && Math.abs(a - e) <= allowed)) {
        failWithMessage(
            "element %s of shape %s: expected %s within %s but was %s (off by %s)",
            Arrays.toString(index(i)), text(expected.shape()), e, allowed, a, a - e);
      }
    }
    return this;
  }

  private static String text(int[] shape) {
    String numbers = Arrays.stream(shape).mapToObj(String::valueOf).collect(joining(", "));
    return shape.length == 1 ? "(" + numbers + ",)" : "(" + numbers + ")";
  }

  private int[] index(int position) {
    int[] index = new int[actual.rank()];
    for (int axis = index.length - 1, rest = position; axis >= 0; axis--) {
      index[axis] = rest % actual.dim(axis);
      rest /= actual.dim(axis);
    }
    return index;
  }
}
