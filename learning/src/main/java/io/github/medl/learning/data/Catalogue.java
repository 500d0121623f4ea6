package io.github.medl.learning.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What data sets there are: for each its files, their checksums and addresses. */
final class Catalogue {
  private static final String CC_BY = "CC BY 4.0";
  private static final String BOOK =
      "Liquet, Moka and Nazarathy, github.com/yoninazarathy/MathematicalEngineeringDeepLearning";

  private Catalogue() {}

  /** A data set; {@code files} in the order in which its loader wants them. */
  record Entry(
      String name,
      String title,
      String shape,
      String licence,
      String source,
      List<DataFile> files) {
    /** Where the first of its files is, if all that it cannot do without are here. */
    Optional<Origin> available(DataStore store) {
      List<Optional<Origin>> found = files.stream().map(store::find).toList();
      for (int i = 0; i < found.size(); i++) {
        if (found.get(i).isEmpty() && !files.get(i).optional()) {
          return Optional.empty();
        }
      }
      return found.stream().flatMap(Optional::stream).findFirst();
    }
  }

  static final Entry IRIS =
      new Entry(
          "iris",
          "Iris flowers",
          "150 x 4, 3 classes",
          CC_BY,
          "Fisher 1936; UCI, doi 10.24432/C56C76; as in scikit-learn 1.2.1",
          List.of(
              DataFile.of(
                  "iris.csv",
                  2734,
                  "f13ffa8fdd56fd8e6c8d16d4081a3fbd3114bcd0aae4256c43205169cd9d1449")));

  static final Entry BREAST_CANCER =
      new Entry(
          "breast-cancer",
          "Breast cancer, Wisconsin diagnostic (WDBC)",
          "569 x 30, 2 classes",
          CC_BY,
          "Wolberg, Mangasarian, Street 1995; UCI, doi 10.24432/C5DW2B; as in scikit-learn 1.2.1",
          List.of(
              DataFile.of(
                  "breast_cancer.csv",
                  119913,
                  "fed3eb72d0575ef6192293f5093c6e801b1476b577d0386bf4455504522172ed")));

  static final Entry WINE =
      new Entry(
          "wine",
          "Wines of three cultivars",
          "178 x 13, 3 classes",
          CC_BY,
          "Aeberhard and Forina 1991; UCI, doi 10.24432/C5PC7J; as in scikit-learn 1.2.1",
          List.of(
              DataFile.of(
                  "wine_data.csv",
                  11157,
                  "10e8a802908b34f86e5da8ce962f3c806694bc98450a18f61851af59f324bede")));

  static final Entry DIGITS =
      new Entry(
          "digits",
          "Handwritten digits, 8 x 8 pixels",
          "1797 x 64, 10 classes",
          CC_BY,
          "Alpaydin and Kaynak 1998; UCI, doi 10.24432/C50P49; as in scikit-learn 1.2.1",
          List.of(
              DataFile.of(
                  "digits.csv.gz",
                  264712,
                  "6ebb3d2fee246a4e99363262ddf8a00a3c41bee6014c373ed9d9216ba7f651b8")));

  static final Entry BOSTON =
      new Entry(
          "boston",
          "House prices in the suburbs of Boston",
          "506 x 13",
          "no explicit licence",
          "Harrison and Rubinfeld 1978; StatLib, Carnegie Mellon; as in scikit-learn 1.2.1",
          List.of(
              DataFile.of(
                  "boston_house_prices.csv",
                  34742,
                  "d98212636026544fc9b9c0f372e5f819872e6fa6fa757ab025efdda22180f2d6")));

  static final Entry DATA_ON_EARTH =
      new Entry(
          "data-on-earth",
          "Data created and stored by mankind",
          "7 estimates",
          "MIT",
          BOOK,
          List.of(
              DataFile.of(
                  "data_on_earth.csv",
                  137,
                  "c927ab3be87fea425ca0e46c1cd7d2a97690d73853b5eb94743ac68ad3c5ef11")));

