package io.github.medl.cnn.layers;

import io.github.medl.networks.Layer;
import io.github.medl.networks.Pass;
import io.github.medl.networks.layers.Activation;
import io.github.medl.networks.layers.Joining;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Sliding;
import io.github.medl.tensor.Tensor;
import io.github.medl.tensor.Unary;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A convolutional layer of images or of sequences: (n, in, rows, columns) gives (n, out, rows',
 * columns'), (n, in, length) gives (n, out, length').
 *
 * <p>The kernel is not flipped, as in all libraries (cross-correlation); the star of the book flips
 * it. A kernel learned under the other convention is turned by {@link Tensor#flippedKernel}.
 *
 * @param weight the kernels, of shape (out, in / groups, K_h, K_v) or (out, in / groups, K)
 * @param bias b, of shape (out); null for none, as before a batch normalisation
 * @param sliding stride, padding, dilation and groups
 */
public record Conv(Tensor weight, @Nullable Tensor bias, Sliding sliding) implements Joining {
  /**
   * Checks that weight and bias belong together.
   *
   * @param weight the kernels, of shape (out, in / groups, K_h, K_v) or (out, in / groups, K)
   * @param bias b, of shape (out); null for none, as before a batch normalisation
   * @param sliding stride, padding, dilation and groups
   * @throws ShapeException if the weight has not three or four axes, the groups do not divide its
   *     channels or the bias has not a number for each of them
   */
  public Conv {
    if (weight.rank() < 3 || weight.rank() > 4) {
      throw new ShapeException(
          "conv",
          "the weight must be (out, in, rows, columns) or (out, in, length), it is "
              + weight.shapeText());
    }
    checkGroups("conv", weight.dim(0), sliding.groups());
    checkBias("conv", bias, weight.dim(0));
  }

  static void checkGroups(String layer, int channels, int groups) {
    if (channels % groups != 0) {
      throw new ShapeException(
          layer,
          String.format(Locale.ROOT, "%d groups do not divide %d channels", groups, channels));
    }
  }

  static void checkBias(String layer, @Nullable Tensor bias, int channels) {
    if (bias != null && (bias.rank() != 1 || bias.dim(0) != channels)) {
      throw new ShapeException(
          layer,
          String.format(
              Locale.ROOT, "the bias must be (%d,), it is %s", channels, bias.shapeText()));
    }
  }

  @Override
  public Tensor forward(Tensor x, Pass pass) {
    return bias == null ? x.conv(weight, sliding) : x.conv(weight, bias, sliding);
  }

  /** A rectification and a maximum pooling behind it, if both are. */
  @Override
  public int joins(List<Layer> behind) {
    return bias != null
            && behind.size() >= 2
            && behind.get(0) instanceof Activation next
            && next.function() == Unary.RELU
            && behind.get(1) instanceof MaxPool
        ? 2
        : 0;
  }

  @Override
  public Tensor joined(Tensor x, List<Layer> behind) {
    return x.convReluMaxPool(weight, bias, sliding, ((MaxPool) behind.get(1)).window());
  }

  /** The kind of layer and its sizes. */
  @Override
  public String toString() {
    int in = weight.dim(1) * sliding.groups();
    return String.format(Locale.ROOT, "Conv(%d, %d, %s)", in, weight.dim(0), text(weight, sliding));
  }

  /** Size of the kernel and what is not as usual about its sliding. */
  static String text(Tensor weight, Sliding s) {
    boolean isLine = weight.rank() == 3;
    StringBuilder text = new StringBuilder(isLine ? "" : weight.dim(2) + "x");
    text.append(weight.dim(-1));
    both(text, "stride", isLine, s.down().stride(), s.across().stride(), 1);
    both(text, "dilation", isLine, s.down().dilation(), s.across().dilation(), 1);
    int left = s.across().before();
    int right = s.across().after();
    int top = isLine ? left : s.down().before();
    int bottom = isLine ? right : s.down().after();
    if (top == left && bottom == right && left == right) {
      both(text, "padding", true, left, left, 0);
    } else if (isLine) {
      text.append(", padding ").append(left).append(" ").append(right);
    } else {
      text.append(String.format(Locale.ROOT, ", padding %d %d %d %d", top, bottom, left, right));
    }
    if (s.groups() > 1) {
      text.append(", ").append(s.groups()).append(" groups");
    }
    return text.toString();
  }

  private static void both(
      StringBuilder text, String word, boolean isLine, int down, int across, int usual) {
    if (isLine || down == across) {
      if (across != usual) {
        text.append(", ").append(word).append(" ").append(across);
      }
    } else {
      text.append(", ").append(word).append(" ").append(down).append("x").append(across);
    }
  }
}
