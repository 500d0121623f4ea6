package io.github.medl.benchmarks.peers;

import io.github.medl.benchmarks.steps.Problem;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** The work in DL4J, and in SameDiff where a gradient without a network is asked for. */
final class Dl4jPeer implements Peer {
  @Override
  public Work prepare(Workload workload) {
    return switch (workload) {
      case SMALL_OP -> additions();
      case MLP -> mlp(Problem.mnistSize());
      case TINY_MLP -> mlp(Problem.tiny());
      case DEEP_MLP -> mlp(Problem.deep());
      case MLP_FLOOR, DEEP_MLP_FLOOR ->
          throw new IllegalArgumentException("the floor is measured in medl");
      default -> matmul(workload.side(), workload.isDouble() ? DataType.DOUBLE : DataType.FLOAT);
    };
  }

  @Override
  public Work prepare(Kernel kernel) {
    throw new IllegalArgumentException(kernel.id() + " is not measured in DL4J");
  }

  private static Work additions() {
    SameDiff graph = SameDiff.create();
    SDVariable x = graph.var("x", Nd4j.arange(8).castTo(DataType.FLOAT));
    SDVariable y = x;
    for (int i = 0; i < Workload.CHAIN; i++) {
      y = y.add(x);
    }
    y.sum().markAsLoss();
    return () -> graph.calculateGradients(Map.of(), "x").get("x").getDouble(0);
  }

  private static Work matmul(int n, DataType type) {
    double[][] left = new double[n][n];
    double[][] right = new double[n][n];
    for (int i = 0; i < n * n; i++) {
      left[i / n][i % n] = Workload.left(i);
      right[i / n][i % n] = Workload.right(i);
    }
    INDArray a = Nd4j.create(left).castTo(type);
    INDArray b = Nd4j.create(right).castTo(type);
    return () -> {
      try (INDArray c = a.mmul(b)) {
        return c.getDouble(1, 2);
      }
    };
  }

  private static Work mlp(Problem problem) {
    int[] sizes = problem.sizes();
    int last = problem.layers() - 1;
    Activation activation =
        problem.activation() == Problem.Activation.RELU ? Activation.RELU : Activation.TANH;
    NeuralNetConfiguration.ListBuilder layers =
        new NeuralNetConfiguration.Builder()
            .dataType(DataType.FLOAT)
            .updater(new Adam(1e-3))
            .list();
    for (int layer = 0; layer < last; layer++) {
      layers.layer(
          new DenseLayer.Builder()
              .nIn(sizes[layer])
              .nOut(sizes[layer + 1])
              .activation(activation)
              .build());
    }
    layers.layer(
        new OutputLayer.Builder(LossFunction.MCXENT)
            .nIn(sizes[last])
            .nOut(sizes[last + 1])
            .activation(Activation.SOFTMAX)
            .build());
    MultiLayerConfiguration configuration = layers.build();
    MultiLayerNetwork network = new MultiLayerNetwork(configuration);
    network.init();
    for (int layer = 0; layer <= last; layer++) {
      INDArray weights =
          Nd4j.create(problem.weights()[layer], new long[] {sizes[layer], sizes[layer + 1]}, 'c');
      network.setParam(layer + "_W", weights);
      network.setParam(layer + "_b", Nd4j.zeros(DataType.FLOAT, 1, sizes[layer + 1]));
    }
    INDArray inputs = Nd4j.create(problem.inputs(), new long[] {problem.batch(), sizes[0]}, 'c');
    INDArray labels = Nd4j.zeros(DataType.FLOAT, problem.batch(), sizes[last + 1]);
    for (int i = 0; i < problem.batch(); i++) {
      labels.putScalar(i, problem.labels()[i], 1);
    }
    List<INDArray> batch = List.of(inputs, labels);
    return () -> {
      network.fit(batch.get(0), batch.get(1));
      return network.score();
    };
  }
}
