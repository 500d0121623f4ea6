package io.github.medl.gan.vae;

import io.github.medl.gan.DiagonalGaussian;
import io.github.medl.learning.examples.Examples;
import io.github.medl.networks.Layer;
import io.github.medl.networks.Network;
import io.github.medl.networks.Pass;
import io.github.medl.networks.training.Objective;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A chain of latent variables z_1, ..., z_T, as in figure 8.4: encoders q(z_1 | x), q(z_t |
 * z_{t-1}) lead away from the data; p(z_{t-1} | z_t) and p(x | z_1) lead back from the prior N(0,
 * I) of z_T. A variational autoencoder is the chain with one; a diffusion is one whose encoders are
 * fixed.
 *
 * @param encoders q(z_1 | x), q(z_2 | z_1), ..., q(z_T | z_{T-1})
 * @param links p(z_1 | z_2), ..., p(z_{T-1} | z_T), one fewer
 * @param decoder from z_1 to what the law reads
 * @param likelihood the law p(x | z_1)
 */
public record LatentChain(
    List<GaussianLayer> encoders, List<GaussianLayer> links, Layer decoder, Likelihood likelihood)
    implements Network {
  /**
   * Checks the numbers.
   *
   * @param encoders q(z_1 | x), q(z_2 | z_1), ..., q(z_T | z_{T-1})
   * @param links p(z_1 | z_2), ..., p(z_{T-1} | z_T), one fewer
   * @param decoder from z_1 to what the law reads
   * @param likelihood the law p(x | z_1)
   * @throws IllegalArgumentException if there is no encoder, or not one link fewer
   */
  public LatentChain {
    encoders = List.copyOf(encoders);
    links = List.copyOf(links);
    if (encoders.isEmpty() || links.size() != encoders.size() - 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a chain of T latent variables has T encoders and T - 1 links; given %d and %d",
              encoders.size(),
              links.size()));
    }
  }

  /**
   * The mean negative bound, for training.
   *
   * @return the objective of examples, whose targets are not looked at
   */
  public static Objective<LatentChain, Examples> objective() {
    return (network, batch, pass) ->
        network.logWeights(batch.inputs(), pass.random(), pass).mean().neg();
  }

  /**
   * log p(x, z_1, ..., z_T) - log q(z_1, ..., z_T | x) of one draw: its mean is the bound on log
   * p(x), and it is log p(x) itself, whatever was drawn, where q is the law of z given x.
   *
   * @param x n observations
   * @param noises ε_1, ..., ε_T, (n, L_t) each
   * @param pass training or evaluation
   * @return one number a row
   * @throws ShapeException if there are not T of them
   */
  public Tensor logWeights(Tensor x, List<Tensor> noises, Pass pass) {
    if (noises.size() != encoders.size()) {
      throw new ShapeException(
          "latent chain",
          String.format(
              Locale.ROOT, "%d latent variables, %d noises", encoders.size(), noises.size()));
    }
    return logWeights(x, (q, t) -> q.draw(noises.get(t)), pass);
  }

  /**
   * The same with noise from a stream.
   *
   * @param x n observations
   * @param stream the source of the noise
   * @param pass training or evaluation
   * @return one number a row
   */
  public Tensor logWeights(Tensor x, RandomStream stream, Pass pass) {
    return logWeights(x, (q, t) -> q.draw(stream), pass);
  }

  private interface Draw {
    Tensor of(DiagonalGaussian q, int t);
  }

  private Tensor logWeights(Tensor x, Draw draw, Pass pass) {
    List<Tensor> drawn = new ArrayList<>();
    List<Tensor> terms = new ArrayList<>();
    Tensor before = x;
    for (int t = 0; t < encoders.size(); t++) {
      DiagonalGaussian q = encoders.get(t).apply(before, pass);
      before = draw.of(q, t);
      drawn.add(before);
      terms.add(q.logDensity(before).neg());
    }
    Tensor zero = before.fullLike(0);
    terms.add(new DiagonalGaussian(zero, zero).logDensity(before));
    for (int t = 0; t < links.size(); t++) {
      terms.add(links.get(t).apply(drawn.get(t + 1), pass).logDensity(drawn.get(t)));
    }
    terms.add(likelihood.cost(decoder.apply(drawn.get(0), pass), x).neg());
    return Tensor.total(terms.toArray(Tensor[]::new));
  }

  /**
   * New observations at the means of their laws: z_T from the prior, then link by link.
   *
   * @param last z_T, standard normal, (n, L_T)
   * @param stream the source of the links' draws
   * @return E[x | z_1]
   */
  public Tensor generate(Tensor last, RandomStream stream) {
    Tensor z = last;
    for (int t = links.size() - 1; t >= 0; t--) {
      z = links.get(t).apply(z).draw(stream);
    }
    return likelihood.mean(decoder.predict(z));
  }
}
