package io.github.medl.examples.chapter8;

import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.training.TrainingProgress;
import io.github.medl.gan.DiagonalGaussian;
import io.github.medl.gan.vae.VariationalAutoencoder;
import io.github.medl.learning.examples.Batches;
import io.github.medl.learning.examples.Examples;
import io.github.medl.networks.Pass;
import io.github.medl.networks.training.History;
import io.github.medl.networks.training.Trained;
import io.github.medl.networks.training.Training;
import io.github.medl.optim.Optimisers;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An autoencoder of lab 8.1 and what is measured of it, in nats an image.
 *
 * @param network the trained network
 * @param history the losses, epoch by epoch
 */
record BinaryVae(VariationalAutoencoder network, History history) {
  private static final int CHUNK = 1000;
  private static final int FEW = 50;

  /**
   * How one is trained.
   *
   * @param hidden units of the hidden layers
   * @param batch observations of a step
   * @param epochs how often each is seen
   */
  record Recipe(int hidden, int batch, int epochs) {
    static final Recipe MNIST = new Recipe(400, 128, 10);
    static final Recipe SMALL = new Recipe(128, 64, 100);

    static Recipe of(BinaryDigits digits) {
      return digits.mnist() ? MNIST : SMALL;
    }
  }

  /** What the training depends on. */
  private record Key(Recipe recipe, int latent, long seed) {}

  /** The model of digits of zeros and ones, trained by the first figure of a run that asks. */
  static BinaryVae of(FigureContext context, BinaryDigits digits, int latent, long seed) {
    Recipe recipe = Recipe.of(digits);
    return context.shared(
        BinaryVae.class,
        new Key(recipe, latent, seed),
        () -> trained(recipe, digits.train(), digits.test(), latent, seed, context));
  }

  static BinaryVae trained(
      Recipe recipe, Tensor train, Tensor test, int latent, long seed, FigureContext context) {
    SplittableStream stream = RandomStream.seed(seed);
    VariationalAutoencoder start =
        DigitVae.network(train.dim(1), recipe.hidden, latent, stream.split());
    long noise = stream.nextLong();
    Trained<VariationalAutoencoder> result =
        Training.of(
                start,
                VariationalAutoencoder.objective(),
                Batches.of(Examples.ofThemselves(train), recipe.batch).shuffled(stream),
                () -> Optimisers.adam(1e-3))
            .random(stream)
            .epochs(recipe.epochs)
            .evaluating(vae -> losses(vae, test, RandomStream.seed(noise)))
            .eachStep(TrainingProgress.to(context))
            .run();
    return new BinaryVae(result.network(), result.history());
  }

  /** The negative bound and its divergence over all test images, one draw each. */
  private static Map<String, Double> losses(
      VariationalAutoencoder vae, Tensor test, RandomStream stream) {
    double loss = 0;
    double kl = 0;
    for (int from = 0; from < test.dim(0); from += CHUNK) {
      Tensor x = test.slice(0, from, Math.min(from + CHUNK, test.dim(0)));
      VariationalAutoencoder.Terms terms = vae.terms(x, stream, Pass.evaluation());
      kl += terms.kl().sum().item();
      loss += terms.reconstruction().sum().item() + terms.kl().sum().item();
    }
    Map<String, Double> losses = new LinkedHashMap<>();
    losses.put("test loss", loss / test.dim(0));
    losses.put("test kl", kl / test.dim(0));
    return losses;
  }

  double testLoss() {
    return history.last("test loss");
  }

  double testKl() {
    return history.last("test kl");
  }

  /** μ of observations, (n, L). */
  Tensor means(Tensor x) {
    return network.encoder().apply(x).mean();
  }

  /** Coordinates of the code whose μ varies by more than 0.01 over the observations. */
  int activeUnits(Tensor x) {
    return (int) means(x).variance(0).greater(0.01).sum().item();
  }

  /** The bounds L_K, one for each observation. */
  Tensor bounds(Tensor x, int k, RandomStream stream) {
    double[] bounds = new double[x.dim(0)];
    int latent = means(x.slice(0, 0, 1)).dim(1);
    for (int from = 0; from < bounds.length; from += FEW) {
      int to = Math.min(from + FEW, bounds.length);
      Tensor noise = stream.normalTensor(DType.FLOAT32, k, to - from, latent);
      double[] some =
          network.importanceBound(x.slice(0, from, to), noise, Pass.evaluation()).toDoubles();
      System.arraycopy(some, 0, bounds, from, some.length);
    }
    return Tensor.wrap(bounds, bounds.length);
  }

  /** log q(z | x) - log p(z) at one draw for each observation: its mean is the divergence. */
  Tensor sampledKl(Tensor x, RandomStream stream) {
    DiagonalGaussian q = network.encoder().apply(x);
    Tensor z = q.draw(stream);
    Tensor zero = z.fullLike(0);
    return q.logDensity(z).sub(new DiagonalGaussian(zero, zero).logDensity(z));
  }

  /** The share of observations whose class most of their five nearest neighbours have. */
  static double nearestFive(Tensor codes, int[] labels, Tensor asked, int[] truth) {
    double[][] known = codes.toRows();
    double[][] rows = asked.toRows();
    int right = 0;
    for (int i = 0; i < rows.length; i++) {
      right += mostOfFive(known, labels, rows[i]) == truth[i] ? 1 : 0;
    }
    return (double) right / rows.length;
  }

  private static int mostOfFive(double[][] known, int[] labels, double[] at) {
    double[] distances = new double[5];
    Arrays.fill(distances, Double.POSITIVE_INFINITY);
    int[] classes = new int[5];
    for (int k = 0; k < known.length; k++) {
      double distance = 0;
      for (int j = 0; j < at.length; j++) {
        double gap = known[k][j] - at[j];
        distance += gap * gap;
      }
      int place = 4;
      if (distance >= distances[place]) {
        continue;
      }
      while (place > 0 && distances[place - 1] > distance) {
        distances[place] = distances[place - 1];
        classes[place] = classes[place - 1];
        place--;
      }
      distances[place] = distance;
      classes[place] = labels[k];
    }
    int best = classes[0]; // the nearest decides a draw
    int most = 0;
    for (int c : classes) {
      int votes = 0;
      for (int other : classes) {
        votes += other == c ? 1 : 0;
      }
      if (votes > most) {
        most = votes;
        best = c;
      }
    }
    return best;
  }
}
