package io.github.medl.gnn;

import io.github.medl.testing.fixtures.Fixtures;
import io.github.medl.testing.fixtures.Fixtures.Case;

/** Graphs of the fixtures. */
public final class Cases {
  private Cases() {}

  /** The graph that a case is about. */
  public static Graph graph(Case c) {
    int n = c.integer("n");
    int[][] edges = Fixtures.pairs(c.arg("edges"));
    return c.flag("directed") ? Graph.directed(n, edges) : Graph.undirected(n, edges);
  }
}
