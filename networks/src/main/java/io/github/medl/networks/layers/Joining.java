package io.github.medl.networks.layers;

import io.github.medl.networks.Layer;
import io.github.medl.tensor.Tensor;
import java.util.List;

/**
 * A layer that can compute some of the layers behind it along with itself, in one operation: the
 * same bits by fewer passes over memory. {@link Sequential} asks it where nobody watches the pass.
 */
public interface Joining extends Layer {
  /**
   * How many of the layers behind this one it can compute along with itself.
   *
   * @param behind the layers behind this one, the next one first
   * @return the number; 0 for none
   */
  int joins(List<Layer> behind);

  /**
   * What this layer and those behind it compute, none of which draws random numbers or has states.
   *
   * @param x the input of this layer
   * @param behind the layers behind this one, of which the first {@link #joins} are meant
   * @return the output of the last of them
   * @throws IllegalArgumentException if a layer does not fit; applied one after the other the
   *     layers say which
   */
  Tensor joined(Tensor x, List<Layer> behind);
}
