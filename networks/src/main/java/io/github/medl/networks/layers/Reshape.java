package io.github.medl.networks.layers;

import io.github.medl.networks.Layer;
import io.github.medl.networks.Pass;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;

/**
 * The numbers of each observation in another shape: (n, a, b, ...) becomes (n, shape).
 *
 * @param shape the axes that follow the first
 */
public record Reshape(int... shape) implements Layer {
  /**
   * Keeps a copy.
   *
   * @param shape the axes that follow the first
   */
  public Reshape {
    shape = shape.clone();
  }

  /**
   * The axes that follow the first.
   *
   * @return a copy
   */
  @Override
  public int[] shape() {
    return shape.clone();
  }

  @Override
  public Tensor forward(Tensor x, Pass pass) {
    int[] whole = new int[shape.length + 1];
    whole[0] = x.dim(0);
    System.arraycopy(shape, 0, whole, 1, shape.length);
    return x.reshape(whole);
  }

  /** The kind of layer and its shape. */
  @Override
  public String toString() {
    return "Reshape" + Arrays.toString(shape);
  }
}
