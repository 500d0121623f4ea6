package io.github.medl.benchmarks.peers;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import ai.djl.training.GradientCollector;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import io.github.medl.benchmarks.steps.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The work in LibTorch through DJL, eagerly: fused linear layers, DJL's Adam (one native call for a
 * parameter), a manager for each step so that native memory is freed at once.
 */
final class LibTorchPeer implements Peer {
  private final Engine engine = Engine.getEngine("PyTorch");
  private final NDManager manager = engine.newBaseManager();

  @Override
  public Work prepare(Workload workload) {
    return switch (workload) {
      case SMALL_OP -> additions();
      case MLP -> new Mlp(Problem.mnistSize());
      case TINY_MLP -> new Mlp(Problem.tiny());
      case DEEP_MLP -> new Mlp(Problem.deep());
      case MLP_FLOOR, DEEP_MLP_FLOOR ->
          throw new IllegalArgumentException("the floor is measured in medl");
      default -> matmul(workload.side(), workload.isDouble() ? DataType.FLOAT64 : DataType.FLOAT32);
    };
  }

  @Override
  public Work prepare(Kernel kernel) {
    return kernel.torch(manager);
  }

  @Override
  public Work prepare(AgentStep step) {
    return step.inTorch().apply(manager);
  }

  private Work additions() {
    NDArray x = manager.arange(8f);
    x.setRequiresGradient(true);
    return () -> {
      try (NDManager scope = manager.newSubManager()) {
        x.attach(scope); // the results of operations are freed with the manager of their operand
        try (GradientCollector collector = engine.newGradientCollector()) {
          NDArray y = x;
          for (int i = 0; i < Workload.CHAIN; i++) {
            y = y.add(x);
          }
          collector.backward(y.sum());
        }
        NDArray gradient = x.getGradient();
        double first = gradient.getFloat(0);
        gradient.subi(gradient);
        x.attach(manager);
        return first;
      }
    };
  }

  private Work matmul(int n, DataType type) {
    double[] left = new double[n * n];
    double[] right = new double[n * n];
    for (int i = 0; i < n * n; i++) {
      left[i] = Workload.left(i);
      right[i] = Workload.right(i);
    }
    NDArray a = manager.create(left, new Shape(n, n)).toType(type, false);
    NDArray b = manager.create(right, new Shape(n, n)).toType(type, false);
    return () -> {
      try (NDArray c = a.matMul(b)) {
        return c == null ? 0 : element(c, type);
      }
    };
  }

  private static double element(@Nullable NDArray c, DataType type) {
    return type == DataType.FLOAT64 ? c.getDouble(1, 2) : c.getFloat(1, 2);
  }

  private final class Mlp implements Work {
    private final Problem problem;
    private final NDArray inputs;
    private final NDArray labels;
    private final NDArray[] weights;
    private final NDArray[] biases;
    private final Optimizer adam =
        Optimizer.adam().optLearningRateTracker(Tracker.fixed(1e-3f)).build();

    Mlp(Problem problem) {
      this.problem = problem;
      int[] sizes = problem.sizes();
      inputs = manager.create(problem.inputs(), new Shape(problem.batch(), sizes[0]));
      labels =
          manager
              .create(problem.labels(), new Shape(problem.batch(), 1))
              .toType(DataType.INT64, false);
      weights = new NDArray[problem.layers()];
      biases = new NDArray[problem.layers()];
      for (int layer = 0; layer < weights.length; layer++) {
        weights[layer] =
            manager
                .create(problem.weights()[layer], new Shape(sizes[layer], sizes[layer + 1]))
                .transpose()
                .duplicate();
        biases[layer] = manager.zeros(new Shape(sizes[layer + 1]));
        weights[layer].setRequiresGradient(true);
        biases[layer].setRequiresGradient(true);
      }
    }

    @Override
    public double run() {
      try (NDManager scope = manager.newSubManager()) {
        NDArray x = inputs.duplicate();
        x.attach(scope); // what is computed from it is freed with it
        double cost;
        try (GradientCollector collector = engine.newGradientCollector()) {
          for (int layer = 0; layer < weights.length; layer++) {
            x = Linear.linear(x, weights[layer], biases[layer]).singletonOrThrow();
            if (layer < weights.length - 1) {
              x =
                  problem.activation() == Problem.Activation.RELU
                      ? Activation.relu(x)
                      : Activation.tanh(x);
            }
          }
          NDArray loss = x.logSoftmax(-1).gather(labels, 1).mean().neg();
          collector.backward(loss);
          cost = loss.getFloat();
        }
        for (int layer = 0; layer < weights.length; layer++) {
          update("w" + layer, weights[layer]);
          update("b" + layer, biases[layer]);
        }
        return cost;
      }
    }

    private void update(String id, NDArray parameter) {
      try (NDArray gradient = parameter.getGradient()) {
        adam.update(id, parameter, gradient);
        gradient.subi(gradient);
      }
    }
  }
}
