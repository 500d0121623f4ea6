package io.github.medl.learning.data;

import io.github.medl.io.MalformedFileException;
import io.github.medl.io.Picture;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The data sets of the book, looked for in one store; {@link Datasets} says of each what it is, and
 * looks where the environment says.
 */
public final class StoredDatasets {
  private final DataStore store;

  StoredDatasets(DataStore store) {
    this.store = store;
  }

  /** {@return as {@link Datasets#iris()}} */
  public TabularData iris() {
    return load(Catalogue.IRIS, Tables::iris);
  }

  /** {@return as {@link Datasets#breastCancer()}} */
  public TabularData breastCancer() {
    return load(Catalogue.BREAST_CANCER, Tables::breastCancer);
  }

  /** {@return as {@link Datasets#wine()}} */
  public TabularData wine() {
    return load(Catalogue.WINE, Tables::wine);
  }

  /** {@return as {@link Datasets#digits()}} */
  public TabularData digits() {
    return load(Catalogue.DIGITS, Tables::digits);
  }

  /** {@return as {@link Datasets#boston()}} */
  public TabularData boston() {
    return load(Catalogue.BOSTON, Tables::boston);
  }

  /** {@return as {@link Datasets#dataOnEarth()}} */
  public DataOnEarth dataOnEarth() {
    return load(Catalogue.DATA_ON_EARTH, Tables::dataOnEarth);
  }

  /** {@return as {@link Datasets#karateClub()}} */
  public GraphData karateClub() {
    return load(Catalogue.KARATE, Tables::karateClub);
  }

  /** {@return as {@link Datasets#cora()}} */
  public CitationData cora() {
    return load(Catalogue.CORA, loader -> Planetoid.load(loader, ClassNames.SUBJECTS));
  }

  /**
   * Handwritten digits.
   *
   * @param split to train or to test
   * @return as {@link Datasets#mnist(Split)}
   */
  public ImageData mnist(Split split) {
    return load(Catalogue.MNIST, loader -> Images.idx(loader, split, Tables.digitNames()));
  }

  /**
   * Pictures of clothes.
   *
   * @param split to train or to test
   * @return as {@link Datasets#fashionMnist(Split)}
   */
  public ImageData fashionMnist(Split split) {
    return load(Catalogue.FASHION_MNIST, loader -> Images.idx(loader, split, ClassNames.CLOTHES));
  }

  /**
   * Colour photographs.
   *
   * @param split to train or to test
   * @return as {@link Datasets#cifar10(Split)}
   */
  public ImageData cifar10(Split split) {
    return load(Catalogue.CIFAR10, loader -> Images.cifar10(loader, split, ClassNames.PHOTOGRAPHS));
  }

  /** {@return as {@link Datasets#planarSolar()}} */
  public TabularData planarSolar() {
    return load(Catalogue.PLANAR_SOLAR, Tables::planarSolar);
  }

  /** {@return as {@link Datasets#tinyShakespeare()}} */
  public TextData tinyShakespeare() {
    return load(TextCatalogue.TINY_SHAKESPEARE, Texts::plain);
  }

  /** {@return as {@link Datasets#names()}} */
  public LabelledTexts names() {
    return load(TextCatalogue.NAMES, Texts::byFile);
  }

  /** {@return as {@link Datasets#sentences()}} */
  public LabelledTexts sentences() {
    return load(TextCatalogue.SENTENCES, Texts::sentences);
  }

  /**
   * A picture of the book's repository.
   *
   * @param name as in {@link Datasets#bookPicture(String)}
   * @return the picture
   * @throws IllegalArgumentException if there is no such picture
   */
  public BookPicture bookPicture(String name) {
    List<DataFile> files = Catalogue.BOOK_PICTURES.files();
    DataFile file =
        files.stream()
            .filter(f -> f.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        String.format(
                            Locale.ROOT,
                            "no picture \"%s\"; there are %s",
                            name,
                            files.stream().map(DataFile::name).toList())));
    return load(
        Catalogue.BOOK_PICTURES,
        loader -> {
          Content content = loader.read(file);
          Picture picture = Picture.parse(content.place(), content.bytes());
          return new BookPicture(loader.provenance(), picture);
        });
  }

  /**
   * All data sets, and where each is.
   *
   * @return one row a data set
   */
  public List<DatasetInfo> catalogue() {
    return Catalogue.ALL.stream().map(this::info).toList();
  }

  private DatasetInfo info(Catalogue.Entry entry) {
    return new DatasetInfo(
        entry.name(),
        entry.title(),
        entry.shape(),
        entry.files().stream().mapToLong(DataFile::size).sum(),
        entry.licence(),
        entry.source(),
        entry.available(store));
  }

  /**
   * Where a data set is; nothing is downloaded.
   *
   * @param name a name of the catalogue
   * @return empty if it must first be fetched
   * @throws IllegalArgumentException if there is no such data set
   */
  public Optional<Origin> available(String name) {
    return entry(name).available(store);
  }

  /**
   * Brings a data set to this machine and checks every file.
   *
   * @param name a name of the catalogue
   * @return where each file came from
   * @throws IllegalArgumentException if there is no such data set
   */
  public List<Provenance> fetch(String name) {
    return fetch(entry(name));
  }

  /** Files without an address are checked if they are here and passed over if they are not. */
  List<Provenance> fetch(Catalogue.Entry entry) {
    Loader loader = new Loader(entry, store);
    for (DataFile file : entry.files()) {
      if (loader.isHere(file) || !file.mirrors().isEmpty() || !file.optional()) {
        loader.read(file);
      }
    }
    return loader.provenance();
  }

  private static Catalogue.Entry entry(String name) {
    return Catalogue.ALL.stream()
        .filter(entry -> entry.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    String.format(
                        Locale.ROOT,
                        "no data set \"%s\"; there are %s",
                        name,
                        Catalogue.ALL.stream().map(Catalogue.Entry::name).toList())));
  }

  private interface Reading<T> {
    T from(Loader loader) throws MalformedFileException;
  }

  private <T> T load(Catalogue.Entry entry, Reading<T> reading) {
    try {
      return reading.from(new Loader(entry, store));
    } catch (MalformedFileException e) {
      throw new DataException(e.getMessage(), e);
    }
  }
}
