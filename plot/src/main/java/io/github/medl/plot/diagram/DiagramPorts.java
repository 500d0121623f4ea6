package io.github.medl.plot.diagram;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Where edges leave and enter the nodes of a {@link Diagram}. */
final class DiagramPorts {
  private final DiagramLayout layout;

  /** Of each edge the port at its first and at its last node, as distances from their middles. */
  private final double[][] ports;

  DiagramPorts(Diagram diagram, DiagramLayout layout) {
    this.layout = layout;
    this.ports = new double[diagram.edges.size()][2];
    for (int v = 0; v < layout.graph.real; v++) {
      Diagram.Shape shape = diagram.nodes.get(v).shape();
      // Straight lines without tips meet in the middle of a side, as those of a circle do.
      boolean isFan = diagram.even && !diagram.arrows;
      if (!isFan && (shape == Diagram.Shape.BOX || shape == Diagram.Shape.PLAIN)) {
        spread(v, 0);
        spread(v, 1);
      }
    }
  }

  double leaving(int edge) {
    return ports[edge][0];
  }

  double entering(int edge) {
    return ports[edge][1];
  }

  /** Spreads the edges on one side of a box, in the order of where they come from. */
  private void spread(int v, int side) {
    List<int[]> ends = new ArrayList<>();
    for (int e = 0; e < ports.length; e++) {
      List<Integer> path = layout.graph.paths.get(e);
      int n = path.size();
      if (n == 0) {
        continue;
      }
      // An edge of a cycle that was turned around leaves where others enter.
      boolean forward = layout.layerOf(path.get(n - 1)) > layout.layerOf(path.get(0));
      if (path.get(0) == v && forward == (side == 0)) {
        ends.add(new int[] {e, 0, path.get(1)});
      }
      if (path.get(n - 1) == v && forward == (side == 1)) {
        ends.add(new int[] {e, 1, path.get(n - 2)});
      }
    }
    ends.sort(Comparator.comparingDouble(end -> layout.across(end[2])));
    double room = layout.breadth(v) - 10;
    double step = Math.min(16, room / Math.max(1, ends.size()));
    for (int i = 0; i < ends.size(); i++) {
      ports[ends.get(i)[0]][ends.get(i)[1]] = (i - (ends.size() - 1) / 2.0) * step;
    }
  }
}
