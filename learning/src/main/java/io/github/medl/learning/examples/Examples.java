package io.github.medl.learning.examples;

import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Codes;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Storage;
import io.github.medl.tensor.Tensor;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * Observations to learn from: inputs and what the network should answer. A batch is a few of them.
 *
 * @param inputs x, the first axis counts observations
 * @param targets y, the first axis counts observations; class codes 0, ..., K - 1 have shape (n)
 * @serial exclude
 */
public record Examples(Tensor inputs, Tensor targets)
    implements Observations<Examples>, Serializable {
  /**
   * Checks that there is a target for each input.
   *
   * @param inputs x, the first axis counts observations
   * @param targets y, the first axis counts observations
   * @throws ShapeException if the first axes differ in length or one tensor is a scalar
   */
  public Examples {
    if (inputs.rank() == 0 || targets.rank() == 0 || inputs.dim(0) != targets.dim(0)) {
      throw new ShapeException(
          "examples",
          String.format(
              Locale.ROOT,
              "inputs of shape %s and targets of shape %s must have first axes of one length",
              inputs.shapeText(),
              targets.shapeText()));
    }
  }

  /**
   * Observations of classes.
   *
   * @param inputs x, the first axis counts observations
   * @param labels the class of each observation, from 0 on
   * @return the examples, with the labels as {@link Codes}, exact in each batch
   * @throws ShapeException if there is not one label an input
   * @throws IllegalArgumentException if a label is negative
   */
  public static Examples labelled(Tensor inputs, int... labels) {
    Codes.checked("examples", "label", labels, Integer.MAX_VALUE);
    return new Examples(inputs, Codes.of(labels));
  }

  /**
   * Observations whose target is the input itself, as an autoencoder needs them.
   *
   * @param inputs x, the first axis counts observations
   * @return the examples
   */
  public static Examples ofThemselves(Tensor inputs) {
    return new Examples(inputs, inputs);
  }

  /**
   * The number of observations.
   *
   * @return n
   */
  @Override
  public int size() {
    return inputs.dim(0);
  }

  /**
   * The targets as class codes.
   *
   * @return a new array of length n
   * @throws IllegalStateException if the targets are not whole numbers of shape (n)
   */
  public int[] labels() {
    if (targets.rank() != 1 || Codes.firstWrong(targets, Integer.MAX_VALUE) >= 0) {
      throw new IllegalStateException(
          "the targets, of shape " + targets.shapeText() + ", are no class codes of shape (n)");
    }
    return Codes.read("examples", "target", targets);
  }

  /**
   * The same observations in random order.
   *
   * @param random moved on by one permutation
   * @return their copies
   */
  public Examples shuffled(RandomStream random) {
    return take(random.permutation(size()));
  }

  /**
   * The same targets with other inputs, such as standardised ones.
   *
   * @param change the new inputs from the old
   * @return the examples
   * @throws ShapeException if there is not an input for each target any more
   */
  public Examples withInputs(UnaryOperator<Tensor> change) {
    return new Examples(change.apply(inputs), targets);
  }

  /**
   * Chosen observations.
   *
   * @param indices which, in the order wanted; one may be named more than once
   * @return their copies
   * @throws IndexOutOfBoundsException if there is no such observation
   */
  @Override
  public Examples take(int... indices) {
    Tensor x = inputs.take(0, indices);
    return new Examples(x, targets == inputs ? x : targets.take(0, indices));
  }

  /**
   * Observations that follow each other.
   *
   * @param from the first
   * @param to the position after the last
   * @return their copies; these examples themselves if they are all
   * @throws IndexOutOfBoundsException if the range does not lie within the examples
   */
  @Override
  public Examples slice(int from, int to) {
    if (from < 0 || to < from || to > size()) {
      throw new IndexOutOfBoundsException(
          String.format(Locale.ROOT, "slice %d to %d of %d examples", from, to, size()));
    }
    if (from == 0 && to == size()) {
      return this;
    }
    Tensor x = inputs.slice(0, from, to);
    return new Examples(x, targets == inputs ? x : targets.slice(0, from, to));
  }

  /**
   * The same observations in another number format.
   *
   * @param dtype the format of inputs and targets, unless they are codes
   * @return the examples, themselves if they have that format
   */
  @Override
  public Examples cast(DType dtype) {
    Tensor x = cast(inputs, dtype);
    Tensor y = targets == inputs ? x : cast(targets, dtype);
    return x == inputs && y == targets ? this : new Examples(x, y);
  }

  /** Codes name things: they have no other format. */
  private static Tensor cast(Tensor tensor, DType dtype) {
    return tensor.dtype() == DType.INT32 ? tensor : tensor.cast(dtype);
  }

  @Override
  public long fingerprint() {
    return targets == inputs ? hash(inputs) : 31 * hash(inputs) + hash(targets);
  }

  private static long hash(Tensor tensor) {
    long hash = 31L * Arrays.hashCode(tensor.shape()) + tensor.dtype().ordinal();
    if (tensor.dtype() == DType.INT32) {
      return 31 * hash + Arrays.hashCode(Codes.values(tensor));
    }
    if (tensor.dtype() == DType.FLOAT32) {
      for (float value : Storage.floats(tensor)) {
        hash = 31 * hash + Float.floatToIntBits(value);
      }
    } else {
      for (double value : Storage.doubles(tensor)) {
        hash = 31 * hash + Double.doubleToLongBits(value);
      }
    }
    return hash;
  }
}
