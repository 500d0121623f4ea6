package io.github.medl.gan.diffusion;

import io.github.medl.learning.examples.Examples;
import io.github.medl.networks.Pass;
import io.github.medl.networks.training.Objective;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Codes;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.Locale;

/**
 * What a denoiser learns from: the mean over all entries of (ε̂(z_t, t) - ε)² with a step t drawn
 * evenly from 1, ..., T for each row, and fresh noise ε. Of a model of classes the targets of the
 * examples are the classes, and a share of them is left out, so that it also learns to do without.
 *
 * <pre>{@code
 * Training.of(denoiser, NoiseLoss.of(schedule), batches, () -> Optimisers.adam(0.001))
 *     .random(stream).run();
 * }</pre>
 *
 * @param schedule the noise of each step
 * @param dropped the probability that a class is left out, from 0 to 1
 */
public record NoiseLoss(Schedule schedule, double dropped)
    implements Objective<Denoiser, Examples> {
  private static final double DROPPED = 0.1;

  /**
   * Checks the probability.
   *
   * @param schedule the noise of each step
   * @param dropped the probability that a class is left out, from 0 to 1
   * @throws IllegalArgumentException if it is out of range
   */
  public NoiseLoss {
    if (!(dropped >= 0 && dropped <= 1)) {
      throw new IllegalArgumentException("a probability lies from 0 to 1; it is " + dropped);
    }
  }

  /**
   * Leaves out a tenth of the classes, if there are any.
   *
   * @param schedule the noise of each step
   * @return the loss
   */
  public static NoiseLoss of(Schedule schedule) {
    return new NoiseLoss(schedule, DROPPED);
  }

  @Override
  public Tensor cost(Denoiser network, Examples batch, Pass pass) {
    RandomStream stream = pass.random();
    Tensor x = batch.inputs();
    int[] steps = new int[x.dim(0)];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = 1 + stream.nextInt(schedule.steps());
    }
    Tensor noise = stream.normalTensor(x.dtype(), x.shape());
    int[] labels = network.classes() == 0 ? null : labels(batch, network.classes(), stream);
    Tensor z = schedule.noised(x, noise, steps);
    return of(network.apply(z, steps, labels, pass), noise);
  }

  private int[] labels(Examples batch, int classes, RandomStream stream) {
    int[] labels = Codes.read("noise loss", "class", batch.targets(), classes);
    for (int i = 0; i < labels.length; i++) {
      if (stream.uniform() < dropped) {
        labels[i] = Denoiser.NONE;
      }
    }
    return labels;
  }

  /**
   * The mean over all entries of (ε̂ - ε)².
   *
   * @param predicted ε̂
   * @param noise ε, of the same shape
   * @return a scalar
   * @throws ShapeException if the shapes differ
   */
  public static Tensor of(Tensor predicted, Tensor noise) {
    if (!predicted.sameShape(noise)) {
      throw new ShapeException(
          "noise loss",
          String.format(
              Locale.ROOT,
              "a prediction %s of noise %s",
              predicted.shapeText(),
              noise.shapeText()));
    }
    return predicted.sub(noise).square().mean();
  }
}