  static final Entry KARATE =
      new Entry(
          "karate",
          "Friendships in a karate club",
          "34 nodes, 78 edges, 2 classes",
          "published data",
          "Zachary 1977, doi 10.1086/jar.33.4.3629752",
          List.of(
              DataFile.of(
                  "karate_edges.csv",
                  419,
                  "b65508e950ea85799a7b374249f28dda48695f5f9ec779e469c7aa6a1b027eed"),
              DataFile.of(
                  "karate_clubs.csv",
                  359,
                  "0efdf783aa2d0272fcfb7e23273c9afb81d1959d63f73102cd361a3b21c27a5b")));

  static final Entry CORA =
      new Entry(
          "cora",
          "Papers on machine learning that cite each other (Cora)",
          "2708 nodes, 5278 edges, 1433 words, 7 classes",
          "no explicit licence",
          "McCallum et al. 2000; in the form of Yang, Cohen and Salakhutdinov 2016,"
              + " github.com/kimiyoung/planetoid",
          List.of(
              cora(
                  "allx",
                  257305,
                  "9419ba2f26f5c35243db64aba110e0f35a04851609e0dc5433450676ca6b8543"),
              cora(
                  "tx", 148025, "b9afbaa4a400df991f6f02ef677e1e44da55ffc04801fd02f9e673987829226a"),
              cora(
                  "ally",
                  47959,
                  "2b998f5cc7fedc86e7f97ca2498f47a1ffc1462c29e2d578b23bf3f62b6e7d71"),
              cora("ty", 28135, "41f5ac76596a1699cc33f53084a2419e92961c42bb75f36fc38e616d348532ad"),
              cora(
                  "graph",
                  59847,
                  "58f13302f39dde8852dad6fe6d15b89b077b6d7f837626bce671ef80344b383d"),
              cora(
                  "test.index",
                  5000,
                  "297ce89af2b51a6a194181c7dbe1796c6a1cf9cd9349a88383b1b1e227867875")));

  static final Entry MNIST =
      new Entry(
          "mnist",
          "Handwritten digits (MNIST)",
          "60000 + 10000 x 28 x 28, 10 classes",
          "CC BY-SA 3.0",
          "LeCun, Cortes and Burges 1998, yann.lecun.com/exdb/mnist",
          idx(
              "mnist",
              List.of(
                  "https://ossci-datasets.s3.amazonaws.com/mnist/",
                  "https://storage.googleapis.com/cvdf-datasets/mnist/",
                  "https://raw.githubusercontent.com/fgnt/mnist/master/",
                  "http://yann.lecun.com/exdb/mnist/"),
              "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
              "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
              "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
              "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"));

  static final Entry FASHION_MNIST =
      new Entry(
          "fashion-mnist",
          "Pictures of clothes (Fashion-MNIST)",
          "60000 + 10000 x 28 x 28, 10 classes",
          "MIT",
          "Zalando SE 2017, github.com/zalandoresearch/fashion-mnist",
          idx(
              "fashion-mnist",
              List.of(
                  "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/",
                  "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/"
                      + "fashion/"),
              "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
              "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9",
              "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
              "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34"));

  static final Entry CIFAR10 =
      new Entry(
          "cifar10",
          "Small colour photographs (CIFAR-10)",
          "50000 + 10000 x 3 x 32 x 32, 10 classes",
          "no formal licence: cite Krizhevsky 2009",
          "Krizhevsky 2009, www.cs.toronto.edu/~kriz/cifar.html",
          cifar10());

  static final Entry BOOK_PICTURES =
      new Entry(
          "book-pictures",
          "The pictures of figures 2.13 and 2.15 and of course result C6.1",
          "640 x 640, 353 x 469 and 2174 x 3865 pixels",
          "MIT",
          BOOK,
          List.of(
              picture(
                  "Yoni-ben-pool-seg.jpg",
                  132897,
                  "6d511fb99565640a7e3fce6911de829ebfa4b27db9beb3ecfa9fedcbdc381b39"),
              picture(
                  "dude-color-small.png",
                  290202,
                  "0105df794bcf022785890d294ce459f9c327da26ffc86778b1e405d0f67fcc2b"),
              DataFile.of(
                  "book/horse.jpg",
                  1537717,
                  "d45997b4d561527c3a0d6fd686cd8781763efb0c35acd82e46631bf04c00dca2",
                  course("master", "Unit5/horse.jpg"),
                  course("main", "Unit5/horse.jpg"))));

