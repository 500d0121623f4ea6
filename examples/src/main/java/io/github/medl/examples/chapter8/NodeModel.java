package io.github.medl.examples.chapter8;

import static io.github.medl.gnn.layers.GraphLayers.attention;
import static io.github.medl.gnn.layers.GraphLayers.averagedAttention;
import static io.github.medl.gnn.layers.GraphLayers.convolution;
import static io.github.medl.gnn.layers.GraphLayers.pointwise;
import static io.github.medl.gnn.layers.GraphLayers.sageMean;
import static io.github.medl.gnn.layers.GraphLayers.stack;
import static io.github.medl.networks.layers.Activations.elu;
import static io.github.medl.networks.layers.Activations.relu;
import static io.github.medl.networks.layers.Layers.dense;
import static io.github.medl.networks.layers.Layers.dropout;

import io.github.medl.gnn.layers.GraphStack;
import io.github.medl.gnn.tasks.NodeExamples;
import io.github.medl.learning.examples.Batches;
import io.github.medl.networks.Network;
import io.github.medl.networks.Networks;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.initialisation.Initialisations;
import io.github.medl.networks.training.Training;
import io.github.medl.optim.Optimisers;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.tensor.Tensor;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** The four networks of lab 8.9, each with its recipe. */
enum NodeModel {
  GCN("GCN", 0.01, name -> name.startsWith("layers.1.")) {
    @Override
    GraphStack network(int words, int classes, Initialisation glorot) {
      return stack(
          pointwise(dropout(0.5)),
          convolution(words, 16, glorot),
          pointwise(relu()),
          pointwise(dropout(0.5)),
          convolution(16, classes, glorot));
    }
  },
  SAGE("GraphSAGE", 0.01, name -> name.startsWith("layers.1.")) {
    @Override
    GraphStack network(int words, int classes, Initialisation glorot) {
      return stack(
          pointwise(dropout(0.5)),
          sageMean(words, 16, glorot),
          pointwise(relu()),
          pointwise(dropout(0.5)),
          sageMean(16, classes, glorot));
    }
  },
  GAT("GAT", 0.005, name -> true) {
    @Override
    GraphStack network(int words, int classes, Initialisation glorot) {
      return stack(
          pointwise(dropout(0.6)),
          attention(words, 8, 8, 0.6, glorot),
          pointwise(elu(1)),
          pointwise(dropout(0.6)),
          averagedAttention(64, 1, classes, 0.6, glorot));
    }
  },
  MLP("MLP, no graph", 0.01, name -> name.startsWith("layers.1.")) {
    @Override
    GraphStack network(int words, int classes, Initialisation glorot) {
      return stack(
          pointwise(dropout(0.5)),
          pointwise(dense(words, 16, glorot)),
          pointwise(relu()),
          pointwise(dropout(0.5)),
          pointwise(dense(16, classes, glorot)));
    }
  };

  static final int EPOCHS = 200;
  private static final double DECAY = 5e-4;

  private final String title;
  private final double rate;
  private final Predicate<String> decays;

  NodeModel(String title, double rate, Predicate<String> decays) {
    this.title = title;
    this.rate = rate;
    this.decays = decays;
  }

  String title() {
    return title;
  }

  abstract GraphStack network(int words, int classes, Initialisation glorot);

  /** λ/2 |W|², whose gradient is what Adam is given with that of the loss. */
  private Function<Network, Tensor> decay() {
    return network ->
        Tensor.total(
            Networks.parameters(network).entrySet().stream()
                .filter(entry -> decays.test(entry.getKey()))
                .map(Map.Entry::getValue)
                .map(w -> w.square().sum().mul(DECAY / 2))
                .toArray(Tensor[]::new));
  }

  /** 200 epochs, each one step on the whole graph. */
  Training<GraphStack, NodeExamples> training(Papers papers, long seed) {
    SplittableStream stream = RandomStream.seed(seed);
    GraphStack network =
        network(
            papers.words().columns(),
            papers.classes(),
            Initialisations.xavierUniform(stream.split()));
    return Training.<GraphStack, NodeExamples>of(
            network,
            NodeExamples.crossEntropy().plus(decay()),
            Batches.full(papers.training()),
            () -> Optimisers.adam(rate))
        .epochs(EPOCHS)
        .random(stream);
  }
}
