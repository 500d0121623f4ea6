package io.github.medl.cnn.inspection;

import io.github.medl.autodiff.Autodiff;
import io.github.medl.networks.Layer;
import io.github.medl.networks.layers.Dense;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.Locale;

/** Where a network looks. */
public final class Saliency {
  private Saliency() {}

  /**
   * The gradient of a score of each image by its pixels, d z_k / d x.
   *
   * @param network images to scores (n, K)
   * @param x images
   * @param classes k of each image
   * @return of the shape of x
   */
  public static Tensor gradient(Layer network, Tensor x, int... classes) {
    return Autodiff.gradient(z -> network.apply(z).pick(classes).sum(), x);
  }

  /**
   * How much each pixel matters, |d z_k / d x|.
   *
   * @param network images to scores (n, K)
   * @param x images
   * @param classes k of each image
   * @return of the shape of x
   */
  public static Tensor of(Layer network, Tensor x, int... classes) {
    return gradient(network, x, classes).abs();
  }

  /**
   * The class activation map of a network that ends in a global average and a dense layer, M_k(i,
   * j) = Σ_c w_ck a_c(i, j). Its mean over the pixels, with b_k, is the score z_k itself.
   *
   * @param maps a, what the average is taken of, (n, c, rows, columns)
   * @param head the dense layer
   * @param k the class
   * @return (n, rows, columns)
   * @throws ShapeException if there are not as many channels as the dense layer has inputs
   * @throws IllegalArgumentException if it has no such class
   */
  public static Tensor classActivation(Tensor maps, Dense head, int k) {
    if (maps.rank() != 4 || maps.dim(1) != head.weight().dim(0)) {
      throw new ShapeException(
          "classActivation",
          String.format(
              Locale.ROOT,
              "expected maps (n, %d, rows, columns), got %s",
              head.weight().dim(0),
              maps.shapeText()));
    }
    int classes = head.weight().dim(1);
    if (k < 0 || k >= classes) {
      throw new IllegalArgumentException(
          "classActivation: there is no class " + k + " of " + classes);
    }
    return maps.mul(head.weight().select(1, k).reshape(-1, 1, 1)).sum(1);
  }

  /**
   * Grad-CAM (Selvaraju and others, 2017), for any network that has maps somewhere: the maps
   * weighted by the means over the pixels of d z_k / d a_c, added, and what is negative left out.
   *
   * @param features images to maps (n, c, rows, columns)
   * @param rest maps to scores (n, K)
   * @param x images
   * @param classes k of each image
   * @return (n, rows, columns), at least 0
   * @throws ShapeException if the features are no maps
   */
  public static Tensor gradCam(Layer features, Layer rest, Tensor x, int... classes) {
    Tensor maps = features.apply(x);
    if (maps.rank() != 4) {
      throw new ShapeException(
          "gradCam",
          "the features must be maps (n, c, rows, columns), they are " + maps.shapeText());
    }
    Tensor weights = gradient(rest, maps, classes).meanKeeping(2, 3);
    return maps.mul(weights).sum(1).relu();
  }
}
