package io.github.medl.learning.examples;

import io.github.medl.random.RandomStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * Observations to learn from: inputs and what the network should answer. A batch is a few of them.
 *
 * @param inputs x, the first axis counts observations
 * @param targets y, the first axis counts observations; class codes 0, ..., K - 1 have shape (n)
 */
public record Examples(Tensor inputs, Tensor targets) implements Observations<Examples> {
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
   * @return the examples, with the codes in the number format of the inputs
   * @throws ShapeException if there is not one label an input
   * @throws IllegalArgumentException if a label is negative
   */
  public static Examples labelled(Tensor inputs, int... labels) {
    double[] codes = new double[labels.length];
    for (int i = 0; i < codes.length; i++) {
      if (labels[i] < 0) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT, "label %d is %d; classes are coded 0, 1, 2, ...", i, labels[i]));
      }
      codes[i] = labels[i];
    }
    return new Examples(inputs, Tensor.of(codes, codes.length).cast(inputs.dtype()));
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
    double[] y = targets.toDoubles();
    int[] labels = new int[y.length];
    for (int i = 0; i < y.length; i++) {
      labels[i] = (int) y[i];
      if (targets.rank() != 1 || labels[i] != y[i]) {
        throw new IllegalStateException(
            String.format(
                Locale.ROOT,
                "the targets, of shape %s, are no class codes of shape (n); number %d is %s",
                targets.shapeText(),
                i,
                y[i]));
      }
    }
    return labels;
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
   * @param dtype the format of inputs and targets
   * @return the examples, themselves if they have that format
   */
  @Override
  public Examples cast(DType dtype) {
    if (inputs.dtype() == dtype && targets.dtype() == dtype) {
      return this;
    }
    Tensor x = inputs.cast(dtype);
    return new Examples(x, targets == inputs ? x : targets.cast(dtype));
  }

  @Override
  public long fingerprint() {
    return targets == inputs ? hash(inputs) : 31 * hash(inputs) + hash(targets);
  }

  private static long hash(Tensor tensor) {
    long hash = 31L * Arrays.hashCode(tensor.shape()) + tensor.dtype().ordinal();
    if (tensor.dtype() == DType.FLOAT32) {
      for (float value : tensor.unwrapFloats()) {
        hash = 31 * hash + Float.floatToIntBits(value);
      }
    } else {
      for (double value : tensor.unwrapDoubles()) {
        hash = 31 * hash + Double.doubleToLongBits(value);
      }
    }
    return hash;
  }
}
