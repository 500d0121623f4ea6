package io.github.medl.gan.adversarial;

import io.github.medl.learning.Inputs;
import io.github.medl.learning.examples.Batches;
import io.github.medl.learning.examples.Examples;
import io.github.medl.networks.Pass;
import io.github.medl.networks.training.Training;
import io.github.medl.networks.training.Turn;
import io.github.medl.optim.Optimiser;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Codes;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The rules by which a generator and a discriminator are trained against each other.
 *
 * <pre>{@code
 * Game game = Game.of(GanLosses.wasserstein(), 2).penalised(gradientPenalty(1)).criticSteps(5);
 * Trained<Adversaries> result =
 *     game.training(pair, batches, () -> adam(1e-3), () -> adam(1e-3))
 *         .random(stream)
 *         .epochs(100)
 *         .run();
 * Tensor samples = game.samples(result.network(), 2500, stream);
 * }</pre>
 *
 * <p>At each batch the discriminator takes a step with the generator a constant; then the generator
 * takes one, after every batch or after some, through the discriminator with its weights constant.
 * Real and generated observations go through the discriminator separately, as batch normalisation
 * wants it. Noise is standard normal.
 *
 * @param loss what both sides make small
 * @param latent how many numbers the noise has
 * @param classes how many classes there are, whose one-hot labels are joined to the inputs of both
 *     sides; 0 if the game is not conditional
 * @param penalty what the discriminator pays for its slopes
 * @param bound c, to whose range [-c, c] the discriminator's weights are clipped after each of its
 *     steps; infinite for no clipping
 * @param criticSteps how many steps of the discriminator come before one of the generator
 */
