package io.github.medl.rl.deep;

import io.github.medl.networks.Layer;
import io.github.medl.networks.Pass;
import io.github.medl.tensor.Tensor;
import java.util.List;

/**
 * A policy for actions that are numbers: means from a network, and deviations that are the same in
 * every state.
 *
 * @param mean observations to means of shape (n, d)
 * @param logDeviation log σ of shape (d)
 */
public record GaussianPolicy(Layer mean, Tensor logDeviation) implements Layer {
  @Override
  public Tensor forward(Tensor x, Pass pass) {
    Tensor means = mean.apply(x, pass);
    return Tensor.concat(1, List.of(means, logDeviation.broadcastTo(means.shape())));
  }
}
