package softmax;

import io.github.medl.learning.loss.Losses;
import io.github.medl.tensor.Tensor;

/** The cost on tensors, whose gradient is automatic. */
final class Reference {
  private Reference() {}

  static Tensor cost(double[][] x, int[] y, Tensor w) {
    Tensor labels = Tensor.generate(i -> y[i], y.length);
    return Losses.crossEntropy().of(Tensor.of(x).matmul(w), labels);
  }
}
