package io.github.medl.gan.diffusion;

import io.github.medl.random.RandomStream;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;

/**
 * The variational bound on -log p(x) of the ancestral chain with the posterior variance, term by
 * term, in nats: KL(q(z_T | x) ‖ N(0, I)) + Σ_{t=2}^T KL(q(z_{t-1} | z_t, x) ‖ p(z_{t-1} | z_t)) -
 * log p(x | z_1).
 *
 * <p>The two laws of a middle term have one variance, so that it is w_t |ε - ε̂|² with w_t =
 * β_t²/(2 β̃_t α_t (1 - ᾱ_t)). The last law, p(x | z_1), is a density N(μ̂(z_1), β_1 I): for data
 * of a continuous kind.
 */
public final class DiffusionBound {
  private final Schedule schedule;

  /**
   * A bound.
   *
   * @param schedule the noise of each step
   */
  public DiffusionBound(Schedule schedule) {
    this.schedule = schedule;
  }

  /**
   * How far the end of the chain is from noise without data: ½ Σ (ᾱ_T x² - ᾱ_T - log(1 - ᾱ_T)).
   *
   * @param x data, (n, d)
   * @return one number a row
   */
  public Tensor prior(Tensor x) {
    int last = schedule.steps();
    double kept = schedule.alphaBar(last);
    double variance = schedule.noiseVariance(last); // of which 1 - kept may have lost the digits
    double excess = -kept - (kept > 0.5 ? Math.log(variance) : Math.log1p(-kept));
    return x.square().mul(kept).add(excess).sum(-1).mul(0.5);
  }

  /**
   * What an error of one in the noise costs at a step.
   *
   * @param t from 2 to T
   * @return w_t
   * @throws IllegalArgumentException if t is 1, whose term is {@link #reconstruction}
   */
  public double weight(int t) {
    if (t == 1) {
      throw new IllegalArgumentException("step 1 has no such term: it is the reconstruction");
    }
    double beta = schedule.beta(t);
    double variance = schedule.posteriorVariance(t);
    return beta * beta / (2 * variance * schedule.alpha(t) * schedule.noiseVariance(t));
  }

  /**
   * The term of a step.
   *
   * @param t from 2 to T
   * @param noise ε, (n, d)
   * @param predicted ε̂, (n, d)
   * @return w_t |ε - ε̂|², one number a row
   */
  public Tensor step(int t, Tensor noise, Tensor predicted) {
    Schedule.checkFit("diffusion bound", noise, predicted);
    return noise.sub(predicted).square().sum(-1).mul(weight(t));
  }

  /**
   * The last term, -log N(x; μ̂(z_1), β_1 I) = |ε - ε̂|²/(2 α_1) + d/2 log(2π β_1).
   *
   * @param noise ε in z_1, (n, d)
   * @param predicted ε̂(z_1, 1), (n, d)
   * @return one number a row
   */
  public Tensor reconstruction(Tensor noise, Tensor predicted) {
    Schedule.checkFit("diffusion bound", noise, predicted);
    double constant = 0.5 * noise.dim(-1) * Math.log(2 * Math.PI * schedule.beta(1));
    return noise.sub(predicted).square().sum(-1).mul(0.5 / schedule.alpha(1)).add(constant);
  }

  /**
   * The bound, with one draw of noise for each step and row.
   *
   * @param predictor tells the noise
   * @param x data, (n, d)
   * @param stream the source of the noise
   * @return one number a row: an unbiased estimate of a number that is at least -log p(x)
   * @throws ShapeException if the data are no rows
   */
  public Tensor of(NoisePredictor predictor, Tensor x, RandomStream stream) {
    if (x.rank() != 2) {
      throw new ShapeException("diffusion bound", "expected data (n, d), got " + x.shapeText());
    }
    Tensor sum = prior(x);
    for (int t = schedule.steps(); t >= 1; t--) {
      Tensor noise = stream.normalTensor(x.dtype(), x.shape());
      Tensor predicted = predictor.checkedNoise(schedule.noisedAt(t, x, noise), t);
      sum = sum.add(t == 1 ? reconstruction(noise, predicted) : step(t, noise, predicted));
    }
    return sum;
  }
}
