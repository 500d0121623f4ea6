package io.github.medl.spark;

import io.github.medl.optim.trials.Trials;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.tensor.Tensor;
import java.io.Serializable;

/** Trials whose last bits depend on the order of every sum in them. */
final class Chains {
  static final long SEED = 7;
  static final Tensor DATA = RandomStream.seed(5).normalTensor(70, 70).div(10);

  private Chains() {}

  /** What a chain gives. */
  record Link(int number, double sum, Tensor last) implements Serializable {}

  static Trials<Link> of(int count) {
    return Trials.of(count, SEED, DATA, Chains::link);
  }

  static Link link(Tensor data, int number, SplittableStream stream) {
    Tensor x = stream.normalTensor(70, 30);
    for (int i = 0; i < 5; i++) {
      x = data.matmul(x).tanh().add(0.01 * number);
    }
    return new Link(number, x.sum().item(), x);
  }
}
