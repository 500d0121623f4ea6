package io.github.medl.gnn.tasks;

import io.github.medl.gnn.Graph;
import io.github.medl.gnn.layers.Features;
import io.github.medl.learning.data.CitationData;
import io.github.medl.learning.data.GraphData;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.SparseMatrix;
import io.github.medl.tensor.SparsePattern;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;

/** Graphs of data sets as graphs to learn from. */
public final class Citations {
  private Citations() {}

  /**
   * The graph of a data set.
   *
   * @param data nodes and edges
   * @return an undirected graph without features
   */
  public static Graph graph(GraphData data) {
    return Graph.undirected(data.nodes(), data.edges());
  }

  /**
   * The words of papers: a row for each paper, 1 / (number of its words) for each of its words, so
   * that rows sum to 1.
   *
   * @param data papers and their words
   * @param dtype the number format
   * @return a sparse matrix (papers, vocabulary)
   */
  public static Features words(CitationData data, DType dtype) {
    int[][] words = data.words();
    int n = words.length;
    int[] rowOf = new int[Arrays.stream(words).mapToInt(w -> w.length).sum()];
    int[] columnOf = new int[rowOf.length];
    int at = 0;
    for (int v = 0; v < n; v++) {
      for (int word : words[v]) {
        rowOf[at] = v;
        columnOf[at++] = word;
      }
    }
    SparsePattern pattern = SparsePattern.of(n, data.vocabulary(), rowOf, columnOf);
    int[] rows = pattern.rowIndices();
    Tensor values = Tensor.generate(k -> 1.0 / words[rows[k]].length, rows.length).cast(dtype);
    return Features.of(new SparseMatrix(pattern, values));
  }
}
