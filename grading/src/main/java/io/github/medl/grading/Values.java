package io.github.medl.grading;

import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Inputs and answers as tensors, and as words of limited length. */
final class Values {
  private static final int LONGEST = 400;

  private Values() {}

  /**
   * Numbers of any usual kind as a tensor.
   *
   * @throws WrongAnswer if it is null
   * @throws IllegalArgumentException if it is nothing that holds numbers
   */
  static Tensor tensor(@Nullable Object value, String input) {
    if (value instanceof Tensor tensor) {
      return tensor;
    } else if (value instanceof double[] vector) {
      return Tensor.of(vector);
    } else if (value instanceof double[][] rows) {
      return Tensor.of(rows);
    } else if (value instanceof int[] codes) {
      return Tensor.of(Arrays.stream(codes).asDoubleStream().toArray());
    } else if (value instanceof Number number) {
      return Tensor.scalar(number.doubleValue());
    } else if (value instanceof Boolean truth) {
      return Tensor.scalar(truth ? 1 : 0);
    } else if (value == null) {
      throw new WrongAnswer("there is no answer", input, "null", "a value");
    }
    throw new IllegalArgumentException(
        "an answer of " + value.getClass() + " holds no numbers that can be compared");
  }

  static String text(@Nullable Object value) {
    String text;
    if (value instanceof double[] vector) {
      text = Arrays.toString(vector);
    } else if (value instanceof int[] vector) {
      text = Arrays.toString(vector);
    } else if (value instanceof Object[] several) {
      text = Arrays.deepToString(several);
    } else if (value instanceof List<?> several) {
      text = several.stream().map(Values::text).collect(Collectors.joining(", "));
    } else {
      text = String.valueOf(value);
    }
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " ...";
  }

  /** A copy that no one else can change, of what holds numbers; anything else as its words. */
  static Object copy(@Nullable Object value) {
    if (value instanceof Tensor tensor) {
      return List.of(Arrays.toString(tensor.shape()), boxed(tensor.toDoubles()));
    } else if (value instanceof double[] vector) {
      return boxed(vector);
    } else if (value instanceof Object[] several) {
      return Arrays.stream(several).map(Values::copy).toList();
    } else if (value instanceof List<?> several) {
      return several.stream().map(Values::copy).toList();
    }
    return text(value);
  }

  private static List<Double> boxed(double[] vector) {
    return Arrays.stream(vector).boxed().toList();
  }
}
