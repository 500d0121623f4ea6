package io.github.medl.autodiff;

import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One row of the operation table, from which the tests of an operation are generated.
 *
 * @param method the method that the row covers, as {@code add(Tensor)}
 * @param variant what tells this row from others of the same method
 * @param kind what its derivative is
 * @param f the operation
 * @param reference the same, written from the definition
 * @param samples operands, away from kinks
 */
record Operation(
    String method,
    String variant,
    Kind kind,
    Function<Tensor[], Tensor> f,
    Function<Tensor[], Tensor> reference,
    List<Tensor[]> samples) {

  enum Kind {
    /** Differentiable wherever the samples lie. */
    SMOOTH,
    /** Linear, but too coarse for difference quotients: its derivative is the operation itself. */
    LINEAR,
    /** Constant between jumps: the derivative is zero. */
    CONSTANT,
    /** Without a derivative: refuses tensors that are being traced. */
    VALUE
  }

  static Operation of(
      String method,
      Function<Tensor[], Tensor> f,
      Function<Tensor[], Tensor> reference,
      List<Tensor[]> samples) {
    return new Operation(method, "", Kind.SMOOTH, f, reference, samples);
  }

  Operation variant(Object... words) {
    String text = Arrays.stream(words).map(Operation::text).collect(Collectors.joining(" "));
    return new Operation(method, text, kind, f, reference, samples);
  }

  Operation kind(Kind other) {
    return new Operation(method, variant, other, f, reference, samples);
  }

  private static String text(Object word) {
    return word instanceof int[] array ? Arrays.toString(array) : String.valueOf(word);
  }

  Tensor apply(Tensor... inputs) {
    return f.apply(inputs);
  }

  /** All inputs in one vector, so that mixed derivatives are seen too. */
  static Tensor pack(Tensor[] inputs) {
    double[] all =
        Arrays.stream(inputs).flatMapToDouble(x -> Arrays.stream(x.toDoubles())).toArray();
    return Tensor.of(all, all.length);
  }

  /** The operation as a function of the packed inputs. */
  Tensor applyPacked(Tensor z, Tensor[] like) {
    Tensor[] inputs = new Tensor[like.length];
    int at = 0;
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = z.slice(0, at, at + like[i].size()).reshape(like[i].shape());
      at += like[i].size();
    }
    return apply(inputs);
  }

  /** A scalar that depends on every element of y. */
  static Tensor weighted(Tensor y) {
    return y.mul(Tensor.generate(i -> 1 + 0.5 * Math.sin(3.7 * i + 1), y.shape()).cast(y.dtype()))
        .sum();
  }

  static String shapes(Tensor[] inputs) {
    return Arrays.stream(inputs).map(x -> x.shapeText()).collect(Collectors.joining(" and "));
  }

  @Override
  public String toString() {
    return variant.isEmpty() ? method : method + " " + variant;
  }
}
