package io.github.medl.cnn.layers;

import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Shapes;
import io.github.medl.tensor.Sliding;
import io.github.medl.tensor.Tensor;
import io.github.medl.tensor.Window;
import java.util.Arrays;
import java.util.Locale;

/**
 * Makes the layers of convolutional networks; {@link ConvolutionBlocks} makes blocks of several.
 *
 * <pre>{@code
 * Initialisation he = Initialisations.he(stream);
 * Sequential lenet =
 *     sequential(
 *         conv(1, 6, 5, Sliding.UNIT.padded(2), he), relu(), maxPool(2),
 *         conv(6, 16, 5, Sliding.UNIT, he), relu(), maxPool(2),
 *         flatten(),
 *         dense(400, 120, he), relu(), dense(120, 84, he), relu(), dense(84, 10, he));
 * Tensor scores = lenet.apply(x);                      // (n, 1, 28, 28) -> (n, 10)
 * }</pre>
 *
 * <p>First weights know their fans: of a convolution (in / groups) K_h K_v and (out / groups) K_h
 * K_v, of a transposed one in K_h K_v / (s_h s_v), since only that many numbers meet at a pixel.
 * Biases begin at 0.
 */
public final class ConvolutionLayers {
  private ConvolutionLayers() {}

  // ---------------------------------------------------------------- convolutions

  /**
   * A convolutional layer of images with a square kernel.
   *
   * @param in channels of the image
   * @param out channels of the result
   * @param size K
   * @param sliding stride, padding, dilation and groups
   * @param initialisation the first weights, which also say the number format
   * @return a layer (n, in, rows, columns) → (n, out, rows', columns')
   */
  public static Conv conv(
      int in, int out, int size, Sliding sliding, Initialisation initialisation) {
    return new Conv(
        kernel(initialisation, sliding, out, in, size, size), zeros(out, initialisation), sliding);
  }

  /**
   * A convolutional layer of images without a bias, as before a batch normalisation.
   *
   * @param in channels of the image
   * @param out channels of the result
   * @param size K
   * @param sliding stride, padding, dilation and groups
   * @param initialisation the first weights, which also say the number format
   * @return a layer (n, in, rows, columns) → (n, out, rows', columns')
   */
  public static Conv convWithoutBias(
      int in, int out, int size, Sliding sliding, Initialisation initialisation) {
    return new Conv(kernel(initialisation, sliding, out, in, size, size), null, sliding);
  }

  /**
   * A convolutional layer of sequences.
   *
   * @param in channels of the sequence
   * @param out channels of the result
   * @param size K
   * @param sliding stride, padding, dilation (those of columns) and groups
   * @param initialisation the first weights, which also say the number format
   * @return a layer (n, in, length) → (n, out, length')
   */
  public static Conv conv1d(
      int in, int out, int size, Sliding sliding, Initialisation initialisation) {
    return new Conv(
        kernel(initialisation, sliding, out, in, size), zeros(out, initialisation), sliding);
  }

  /**
   * A convolution of each channel by itself.
   *
   * @param channels of the image
   * @param multiplier how many results each channel has
   * @param size K
   * @param sliding stride, padding and dilation
   * @param initialisation the first weights, which also say the number format
   * @return a layer (n, channels, rows, columns) → (n, multiplier channels, rows', columns')
   */
  public static Conv depthwise(
      int channels, int multiplier, int size, Sliding sliding, Initialisation initialisation) {
    long out = (long) multiplier * channels;
    if (channels < 1 || multiplier < 1 || out > Integer.MAX_VALUE) {
      throw new ShapeException(
          "depthwise",
          String.format(
              Locale.ROOT,
              "%d channels with %d results each; at least one of both, and 2^31 - 1 in all at most",
              channels,
              multiplier));
    }
    return conv(channels, (int) out, size, sliding.inGroups(channels), initialisation);
  }

