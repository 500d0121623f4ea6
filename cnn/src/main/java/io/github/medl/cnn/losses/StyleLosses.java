package io.github.medl.cnn.losses;

import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.List;

/**
 * What an image shows and how: content is maps, style is how often maps appear together (Gatys,
 * Ecker and Bethge, 2016). The unknown is the picture, the network stays as it is.
 */
public final class StyleLosses {
  private StyleLosses() {}

  /**
   * Gram matrices, G_cd = 1/(c h w) Σ over pixels x_c x_d.
   *
   * @param maps (n, c, h, w)
   * @return (n, c, c)
   */
  public static Tensor gram(Tensor maps) {
    if (maps.rank() != 4) {
      throw new ShapeException("gram", "expected (n, c, rows, columns), got " + maps.shapeText());
    }
    int pixels = maps.dim(2) * maps.dim(3);
    if (pixels == 0) {
      throw new ShapeException("gram", "maps " + maps.shapeText() + " have no pixel");
    }
    Tensor f = maps.reshape(maps.dim(0), maps.dim(1), pixels);
    return f.matmul(f, false, true).div((double) maps.dim(1) * pixels);
  }

  /**
   * The style cost, Σ w_l |G(F_l(x)) - G_l|² over layers. With the products of the paper, which
   * divides by 4 c² (h w)², it would be a quarter of this.
   *
   * @param maps of the picture, one for each layer
   * @param grams the matrices to be reached, see {@link #gram}
   * @param weights w_l
   * @return a scalar
   */
  public static Tensor style(List<Tensor> maps, List<Tensor> grams, double... weights) {
    if (maps.size() != grams.size() || maps.size() != weights.length || maps.isEmpty()) {
      throw new IllegalArgumentException(
          "style: "
              + maps.size()
              + " maps, "
              + grams.size()
              + " matrices, "
              + weights.length
              + " weights; one of each for each layer, at least one");
    }
    Tensor cost = maps.get(0).constant(0);
    for (int l = 0; l < weights.length; l++) {
      Tensor gram = gram(maps.get(l));
      requireOneShape("style: layer " + l, gram, grams.get(l));
      if (!(weights[l] >= 0 && weights[l] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "style: weight " + l + " must be finite and not negative, it is " + weights[l]);
      }
      Tensor off = gram.sub(grams.get(l));
      cost = cost.add(off.square().sum().mul(weights[l]));
    }
    return cost;
  }

  /**
   * The content cost, ½ |F(x) - F(c)|².
   *
   * @param maps of the picture
   * @param content those to be kept
   * @return a scalar
   */
  public static Tensor content(Tensor maps, Tensor content) {
    requireOneShape("content", maps, content);
    return maps.sub(content).square().sum().mul(0.5);
  }

  /** Broadcasting would compare what does not belong together. */
  private static void requireOneShape(String operation, Tensor is, Tensor wanted) {
    if (!is.sameShape(wanted)) {
      throw new ShapeException(
          operation,
          "what is reached for must be of shape "
              + is.shapeText()
              + ", it is "
              + wanted.shapeText());
    }
  }

  /**
   * The total variation: the squared differences of neighbours, downwards and to the right.
   *
   * @param x (n, c, h, w)
   * @return a scalar
   */
  public static Tensor totalVariation(Tensor x) {
    if (x.rank() != 4 || x.dim(2) == 0 || x.dim(3) == 0) {
      throw new ShapeException(
          "totalVariation", "expected images (n, c, rows, columns), got " + x.shapeText());
    }
    int rows = x.dim(2);
    int columns = x.dim(3);
    Tensor down = x.slice(2, 1, rows).sub(x.slice(2, 0, rows - 1)).square().sum();
    return down.add(x.slice(3, 1, columns).sub(x.slice(3, 0, columns - 1)).square().sum());
  }
}
