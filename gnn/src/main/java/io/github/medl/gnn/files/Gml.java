package io.github.medl.gnn.files;

import io.github.medl.io.MalformedFileException;
import io.github.medl.io.Utf8;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The Graph Modelling Language, in which many small networks are published (Himsolt 1996): nodes
 * with an id and perhaps a label, edges with source and target; whatever else is said is passed
 * over.
 */
public final class Gml {
  private static final Pattern TOKEN =
      Pattern.compile("\"[^\"]*\"|\\[|]|[^\\s\\[\\]\"]+|\"", Pattern.DOTALL);

  private static final List<String> ENTITIES = List.of("amp", "quot", "lt", "gt", "apos");
  private static final Pattern ENTITY =
      Pattern.compile("&(#[0-9]{1,7}|" + String.join("|", ENTITIES) + ");");

  private final String place;
  private final List<String> tokens = new ArrayList<>();
  private final List<Integer> lines = new ArrayList<>();
  private int next;

  private Gml(String place, String text) {
    this.place = place;
    int line = 1;
    int seen = 0;
    Matcher matcher = TOKEN.matcher(withoutComments(text));
    while (matcher.find()) {
      for (; seen < matcher.start(); seen++) {
        line += text.charAt(seen) == '\n' ? 1 : 0;
      }
      tokens.add(matcher.group());
      lines.add(line);
    }
  }

  /** Lines that begin with # become blank, of the same length. */
  private static String withoutComments(String text) {
    return Pattern.compile("(?m)^[ \\t]*#.*$")
        .matcher(text)
        .replaceAll(found -> " ".repeat(found.group().length()));
  }

  /**
   * Reads a file.
   *
   * @param file the file, in UTF-8
   * @return the graph; nodes are numbered in the order of the file, and named by their label, or by
   *     their id if they have none
   * @throws MalformedFileException if this is no GML, or an edge has no known ends, is a loop or
   *     comes twice; it names the line
   * @throws IOException if the file cannot be read
   */
  public static NamedGraph read(Path file) throws IOException {
    return parse(file.toString(), Utf8.read("gml", file));
  }

  /**
   * Reads a text.
   *
   * @param place the name of the text, for messages
   * @param text the text
   * @return the graph, as {@link #read}
   * @throws MalformedFileException if this is no GML, or an edge has no known ends, is a loop or
   *     comes twice; it names the line
   */
  public static NamedGraph parse(String place, String text) throws MalformedFileException {
    return new Gml(place, Utf8.withoutMark(text)).graph();
  }

  /** A key, where it stands, and its value: a word, or a list of entries. */
  private record Entry(String key, int line, @Nullable String word, List<Entry> list) {
    @Nullable String find(String sought) {
      return list.stream()
          .filter(e -> e.key.equals(sought) && e.word != null)
          .map(Entry::word)
          .findFirst()
          .orElse(null);
    }
  }

  private NamedGraph graph() throws MalformedFileException {
    Entry graph = null;
    for (Entry entry : entries(0)) {
      graph = entry.key.equals("graph") && entry.word == null ? entry : graph;
    }
    if (graph == null) {
      throw MalformedFileException.atLine(place, 1, "expected a graph [ ... ], found none");
    }
    Map<String, Integer> numbers = new LinkedHashMap<>();
    List<String> names = new ArrayList<>();
    for (Entry entry : graph.list) {
      if (entry.key.equals("node")) {
        String id = entry.find("id");
        if (id == null || numbers.putIfAbsent(id, names.size()) != null) {
          throw MalformedFileException.atLine(
              place, entry.line, "expected a node with an id of its own, found id " + id);
        }
        String label = entry.find("label");
        names.add(label == null ? id : decoded(label.replace("\"", "")));
      }
    }
    EdgeLists.Edges edges = new EdgeLists.Edges(place, isDirected(graph));
    for (Entry entry : graph.list) {
      if (entry.key.equals("edge")) {
        edges.add(entry.line, end("source", entry, numbers), end("target", entry, numbers));
      }
    }
    return new NamedGraph(edges.graph(names.size()), names);
  }

  private boolean isDirected(Entry graph) throws MalformedFileException {
    String directed = graph.find("directed");
    if (directed != null && !directed.equals("0") && !directed.equals("1")) {
      throw MalformedFileException.atLine(
          place, graph.line, "expected directed 0 or directed 1, found directed " + directed);
    }
    return "1".equals(directed);
  }

  /** Characters beyond ASCII, and quotes, are written as numbers or names: &#233;, &quot;. */
  private static String decoded(String label) {
    return ENTITY
        .matcher(label)
        .replaceAll(
            found -> {
              String name = found.group(1);
              int code =
                  name.startsWith("#")
                      ? Integer.parseInt(name.substring(1))
                      : "&\"<>'".codePointAt(ENTITIES.indexOf(name));
              String text = Character.isValidCodePoint(code) ? Character.toString(code) : null;
              return Matcher.quoteReplacement(text == null ? found.group() : text);
            });
  }

  private int end(String which, Entry edge, Map<String, Integer> numbers)
      throws MalformedFileException {
    String id = edge.find(which);
    Integer number = id == null ? null : numbers.get(id);
    if (number == null) {
      throw MalformedFileException.atLine(
          place, edge.line, "the edge has the " + which + " " + id + ", which is no node");
    }
    return number;
  }

  private static final int DEEPEST = 100;

  /** Entries up to the end of a list, or of the text. */
  private List<Entry> entries(int depth) throws MalformedFileException {
    List<Entry> entries = new ArrayList<>();
    while (next < tokens.size() && !tokens.get(next).equals("]")) {
      int line = lines.get(next);
      String key = tokens.get(next++);
      String value = next < tokens.size() ? tokens.get(next++) : "]";
      if (key.equals("[") || key.startsWith("\"") || value.equals("]") || value.equals("\"")) {
        throw MalformedFileException.atLine(
            place, line, "expected a key and its value, found " + key + " " + value);
      }
      if (value.equals("[")) {
        if (depth == DEEPEST) {
          throw MalformedFileException.atLine(place, line, "lists within lists, too deep");
        }
        List<Entry> list = entries(depth + 1);
        if (next == tokens.size()) {
          throw MalformedFileException.atLine(place, line, "the list of " + key + " has no end");
        }
        next++;
        entries.add(new Entry(key, line, null, list));
      } else {
        entries.add(new Entry(key, line, value, List.of()));
      }
    }
    if (depth == 0 && next < tokens.size()) {
      throw MalformedFileException.atLine(place, lines.get(next), "a ] without a [");
    }
    return entries;
  }
}
