package io.github.medl.gnn.files;

import io.github.medl.gnn.Graph;
import io.github.medl.io.MalformedFileException;
import io.github.medl.io.Utf8;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lists of edges: one edge a line, the names of both ends with blanks, tabs or a comma between
 * them. Lines that begin with # or % are comments.
 */
public final class EdgeLists {
  private EdgeLists() {}

  /**
   * Reads a file.
   *
   * @param file the file, in UTF-8
   * @param isDirected whether an edge leads from the first name to the second
   * @return the graph; nodes are numbered in the order in which their names first come
   * @throws MalformedFileException if a line does not have two names, or an edge is a loop or comes
   *     twice; it names the line
   * @throws IOException if the file cannot be read
   */
  public static NamedGraph read(Path file, boolean isDirected) throws IOException {
    return parse(file.toString(), Utf8.read("edge list", file), isDirected);
  }

  /**
   * Reads a text.
   *
   * @param place the name of the text, for messages
   * @param text the lines
   * @param isDirected whether an edge leads from the first name to the second
   * @return the graph; nodes are numbered in the order in which their names first come
   * @throws MalformedFileException if a line does not have two names, or an edge is a loop or comes
   *     twice; it names the line
   */
  public static NamedGraph parse(String place, String text, boolean isDirected)
      throws MalformedFileException {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    Edges edges = new Edges(place, isDirected);
    String[] lines = Utf8.withoutMark(text).split("\\R", -1);
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i].strip();
      if (line.isEmpty() || line.startsWith("#") || line.startsWith("%")) {
        continue;
      }
      String[] ends = line.split("\\s*,\\s*|\\s+");
      if (ends.length != 2 || ends[0].isEmpty()) {
        throw MalformedFileException.atLine(
            place, i + 1, "expected two names, found \"" + line + "\"");
      }
      for (String end : ends) {
        numbers.putIfAbsent(end, numbers.size());
      }
      edges.add(i + 1, numbers.get(ends[0]), numbers.get(ends[1]));
    }
    List<String> names = new ArrayList<>(numbers.keySet());
    return new NamedGraph(edges.graph(names.size()), names);
  }

  /** Edges as they are read; each remembers its line. */
  static final class Edges {
    private final String place;
    private final boolean isDirected;
    private final Map<Long, Integer> lineOf = new LinkedHashMap<>();

    Edges(String place, boolean isDirected) {
      this.place = place;
      this.isDirected = isDirected;
    }

    void add(int line, int u, int v) throws MalformedFileException {
      if (u == v) {
        throw MalformedFileException.atLine(place, line, "the edge leads from a node to itself");
      }
      boolean turn = !isDirected && u > v;
      Integer before = lineOf.putIfAbsent((long) (turn ? v : u) << 32 | (turn ? u : v), line);
      if (before != null) {
        throw MalformedFileException.atLine(
            place, line, "the edge is there already, in line " + before);
      }
    }

    Graph graph(int nodes) {
      int[] sources = lineOf.keySet().stream().mapToInt(key -> (int) (key >> 32)).toArray();
      int[] targets = lineOf.keySet().stream().mapToInt(Long::intValue).toArray();
      return Graph.of(nodes, sources, targets, isDirected);
    }
  }
}
