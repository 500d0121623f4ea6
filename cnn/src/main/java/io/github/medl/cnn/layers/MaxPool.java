package io.github.medl.cnn.layers;

import io.github.medl.networks.Layer;
import io.github.medl.networks.Pass;
import io.github.medl.tensor.Tensor;
import io.github.medl.tensor.Window;

/**
 * The largest number of each window, channel by channel; see {@link Tensor#maxPool}.
 *
 * @param window the window
 */
public record MaxPool(Window window) implements Layer {
  @Override
  public Tensor forward(Tensor x, Pass pass) {
    return x.maxPool(window);
  }

  /** The kind of layer and its window. */
  @Override
  public String toString() {
    return "MaxPool(" + text(window) + ")";
  }

  static String text(Window w) {
    int down = w.down().stride();
    int across = w.across().stride();
    boolean isLine = w.rows() == 1 && down == 1;
    String size = isLine ? "" + w.columns() : w.rows() + "x" + w.columns();
    String stride =
        down == w.rows() && across == w.columns()
            ? ""
            : isLine || down == across ? ", stride " + across : ", stride " + down + "x" + across;
    return size + stride + (w.across().before() > 0 ? ", padding " + w.across().before() : "");
  }
}
