package io.github.medl.gnn;

import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/** The walk that goes from each node to one of its successors with equal probabilities. */
public final class Walks {
  private Walks() {}

  /**
   * The matrix of the walk.
   *
   * @param graph any graph
   * @return a FLOAT64 tensor (nodes, nodes) with P_ij = A_ij / out-degree of i; the row of a node
   *     without successors is 0
   */
  public static Tensor transitions(Graph graph) {
    int[] degrees = graph.outDegrees();
    Tensor divisor = Tensor.generate(i -> Math.max(1, degrees[i]), graph.nodes(), 1);
    return graph.adjacency().div(divisor);
  }

  /**
   * The stationary law of the walk: p P = p, found from the equations and not by walking, so it is
   * there for a walk with a period too.
   *
   * @param graph a graph in which each node can be reached from each
   * @return a probability for each node
   * @throws IllegalArgumentException if the graph is not strongly connected
   */
  public static Tensor stationary(Graph graph) {
    int n = graph.nodes();
    if (Connectivity.count(Connectivity.strongComponents(graph)) != 1 || n == 1) {
      throw new IllegalArgumentException(
          "stationary law: expected a graph of several nodes in which each can be reached from"
              + " each, got "
              + graph);
    }
    // (I - P)' p = 0; one of the equations follows from the others and gives way to sum p = 1.
    Tensor equations = Tensor.eye(n).sub(transitions(graph)).transpose();
    Tensor system = Tensor.concat(0, List.of(equations.slice(0, 0, n - 1), Tensor.ones(1, n)));
    Tensor right = Tensor.generate(i -> i == n - 1 ? 1 : 0, n);
    return system.solve(right);
  }

  /**
   * The period of the walk: the greatest common divisor of the lengths of all ways back.
   *
   * @param graph a graph in which each node can be reached from each
   * @return 1 for a walk that forgets where it began; 0 for a node alone, from which none leads
   *     back
   * @throws IllegalArgumentException if some node cannot be reached from some other, or there is
   *     none
   */
  public static int period(Graph graph) {
    if (Connectivity.count(Connectivity.strongComponents(graph)) != 1) {
      throw new IllegalArgumentException(
          "period: expected a graph in which each node can be reached from each, got " + graph);
    }
    int[] distance = Connectivity.distances(graph, 0);
    int[] senders = graph.arcs().senders();
    int[] receivers = graph.arcs().receivers();
    int divisor = 0;
    for (int k = 0; k < senders.length; k++) {
      divisor = gcd(divisor, Math.abs(distance[senders[k]] + 1 - distance[receivers[k]]));
    }
    return divisor;
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  /**
   * PageRank: the stationary law of a walk that goes on with the damping probability and otherwise,
   * or from a node without successors, begins anew at any node.
   *
   * @param graph any graph
   * @param damping the probability of going on, usually 0.85
   * @return a probability for each node
   * @throws IllegalArgumentException if the probability is not in [0, 1)
   */
  public static Tensor pageRank(Graph graph, double damping) {
    if (!(damping >= 0 && damping < 1)) {
      throw new IllegalArgumentException(
          "PageRank: the damping must lie in [0, 1), it is " + damping);
    }
    int n = graph.nodes();
    int[] degrees = graph.outDegrees();
    double[] p = transitions(graph).toDoubles();
    for (int i = 0; i < n; i++) {
      if (degrees[i] == 0) {
        Arrays.fill(p, i * n, (i + 1) * n, 1.0 / n);
      }
    }
    Tensor system = Tensor.eye(n).sub(Tensor.wrap(p, n, n).mul(damping)).transpose();
    return system.solve(Tensor.full((1 - damping) / n, n));
  }
}
