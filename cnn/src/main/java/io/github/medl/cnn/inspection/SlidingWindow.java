package io.github.medl.cnn.inspection;

import io.github.medl.cnn.layers.AveragePool;
import io.github.medl.cnn.layers.Conv;
import io.github.medl.cnn.layers.MaxPool;
import io.github.medl.networks.Layer;
import io.github.medl.networks.layers.Dense;
import io.github.medl.networks.layers.Flatten;
import io.github.medl.networks.layers.Layers;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.tensor.Along;
import io.github.medl.tensor.Sliding;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A classifier moved over a larger image. A dense layer on a flattened map of c x k x k is a
 * convolution with kernels k x k, so that the network as a whole is a convolution: it goes over any
 * larger image in one pass and gives a map of scores, what it would say to each window.
 */
public final class SlidingWindow {
  private SlidingWindow() {}

  /**
   * The network as a convolution. It is the same on every window as long as no layer pads.
   *
   * @param network convolutions and pooling, a flattening, dense layers
   * @param window an image of the size that the network was trained on, (1, c, rows, columns)
   * @return a layer (n, c, rows, columns) → (n, K, rows', columns')
   * @throws IllegalArgumentException if a layer pads, so that a window would not know its border
   */
  public static Sequential of(Sequential network, Tensor window) {
    List<Layer> layers = new ArrayList<>();
    Tensor at = window;
    int[] flattened = null;
    for (Layer layer : network.layers()) {
      refusePadding(layer);
      if (layer instanceof Flatten) {
        flattened = new int[] {at.dim(1), at.dim(2), at.dim(3)};
      } else if (layer instanceof Dense dense) {
        layers.add(convolution(dense, flattened));
        flattened = null;
      } else {
        layers.add(layer);
      }
      at = layer.apply(at);
    }
    return Layers.sequential(layers.toArray(Layer[]::new));
  }

  private static Conv convolution(Dense dense, int @Nullable [] size) {
    Tensor w = dense.weight();
    Tensor kernels =
        size == null
            ? w.transpose().reshape(w.dim(1), w.dim(0), 1, 1)
            : w.transpose().reshape(w.dim(1), size[0], size[1], size[2]);
    return new Conv(kernels, dense.bias(), Sliding.UNIT);
  }

  private static void refusePadding(Layer layer) {
    boolean pads =
        layer instanceof Conv conv && pads(conv.sliding().down(), conv.sliding().across())
            || layer instanceof MaxPool max && pads(max.window().down(), max.window().across())
            || layer instanceof AveragePool average
                && pads(average.window().down(), average.window().across());
    if (pads) {
      throw new IllegalArgumentException(
          "slidingWindow: " + layer + " pads, so that a window within an image is not one alone");
    }
  }

  private static boolean pads(Along down, Along across) {
    return down.before() + down.after() + across.before() + across.after() > 0;
  }
}
