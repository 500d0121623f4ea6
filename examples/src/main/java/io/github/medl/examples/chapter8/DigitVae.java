package io.github.medl.examples.chapter8;

import static io.github.medl.networks.initialisation.Initialisations.he;
import static io.github.medl.networks.initialisation.Initialisations.xavier;
import static io.github.medl.networks.layers.Activations.relu;
import static io.github.medl.networks.layers.Layers.dense;
import static io.github.medl.networks.layers.Layers.sequential;

import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.training.TrainingProgress;
import io.github.medl.gan.vae.GaussianLayer;
import io.github.medl.gan.vae.Likelihood;
import io.github.medl.gan.vae.VariationalAutoencoder;
import io.github.medl.learning.data.Datasets;
import io.github.medl.learning.examples.Batches;
import io.github.medl.learning.examples.Examples;
import io.github.medl.networks.training.History;
import io.github.medl.networks.training.Trained;
import io.github.medl.networks.training.Training;
import io.github.medl.optim.Optimisers;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;

/**
 * A variational autoencoder of the 8 x 8 digits that come with the library, trained once a run and
 * shared by the figures that want it:
 *
 * <pre>{@code
 * DigitVae model = DigitVae.of(context, 0);                     // 64-128-8-128-64, some seconds
 * Tensor digits = model.samples(1797, RandomStream.seed(5));    // (1797, 64), within [-1, 1]
 * }</pre>
 *
 * @param network the trained network
 * @param history its loss, epoch by epoch
 */
record DigitVae(VariationalAutoencoder network, History history) {
  static final int LATENT = 8;
  static final int EPOCHS = 200;
  private static final int HIDDEN = 128;
  private static final int BATCH = 64;

  /** What the training depends on. */
  private record Key(long seed) {}

  /**
   * The model, trained by the first figure that asks.
   *
   * @param seed of weights, order and noise
   */
  static DigitVae of(FigureContext context, long seed) {
    return context.shared(DigitVae.class, new Key(seed), () -> trained(context, seed));
  }

  /** All 1797 digits with pixels from 0 to 1: gray, so that the loss is no likelihood. */
  static Tensor pixels() {
    return Datasets.digits().x().div(16).cast(DType.FLOAT32);
  }

  /**
   * A network for images of any size.
   *
   * @param pixels of an image
   * @param hidden units of the layer on each side
   * @param latent numbers of a code
   * @param stream draws the first weights
   */
  static VariationalAutoencoder network(int pixels, int hidden, int latent, RandomStream stream) {
    return new VariationalAutoencoder(
        new GaussianLayer(
            sequential(dense(pixels, hidden, he(stream)), relu()),
            dense(hidden, latent, xavier(stream)),
            dense(hidden, latent, xavier(stream))),
        sequential(
            dense(latent, hidden, he(stream)), relu(), dense(hidden, pixels, xavier(stream))),
        Likelihood.bernoulli());
  }

  private static DigitVae trained(FigureContext context, long seed) {
    SplittableStream stream = RandomStream.seed(seed);
    Trained<VariationalAutoencoder> result =
        Training.of(
                network(64, HIDDEN, LATENT, stream.split()),
                VariationalAutoencoder.objective(),
                Batches.of(Examples.ofThemselves(pixels()), BATCH).shuffled(stream),
                () -> Optimisers.adam(1e-3))
            .random(stream)
            .epochs(EPOCHS)
            .eachStep(TrainingProgress.to(context))
            .run();
    return new DigitVae(result.network(), result.history());
  }

  /** Draws from the prior, decoded to their means: one image a row, pixels from -1 to 1. */
  Tensor samples(int n, RandomStream stream) {
    Tensor codes = stream.normalTensor(DType.FLOAT32, n, LATENT);
    return network.decode(codes).mul(2).sub(1);
  }
}
