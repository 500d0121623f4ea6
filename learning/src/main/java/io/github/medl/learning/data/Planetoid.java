package io.github.medl.learning.data;

import io.github.medl.io.MalformedFileException;
import io.github.medl.io.Pickle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The files that citation networks are published in (Yang, Cohen and Salakhutdinov, "Revisiting
 * semi-supervised learning with graph embeddings", ICML 2016): pickles of sparse matrices of words
 * (allx, tx), of one-hot labels (ally, ty) and of lists of neighbours (graph), and a text of where
 * the rows of tx and ty belong (test.index).
 */
final class Planetoid {
  private static final int TRAINING = 140;
  private static final int VALIDATION = 500;

  private Planetoid() {}

  /** Loads the files in the order allx, tx, ally, ty, graph, test.index. */
  static CitationData load(Loader loader, List<String> classes) throws MalformedFileException {
    Content allx = loader.read(0);
    Content tx = loader.read(1);
    Content ally = loader.read(2);
    Content ty = loader.read(3);
    Content graph = loader.read(4);
    Content index = loader.read(5);
    int[] places =
        new String(index.bytes(), StandardCharsets.US_ASCII)
            .lines()
            .mapToInt(line -> Integer.parseInt(line.strip()))
            .toArray();
    Rows known = Rows.ofWords(allx);
    Rows test = Rows.ofWords(tx);
    int n = known.rows.length + test.rows.length;
    int[][] words = new int[n][];
    System.arraycopy(known.rows, 0, words, 0, known.rows.length);
    int[] labels = Arrays.copyOf(classes(ally), n);
    int[] ofTest = classes(ty);
    for (int i = 0; i < places.length; i++) {
      words[places[i]] = test.rows[i];
      labels[places[i]] = ofTest[i];
    }
    Arrays.sort(places);
    GraphData data =
        new GraphData(loader.provenance(), n, edges(graph), labels, List.copyOf(classes));
    return new CitationData(
        data, words, known.columns, range(0, TRAINING), range(TRAINING, VALIDATION), places);
  }

  private static int[] range(int from, int count) {
    int[] range = new int[count];
    Arrays.setAll(range, i -> from + i);
    return range;
  }

  /** Each edge once, the smaller node first, in ascending order; loops are left out. */
  private static int[][] edges(Content content) throws MalformedFileException {
    Pickle.Made dictionary = object(content, Pickle.read(content.place(), content.bytes()));
    List<int[]> edges = new ArrayList<>();
    for (Map.Entry<Object, ?> entry : dictionary.items().entrySet()) {
      int u = (Integer) entry.getKey();
      for (Object neighbour : (List<?>) entry.getValue()) {
        int v = (Integer) neighbour;
        if (u != v) {
          edges.add(new int[] {Math.min(u, v), Math.max(u, v)});
        }
      }
    }
    edges.sort(Arrays::compare);
    List<int[]> once = new ArrayList<>();
    for (int[] edge : edges) {
      if (once.isEmpty() || !Arrays.equals(once.get(once.size() - 1), edge)) {
        once.add(edge);
      }
    }
    return once.toArray(int[][]::new);
  }

  private static Pickle.Made object(Content content, Object value) throws MalformedFileException {
    if (value instanceof Pickle.Made made) {
      return made;
    }
    throw MalformedFileException.atByte(content.place(), 0, "expected an object, found " + value);
  }

  /** Which column holds the 1 of each row of a dense array. */
  private static int[] classes(Content content) throws MalformedFileException {
    Pickle.Made array = object(content, Pickle.read(content.place(), content.bytes()));
    double[] values = numbers(content, array);
    int[] shape = ints((List<?>) array.state().get(1));
    int[] classes = new int[shape[0]];
    for (int i = 0; i < values.length; i++) {
      if (values[i] != 0) {
        classes[i / shape[1]] = i % shape[1];
      }
    }
    return classes;
  }

  private static int[] ints(List<?> values) {
    return values.stream().mapToInt(v -> (Integer) v).toArray();
  }

  /** The columns of the entries of each row of a sparse matrix of ones. */
  private record Rows(int[][] rows, int columns) {
    static Rows ofWords(Content content) throws MalformedFileException {
      Map<Object, ?> parts =
          object(content, Pickle.read(content.place(), content.bytes())).attributes();
      double[] starts = numbers(content, object(content, parts.get("indptr")));
      double[] columns = numbers(content, object(content, parts.get("indices")));
      int[] shape = ints((List<?>) parts.get("_shape"));
      int[][] rows = new int[shape[0]][];
      for (int i = 0; i < rows.length; i++) {
        int from = (int) starts[i];
        int[] row = new int[(int) starts[i + 1] - from];
        Arrays.setAll(row, k -> (int) columns[from + k]);
        Arrays.sort(row);
        rows[i] = row;
      }
      return new Rows(rows, shape[1]);
    }
  }

  /** The numbers of an array of NumPy; its state is (version, shape, type, order, bytes). */
  private static double[] numbers(Content content, Pickle.Made array)
      throws MalformedFileException {
    String type = (String) object(content, array.state().get(2)).arguments().get(0);
    byte[] bytes = ((String) array.state().get(4)).getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    double[] values = new double[bytes.length / (type.charAt(1) - '0')];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (type) {
            case "i4" -> in.getInt();
            case "i8" -> in.getLong();
            case "f4" -> in.getFloat();
            case "f8" -> in.getDouble();
            default ->
                throw MalformedFileException.atByte(
                    content.place(), 0, "arrays of type " + type + " are not read here");
          };
    }
    return values;
  }
}
