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
  private static final double HUGE = 1e300;

  @Override
  public Tensor apply(Tensor x) {
    Inputs.columns("column scaling", x, centre.size());
    if (centre.size() > 0 && centre.abs().max().item() > HUGE) {
      return x.mul(.5).sub(centre.mul(.5)).div(scale.mul(.5)); // x - centre might overflow
    }
    return x.sub(centre).div(scale);
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