  /**
   * A separable convolution: depthwise without bias, then 1 x 1 with one.
   *
   * @param in channels of the image
   * @param out channels of the result
   * @param size K of the depthwise convolution
   * @param sliding its stride, padding and dilation
   * @param initialisation the first weights, which also say the number format
   * @return a layer (n, in, rows, columns) → (n, out, rows', columns')
   */
  public static Separable separable(
      int in, int out, int size, Sliding sliding, Initialisation initialisation) {
    return new Separable(
        convWithoutBias(in, in, size, sliding.inGroups(in), initialisation),
        conv(in, out, 1, Sliding.UNIT, initialisation));
  }

  /**
   * A transposed convolution of images with a square kernel.
   *
   * @param in channels of the image
   * @param out channels of the result
   * @param size K
   * @param sliding stride, padding (which is cut off), dilation and groups
   * @param initialisation the first weights, which also say the number format
   * @return a layer (n, in, rows, columns) → (n, out, rows', columns') with rows' = (rows - 1) s +
   *     d (K - 1) + 1 - top - bottom
   */
  public static ConvTransposed convTransposed(
      int in, int out, int size, Sliding sliding, Initialisation initialisation) {
    int groups = sliding.groups();
    Conv.checkGroups("convTransposed", in, groups);
    Conv.checkGroups("convTransposed", out, groups);
    int[] shape = shape("convTransposed", in, out / groups, size, size);
    long overlap = (long) sliding.down().stride() * sliding.across().stride();
    int fanIn = (int) Math.max(1, in / groups * size * size / overlap);
    int fanOut = out / groups * size * size;
    return new ConvTransposed(
        initialisation.weight(fanIn, fanOut, shape), zeros(out, initialisation), sliding, 0, 0);
  }

  private static Tensor kernel(
      Initialisation initialisation, Sliding sliding, int out, int in, int... size) {
    int groups = sliding.groups();
    Conv.checkGroups("conv", in, groups);
    Conv.checkGroups("conv", out, groups);
    int[] shape = shape("conv", out, in / groups, size);
    int places = Arrays.stream(size).reduce(1, (a, b) -> a * b);
    return initialisation.weight(in / groups * places, out / groups * places, shape);
  }

  /** The shape of kernels, refused in words before it is asked of an array. */
  private static int[] shape(String layer, int first, int second, int... size) {
    int[] shape = new int[2 + size.length];
    shape[0] = first;
    shape[1] = second;
    System.arraycopy(size, 0, shape, 2, size.length);
    if (Arrays.stream(size).anyMatch(places -> places < 1)) {
      throw new ShapeException(
          layer,
          "a kernel has at least one place along each axis, got kernels " + Shapes.text(shape));
    }
    Shapes.size(layer + ": the kernels", shape);
    return shape;
  }

  private static Tensor zeros(int n, Initialisation initialisation) {
    return Tensor.zeros(n).cast(initialisation.dtype());
  }

  // ---------------------------------------------------------------- pooling

  /**
   * The largest number of each of the squares that an image is cut into.
   *
   * @param size K, also the stride
   * @return the layer
   */
  public static MaxPool maxPool(int size) {
    return new MaxPool(Window.of(size));
  }

  /**
   * The average of each of the squares that an image is cut into.
   *
   * @param size K, also the stride
   * @return the layer
   */
  public static AveragePool averagePool(int size) {
    return new AveragePool(Window.of(size), true);
  }

  /**
   * The average of each channel.
   *
   * @return a layer (n, c, rows, columns) → (n, c)
   */
  public static GlobalPool globalAverage() {
    return GlobalPool.AVERAGE;
  }

  /**
   * The largest number of each channel.
   *
   * @return a layer (n, c, rows, columns) → (n, c)
   */
  public static GlobalPool globalMaximum() {
    return GlobalPool.MAXIMUM;
  }

  /**
   * Local response normalisation as in AlexNet: five channels, α = 1e-4, β = 0.75, k = 2.
   *
   * @return the layer
   */
  public static LocalResponseNorm localResponseNorm() {
    return new LocalResponseNorm(5, 1e-4, 0.75, 2);
  }
}
