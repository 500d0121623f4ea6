package io.github.medl.tensor;

/**
 * Arithmetic and comparison of two tensors, element by element, with NumPy's broadcasting: shapes
 * are aligned at the right and a length of 1 stretches. A plain number takes the tensor's format;
 * two tensors of different format give FLOAT64.
 */
public sealed interface Arithmetic permits Tensor {
  private Tensor self() {
    return (Tensor) this;
  }

  /**
   * a + b.
   *
   * @param b the other tensor
   * @return the sum
   * @throws ShapeException if the shapes cannot be broadcast together
   */
  default Tensor add(Tensor b) {
    return Binary.ADD.of(self(), b);
  }

  /**
   * a + b.
   *
   * @param b the other number
   * @return the sum
   */
  default Tensor add(double b) {
    return Binary.ADD.apply(self(), self().constant(b));
  }

  /**
   * a - b.
   *
   * @param b the other tensor
   * @return the difference
   * @throws ShapeException if the shapes cannot be broadcast together
   */
  default Tensor sub(Tensor b) {
    return Binary.SUB.of(self(), b);
  }

  /**
   * a - b.
   *
   * @param b the other number
   * @return the difference
   */
  default Tensor sub(double b) {
    return Binary.SUB.apply(self(), self().constant(b));
  }

  /**
   * a b, element by element.
   *
   * @param b the other tensor
   * @return the product
   * @throws ShapeException if the shapes cannot be broadcast together
   */
  default Tensor mul(Tensor b) {
    Tensor ofNorm = b == this ? Reduce.Norm.squareOf(b) : null;
    return ofNorm == null ? Binary.MUL.of(self(), b) : ofNorm;
  }

  /**
   * a b, element by element.
   *
   * @param b the other number
   * @return the product
   */
  default Tensor mul(double b) {
    return Binary.MUL.apply(self(), self().constant(b));
  }

  /**
   * a / b.
   *
   * @param b the other tensor
   * @return the quotient
   * @throws ShapeException if the shapes cannot be broadcast together
   */
  default Tensor div(Tensor b) {
    return Binary.DIV.of(self(), b);
  }

  /**
   * a / b.
   *
   * @param b the other number
   * @return the quotient
   */
  default Tensor div(double b) {
    return Binary.DIV.apply(self(), self().constant(b));
  }

  /**
   * a to the power b.
   *
   * @param b the other tensor
   * @return the power
   * @throws ShapeException if the shapes cannot be broadcast together
   */
  default Tensor pow(Tensor b) {
    return Binary.POW.of(self(), b);
  }

  /**
   * a to the power b.
   *
   * @param b the other number
   * @return the power
   */
  default Tensor pow(double b) {
    Tensor ofNorm = b == 2 ? Reduce.Norm.squareOf(self()) : null;
    return ofNorm == null ? Binary.POW.apply(self(), self().constant(b)) : ofNorm;
  }

  /**
   * max(a, b); NaN if either is NaN.
   *
   * @param b the other tensor
   * @return the larger elements
   * @throws ShapeException if the shapes cannot be broadcast together
   */
  default Tensor maximum(Tensor b) {
    return Binary.MAXIMUM.of(self(), b);
  }

  /**
   * max(a, b); NaN if either is NaN.
   *
   * @param b the other number
   * @return the larger elements
   */
  default Tensor maximum(double b) {
    return Binary.MAXIMUM.apply(self(), self().constant(b));
  }

  /**
   * min(a, b); NaN if either is NaN.
   *
   * @param b the other tensor
   * @return the smaller elements
   * @throws ShapeException if the shapes cannot be broadcast together
   */
  default Tensor minimum(Tensor b) {
    return Binary.MINIMUM.of(self(), b);
  }

  /**
   * min(a, b); NaN if either is NaN.
   *
   * @param b the other number
   * @return the smaller elements
   */
  default Tensor minimum(double b) {
    return Binary.MINIMUM.apply(self(), self().constant(b));
  }

