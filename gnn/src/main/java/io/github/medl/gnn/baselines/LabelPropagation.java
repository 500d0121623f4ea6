package io.github.medl.gnn.baselines;

import io.github.medl.gnn.Connectivity;
import io.github.medl.gnn.Graph;
import io.github.medl.gnn.GraphMatrices;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Labels of a few nodes that spread along the edges of a graph (Zhu, Ghahramani and Lafferty 2003;
 * Zhou et al. 2004).
 *
 * <pre>{@code
 * LabelPropagation labels = new LabelPropagation(graph, new int[] {0, 33}, new int[] {0, 1}, 2);
 * int[] classes = labels.classes(labels.harmonic());
 * }</pre>
 *
 * @param graph an undirected graph
 * @param seeds the nodes whose class is known
 * @param labels the class of each seed
 * @param count the number of classes
 */
public record LabelPropagation(Graph graph, int[] seeds, int[] labels, int count) {
  /**
   * Checks that the seeds are nodes and have classes.
   *
   * @param graph an undirected graph
   * @param seeds the nodes whose class is known
   * @param labels the class of each seed
   * @param count the number of classes
   * @throws IllegalArgumentException if the graph is directed, or there is not one class of 0 to
   *     count - 1 for each seed, a node of the graph that is named once
   */
  public LabelPropagation {
    boolean fits =
        !graph.isDirected()
            && count > 0
            && (long) graph.nodes() * count <= Integer.MAX_VALUE
            && seeds.length == labels.length
            && Arrays.stream(seeds).allMatch(v -> v >= 0 && v < graph.nodes())
            && Arrays.stream(seeds).distinct().count() == seeds.length
            && Arrays.stream(labels).allMatch(c -> c >= 0 && c < count);
    if (!fits) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "label propagation on a %s: expected %d classes, at least one and with nodes times"
                  + " classes below 2^31, and different nodes of an undirected graph with a class"
                  + " of 0 to %d for each, got nodes %s and classes %s",
              graph,
              count,
              count - 1,
              Arrays.toString(seeds),
              Arrays.toString(labels)));
    }
    seeds = seeds.clone();
    labels = labels.clone();
  }

  /** {@return the nodes whose class is known; a copy} */
  @Override
  public int[] seeds() {
    return seeds.clone();
  }

  /** {@return the class of each seed; a copy} */
  @Override
  public int[] labels() {
    return labels.clone();
  }

  /** One-hot rows at the seeds, else 0. */
  private Tensor known() {
    double[] y = new double[graph.nodes() * count];
    for (int i = 0; i < seeds.length; i++) {
      y[seeds[i] * count + labels[i]] = 1;
    }
    return Tensor.wrap(y, graph.nodes(), count);
  }

  /**
   * Each node takes the mean of its neighbours, again and again; seeds keep what they are.
   *
   * @param rounds how often
   * @return a row of class weights for each node
   */
  public Tensor propagated(int rounds) {
    Tensor y = known();
    Tensor isSeed = Tensor.zeros(graph.nodes(), 1).add(y.sumKeeping(1));
    Tensor f = y;
    for (int i = 0; i < rounds; i++) {
      Tensor mean = GraphMatrices.mean(graph, DType.FLOAT64).matmul(f);
      f = y.where(isSeed, mean);
    }
    return f;
  }

  /**
   * The limit of {@link #propagated}: at each other node the mean of its neighbours, F_u = (D_uu -
   * A_uu)<sup>-1</sup> A_us F_s. Row sums are 1.
   *
   * @return a row of class weights for each node; 0 for a component without a seed
   */
  public Tensor harmonic() {
    int n = graph.nodes();
    int[] component = Connectivity.components(graph);
    boolean[] seeded = new boolean[n];
    boolean[] isSeed = new boolean[n];
    for (int s : seeds) {
      isSeed[s] = true;
      seeded[component[s]] = true;
    }
    int[] free = IntStream.range(0, n).filter(v -> !isSeed[v] && seeded[component[v]]).toArray();
    Tensor y = known();
    if (free.length == 0) {
      return y;
    }
    Tensor laplacian = GraphMatrices.laplacian(graph).take(0, free);
    Tensor right = laplacian.take(1, seeds).neg().matmul(y.take(0, seeds));
    Tensor inner = laplacian.take(1, free).solve(right);
    return y.add(inner.scatterAdd(0, free, n));
  }

  /**
   * Label spreading: F = (1 - α) (I - α S)<sup>-1</sup> Y with S = D<sup>-1/2</sup> A
   * D<sup>-1/2</sup>; seeds may change their minds.
   *
   * @param alpha how far labels spread, at least 0 and less than 1
   * @return a row of class weights for each node
   * @throws IllegalArgumentException if α is not in [0, 1)
   */
  public Tensor spread(double alpha) {
    if (!(alpha >= 0 && alpha < 1)) {
      throw new IllegalArgumentException(
          "label spreading: alpha must lie in [0, 1), it is " + alpha);
    }
    Tensor s = GraphMatrices.normalisedAdjacency(graph, DType.FLOAT64).toDense();
    Tensor system = Tensor.eye(graph.nodes()).sub(s.mul(alpha));
    return system.solve(known()).mul(1 - alpha);
  }

  /**
   * The class of the largest weight.
   *
   * @param weights a row for each node, a column for each class
   * @return a class for each node, the first of those that tie: the first of all for a node that no
   *     seed reaches, whose weights are all 0
   * @throws io.github.medl.tensor.ShapeException if the weights have another shape
   * @throws IllegalArgumentException if a weight is NaN
   */
  public int[] classes(Tensor weights) {
    if (!Arrays.equals(weights.shape(), new int[] {graph.nodes(), count})) {
      throw new ShapeException(
          "label propagation",
          String.format(
              Locale.ROOT,
              "expected weights (%d, %d), a row for each node and a column for each class, got %s",
              graph.nodes(),
              count,
              weights.shapeText()));
    }
    if (Arrays.stream(weights.toDoubles()).anyMatch(Double::isNaN)) {
      throw new IllegalArgumentException("label propagation: a weight is NaN, and tells no class");
    }
    return weights.argmax(1);
  }
}
