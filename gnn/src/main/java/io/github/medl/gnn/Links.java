package io.github.medl.gnn;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The edges of a graph, and what was derived from them, each thing once. */
final class Links {
  private final int nodes;
  private final int[] sources;
  private final int[] targets;
  private final boolean isDirected;
  private final Map<Object, Object> derived = new ConcurrentHashMap<>();

  Links(int nodes, int[][] ends, boolean isDirected) {
    this.nodes = nodes;
    this.sources = ends[0];
    this.targets = ends[1];
    this.isDirected = isDirected;
  }

  int nodes() {
    return nodes;
  }

  int[] sources() {
    return sources;
  }

  int[] targets() {
    return targets;
  }

  boolean isDirected() {
    return isDirected;
  }

  Arcs arcs(boolean loops) {
    return derived(Arcs.class.getName() + loops, Arcs.class, () -> makeArcs(loops));
  }

  /** What the maker makes, made once; two threads that ask at the same time get equal things. */
  <T> T derived(Object key, Class<T> type, Supplier<T> maker) {
    Object known = derived.get(key);
    if (known == null) {
      known = maker.get();
      derived.put(key, known);
    }
    return type.cast(known);
  }

  private Arcs makeArcs(boolean loops) {
    int m = sources.length;
    int both = isDirected ? m : 2 * m;
    int count = both + (loops ? nodes : 0);
    int[] senders = Arrays.copyOf(sources, count);
    int[] receivers = Arrays.copyOf(targets, count);
    int[] edges = new int[count];
    for (int k = 0; k < m; k++) {
      edges[k] = k;
      if (!isDirected) {
        senders[m + k] = targets[k];
        receivers[m + k] = sources[k];
        edges[m + k] = k;
      }
    }
    for (int k = both; k < count; k++) {
      senders[k] = k - both;
      receivers[k] = k - both;
      edges[k] = Arcs.LOOP;
    }
    return Arcs.of(nodes, senders, receivers, edges);
  }
}
