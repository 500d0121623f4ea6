package io.github.medl.cnn.layers;

import io.github.medl.networks.Layer;
import io.github.medl.networks.Pass;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Sliding;
import io.github.medl.tensor.Tensor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A transposed convolution, which makes images larger: each pixel spreads the kernel over the
 * places that a {@link Conv} of the same sliding would have seen for it. With a kernel as large as
 * the stride the result is tiled; with another one the tiles overlap, unevenly if the stride does
 * not divide the kernel.
 *
 * @param weight the kernels, of shape (in, out / groups, K_h, K_v) or (in, out / groups, K)
 * @param bias b, of shape (out); null for none
 * @param sliding stride, padding (which is cut off), dilation and groups
 * @param moreRows further rows at the end, below the stride ("output padding")
 * @param moreColumns further columns at the end
 */
public record ConvTransposed(
    Tensor weight, @Nullable Tensor bias, Sliding sliding, int moreRows, int moreColumns)
    implements Layer {
  /**
   * Checks that weight and bias belong together.
   *
   * @param weight the kernels, of shape (in, out / groups, K_h, K_v) or (in, out / groups, K)
   * @param bias b, of shape (out); null for none
   * @param sliding stride, padding (which is cut off), dilation and groups
   * @param moreRows further rows at the end, below the stride ("output padding")
   * @param moreColumns further columns at the end
   * @throws ShapeException if the weight has not three or four axes, the groups do not divide its
   *     channels or the bias has not a number for each channel of the result
   */
  public ConvTransposed {
    if (weight.rank() < 3 || weight.rank() > 4) {
      throw new ShapeException(
          "convTransposed",
          "the weight must be (in, out, rows, columns) or (in, out, length), it is "
              + weight.shapeText());
    }
    Conv.checkGroups("convTransposed", weight.dim(0), sliding.groups());
    Conv.checkBias("convTransposed", bias, weight.dim(1) * sliding.groups());
  }

  @Override
  public Tensor forward(Tensor x, Pass pass) {
    Tensor y = x.convTransposed(weight, sliding, moreRows, moreColumns);
    if (bias == null) {
      return y;
    }
    return y.add(weight.rank() == 3 ? bias.reshape(-1, 1) : bias.reshape(-1, 1, 1));
  }

  /** The kind of layer and its sizes. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "ConvTransposed(%d, %d, %s)",
        weight.dim(0),
        weight.dim(1) * sliding.groups(),
        Conv.text(weight, sliding));
  }
}
