package io.github.medl.cnn.layers;

import static io.github.medl.cnn.layers.ConvolutionLayers.conv;
import static io.github.medl.cnn.layers.ConvolutionLayers.convTransposed;
import static io.github.medl.cnn.layers.ConvolutionLayers.convWithoutBias;
import static io.github.medl.cnn.layers.ConvolutionLayers.maxPool;

import io.github.medl.networks.Layer;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.layers.Activations;
import io.github.medl.networks.layers.Concatenated;
import io.github.medl.networks.layers.Layers;
import io.github.medl.tensor.Sliding;
import io.github.medl.tensor.Window;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the blocks of which the networks of chapter 6 are built: several layers and what joins
 * them.
 */
public final class ConvolutionBlocks {
  private ConvolutionBlocks() {}

  /**
   * A residual block (figure 6.14) whose body keeps the shape.
   *
   * @param body r, one layer after the other
   * @return u ↦ relu(u + r(u))
   */
  public static ResidualBlock residualBlock(Layer... body) {
    return new ResidualBlock(Layers.sequential(body), null);
  }

  /**
   * The basic block of a residual network: 3 x 3, norm, relu, 3 x 3, norm and the skip. Where it
   * changes the shape, the shortcut is a convolution of 1 x 1 and a norm.
   *
   * @param in channels of the image
   * @param out channels of the result
   * @param stride of the first convolution
   * @param initialisation the first weights, which also say the number format
   * @return a layer (n, in, rows, columns) → (n, out, ⌈rows/stride⌉, ⌈columns/stride⌉)
   */
  public static ResidualBlock basicBlock(
      int in, int out, int stride, Initialisation initialisation) {
    Layer shortcut =
        in == out && stride == 1
            ? null
            : Layers.sequential(
                convWithoutBias(in, out, 1, Sliding.by(stride), initialisation),
                Layers.batchNorm(out));
    return new ResidualBlock(twice(in, out, stride, initialisation), shortcut);
  }

  /**
   * A basic block whose shortcut has no parameters: it takes every stride-th pixel and adds
   * channels of zeros.
   *
   * @param in channels of the image
   * @param out channels of the result, at least as many
   * @param stride of the first convolution
   * @param initialisation the first weights, which also say the number format
   * @return a layer (n, in, rows, columns) → (n, out, ⌈rows/stride⌉, ⌈columns/stride⌉)
   */
  public static ResidualBlock plainShortcutBlock(
      int in, int out, int stride, Initialisation initialisation) {
    Layer shortcut = in == out && stride == 1 ? null : new Subsampled(stride, out - in);
    return new ResidualBlock(twice(in, out, stride, initialisation), shortcut);
  }

  /**
   * The body of a basic block: 3 x 3, norm, relu, 3 x 3, norm.
   *
   * @param in channels of the image
   * @param out channels of the result
   * @param stride of the first convolution
   * @param initialisation the first weights, which also say the number format
   * @return a layer (n, in, rows, columns) → (n, out, ⌈rows/stride⌉, ⌈columns/stride⌉)
   */
  public static Layer twice(int in, int out, int stride, Initialisation initialisation) {
    return Layers.sequential(
        convWithoutBias(in, out, 3, Sliding.by(stride).padded(1), initialisation),
        Layers.batchNorm(out),
        Activations.relu(),
        convWithoutBias(out, out, 3, Sliding.UNIT.padded(1), initialisation),
        Layers.batchNorm(out));
  }

  /**
   * The channels of an inception module's branches (figure 6.13).
   *
   * @param ones results of the 1 x 1
   * @param reduced3 what the image is reduced to before the 3 x 3
   * @param threes results of the 3 x 3
   * @param reduced5 what the image is reduced to before the 5 x 5
   * @param fives results of the 5 x 5
   * @param pooled results of the 1 x 1 behind the max pooling
   */
  public record InceptionWidths(
      int ones, int reduced3, int threes, int reduced5, int fives, int pooled) {
    /**
     * The channels of the result.
     *
     * @return their sum over the branches
     */
    public int out() {
      return ones + threes + fives + pooled;
    }
  }