  /**
   * a &gt; b.
   *
   * @param b the other tensor
   * @return 1 where true, else 0
   * @throws ShapeException if the shapes cannot be broadcast together
   */
  default Tensor greater(Tensor b) {
    return Binary.GREATER.of(self(), b);
  }

  /**
   * a &gt; b.
   *
   * @param b the other number
   * @return 1 where true, else 0
   */
  default Tensor greater(double b) {
    return Binary.GREATER.apply(self(), self().constant(b));
  }

  /**
   * a ≥ b.
   *
   * @param b the other tensor
   * @return 1 where true, else 0
   * @throws ShapeException if the shapes cannot be broadcast together
   */
  default Tensor greaterEqual(Tensor b) {
    return Binary.GREATER_EQUAL.of(self(), b);
  }

  /**
   * a ≥ b.
   *
   * @param b the other number
   * @return 1 where true, else 0
   */
  default Tensor greaterEqual(double b) {
    return Binary.GREATER_EQUAL.apply(self(), self().constant(b));
  }

  /**
   * a &lt; b.
   *
   * @param b the other tensor
   * @return 1 where true, else 0
   * @throws ShapeException if the shapes cannot be broadcast together
   */
  default Tensor less(Tensor b) {
    return Binary.LESS.of(self(), b);
  }

  /**
   * a &lt; b.
   *
   * @param b the other number
   * @return 1 where true, else 0
   */
  default Tensor less(double b) {
    return Binary.LESS.apply(self(), self().constant(b));
  }

  /**
   * a ≤ b.
   *
   * @param b the other tensor
   * @return 1 where true, else 0
   * @throws ShapeException if the shapes cannot be broadcast together
   */
  default Tensor lessEqual(Tensor b) {
    return Binary.LESS_EQUAL.of(self(), b);
  }

  /**
   * a ≤ b.
   *
   * @param b the other number
   * @return 1 where true, else 0
   */
  default Tensor lessEqual(double b) {
    return Binary.LESS_EQUAL.apply(self(), self().constant(b));
  }

  /**
   * a = b.
   *
   * @param b the other tensor
   * @return 1 where true, else 0
   * @throws ShapeException if the shapes cannot be broadcast together
   */
  default Tensor equalTo(Tensor b) {
    return Binary.EQUAL_TO.of(self(), b);
  }

  /**
   * a = b.
   *
   * @param b the other number
   * @return 1 where true, else 0
   */
  default Tensor equalTo(double b) {
    return Binary.EQUAL_TO.apply(self(), self().constant(b));
  }

  /**
   * a differs from b.
   *
   * @param b the other tensor
   * @return 1 where true, else 0
   * @throws ShapeException if the shapes cannot be broadcast together
   */
  default Tensor notEqualTo(Tensor b) {
    return Binary.NOT_EQUAL_TO.of(self(), b);
  }

  /**
   * a differs from b.
   *
   * @param b the other number
   * @return 1 where true, else 0
   */
  default Tensor notEqualTo(double b) {
    return Binary.NOT_EQUAL_TO.apply(self(), self().constant(b));
  }

  /**
   * This where a condition holds, another tensor elsewhere.
   *
   * @param condition not 0 where this tensor's element is wanted
   * @param otherwise the elements for the other places
   * @return the chosen elements
   * @throws ShapeException if the three shapes cannot be broadcast together
   */
  default Tensor where(Tensor condition, Tensor otherwise) {
    DType dtype = Codes.joint("where", self().dtype, otherwise.dtype);
    return Binary.Where.WHERE.apply(
        condition.detach().cast(dtype), self().cast(dtype), otherwise.cast(dtype));
  }

  /**
   * The same numbers in another format.
   *
   * @param dtype the format
   * @return this tensor if it has that format already
   * @throws IllegalArgumentException if INT32 is wanted and a number is not whole
   */
  default Tensor cast(DType dtype) {
    return self().dtype == dtype ? self() : new Unary.Cast(dtype).apply(self());
  }
}
