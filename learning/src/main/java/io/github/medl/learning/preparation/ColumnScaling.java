package io.github.medl.learning.preparation;

import io.github.medl.learning.Inputs;
import io.github.medl.tensor.Tensor;

/**
 * Every column moved and stretched on its own: z = (x - centre) / scale.
 *
 * @param centre what becomes 0, of shape (p)
 * @param scale what becomes 1 away from it, of shape (p)
 */
public record ColumnScaling(Tensor centre, Tensor scale) implements Transformation {
  @Override
  public Tensor apply(Tensor x) {
    return Inputs.columns("column scaling", x, centre.size()).sub(centre).div(scale);
  }

  /**
   * The way back, for example of predictions or of cluster centres.
   *
   * @param z scaled observations, of shape (n, p)
   * @return x = centre + scale z
   * @throws io.github.medl.tensor.ShapeException if p is not that of the data of the fit
   */
  public Tensor invert(Tensor z) {
    return Inputs.columns("column scaling", z, centre.size()).mul(scale).add(centre);
  }
}