  /**
   * An inception module (figure 6.13): 1 x 1, 3 x 3, 5 x 5 and max pooling side by side, each but
   * the first behind or before a 1 x 1, a relu behind every convolution, joined along the channels.
   *
   * @param in channels of the image
   * @param widths channels of the branches
   * @param initialisation the first weights, which also say the number format
   * @return a layer (n, in, rows, columns) → (n, out, rows, columns)
   */
  public static Concatenated inception(
      int in, InceptionWidths widths, Initialisation initialisation) {
    return Layers.concatenated(
        1,
        convRelu(in, widths.ones, 1, initialisation),
        Layers.sequential(
            convRelu(in, widths.reduced3, 1, initialisation),
            convRelu(widths.reduced3, widths.threes, 3, initialisation)),
        Layers.sequential(
            convRelu(in, widths.reduced5, 1, initialisation),
            convRelu(widths.reduced5, widths.fives, 5, initialisation)),
        Layers.sequential(
            new MaxPool(Window.of(3).stride(1).padded(1)),
            convRelu(in, widths.pooled, 1, initialisation)));
  }

  private static Layer convRelu(int in, int out, int size, Initialisation initialisation) {
    return Layers.sequential(
        conv(in, out, size, Sliding.UNIT.same(size, size), initialisation), Activations.relu());
  }

  /**
   * A dense block of layers (norm, relu, 3 x 3 without bias).
   *
   * @param in channels of the image
   * @param growth channels that each layer adds
   * @param depth how many layers
   * @param initialisation the first weights, which also say the number format
   * @return a layer (n, in, rows, columns) → (n, in + depth growth, rows, columns)
   */
  public static DenseBlock denseBlock(
      int in, int growth, int depth, Initialisation initialisation) {
    List<Layer> layers = new ArrayList<>();
    for (int k = 0; k < depth; k++) {
      int seen = in + k * growth;
      layers.add(
          Layers.sequential(
              Layers.batchNorm(seen),
              Activations.relu(),
              convWithoutBias(seen, growth, 3, Sliding.UNIT.padded(1), initialisation)));
    }
    return new DenseBlock(layers);
  }

  /**
   * Convolution 3 x 3 without bias, batch normalisation, relu: the usual step of a segmentation.
   *
   * @param in channels of the image
   * @param out channels of the result
   * @param initialisation the first weights, which also say the number format
   * @return a layer (n, in, rows, columns) → (n, out, rows, columns)
   */
  public static Layer convNormRelu(int in, int out, Initialisation initialisation) {
    return Layers.sequential(
        convWithoutBias(in, out, 3, Sliding.UNIT.padded(1), initialisation),
        Layers.batchNorm(out),
        Activations.relu());
  }

  /**
   * A small U-Net: a step of {@link #convNormRelu} at each level, max pooling 2 x 2 between them,
   * transposed convolutions 2 x 2 with stride 2 on the way up, a 1 x 1 at the end.
   *
   * @param in channels of the image
   * @param widths channels of the levels, from the finest to the coarsest
   * @param classes channels of the result
   * @param skips whether maps of the way down are joined on the way up
   * @param initialisation the first weights, which also say the number format
   * @return a layer (n, in, rows, columns) → (n, classes, rows, columns)
   */
  public static UNet uNet(
      int in, int[] widths, int classes, boolean skips, Initialisation initialisation) {
    List<Layer> encoders = new ArrayList<>();
    int channels = in;
    for (int width : widths) {
      encoders.add(convNormRelu(channels, width, initialisation));
      channels = width;
    }
    List<Layer> enlargements = new ArrayList<>();
    List<Layer> decoders = new ArrayList<>();
    for (int level = widths.length - 2; level >= 0; level--) {
      int width = widths[level];
      enlargements.add(convTransposed(channels, width, 2, Sliding.by(2), initialisation));
      decoders.add(convNormRelu(skips ? 2 * width : width, width, initialisation));
      channels = width;
    }
    return new UNet(
        encoders,
        maxPool(2),
        enlargements,
        decoders,
        conv(channels, classes, 1, Sliding.UNIT, initialisation),
        skips);
  }
}
