package io.github.medl.plot.diagram;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Places the nodes of a graph in the plane so that their distances are, as far as possible, the
 * lengths of the shortest ways between them: the stress Σ (|p_i - p_j| - d_ij)² / d_ij² is made
 * small by majorisation, from classical scaling on. There is no randomness; the same graph gives
 * the same places.
 *
 * <p>Source: E. Gansner, Y. Koren, S. North, "Graph drawing by stress majorization", 2004.
 */
public final class StressLayout {
  private static final int ROUNDS = 300;
  private static final int POWERS = 200;

  private StressLayout() {}

  /**
   * The places of the nodes.
   *
   * @param nodes the number of nodes
   * @param edges pairs of nodes
   * @return x and y of each node, in units of an edge; parts that are not joined stand apart
   * @throws IndexOutOfBoundsException if an edge leads to no node
   */
  public static double[][] of(int nodes, int[][] edges) {
    double[][] d = distances(nodes, edges);
    double[][] p = scaling(d);
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < nodes; i++) {
        relax(i, p, d);
      }
    }
    return turned(p);
  }

  /** Moves a node to where its stress is least, the others standing still. */
  private static void relax(int i, double[][] p, double[][] d) {
    double x = 0;
    double y = 0;
    double weights = 0;
    for (int j = 0; j < p.length; j++) {
      if (j != i) {
        double weight = 1 / (d[i][j] * d[i][j]);
        double dx = p[i][0] - p[j][0];
        double dy = p[i][1] - p[j][1];
        double length = Math.max(1e-9, Math.sqrt(dx * dx + dy * dy));
        x += weight * (p[j][0] + d[i][j] * dx / length);
        y += weight * (p[j][1] + d[i][j] * dy / length);
        weights += weight;
      }
    }
    if (weights > 0) {
      p[i][0] = x / weights;
      p[i][1] = y / weights;
    }
  }

  /** Lengths of shortest ways; between parts that are not joined a little more than the longest. */
  private static double[][] distances(int nodes, int[][] edges) {
    List<List<Integer>> next = new ArrayList<>();
    for (int i = 0; i < nodes; i++) {
      next.add(new ArrayList<>());
    }
    for (int[] edge : edges) {
      next.get(edge[0]).add(edge[1]);
      next.get(edge[1]).add(edge[0]);
    }
    double[][] d = new double[nodes][nodes];
    double longest = 1;
    for (int start = 0; start < nodes; start++) {
      Arrays.fill(d[start], -1);
      d[start][start] = 0;
      ArrayDeque<Integer> queue = new ArrayDeque<>(List.of(start));
      while (!queue.isEmpty()) {
        int u = queue.remove();
        for (int v : next.get(u)) {
          if (d[start][v] < 0) {
            d[start][v] = d[start][u] + 1;
            longest = Math.max(longest, d[start][v]);
            queue.add(v);
          }
        }
      }
    }
    for (double[] row : d) {
      for (int j = 0; j < nodes; j++) {
        row[j] = row[j] < 0 ? longest + 1 : row[j];
      }
    }
    return d;
  }

  /** The two leading eigenvectors of -1/2 J D² J, found by powers from fixed vectors. */
  private static double[][] scaling(double[][] d) {
    int n = d.length;
    double[][] b = new double[n][n];
    double[] means = new double[n];
    double mean = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        means[i] += d[i][j] * d[i][j] / n;
      }
      mean += means[i] / n;
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        b[i][j] = -(d[i][j] * d[i][j] - means[i] - means[j] + mean) / 2;
      }
    }
    double[] first = leading(b, new double[n], 1);
    double[] second = leading(b, first, 2);
    double[][] p = new double[n][];
    for (int i = 0; i < n; i++) {
      // A little of a fixed pattern, so that nodes with the same neighbours do not stand together.
      double phase = (i + 1) * 0.618033988749895;
      phase -= Math.floor(phase);
      p[i] =
          new double[] {first[i] + 1e-3 * (phase - 0.5), second[i] + 1e-3 * (phase * phase - .3)};
    }
    return p;
  }

  /** An eigenvector of the largest eigenvalue, orthogonal to a given one, of length √eigenvalue. */
  private static double[] leading(double[][] b, double[] other, int which) {
    int n = b.length;
    double[] v = new double[n];
    for (int i = 0; i < n; i++) {
      double phase = (i + 1) * which * 0.754877666246693;
      v[i] = phase - Math.floor(phase) - 0.5;
    }
    double square = 0;
    for (double o : other) {
      square += o * o;
    }
    double value = 0;
    for (int round = 0; round < POWERS; round++) {
      double along = 0;
      for (int i = 0; i < n; i++) {
        along += v[i] * other[i];
      }
      double norm = 0;
      for (int i = 0; i < n; i++) {
        v[i] -= square > 0 ? along / square * other[i] : 0;
        norm += v[i] * v[i];
      }
      norm = Math.sqrt(norm);
      double[] next = new double[n];
      value = 0;
      for (int i = 0; i < n; i++) {
        v[i] = norm > 0 ? v[i] / norm : 0;
      }
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          next[i] += b[i][j] * v[j];
        }
        value += next[i] * v[i];
      }
      if (round < POWERS - 1) {
        v = next;
      }
    }
    double scale = Math.sqrt(Math.max(value, 0));
    for (int i = 0; i < n; i++) {
      v[i] *= scale;
    }
    return v;
  }

  /** Centred, with the longer side lying. */
  private static double[][] turned(double[][] p) {
    int n = p.length;
    double mx = 0;
    double my = 0;
    for (double[] point : p) {
      mx += point[0] / n;
      my += point[1] / n;
    }
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (double[] point : p) {
      point[0] -= mx;
      point[1] -= my;
      xx += point[0] * point[0];
      xy += point[0] * point[1];
      yy += point[1] * point[1];
    }
    double angle = StrictMath.atan2(2 * xy, xx - yy) / 2;
    double c = StrictMath.cos(angle);
    double s = StrictMath.sin(angle);
    for (double[] point : p) {
      double x = c * point[0] + s * point[1];
      point[1] = -s * point[0] + c * point[1];
      point[0] = x;
    }
    return p;
  }
}