public record Game(
    GanLoss loss, int latent, int classes, CriticPenalty penalty, double bound, int criticSteps) {
  /** The name of the discriminator's turn: the history has its {@code discriminator loss}. */
  public static final String DISCRIMINATOR = "discriminator";

  /** The name of the generator's turn: the history has its {@code generator loss}. */
  public static final String GENERATOR = "generator";

  /**
   * Checks the numbers.
   *
   * @param loss what both sides make small
   * @param latent how many numbers the noise has
   * @param classes how many classes there are; 0 if the game is not conditional
   * @param penalty what the discriminator pays for its slopes
   * @param bound c, for clipping; infinite for none
   * @param criticSteps how many steps of the discriminator come before one of the generator
   * @throws IllegalArgumentException if a number is not possible
   */
  public Game {
    Objects.requireNonNull(loss, "loss");
    Objects.requireNonNull(penalty, "penalty");
    if (latent < 1 || classes < 0 || !(bound > 0) || criticSteps < 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a game has noise of at least one number (got %d), no negative number of classes"
                  + " (%d), a positive bound of weights (%s), at least one step of the critic (%d)",
              latent,
              classes,
              bound,
              criticSteps));
    }
  }

  /**
   * A game of alternating steps without classes, penalty and clipping.
   *
   * @param loss what both sides make small
   * @param latent how many numbers the noise has
   * @return the game
   */
  public static Game of(GanLoss loss, int latent) {
    return new Game(loss, latent, 0, CriticPenalties.none(), Double.POSITIVE_INFINITY, 1);
  }

  /**
   * The same game with a penalty of the discriminator's slopes.
   *
   * @param other added to the discriminator's cost
   * @return the game so changed
   */
  public Game penalised(CriticPenalty other) {
    return new Game(loss, latent, classes, other, bound, criticSteps);
  }

  /**
   * The same game with the discriminator's weights clipped after each of its steps.
   *
   * @param c the largest absolute value of a weight
   * @return the game so changed
   */
  public Game clipped(double c) {
    return new Game(loss, latent, classes, penalty, c, criticSteps);
  }

  /**
   * The same game with more steps of the discriminator.
   *
   * @param number its steps, each on a batch of its own, before one of the generator
   * @return the game so changed
   */
  public Game criticSteps(int number) {
    return new Game(loss, latent, classes, penalty, bound, number);
  }

  /**
   * The same game for observations of classes, the targets of the examples: one-hot labels y are
   * joined to the inputs, [z, y] for the generator and [x, y] for the discriminator (Mirza and
   * Osindero, 2014); beside the channels of an image (n, c, h, w) a label is a plane of ones among
   * planes of zeros. A batch's labels serve for the generated observations too.
   *
   * @param number how many classes there are
   * @return the game so changed
   */
  public Game conditional(int number) {
    return new Game(loss, latent, number, penalty, bound, criticSteps);
  }

  /**
   * The training that plays this game.
   *
   * @param start both networks as they begin
   * @param real batches of real observations
   * @param ofDiscriminator makes the discriminator's optimiser
   * @param ofGenerator makes the generator's
   * @return a training of one epoch, which needs randomness: say {@link Training#random}
   */
  public Training<Adversaries, Examples> training(
      Adversaries start,
      Batches<Examples> real,
      Supplier<Optimiser> ofDiscriminator,
      Supplier<Optimiser> ofGenerator) {
    Turn<Adversaries, Examples> discriminates =
        Turn.of(
            DISCRIMINATOR,
            name -> name.startsWith(DISCRIMINATOR + "."),
            this::discriminatorCost,
            ofDiscriminator);
    if (Double.isFinite(bound)) {
      discriminates = discriminates.constrainedBy((name, w) -> w.clip(-bound, bound));
    }
    Turn<Adversaries, Examples> generates =
        Turn.of(
            GENERATOR, name -> name.startsWith(GENERATOR + "."), this::generatorCost, ofGenerator);
    return Training.inTurns(start, real, List.of(discriminates, generates.every(criticSteps)));
  }

  /**
   * What the discriminator pays for a batch: its loss on real and as many generated observations,
   * and the penalty.
   *
   * @param pair both networks
   * @param batch real observations
   * @param pass the pass of the step; noise is drawn from its stream
   * @return a scalar, in which the generator's observations are constants
   */
  public Tensor discriminatorCost(Adversaries pair, Examples batch, Pass pass) {
    return discriminatorCost(pair, batch, noise(batch, pass), pass);
  }

  /**
   * What the discriminator pays for a batch against given noise.
   *
   * @param pair both networks
   * @param batch real observations
   * @param noise z, a row for each generated observation
   * @param pass the pass of the step
   * @return a scalar, in which the generator's observations are constants
   * @throws ShapeException if the noise has not a row for each observation of the batch, or the
   *     discriminator not one output a row
   */
  public Tensor discriminatorCost(Adversaries pair, Examples batch, Tensor noise, Pass pass) {
    checkNoise(batch, noise);
    Tensor labels = labels(batch);
    Tensor real = batch.inputs();
    Tensor fake = pair.generator().apply(joined(noise, labels), pass).detach();
    UnaryOperator<Tensor> critic = x -> judged(pair, joined(x, labels), pass);
    Tensor cost = loss.discriminator(critic.apply(real), critic.apply(fake));
    return cost.add(penalty.of(critic, real, fake, pass));
  }

  /**
   * What the generator pays for as many observations as a batch has.
   *
   * @param pair both networks
   * @param batch says how many observations, and of which classes
   * @param pass the pass of the step; noise is drawn from its stream
   * @return a scalar
   */
  public Tensor generatorCost(Adversaries pair, Examples batch, Pass pass) {
    return generatorCost(pair, batch, noise(batch, pass), pass);
  }

  /**
   * What the generator pays for given noise.
   *
   * @param pair both networks
   * @param batch says of which classes the observations are
   * @param noise z, a row for each
   * @param pass the pass of the step
   * @return a scalar
   * @throws ShapeException if the noise has not a row for each observation of the batch, or the
   *     discriminator not one output a row
   */
  public Tensor generatorCost(Adversaries pair, Examples batch, Tensor noise, Pass pass) {
    checkNoise(batch, noise);
    Tensor labels = labels(batch);
    Tensor fake = pair.generator().apply(joined(noise, labels), pass);
    return loss.generator(judged(pair, joined(fake, labels), pass));
  }

  private void checkNoise(Examples batch, Tensor noise) {
    if (noise.rank() != 2 || noise.dim(0) != batch.size() || noise.dim(1) != latent) {
      throw new ShapeException(
          "game",
          String.format(
              Locale.ROOT,
              "expected noise (%d, %d), a row for each observation, got %s",
              batch.size(),
              latent,
              noise.shapeText()));
    }
  }

  private static Tensor judged(Adversaries pair, Tensor x, Pass pass) {
    Tensor outputs = pair.discriminator().apply(x, pass);
    if (outputs.size() != x.dim(0)) {
      throw new ShapeException(
          "game",
          String.format(
              Locale.ROOT,
              "the discriminator has one output for each of %d observations; it gave %s",
              x.dim(0),
              outputs.shapeText()));
    }
    return outputs;
  }

  private Tensor noise(Examples batch, Pass pass) {
    return noise(batch.size(), batch.inputs().dtype(), pass.random());
  }

  private Tensor noise(int rows, DType dtype, RandomStream stream) {
    return stream.normalTensor(dtype, rows, latent);
  }

  /** One-hot labels, with no column if the game is not conditional. */
  private Tensor labels(Examples batch) {
    return classes == 0
        ? Tensor.zeros(batch.size(), 0)
        : oneHot(batch.labels()).cast(batch.inputs().dtype());
  }

  private Tensor oneHot(int... labels) {
    Codes.checked("a conditional game", "label", labels, classes);
    double[] rows = new double[Inputs.size("a conditional game", labels.length, classes)];
    for (int i = 0; i < labels.length; i++) {
      rows[i * classes + labels[i]] = 1;
    }
    return Tensor.wrap(rows, labels.length, classes);
  }

  /** Beside the numbers of a row, or as planes beside the channels of an image. */
  private static Tensor joined(Tensor rows, Tensor labels) {
    if (labels.dim(1) == 0) {
      return rows;
    }
    if (rows.rank() <= 2) {
      return Tensor.concat(1, List.of(rows, labels));
    }
    int[] planes = rows.shape();
    planes[1] = labels.dim(1);
    int[] single = planes.clone();
    Arrays.fill(single, 2, single.length, 1);
    return Tensor.concat(1, List.of(rows, labels.reshape(single).broadcastTo(planes)));
  }

  /**
   * Observations that the generator makes, in evaluation.
   *
   * @param pair both networks
   * @param number how many
   * @param stream where the noise is drawn from
   * @return the observations, in rows
   * @throws IllegalArgumentException if the game is conditional: then say of which classes
   */
  public Tensor samples(Adversaries pair, int number, RandomStream stream) {
    if (classes > 0) {
      throw new IllegalArgumentException(
          "the game has " + classes + " classes: say the class of each sample");
    }
    return pair.generator().predict(noise(number, DType.FLOAT64, stream));
  }

  /**
   * Observations of given classes that the generator makes, in evaluation.
   *
   * @param pair both networks
   * @param labels the class of each
   * @param stream where the noise is drawn from
   * @return the observations, in rows
   * @throws IllegalArgumentException if a label is no class of the game, or it has none
   */
  public Tensor samples(Adversaries pair, int[] labels, RandomStream stream) {
    if (classes == 0) {
      throw new IllegalArgumentException(
          "the game has no classes: say how many samples, or play a conditional game");
    }
    Tensor noise = noise(labels.length, DType.FLOAT64, stream);
    return pair.generator().predict(joined(noise, oneHot(labels)));
  }
}
