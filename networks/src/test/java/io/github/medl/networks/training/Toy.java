package io.github.medl.networks.training;

import io.github.medl.learning.examples.Examples;
import io.github.medl.networks.Layer;
import io.github.medl.networks.Networks;
import io.github.medl.networks.Pass;
import io.github.medl.networks.State;
import io.github.medl.networks.initialisation.Initialisations;
import io.github.medl.networks.layers.Activations;
import io.github.medl.networks.layers.Layers;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;

/** A small problem with everything that a training has to keep: randomness and a state. */
final class Toy {
  private Toy() {}

  /** Centres its input by a running mean, its state, and drops some of it. */
  record CentredDropout(State mean) implements Layer {
    @Override
    public Tensor forward(Tensor x, Pass pass) {
      if (pass.isTraining()) {
        pass.update(mean, m -> m.mul(0.9).add(x.detach().mean(0).mul(0.1)));
        Tensor kept = pass.random().uniformTensor(x.dtype(), x.shape()).greater(0.2);
        return x.sub(pass.value(mean)).mul(kept);
      }
      return x.sub(mean.value());
    }
  }

  /** Three classes by the angle of a point. */
  static Examples examples(int n, long seed) {
    SplittableStream stream = RandomStream.seed(seed);
    Tensor x = stream.normalTensor(DType.FLOAT32, n, 2);
    int[] labels = new int[n];
    for (int i = 0; i < n; i++) {
      double angle = Math.atan2(x.get(i, 1), x.get(i, 0));
      labels[i] = (int) Math.min(2, Math.floor(3 * (angle + Math.PI) / (2 * Math.PI)));
    }
    return Examples.labelled(x, labels);
  }

  /** 2-16-3 with a layer that is random and has a state. */
  static Sequential network(long seed) {
    SplittableStream stream = RandomStream.seed(seed);
    return Networks.cast(
        Layers.sequential(
            Layers.dense(2, 16, Initialisations.he(stream)),
            Activations.tanh(),
            new CentredDropout(new State(Tensor.zeros(16))),
            Layers.dense(16, 3, Initialisations.he(stream))),
        DType.FLOAT32);
  }
}
