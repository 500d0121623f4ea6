package io.github.medl.tensor;

import java.util.Locale;
import java.util.StringJoiner;

/**
 * Codes: whole numbers 0, 1, 2, ... that name things, such as classes, tokens, actions or nodes.
 * Here is their one way into a tensor and their one way out, with one check and one message.
 *
 * <p>They have a {@link DType} of their own, INT32, and not a class of their own: so they stand
 * wherever observations do, are shuffled, cut in batches and reshaped by the same operations as
 * these, and reach the loss as they came from the file, exact and without a conversion in each step
 * (FLOAT32 would be exact to 2²⁴ only). {@link #read} also accepts whole numbers in a tensor of
 * real numbers, since files and formulas bring such codes.
 *
 * <pre>{@code
 * Tensor labels = Codes.of(2, 0, 1);
 * int[] classes = Codes.read("my loss", "labels", labels, 3);
 * }</pre>
 */
public final class Codes {
  private Codes() {}

  /**
   * A vector of codes. That none is negative or too large is checked where they are {@link #read},
   * since only there is known how many things there are.
   *
   * @param codes whole numbers
   * @return an INT32 tensor of shape (n,) with a copy of them
   */
  public static Tensor of(int... codes) {
    return new Tensor(new int[] {codes.length}, codes.clone());
  }

  /**
   * A tensor of codes.
   *
   * @param codes whole numbers in row-major order
   * @param shape the lengths of the axes; none for a scalar
   * @return an INT32 tensor with a copy of them
   * @throws ShapeException if the shape does not hold exactly the given elements
   */
  public static Tensor of(int[] codes, int... shape) {
    return new Tensor(Tensor.checked(codes.length, shape), codes.clone());
  }

  /**
   * The codes in a tensor.
   *
   * @param asking who asks, for the message
   * @param name what the tensor is, for the message
   * @param codes whole numbers in any format and shape
   * @return a new array in row-major order
   * @throws IllegalArgumentException if a number is no code 0, 1, 2, ...; it says which
   */
  public static int[] read(String asking, String name, Tensor codes) {
    return read(asking, name, codes, Integer.MAX_VALUE);
  }

  /**
   * The codes in a tensor, of a known number of things.
   *
   * @param asking who asks, for the message
   * @param name what the tensor is, for the message
   * @param codes whole numbers in any format and shape
   * @param count how many things there are; their codes are 0 to count - 1
   * @return a new array in row-major order
   * @throws IllegalArgumentException if a number is no such code; it says which
   */
  public static int[] read(String asking, String name, Tensor codes, int count) {
    int bad = firstWrong(codes, count);
    if (bad >= 0) {
      throw new IllegalArgumentException(complaint(asking, name, codes, bad, count));
    }
    return whole(codes);
  }

  /**
   * Checks codes that are whole numbers already.
   *
   * @param asking who asks, for the message
   * @param name what they are, for the message
   * @param codes the numbers
   * @param count how many things there are; their codes are 0 to count - 1
   * @return the same array
   * @throws IllegalArgumentException if a number is no such code; it says which
   */
  public static int[] checked(String asking, String name, int[] codes, int count) {
    for (int i = 0; i < codes.length; i++) {
      if (isNone(codes[i], count)) {
        throw new IllegalArgumentException(text(asking, name, i + "", codes[i] + "", count));
      }
    }
    return codes;
  }

