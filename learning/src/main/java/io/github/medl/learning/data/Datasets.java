package io.github.medl.learning.data;

import io.github.medl.io.MalformedFileException;
import io.github.medl.io.Picture;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The data sets of the book, by name.
 *
 * <p>Small ones come with the library and are always there. For the others each method looks where
 * {@link DataStore#standard()} says, or where a store that is passed says, and downloads as a last
 * resort. All methods throw {@link MissingDataException} if the data are nowhere to be had and
 * {@link DataException} if they are damaged.
 */
public final class Datasets {
  private Datasets() {}

  /**
   * Fisher's iris flowers.
   *
   * @return 150 observations of 4 lengths in cm; classes setosa, versicolor, virginica
   */
  public static TabularData iris() {
    return load(Catalogue.IRIS, DataStore.standard(), Tables::iris);
  }

  /**
   * Breast cancer, Wisconsin diagnostic (WDBC), in the order of the published file.
   *
   * @return 569 observations of 30 features; the target is the diagnosis, 0 benign (357), 1
   *     malignant (212), as in the book
   */
  public static TabularData breastCancer() {
    return load(Catalogue.BREAST_CANCER, DataStore.standard(), Tables::breastCancer);
  }

  /**
   * Chemical analyses of wines.
   *
   * @return 178 observations of 13 features; the classes are three cultivars
   */
  public static TabularData wine() {
    return load(Catalogue.WINE, DataStore.standard(), Tables::wine);
  }

  /**
   * Handwritten digits of 8 x 8 pixels.
   *
   * @return 1797 observations of 64 pixels with values 0 to 16, row by row; the class is the digit
   */
  public static TabularData digits() {
    return load(Catalogue.DIGITS, DataStore.standard(), Tables::digits);
  }

  /**
   * House prices in the suburbs of Boston.
   *
   * @return 506 observations of 13 features (crim, zn, ..., rm, ..., lstat); the target is medv,
   *     the median price in $1000
   */
  public static TabularData boston() {
    return load(Catalogue.BOSTON, DataStore.standard(), Tables::boston);
  }

  /**
   * The data of mankind, for figure 1.5.
   *
   * @return 7 estimates from 2006 to 2022
   */
  public static DataOnEarth dataOnEarth() {
    return load(Catalogue.DATA_ON_EARTH, DataStore.standard(), Tables::dataOnEarth);
  }

  /**
   * Zachary's karate club.
   *
   * @return 34 nodes, 78 edges; the class is the side taken when the club split
   */
  public static GraphData karateClub() {
    return load(Catalogue.KARATE, DataStore.standard(), Tables::karateClub);
  }

  /**
   * Papers on machine learning that cite each other, from where the environment says.
   *
   * @return 2708 papers of 7 classes with 1433 words and 5278 edges; 140 papers (20 of each class)
   *     to train, 500 to choose by, 1000 to test
   */
  public static CitationData cora() {
    return cora(DataStore.standard());
  }

  /**
   * Papers on machine learning that cite each other.
   *
   * @param store where to look
   * @return 2708 papers of 7 classes with 1433 words and 5278 edges; 140 papers (20 of each class)
   *     to train, 500 to choose by, 1000 to test
   */
  public static CitationData cora(DataStore store) {
    return load(Catalogue.CORA, store, loader -> Planetoid.load(loader, ClassNames.SUBJECTS));
  }

  /**
   * Handwritten digits of 28 x 28 pixels, from where the environment says.
   *
   * @param split 60000 images to train or 10000 to test
   * @return the images; the class is the digit
   */
  public static ImageData mnist(Split split) {
    return mnist(split, DataStore.standard());
  }

  /**
   * Handwritten digits of 28 x 28 pixels.
   *
   * @param split 60000 images to train or 10000 to test
   * @param store where to look
   * @return the images; the class is the digit
   */
  public static ImageData mnist(Split split, DataStore store) {
    return load(Catalogue.MNIST, store, loader -> Images.idx(loader, split, Tables.digitNames()));
  }

  /**
   * Pictures of clothes of 28 x 28 pixels, from where the environment says.
   *
   * @param split 60000 images to train or 10000 to test
   * @return the images; ten classes
   */
  public static ImageData fashionMnist(Split split) {
    return fashionMnist(split, DataStore.standard());
  }

  /**
   * Pictures of clothes of 28 x 28 pixels.
   *
   * @param split 60000 images to train or 10000 to test
   * @param store where to look
   * @return the images; ten classes
   */
  public static ImageData fashionMnist(Split split, DataStore store) {
    return load(
        Catalogue.FASHION_MNIST, store, loader -> Images.idx(loader, split, ClassNames.CLOTHES));
  }

  /**
   * Colour photographs of 32 x 32 pixels, from where the environment says.
   *
   * @param split which part
   * @return the images of those batches that are there, 10000 each; ten classes
   */
  public static ImageData cifar10(Split split) {
    return cifar10(split, DataStore.standard());
  }

  /**
   * Colour photographs of 32 x 32 pixels.
   *
   * <p>Takes the batches that are there, one to five to train, and downloads only if there is none.
   * To test, the first 1000 images do where the whole batch is missing; {@link
   * ImageData#provenance()} tells which files were read.
   *
   * @param split which part
   * @param store where to look
   * @return the images; ten classes
   */
  public static ImageData cifar10(Split split, DataStore store) {
    return load(
        Catalogue.CIFAR10, store, loader -> Images.cifar10(loader, split, ClassNames.PHOTOGRAPHS));
  }

  /**
   * Two classes in petals around the origin, of practical 4 of the book's courses, from where the
   * environment says.
   *
   * @return 400 observations of 2 features, the first 200 of class 0
   */
  public static TabularData planarSolar() {
    return planarSolar(DataStore.standard());
  }

  /**
   * Two classes in petals around the origin, of practical 4 of the book's courses.
   *
   * @param store where to look
   * @return 400 observations of 2 features, the first 200 of class 0
   */
  public static TabularData planarSolar(DataStore store) {
    return load(Catalogue.PLANAR_SOLAR, store, Tables::planarSolar);
  }

  /**
   * Plays of Shakespeare, from where the environment says.
   *
   * @return 1115394 characters
   */
  public static TextData tinyShakespeare() {
    return tinyShakespeare(DataStore.standard());
  }

  /**
   * Plays of Shakespeare.
   *
   * @param store where to look
   * @return 1115394 characters
   */
  public static TextData tinyShakespeare(DataStore store) {
    return load(TextCatalogue.TINY_SHAKESPEARE, store, Texts::plain);
  }

  /**
   * Family names of eighteen languages, from where the environment says.
   *
   * @return 20050 names as they are written, many of them more than once; the class is the language
   */
  public static LabelledTexts names() {
    return names(DataStore.standard());
  }

  /**
   * Family names of eighteen languages.
   *
   * @param store where to look
   * @return 20050 names as they are written, many of them more than once; the class is the language
   */
  public static LabelledTexts names(DataStore store) {
    return load(TextCatalogue.NAMES, store, Texts::byFile);
  }

  /**
   * Sentences of film reviews, from where the environment says.
   *
   * @return 1000 sentences, 500 of class 0 (blame) and 500 of class 1 (praise)
   */
  public static LabelledTexts sentences() {
    return sentences(DataStore.standard());
  }

  /**
   * Sentences of film reviews.
   *
   * @param store where to look
   * @return 1000 sentences, 500 of class 0 (blame) and 500 of class 1 (praise)
   */
  public static LabelledTexts sentences(DataStore store) {
    return load(TextCatalogue.SENTENCES, store, Texts::sentences);
  }

  /**
   * A picture of the book's repository, from where the environment says.
   *
   * @param name {@code Yoni-ben-pool-seg.jpg} (figure 2.13), {@code dude-color-small.png} (2.15) or
   *     {@code horse.jpg} (course result C6.1)
   * @return the picture
   * @throws IllegalArgumentException if there is no such picture
   */
  public static BookPicture bookPicture(String name) {
    return bookPicture(name, DataStore.standard());
  }

  /**
   * A picture of the book's repository.
   *
   * @param name {@code Yoni-ben-pool-seg.jpg} (figure 2.13), {@code dude-color-small.png} (2.15) or
   *     {@code horse.jpg} (course result C6.1)
   * @param store where to look
   * @return the picture
   * @throws IllegalArgumentException if there is no such picture
   */
  public static BookPicture bookPicture(String name, DataStore store) {
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
        store,
        loader -> {
          Content content = loader.read(file);
          Picture picture = Picture.parse(content.place(), content.bytes());
          return new BookPicture(loader.provenance(), picture);
        });
  }

  /**
   * All data sets, and where each is as the environment says.
   *
   * @return one row a data set
   */
  public static List<DatasetInfo> catalogue() {
    return catalogue(DataStore.standard());
  }

  /**
   * All data sets, and where each is.
   *
   * @param store where to look
   * @return one row a data set
   */
  public static List<DatasetInfo> catalogue(DataStore store) {
    return Catalogue.ALL.stream().map(entry -> info(entry, store)).toList();
  }

  private static DatasetInfo info(Catalogue.Entry entry, DataStore store) {
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
   * Where a data set is as the environment says; nothing is downloaded.
   *
   * @param name a name of the catalogue
   * @return empty if it must first be fetched
   * @throws IllegalArgumentException if there is no such data set
   */
  public static Optional<Origin> available(String name) {
    return entry(name).available(DataStore.standard());
  }

  /**
   * Brings a data set to this machine, as the environment says, and checks every file.
   *
   * @param name a name of the catalogue
   * @param progress is told how far each download is
   * @return where each file came from
   * @throws IllegalArgumentException if there is no such data set
   */
  public static List<Provenance> fetch(String name, Progress progress) {
    return fetch(name, DataStore.standard().withProgress(progress));
  }

  /**
   * Brings a data set to this machine and checks every file.
   *
   * @param name a name of the catalogue
   * @param store where to look
   * @return where each file came from
   * @throws IllegalArgumentException if there is no such data set
   */
  public static List<Provenance> fetch(String name, DataStore store) {
    return fetch(entry(name), store);
  }

  /** Files without an address are checked if they are here and passed over if they are not. */
  static List<Provenance> fetch(Catalogue.Entry entry, DataStore store) {
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

  private static <T> T load(Catalogue.Entry entry, DataStore store, Reading<T> reading) {
    try {
      return reading.from(new Loader(entry, store));
    } catch (MalformedFileException e) {
      throw new DataException(e.getMessage(), e);
    }
  }
}
