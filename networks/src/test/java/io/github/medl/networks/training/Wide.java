package io.github.medl.networks.training;

import io.github.medl.learning.examples.Batches;
import io.github.medl.learning.examples.Examples;
import io.github.medl.learning.loss.Losses;
import io.github.medl.networks.Networks;
import io.github.medl.networks.initialisation.Initialisations;
import io.github.medl.networks.layers.Activations;
import io.github.medl.networks.layers.Layers;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.optim.Optimisers;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;

/** The network 784-256-128-10 of the benchmarks, in single precision, on random images. */
final class Wide {
  private Wide() {}

  static Sequential network() {
    SplittableStream stream = RandomStream.seed(1);
    return Networks.cast(
        Layers.sequential(
            Layers.dense(784, 256, Initialisations.he(stream)),
            Activations.relu(),
            Layers.dense(256, 128, Initialisations.he(stream)),
            Activations.relu(),
            Layers.dense(128, 10, Initialisations.he(stream))),
        DType.FLOAT32);
  }

  static Examples examples(int n) {
    SplittableStream stream = RandomStream.seed(2);
    Tensor x = stream.uniformTensor(DType.FLOAT32, n, 784);
    int[] labels = new int[n];
    for (int i = 0; i < n; i++) {
      labels[i] = stream.nextInt(10);
    }
    return Examples.labelled(x, labels);
  }

  static Training<Sequential, Examples> training() {
    return Training.of(
            network(),
            Objective.of(Losses.crossEntropy()),
            Batches.of(examples(700), 128).shuffled(RandomStream.seed(3)),
            () -> Optimisers.adam(0.001))
        .epochs(2);
  }
}