  /**
   * Where the first number stands that is no code, for who says it with an exception of its own.
   *
   * @param codes numbers in any format and shape
   * @param count how many things there are; their codes are 0 to count - 1
   * @return its row-major position, or -1 if all are codes
   */
  public static int firstWrong(Tensor codes, int count) {
    int n = codes.size();
    if (codes.data instanceof int[] whole) {
      for (int i = 0; i < n; i++) {
        if (isNone(whole[i], count)) {
          return i;
        }
      }
      return -1;
    }
    for (int i = 0; i < n; i++) {
      double value = codes.flat(i);
      if (value != (int) value || isNone((int) value, count)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * The one message about a number that is no code.
   *
   * @param asking who asks
   * @param name what the tensor is
   * @param codes the tensor
   * @param position what {@link #firstWrong} said
   * @param count how many things there are
   * @return such as "cross-entropy: target[3] is 7, but the codes are 0 to 4"
   */
  public static String complaint(
      String asking, String name, Tensor codes, int position, int count) {
    double value = codes.flat(position);
    String text = codes.dtype == DType.INT32 ? (int) value + "" : value + "";
    return text(asking, name, place(codes.shape(), position), text, count);
  }

  /** The indices of a row-major position: "7", or "1, 3" of a batch of sequences. */
  private static String place(int[] shape, int position) {
    if (shape.length < 2) {
      return Integer.toString(position);
    }
    StringJoiner indices = new StringJoiner(", ");
    int block = 1;
    for (int size : shape) {
      block *= size;
    }
    int rest = position;
    for (int size : shape) {
      block /= size;
      indices.add(Integer.toString(rest / block));
      rest %= block;
    }
    return indices.toString();
  }

  /** A count of Integer.MAX_VALUE stands for any number of things. */
  private static boolean isNone(int code, int count) {
    return code < 0 || code >= count && count < Integer.MAX_VALUE;
  }

  private static String text(String asking, String name, String place, String value, int count) {
    String range = count == Integer.MAX_VALUE ? "0, 1, 2, ..." : "0 to " + (count - 1);
    return String.format(
        Locale.ROOT, "%s: %s[%s] is %s, but the codes are %s", asking, name, place, value, range);
  }

  /**
   * The whole numbers of an INT32 tensor as they are, also those that are no codes.
   *
   * @param codes an INT32 tensor
   * @return a new array in row-major order
   * @throws IllegalStateException if it has another format
   */
  public static int[] values(Tensor codes) {
    if (codes.data instanceof int[] whole) {
      return whole.clone();
    }
    throw new IllegalStateException("codes: the tensor is " + codes.dtype + ", not INT32");
  }

  private static int[] whole(Tensor codes) {
    if (codes.data instanceof int[] whole) {
      return whole.clone();
    }
    int[] whole = new int[codes.size()];
    for (int i = 0; i < whole.length; i++) {
      whole[i] = (int) codes.flat(i);
    }
    return whole;
  }

  /** The elements of a tensor made whole numbers, for {@link Tensor#cast}. */
  static int[] exact(Tensor x) {
    int[] whole = new int[x.size()];
    for (int i = 0; i < whole.length; i++) {
      double value = x.flat(i);
      whole[i] = (int) value;
      if (whole[i] != value) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "cast: number %d is %s, no whole number of 32 bits",
                i,
                NumberColumn.alone(value, x.dtype)));
      }
    }
    return whole;
  }

  /** Refuses codes where numbers are computed with. */
  static void refuse(Primitive operation, Tensor[] inputs) {
    for (Tensor x : inputs) {
      if (x.dtype == DType.INT32 && !isExact(operation)) {
        throw refusal(operation.label());
      }
    }
  }

  /** Whether an operation only moves or copies what it is given. */
  private static boolean isExact(Primitive operation) {
    return operation instanceof Layout.Move || operation instanceof Unary.Cast;
  }

  /** The format in which operands of different formats are computed with. */
  static DType joint(String operation, DType a, DType b) {
    if (a != b && (a == DType.INT32 || b == DType.INT32)) {
      throw refusal(operation);
    }
    return a == b ? a : DType.FLOAT64;
  }

  static IllegalArgumentException refusal(String operation) {
    return new IllegalArgumentException(
        operation
            + ": codes (INT32) name classes, tokens and the like, so they are not computed with;"
            + " read them with Codes.read, or make real numbers of them with cast(FLOAT64)");
  }
}
