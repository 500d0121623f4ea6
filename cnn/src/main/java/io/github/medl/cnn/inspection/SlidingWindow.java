package io.github.medl.cnn.inspection;

import io.github.medl.cnn.layers.AveragePool;
import io.github.medl.cnn.layers.Conv;
import io.github.medl.cnn.layers.ConvTransposed;
import io.github.medl.cnn.layers.GlobalPool;
import io.github.medl.cnn.layers.MaxPool;
import io.github.medl.cnn.layers.Upsample;
import io.github.medl.networks.Layer;
import io.github.medl.networks.Network;
import io.github.medl.networks.Networks;
import io.github.medl.networks.layers.Activation;
import io.github.medl.networks.layers.Activations;
import io.github.medl.networks.layers.Dense;
import io.github.medl.networks.layers.Flatten;
import io.github.medl.networks.layers.GroupNorm;
import io.github.medl.networks.layers.LayerNorm;
import io.github.medl.networks.layers.Layers;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.tensor.Along;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Sliding;
import io.github.medl.tensor.Tensor;
import io.github.medl.tensor.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A classifier moved over a larger image. A dense layer on a flattened map of c x k x k is a
 * convolution with kernels k x k, so that the network as a whole is a convolution: it goes over any
 * larger image in one pass and gives a map of scores, what it would say to each window.
 */
public final class SlidingWindow {
  private static final String SOFTMAX = Activations.softmax().name();

  private SlidingWindow() {}

  /**
   * The network as a convolution. It is the same on every window as long as no layer, however deep
   * within another, looks at where its image ends: none that pads, pools all of it or makes it
   * larger.
   *
   * @param network convolutions and pooling, a flattening, dense layers; at the end perhaps a
   *     softmax, which then goes over the classes of each place
   * @param window an image of the size that the network was trained on, (1, c, rows, columns)
   * @return a layer (n, c, rows, columns) → (n, K, rows', columns')
   * @throws ShapeException if the window is no image, or not of that size
   * @throws IllegalArgumentException if a layer pads or looks at the whole image, so that a window
   *     would not know its border
   */
  public static Sequential of(Sequential network, Tensor window) {
    if (window.rank() != 4) {
      throw new ShapeException(
          "slidingWindow", "expected an image (1, c, rows, columns), got " + window.shapeText());
    }
    Networks.parts(network).values().forEach(SlidingWindow::refuseBorders);
    List<Layer> layers = new ArrayList<>();
    Tensor at = window;
    int[] flattened = null;
    for (Layer layer : inARow(network)) {
      if (layer instanceof Flatten) {
        flattened = new int[] {at.dim(1), at.dim(2), at.dim(3)};
      } else if (layer instanceof Dense dense) {
        checkSize(dense, at);
        layers.add(convolution(dense, flattened));
        flattened = null;
      } else if (layer instanceof Activation last && last.name().equals(SOFTMAX)) {
        layers.add(new Activation(SOFTMAX, x -> x.softmax(1)));
      } else {
        layers.add(layer);
      }
      at = layer.apply(at);
    }
    return Layers.sequential(layers.toArray(Layer[]::new));
  }

  /** The layers of a network and of those within it that are lists themselves. */
  private static List<Layer> inARow(Sequential network) {
    List<Layer> layers = new ArrayList<>();
    for (Layer layer : network.layers()) {
      if (layer instanceof Sequential inner) {
        layers.addAll(inARow(inner));
      } else {
        layers.add(layer);
      }
    }
    return layers;
  }

  private static void checkSize(Dense dense, Tensor at) {
    int inputs = dense.weight().dim(0);
    if (at.rank() != 2 || at.dim(1) != inputs) {
      throw new ShapeException(
          "slidingWindow",
          String.format(
              Locale.ROOT,
              "the window becomes %s before %s, which wants (1, %d): it must be of the size that"
                  + " the network was trained on, and flattened",
              at.shapeText(),
              dense,
              inputs));
    }
  }

  private static Conv convolution(Dense dense, int @Nullable [] size) {
    Tensor w = dense.weight();
    Tensor kernels =
        size == null
            ? w.transpose().reshape(w.dim(1), w.dim(0), 1, 1)
            : w.transpose().reshape(w.dim(1), size[0], size[1], size[2]);
    return new Conv(kernels, dense.bias(), Sliding.UNIT);
  }

  private static void refuseBorders(Network layer) {
    boolean pads =
        layer instanceof Conv conv && pads(conv.sliding().down(), conv.sliding().across())
            || layer instanceof MaxPool max && pads(max.window())
            || layer instanceof AveragePool average && pads(average.window());
    boolean seesAll =
        layer instanceof GlobalPool
            || layer instanceof Upsample
            || layer instanceof ConvTransposed
            || layer instanceof LayerNorm
            || layer instanceof GroupNorm;
    if (pads || seesAll) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "slidingWindow: %s %s, so that a window within an image is not one alone",
              layer,
              pads ? "pads" : "depends on where its image ends"));
    }
  }

  private static boolean pads(Window window) {
    return window.ceil() || pads(window.down(), window.across());
  }

  private static boolean pads(Along down, Along across) {
    return down.before() + down.after() + across.before() + across.after() > 0;
  }
}
