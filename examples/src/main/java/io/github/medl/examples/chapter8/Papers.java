package io.github.medl.examples.chapter8;

import io.github.medl.gnn.Graph;
import io.github.medl.gnn.RandomGraphs;
import io.github.medl.gnn.layers.Features;
import io.github.medl.gnn.tasks.Citations;
import io.github.medl.gnn.tasks.NodeExamples;
import io.github.medl.learning.data.CitationData;
import io.github.medl.learning.data.Datasets;
import io.github.medl.learning.data.GraphData;
import io.github.medl.learning.data.MissingDataException;
import io.github.medl.learning.data.Provenance;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.DType;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Papers that cite each other, in single precision: Cora, or a block model with words where Cora is
 * not at hand.
 *
 * @param data the papers and the split
 * @param graph their citations
 * @param words their words, rows divided by their sum
 * @param missing why these are not the papers of Cora; empty if they are
 */
record Papers(CitationData data, Graph graph, Features words, String missing) {
  private static final int GROUPS = 7;
  private static final int GROUP = 100;
  private static final int VOCABULARY = 350;

  static Papers load() {
    try {
      return of(Datasets.cora(), "");
    } catch (MissingDataException e) {
      return of(made(), e.getMessage());
    }
  }

  private static Papers of(CitationData data, String missing) {
    return new Papers(
        data, Citations.graph(data.graph()), Citations.words(data, DType.FLOAT32), missing);
  }

  boolean isCora() {
    return missing.isEmpty();
  }

  List<Provenance> provenance() {
    return data.graph().provenance();
  }

  NodeExamples training() {
    return examples(data.training());
  }

  NodeExamples validation() {
    return examples(data.validation());
  }

  NodeExamples test() {
    return examples(data.test());
  }

  private NodeExamples examples(int[] nodes) {
    return NodeExamples.of(graph, words, data.graph().labels(), nodes);
  }

  int classes() {
    return data.graph().classes().size();
  }

  /** Groups that cite themselves ten times as often as others, and have some words of their own. */
  private static CitationData made() {
    RandomStream stream = RandomStream.seed(8);
    int n = GROUPS * GROUP;
    int[] sizes = new int[GROUPS];
    Arrays.fill(sizes, GROUP);
    double[][] p = new double[GROUPS][GROUPS];
    for (int a = 0; a < GROUPS; a++) {
      for (int b = 0; b < GROUPS; b++) {
        p[a][b] = a == b ? .03 : .0008;
      }
    }
    Graph graph = RandomGraphs.blockModel(sizes, p, stream);
    int[] order = stream.permutation(n); // so that a split by number is a random one
    int[] labels = new int[n];
    int[][] words = new int[n][];
    for (int v = 0; v < n; v++) {
      int group = v / GROUP;
      TreeSet<Integer> of = new TreeSet<>();
      while (of.size() < 12) {
        int own = VOCABULARY / GROUPS;
        of.add(
            stream.uniform() < .15
                ? group * own + stream.nextInt(own)
                : stream.nextInt(VOCABULARY));
      }
      labels[order[v]] = group;
      words[order[v]] = of.stream().mapToInt(Integer::intValue).toArray();
    }
    int[] sources = graph.sources();
    int[] targets = graph.targets();
    int[][] edges =
        IntStream.range(0, sources.length)
            .mapToObj(k -> new int[] {order[sources[k]], order[targets[k]]})
            .toArray(int[][]::new);
    List<String> names = IntStream.range(0, GROUPS).mapToObj(g -> "group " + g).toList();
    return new CitationData(
        new GraphData(List.of(), n, edges, labels, names),
        words,
        VOCABULARY,
        IntStream.range(0, 140).toArray(),
        IntStream.range(140, 300).toArray(),
        IntStream.range(300, n).toArray());
  }
}
