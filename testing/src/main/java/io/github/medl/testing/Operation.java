package io.github.medl.testing;

import io.github.medl.tensor.DType;
import io.github.medl.tensor.Shapes;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An operation on tensors as its tests need to know it: what it computes, the same written from the
 * definition, and operands to try it on. {@link OperationContract} makes the tests.
 *
 * @param method what the operation is called, as {@code add(Tensor)}
 * @param variant what tells this row from others of the same method; may be empty
 * @param kind what its derivative is
 * @param f the operation
 * @param reference the same, written from the definition, element by element
 * @param samples operands in FLOAT64, away from kinks
 */
public record Operation(
    String method,
    String variant,
    Kind kind,
    Function<Tensor[], Tensor> f,
    Function<Tensor[], Tensor> reference,
    List<Tensor[]> samples) {

  /** What the derivative of an operation is. */
  public enum Kind {
    /** Differentiable wherever the samples lie. */
    SMOOTH,
    /** Linear, but too coarse for difference quotients: its derivative is the operation itself. */
    LINEAR,
    /** Constant between jumps: the derivative is zero. */
    CONSTANT,
    /** Without a derivative: refuses tensors that are being traced. */
    VALUE
  }

  /**
   * A smooth operation.
   *
   * @param method what it is called
   * @param f the operation
   * @param reference the same, written from the definition
   * @param samples operands in FLOAT64, away from kinks
   * @return a row without a variant
   */
  public static Operation of(
      String method,
      Function<Tensor[], Tensor> f,
      Function<Tensor[], Tensor> reference,
      List<Tensor[]> samples) {
    return new Operation(method, "", Kind.SMOOTH, f, reference, samples);
  }

  /**
   * The same row under a name of its own.
   *
   * @param words what tells it from others of the same method; arrays are shapes
   * @return the named row
   */
  public Operation variant(Object... words) {
    String text = Arrays.stream(words).map(Operation::text).collect(Collectors.joining(" "));
    return new Operation(method, text, kind, f, reference, samples);
  }

  /**
   * The same row of another kind.
   *
   * @param other the kind
   * @return the row
   */
  public Operation kind(Kind other) {
    return new Operation(method, variant, other, f, reference, samples);
  }

  private static String text(Object word) {
    return word instanceof int[] shape ? Shapes.text(shape) : String.valueOf(word);
  }

  /**
   * Computes the operation.
   *
   * @param inputs the operands
   * @return the result
   */
  public Tensor apply(Tensor... inputs) {
    return f.apply(inputs);
  }

  /**
   * All operands in one vector, so that mixed derivatives are seen too.
   *
   * @param inputs the operands
   * @return their elements one after the other, in FLOAT64
   */
  public static Tensor pack(Tensor[] inputs) {
    return Tensor.of(
        Arrays.stream(inputs).flatMapToDouble(x -> Arrays.stream(x.toDoubles())).toArray());
  }

  /**
   * The operation as a function of its packed operands.
   *
   * @param z the vector of {@link #pack}
   * @param like operands of the shapes wanted
   * @return the result
   */
  public Tensor applyPacked(Tensor z, Tensor[] like) {
    Tensor[] inputs = new Tensor[like.length];
    int at = 0;
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = z.slice(0, at, at + like[i].size()).reshape(like[i].shape());
      at += like[i].size();
    }
    return apply(inputs);
  }

  /**
   * A scalar that depends on every element of a result.
   *
   * @param y the result
   * @return the sum of its elements with fixed weights, none of which is near 0
   */
  public static Tensor weighted(Tensor y) {
    Tensor weights = Tensor.generate(i -> 1 + 0.5 * Math.sin(3.7 * i + 1), y.shape());
    return y.mul(y.dtype() == DType.FLOAT64 ? weights : weights.cast(y.dtype())).sum();
  }

  /**
   * The shapes of operands, for messages.
   *
   * @param inputs the operands
   * @return such as {@code (2, 3) and (3,)}
   */
  public static String shapes(Tensor... inputs) {
    return Arrays.stream(inputs).map(Tensor::shapeText).collect(Collectors.joining(" and "));
  }

  @Override
  public String toString() {
    return variant.isEmpty() ? method : method + " " + variant;
  }
}
