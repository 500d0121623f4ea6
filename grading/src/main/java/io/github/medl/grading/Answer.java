package io.github.medl.grading;

import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares an answer with the expected one: {@code Answer.to(theta).is(Cost.of(theta)).near(0.5,
 * 1e-9)}. A failure says input, yours and expected.
 */
public final class Answer {
  private final String input;
  private @Nullable Object yours;
  private String name = "the answer";

  private Answer(String input) {
    this.input = input;
  }

  /**
   * Begins with what was given.
   *
   * @param input tensors, numbers, arrays, or words that describe them
   * @return an answer without content
   */
  public static Answer to(Object... input) {
    return new Answer(Arrays.stream(input).map(Values::text).collect(Collectors.joining(", ")));
  }

  /**
   * What is compared, for the message.
   *
   * @param name for example {@code the gradient}
   * @return this
   */
  public Answer named(String name) {
    this.name = name;
    return this;
  }

  /**
   * What the student's code returned.
   *
   * @param yours a tensor, a number, a boolean, or an array of numbers
   * @return this
   */
  public Answer is(@Nullable Object yours) {
    this.yours = yours;
    return this;
  }

  /**
   * |yours − expected| ≤ tolerance · max(1, |expected|) in each element, and the shape is the same.
   *
   * @param expected a tensor, a number, or an array of numbers
   * @param tolerance how exact the mathematics is
   * @throws WrongAnswer if not
   */
  public void near(Object expected, double tolerance) {
    Tensor is = Values.tensor(yours, input);
    Tensor should = Values.tensor(expected, input);
    if (!is.sameShape(should)) {
      throw wrong(
          name + " has another shape",
          is.shapeText() + " " + Values.text(yours),
          should.shapeText() + " " + Values.text(expected));
    }
    double[] a = is.toDoubles();
    double[] e = should.toDoubles();
    for (int i = 0; i < a.length; i++) {
      boolean same = Double.compare(a[i], e[i]) == 0;
      if (!same && !(Math.abs(a[i] - e[i]) <= tolerance * Math.max(1, Math.abs(e[i])))) {
        throw wrong(
            a.length == 1 ? name + " is wrong" : name + " is wrong in element " + i,
            Values.text(yours),
            String.format(Locale.ROOT, "%s (within %s)", Values.text(expected), tolerance));
      }
    }
  }

  /**
   * Yours is the expected thing itself.
   *
   * @param expected anything with {@code equals}, or an array of numbers
   * @throws WrongAnswer if not
   */
  public void equalTo(@Nullable Object expected) {
    if (!Objects.deepEquals(yours, expected)) {
      throw wrong(name + " is wrong", Values.text(yours), Values.text(expected));
    }
  }

  private WrongAnswer wrong(String what, String is, String should) {
    return new WrongAnswer(what, input, is, should);
  }
}
