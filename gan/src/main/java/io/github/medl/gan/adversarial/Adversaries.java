package io.github.medl.gan.adversarial;

import io.github.medl.cnn.layers.ConvolutionLayers;
import io.github.medl.networks.Layer;
import io.github.medl.networks.Network;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.initialisation.Initialisations;
import io.github.medl.networks.layers.Activations;
import io.github.medl.networks.layers.Layers;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Sliding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A generator and its discriminator as one network: a value that is saved, counted and trained as
 * any other.
 *
 * @param generator G, from noise to an observation: (n, latent) → (n, ...)
 * @param discriminator D or the critic f, from an observation to one number: (n, ...) → (n, 1)
 */
public record Adversaries(Layer generator, Layer discriminator) implements Network {
  private static final double SLOPE = 0.2;

  /**
   * Fully connected networks with leaky rectifiers of slope 0.2, drawn after He, the last layer
   * after Xavier; no activation at the ends. In a conditional game both begin with the number of
   * classes more.
   *
   * @param generator sizes from the noise to the observation, such as {2, 128, 128, 2}
   * @param discriminator sizes from the observation to 1
   * @param stream where weights are drawn from, those of the generator first
   * @return the pair, in FLOAT32
   * @throws IllegalArgumentException if the sizes do not follow each other
   */
  public static Adversaries dense(int[] generator, int[] discriminator, RandomStream stream) {
    int last = discriminator.length - 1;
    if (generator.length < 2
        || last < 1
        || discriminator[0] < generator[generator.length - 1]
        || discriminator[last] != 1
        || Arrays.stream(generator).anyMatch(size -> size < 1)
        || Arrays.stream(discriminator).anyMatch(size -> size < 1)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "adversaries: a generator of sizes %s and a discriminator of sizes %s do not fit: the"
                  + " discriminator begins where the generator ends, with the classes added if the"
                  + " game has some, and ends with 1",
              Arrays.toString(generator),
              Arrays.toString(discriminator)));
    }
    return new Adversaries(dense(generator, stream), dense(discriminator, stream));
  }

  private static Layer dense(int[] sizes, RandomStream stream) {
    Initialisation he = Initialisations.he(stream);
    List<Layer> layers = new ArrayList<>();
    for (int k = 0; k + 2 < sizes.length; k++) {
      layers.add(Layers.dense(sizes[k], sizes[k + 1], he));
      layers.add(Activations.leakyRelu(SLOPE));
    }
    int last = sizes.length - 1;
    layers.add(Layers.dense(sizes[last - 1], sizes[last], Initialisations.xavier(stream)));
    return Layers.sequential(layers.toArray(Layer[]::new));
  }

  /**
   * The convolutional pair for images of 28 x 28 in [-1, 1], of shape (n, 1, 28, 28) (after
   * Radford, Metz and Chintala, 2016). G: dense to 7 x 7 x 64, norm, relu, transposed 4 x 4 stride
   * 2 to 32, norm, relu, transposed 4 x 4 stride 2 to 1, tanh. D: 4 x 4 stride 2 to 32, leaky relu
   * 0.2, 4 x 4 stride 2 to 64, norm, leaky relu 0.2, dense to 1. Weights are normal with deviation
   * 0.02.
   *
   * @param latent how many numbers the noise has
   * @param stream where weights are drawn from, those of the generator first
   * @return the pair, in FLOAT32
   * @throws IllegalArgumentException if the noise has no number
   */
  public static Adversaries convolutional(int latent, RandomStream stream) {
    return convolutional(latent, 0, stream);
  }

  /**
   * The convolutional pair for a conditional game: the generator has a number more for each class,
   * the discriminator a channel.
   *
   * @param latent how many numbers the noise has
   * @param classes how many classes the game has
   * @param stream where weights are drawn from, those of the generator first
   * @return the pair, in FLOAT32
   * @throws IllegalArgumentException if the noise has no number, or the number of classes is
   *     negative
   */
  public static Adversaries convolutional(int latent, int classes, RandomStream stream) {
    if (latent < 1 || classes < 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "adversaries: noise has at least one number, not %d, and no game a negative number of"
                  + " classes (%d)",
              latent,
              classes));
    }
    Initialisation normal = Initialisations.normal(0.02, stream);
    Sliding half = Sliding.by(2).padded(1);
    Layer generator =
        Layers.sequential(
            Layers.dense(latent + classes, 7 * 7 * 64, normal),
            Layers.reshape(64, 7, 7),
            Layers.batchNorm(64),
            Activations.relu(),
            ConvolutionLayers.convTransposed(64, 32, 4, half, normal),
            Layers.batchNorm(32),
            Activations.relu(),
            ConvolutionLayers.convTransposed(32, 1, 4, half, normal),
            Activations.tanh());
    Layer discriminator =
        Layers.sequential(
            ConvolutionLayers.conv(1 + classes, 32, 4, half, normal),
            Activations.leakyRelu(SLOPE),
            ConvolutionLayers.conv(32, 64, 4, half, normal),
            Layers.batchNorm(64),
            Activations.leakyRelu(SLOPE),
            Layers.flatten(),
            Layers.dense(7 * 7 * 64, 1, normal));
    return new Adversaries(generator, discriminator);
  }
}
