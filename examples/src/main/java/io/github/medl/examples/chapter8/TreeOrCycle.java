package io.github.medl.examples.chapter8;

import static io.github.medl.gnn.layers.GraphLayers.convolution;
import static io.github.medl.gnn.layers.GraphLayers.isomorphism;
import static io.github.medl.gnn.layers.GraphLayers.pointwise;
import static io.github.medl.networks.layers.Activations.relu;
import static io.github.medl.networks.layers.Layers.dense;
import static io.github.medl.networks.layers.Layers.sequential;

import io.github.medl.gnn.Graph;
import io.github.medl.gnn.RandomGraphs;
import io.github.medl.gnn.layers.GraphClassifier;
import io.github.medl.gnn.layers.GraphLayer;
import io.github.medl.gnn.layers.Readout;
import io.github.medl.gnn.tasks.GraphExamples;
import io.github.medl.learning.examples.Batches;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.initialisation.Initialisations;
import io.github.medl.networks.training.Training;
import io.github.medl.optim.Optimisers;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/** Random trees (class 0), and random trees with one more edge (class 1), which closes a cycle. */
final class TreeOrCycle {
  static final int TRAINING = 800;
  static final int TEST = 400;
  private static final int DEGREES = 7;
  private static final int WIDTH = 32;

  private TreeOrCycle() {}

  /** A tree of so many nodes, of class 0, or one with one more edge. */
  static Graph graph(int nodes, int label, RandomStream stream) {
    Graph tree = RandomGraphs.tree(nodes, stream);
    return label == 0 ? tree : RandomGraphs.withAnotherEdge(tree, stream);
  }

  /** Graphs of low to high nodes, classes in turn. */
  static GraphExamples examples(
      int count, int low, int high, boolean byDegree, RandomStream stream) {
    List<Graph> graphs = new ArrayList<>();
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = i % 2;
      Graph graph = graph(low + stream.nextInt(high - low + 1), labels[i], stream);
      graphs.add(byDegree ? withDegrees(graph) : withConstant(graph));
    }
    return new GraphExamples(graphs, labels);
  }

  /** The degree as one of seven: 0, 1, ..., 5, 6 and more. */
  static Graph withDegrees(Graph graph) {
    int[] degrees = graph.degrees();
    Tensor x =
        Tensor.generate(
            k -> Math.min(degrees[k / DEGREES], DEGREES - 1) == k % DEGREES ? 1 : 0,
            graph.nodes(),
            DEGREES);
    return graph.withFeatures(x.cast(DType.FLOAT32));
  }

  static Graph withConstant(Graph graph) {
    return graph.withFeatures(Tensor.ones(graph.nodes(), 1).cast(DType.FLOAT32));
  }

  /** A kind of network. */
  record Model(String name, boolean isomorphism, Readout readout) {}

  static final Model GIN_SUM = new Model("GIN, sum", true, Readout.sum());
  static final Model GIN_MEAN = new Model("GIN, mean", true, Readout.mean());
  static final Model GIN_MAX = new Model("GIN, max", true, Readout.max());
  static final Model GCN_SUM = new Model("GCN, sum", false, Readout.sum());
  static final Model GCN_MEAN = new Model("GCN, mean", false, Readout.mean());

  static GraphClassifier network(Model model, int inputs, SplittableStream stream, DType dtype) {
    Initialisation he = Initialisations.he(stream).in(dtype);
    Initialisation xavier = Initialisations.xavier(stream).in(dtype);
    List<GraphLayer> layers = new ArrayList<>();
    for (int l = 0; l < 3; l++) {
      int in = l == 0 ? inputs : WIDTH;
      if (model.isomorphism) {
        layers.add(
            isomorphism(
                sequential(dense(in, WIDTH, he), relu(), dense(WIDTH, WIDTH, he), relu()), he));
      } else {
        layers.add(convolution(in, WIDTH, he));
        layers.add(pointwise(relu()));
      }
    }
    int read = model.isomorphism ? 3 * WIDTH : WIDTH;
    return new GraphClassifier(
        layers,
        model.readout,
        model.isomorphism,
        sequential(dense(read, WIDTH, he), relu(), dense(WIDTH, 2, xavier)));
  }

  /** Adam 3e-3, batches of 64; ε of the isomorphism networks stays 0. */
  static GraphClassifier trained(Model model, GraphExamples training, int epochs, long seed) {
    SplittableStream stream = RandomStream.seed(seed);
    int inputs = training.graphs().get(0).features().dim(1);
    return Training.<GraphClassifier, GraphExamples>of(
            network(model, inputs, stream.split(), DType.FLOAT32),
            GraphExamples.crossEntropy(),
            Batches.of(training, 64).shuffled(stream),
            () -> Optimisers.adam(3e-3))
        .only(name -> !name.endsWith("epsilon"))
        .epochs(epochs)
        .run()
        .network();
  }
}
