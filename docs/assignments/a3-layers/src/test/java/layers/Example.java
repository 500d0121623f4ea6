package layers;

import io.github.medl.autodiff.Autodiff;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/** Data and weights of random numbers, and what the tape says of them. */
record Example(Tensor x, Tensor y, Weights w) {
  static Example of(RandomStream random, int n, int inputs, int units, int outputs) {
    return new Example(
        random.normalTensor(n, inputs),
        random.normalTensor(n, outputs),
        new Weights(
            random.normalTensor(inputs, units),
            random.normalTensor(units),
            random.normalTensor(units, outputs),
            random.normalTensor(outputs)));
  }

  Tensor expectedForward(List<Tensor> w) {
    return x.affine(w.get(0), w.get(1)).tanh().affine(w.get(2), w.get(3));
  }

  Tensor expectedCost(List<Tensor> w) {
    return expectedForward(w).sub(y).square().sum(1).mean();
  }

  List<Tensor> expectedGradients() {
    return Autodiff.gradient(this::expectedCost, w.all());
  }

  List<Tensor> expectedTraining(double alpha, int steps) {
    List<Tensor> all = w.all();
    for (int t = 0; t < steps; t++) {
      List<Tensor> gradients = Autodiff.gradient(this::expectedCost, all);
      List<Tensor> next = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        next.add(all.get(i).sub(gradients.get(i).mul(alpha)));
      }
      all = next;
    }
    return all;
  }

  /** For messages. */
  String words() {
    return "x " + x.shapeText() + ", W1 " + w.w1().shapeText() + ", W2 " + w.w2().shapeText();
  }

  /** The tape's derivatives for whoever only descends. */
  static Weights tape(Tensor x, Tensor y, Weights w) {
    return Weights.of(new Example(x, y, w).expectedGradients());
  }
}