  static final Entry PLANAR_SOLAR =
      new Entry(
          "planar-solar",
          "Two classes in petals around the origin, of the courses of the book",
          "400 x 2, 2 classes",
          "MIT",
          BOOK,
          List.of(
              DataFile.of(
                  "book/planar_solar.csv",
                  18663,
                  "15d3ea787a7d7cc10f31a2e173887f8d7160ff0a0379f355ea222a7e6661399b",
                  courses("master") + "planar_solar.csv",
                  courses("main") + "planar_solar.csv")));

  static final List<Entry> ALL =
      List.of(
          IRIS,
          BREAST_CANCER,
          WINE,
          DIGITS,
          BOSTON,
          DATA_ON_EARTH,
          KARATE,
          CORA,
          MNIST,
          FASHION_MNIST,
          CIFAR10,
          BOOK_PICTURES,
          PLANAR_SOLAR,
          TextCatalogue.TINY_SHAKESPEARE,
          TextCatalogue.NAMES,
          TextCatalogue.SENTENCES);

  private static List<DataFile> idx(String folder, List<String> mirrors, String... sums) {
    String[] names = {
      "train-images-idx3-ubyte",
      "train-labels-idx1-ubyte",
      "t10k-images-idx3-ubyte",
      "t10k-labels-idx1-ubyte"
    };
    int[] sizes = {47040016, 60008, 7840016, 10008};
    List<DataFile> files = new ArrayList<>();
    for (int i = 0; i < names.length; i++) {
      String name = names[i];
      String[] addresses = mirrors.stream().map(m -> m + name + ".gz").toArray(String[]::new);
      files.add(DataFile.of(folder + "/" + name, sizes[i], sums[i], addresses));
    }
    return List.copyOf(files);
  }

  // Five batches to train, one to test; and the first tenth of the latter, which is published
  // alone.
  private static List<DataFile> cifar10() {
    List<DataFile> batches =
        Stream.of(
                cifar10("data_batch_1.bin", "5dd7e06a14cb22eb9f671a540d1b7c25"),
                cifar10("data_batch_2.bin", "5ea93a67294ea407fff1d09f752e9692"),
                cifar10("data_batch_3.bin", "942cd6a4bcdd0dd3c604fbe906cb4421"),
                cifar10("data_batch_4.bin", "ae636b3ba5c66a11e91e8cb52e771fcb"),
                cifar10("data_batch_5.bin", "53f37980c15c3d472c316c40844f3f0d"),
                cifar10("test_batch.bin", "803d5f7f4d78ea53de84dbe85f74fb6d"))
            .toList();
    List<DataFile> files = new ArrayList<>(batches);
    files.add(
        new DataFile(
            "cifar10/test_batch_first1000.bin",
            3073000,
            Checksum.sha256("8314c96d7cd65618193bab23acdd5d4c4af15bf6dd00a1781d55beedf3be1ef5"),
            List.of(),
            null,
            true));
    return List.copyOf(files);
  }

  private static DataFile cifar10(String name, String md5) {
    return new DataFile(
        "cifar10/" + name,
        30730000,
        Checksum.md5(md5),
        List.of("https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz"),
        "cifar-10-batches-bin/" + name,
        true);
  }

  private static DataFile cora(String name, int size, String sha256) {
    String file = "ind.cora." + name;
    return DataFile.of(
        "cora/planetoid/" + file,
        size,
        sha256,
        "https://github.com/kimiyoung/planetoid/raw/master/data/" + file,
        "https://raw.githubusercontent.com/kimiyoung/planetoid/master/data/" + file);
  }

  private static String courses(String branch) {
    return course(branch, "DataFiles/");
  }

  private static String course(String branch, String file) {
    return "https://raw.githubusercontent.com/yoninazarathy/MathematicalEngineeringDeepLearning/"
        + branch
        + "/Courses/CourseAMSI2021/"
        + file;
  }

  private static DataFile picture(String name, int size, String sha256) {
    String repository =
        "raw.githubusercontent.com/yoninazarathy/MathematicalEngineeringDeepLearning";
    return DataFile.of(
        "book/" + name,
        size,
        sha256,
        "https://" + repository + "/master/data/" + name,
        "https://" + repository + "/main/data/" + name);
  }
}
