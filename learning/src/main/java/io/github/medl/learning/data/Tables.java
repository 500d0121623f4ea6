package io.github.medl.learning.data;

import io.github.medl.io.Csv;
import io.github.medl.io.MalformedFileException;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Loads the small tables, those of the jar and one of the book. */
final class Tables {
  private static final List<String> CELL =
      List.of(
          "radius",
          "texture",
          "perimeter",
          "area",
          "smoothness",
          "compactness",
          "concavity",
          "concave_points",
          "symmetry",
          "fractal_dimension");

  private Tables() {}

  static TabularData iris(Loader loader) throws MalformedFileException {
    List<String> features = List.of("sepal_length", "sepal_width", "petal_length", "petal_width");
    List<String> species = List.of("setosa", "versicolor", "virginica");
    return table(loader, 1, features, "species", species);
  }

  static TabularData breastCancer(Loader loader) throws MalformedFileException {
    List<String> features =
        Stream.of("mean", "se", "worst")
            .flatMap(statistic -> CELL.stream().map(name -> name + "_" + statistic))
            .toList();
    // The file has 0 for malignant; the book has y = 1 for malignant.
    TabularData file = table(loader, 1, features, "diagnosis", List.of("malignant", "benign"));
    double[] y = file.y().toDoubles();
    for (int i = 0; i < y.length; i++) {
      y[i] = 1 - y[i];
    }
    List<String> classes = List.of("benign", "malignant");
    return new TabularData(
        file.provenance(), features, file.x(), file.target(), Tensor.wrap(y), classes);
  }

  static TabularData wine(Loader loader) throws MalformedFileException {
    List<String> features =
        List.of(
            "alcohol",
            "malic_acid",
            "ash",
            "alcalinity_of_ash",
            "magnesium",
            "total_phenols",
            "flavanoids",
            "nonflavanoid_phenols",
            "proanthocyanins",
            "color_intensity",
            "hue",
            "od280_od315",
            "proline");
    List<String> cultivars = List.of("cultivar 1", "cultivar 2", "cultivar 3");
    return table(loader, 1, features, "cultivar", cultivars);
  }

  static TabularData digits(Loader loader) throws MalformedFileException {
    List<String> features =
        IntStream.range(0, 64).mapToObj(i -> "pixel_" + i / 8 + "_" + i % 8).toList();
    return table(loader, 0, features, "digit", digitNames());
  }

  static TabularData boston(Loader loader) throws MalformedFileException {
    List<String> features =
        List.of(
            "crim", "zn", "indus", "chas", "nox", "rm", "age", "dis", "rad", "tax", "ptratio", "b",
            "lstat");
    return table(loader, 2, features, "medv", List.of());
  }

  /** The first column of the file numbers the rows. */
  static TabularData planarSolar(Loader loader) throws MalformedFileException {
    TabularData numbered = table(loader, 1, List.of("row", "x1", "x2"), "class", List.of("0", "1"));
    return new TabularData(
        numbered.provenance(),
        List.of("x1", "x2"),
        numbered.x().slice(1, 1, 3),
        numbered.target(),
        numbered.y(),
        numbered.classes());
  }

  static List<String> digitNames() {
    return IntStream.range(0, 10).mapToObj(Integer::toString).toList();
  }

  /** A file of rows of features and target, without usable names: ours stand in for its header. */
  private static TabularData table(
      Loader loader, int headerLines, List<String> features, String target, List<String> classes)
      throws MalformedFileException {
    Content content = loader.read(0);
    List<String> columns = Stream.concat(features.stream(), Stream.of(target)).toList();
    Csv csv = Csv.parse(content.place(), content.bytes(), headerLines, columns);
    double[] all = csv.toTensor().toDoubles();
    int p = features.size();
    int n = csv.rows().size();
    double[] x = new double[n * p];
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      System.arraycopy(all, i * (p + 1), x, i * p, p);
      y[i] = all[i * (p + 1) + p];
    }
    return new TabularData(
        loader.provenance(), features, Tensor.wrap(x, n, p), target, Tensor.wrap(y), classes);
  }

  static DataOnEarth dataOnEarth(Loader loader) throws MalformedFileException {
    Content content = loader.read(0);
    Csv csv = Csv.parse(content.place(), content.bytes());
    double[] years = csv.numbers("year");
    double[] volumes = csv.numbers("zettabytes");
    List<DataOnEarth.Observation> observations = new ArrayList<>();
    for (int i = 0; i < years.length; i++) {
      boolean created = csv.strings("kind").get(i).equals("created");
      DataOnEarth.Kind kind = created ? DataOnEarth.Kind.CREATED : DataOnEarth.Kind.STORED;
      observations.add(new DataOnEarth.Observation((int) years[i], kind, volumes[i]));
    }
    return new DataOnEarth(loader.provenance(), List.copyOf(observations));
  }

  static GraphData karateClub(Loader loader) throws MalformedFileException {
    Content edgeFile = loader.read(0);
    Content clubFile = loader.read(1);
    Csv edgeTable = Csv.parse(edgeFile.place(), edgeFile.bytes());
    double[] sources = edgeTable.numbers("source");
    double[] targets = edgeTable.numbers("target");
    int[][] edges = new int[sources.length][];
    for (int i = 0; i < edges.length; i++) {
      edges[i] = new int[] {(int) sources[i], (int) targets[i]};
    }
    List<String> classes = List.of("Mr. Hi", "Officer");
    List<String> clubs = Csv.parse(clubFile.place(), clubFile.bytes()).strings("club");
    int[] labels = clubs.stream().mapToInt(classes::indexOf).toArray();
    return new GraphData(loader.provenance(), labels.length, edges, labels, classes);
  }
}
