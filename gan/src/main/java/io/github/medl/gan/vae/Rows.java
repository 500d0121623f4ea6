package io.github.medl.gan.vae;

import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.Locale;

/** One number an observation. */
final class Rows {
  private Rows() {}

  /** That the decoder speaks of just these coordinates; one output would serve for all of them. */
  static void checkFit(String law, Tensor outputs, Tensor x) {
    if (x.rank() == 0 || !outputs.sameShape(x)) {
      throw new ShapeException(
          law,
          String.format(
              Locale.ROOT,
              "outputs of the decoder %s and observations %s must have one shape (n, ...)",
              outputs.shapeText(),
              x.shapeText()));
    }
  }

  /** The sum over all axes but the first. */
  static Tensor sum(Tensor x) {
    return x.rank() == 2 ? x.sum(1) : x.reshape(x.dim(0), -1).sum(1);
  }

  /** K copies of all rows, one block after the other: (K n, ...). */
  static Tensor repeated(Tensor x, int k) {
    if (k == 1) {
      return x;
    }
    int[] shape = x.shape();
    int[] many = new int[shape.length + 1];
    many[0] = k;
    System.arraycopy(shape, 0, many, 1, shape.length);
    shape[0] *= k;
    return x.broadcastTo(many).reshape(shape);
  }
}
