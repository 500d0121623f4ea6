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
import java.util.Locale;

/**
 * A variational autoencoder (Kingma and Welling, 2014): an encoder q(z | x), a prior N(0, I) of z,
 * and a decoder with its law p(x | z), trained to make the bound log p(x) ≥ E log p(x | z) - KL(q(z
 * | x) ‖ N(0, I)) large.
 *
 * <pre>{@code
 * Training.of(vae, VariationalAutoencoder.objective(), batches, () -> Optimisers.adam(0.001))
 *     .random(stream).epochs(10).run();
 * }</pre>
 *
 * @param encoder q(z | x)
 * @param decoder from z to what the law reads
 * @param likelihood the law p(x | z)
 */
public record VariationalAutoencoder(GaussianLayer encoder, Layer decoder, Likelihood likelihood)
    implements Network {
  /**
   * The two parts of the negative bound, one number a row each.
   *
   * @param reconstruction -log p(x | z) at the z that was drawn
   * @param kl KL(q(z | x) ‖ N(0, I)), in closed form
   */
  public record Terms(Tensor reconstruction, Tensor kl) {
    /**
     * The mean of reconstruction + β kl.
     *
     * @param beta β; 1 of the bound
     * @return a scalar
     */
    public Tensor loss(double beta) {
      return reconstruction.add(beta == 1 ? kl : kl.mul(beta)).mean();
    }
  }

  /**
   * The negative bound, for training; z is drawn once a row.
   *
   * @return the objective of examples, whose targets are not looked at
   */
  public static Objective<VariationalAutoencoder, Examples> objective() {
    return objective(1);
  }

  /**
   * The negative bound with another weight of the divergence (Higgins et al., 2017).
   *
   * @param beta β, at least 0; a large one wants codes without structure
   * @return the objective of examples, whose targets are not looked at
   * @throws IllegalArgumentException if β is negative or not finite
   */
  public static Objective<VariationalAutoencoder, Examples> objective(double beta) {
    if (!(beta >= 0 && beta < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("β is a number from 0 on; it is " + beta);
    }
    return (network, batch, pass) -> network.terms(batch.inputs(), pass.random(), pass).loss(beta);
  }

  /**
   * The parts of the negative bound with noise from a stream.
   *
   * @param x observations; the first axis counts them
   * @param stream the source of the noise
   * @param pass training or evaluation
   * @return one number a row each
   */
  public Terms terms(Tensor x, RandomStream stream, Pass pass) {
    DiagonalGaussian q = encoder.apply(x, pass);
    return terms(x, q, q.draw(stream), pass);
  }

  /**
   * The parts of the negative bound with given noise.
   *
   * @param x observations; the first axis counts them
   * @param noise ε, (n, L)
   * @param pass training or evaluation
   * @return one number a row each
   * @throws ShapeException if there is not one number of noise for each of a code
   */
  public Terms terms(Tensor x, Tensor noise, Pass pass) {
    DiagonalGaussian q = encoder.apply(x, pass);
    if (!noise.sameShape(q.mean())) {
      throw unfit("noise " + q.mean().shapeText(), noise);
    }
    return terms(x, q, q.draw(noise), pass);
  }

  private Terms terms(Tensor x, DiagonalGaussian q, Tensor z, Pass pass) {
    return new Terms(likelihood.cost(decoder.apply(z, pass), x), q.klToStandard());
  }

  /**
   * The logarithms of the weights p(x, z_k)/q(z_k | x) of K draws.
   *
   * @param x n observations
   * @param noise ε, (K, n, L)
   * @param pass training or evaluation
   * @return (K, n)
   * @throws ShapeException if the noise has another shape, or K is 0
   */
  public Tensor logWeights(Tensor x, Tensor noise, Pass pass) {
    DiagonalGaussian q = encoder.apply(x, pass);
    int n = q.mean().dim(0);
    int latent = q.mean().dim(1);
    if (noise.rank() != 3 || noise.dim(0) < 1 || noise.dim(1) != n || noise.dim(2) != latent) {
      throw unfit(String.format(Locale.ROOT, "noise (K, %d, %d) of K draws", n, latent), noise);
    }
    int k = noise.dim(0);
    Tensor z = q.draw(noise); // (K, n, L)
    Tensor outputs = decoder.apply(z.reshape(k * n, latent), pass);
    Tensor cost = likelihood.cost(outputs, Rows.repeated(x, k)).reshape(k, n);
    Tensor zero = Tensor.zeros(1, latent).cast(z.dtype());
    Tensor prior = new DiagonalGaussian(zero, zero).logDensity(z);
    return prior.sub(q.logDensity(z)).sub(cost);
  }

  private static ShapeException unfit(String expected, Tensor noise) {
    return new ShapeException(
        "variational autoencoder",
        String.format(Locale.ROOT, "expected %s, got %s", expected, noise.shapeText()));
  }

  /**
   * The bound with K weighted draws, L_K = log (1/K) Σ_k p(x, z_k)/q(z_k | x) (Burda, Grosse and
   * Salakhutdinov, 2016). Its mean grows with K from that of the usual bound towards log p(x).
   *
   * @param x n observations
   * @param noise ε, (K, n, L)
   * @param pass training or evaluation
   * @return one number a row
   * @throws ShapeException if the noise has another shape, or K is 0
   */
  public Tensor importanceBound(Tensor x, Tensor noise, Pass pass) {
    return logWeights(x, noise, pass).logSumExp(0).sub(Math.log(noise.dim(0)));
  }

  /**
   * The mean of what codes stand for, in evaluation mode.
   *
   * @param z codes, (n, L)
   * @return E[x | z]
   */
  public Tensor decode(Tensor z) {
    return likelihood.mean(decoder.predict(z));
  }

  /**
   * What is left of observations after encoder and decoder, each at its mean.
   *
   * @param x observations; the first axis counts them
   * @return E[x | z = μ(x)]
   */
  public Tensor reconstruct(Tensor x) {
    return decode(encoder.apply(x).mean());
  }

  /**
   * New observations, drawn from the laws of their codes.
   *
   * @param codes z, standard normal, (n, L)
   * @param stream the source of p(x | z)
   * @return x drawn from its law
   */
  public Tensor generate(Tensor codes, RandomStream stream) {
    return likelihood.draw(decoder.predict(codes), stream);
  }
}
