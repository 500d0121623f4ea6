package io.github.medl.benchmarks.peers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import ai.djl.training.optimizer.Optimizer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A feed-forward network in LibTorch: weights (out, in) and biases. */
final class TorchNet {
  final List<NDArray> parameters = new ArrayList<>();
  private final UnaryOperator<NDArray> between;

  TorchNet(NDManager manager, int[] sizes, UnaryOperator<NDArray> between, boolean isTrained) {
    this.between = between;
    for (int layer = 0; layer < sizes.length - 1; layer++) {
      NDArray weight =
          manager
              .create(AgentSteps.weights(sizes, layer), new Shape(sizes[layer], sizes[layer + 1]))
              .transpose()
              .duplicate();
      NDArray bias = manager.zeros(new Shape(sizes[layer + 1]));
      weight.setRequiresGradient(isTrained);
      bias.setRequiresGradient(isTrained);
      parameters.add(weight);
      parameters.add(bias);
    }
  }

  NDArray weight(int layer) {
    return parameters.get(2 * layer);
  }

  NDArray layer(int layer, NDArray x) {
    return Linear.linear(x, weight(layer), parameters.get(2 * layer + 1)).singletonOrThrow();
  }

  NDArray apply(NDArray input) {
    NDArray x = input;
    for (int k = 0; k < parameters.size(); k += 2) {
      x = Linear.linear(x, parameters.get(k), parameters.get(k + 1)).singletonOrThrow();
      x = k < parameters.size() - 2 ? between.apply(x) : x;
    }
    return x;
  }

  /** ADAM, on gradients times a factor. */
  void update(Optimizer adam, String name, float factor) {
    for (int k = 0; k < parameters.size(); k++) {
      try (NDArray gradient = parameters.get(k).getGradient()) {
        if (factor != 1) {
          gradient.muli(factor);
        }
        adam.update(name + k, parameters.get(k), gradient);
        gradient.subi(gradient);
      }
    }
  }

  double squares() {
    double sum = 0;
    for (NDArray parameter : parameters) {
      try (NDArray gradient = parameter.getGradient();
          NDArray square = gradient.square();
          NDArray total = square.sum()) {
        sum += total.getFloat();
      }
    }
    return sum;
  }

  void follow(TorchNet other, float share) {
    for (int k = 0; k < parameters.size(); k++) {
      try (NDArray gap = other.parameters.get(k).sub(parameters.get(k))) {
        parameters.get(k).addi(gap.muli(share));
      }
    }
  }
}
