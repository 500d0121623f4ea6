package io.github.medl.learning.data;

import java.util.List;
import java.util.Optional;

/**
 * The data sets of the book, by name.
 *
 * <p>Small ones come with the library and are always there. For the others each method looks where
 * {@link DataStore#standard()} says, and downloads as a last resort; {@link #in} looks elsewhere.
 * All methods throw {@link MissingDataException} if the data are nowhere to be had and {@link
 * DataException} if they are damaged.
 */
public final class Datasets {
  private Datasets() {}

  /**
   * The same data sets from a place of one's own.
   *
   * <pre>{@code
   * Datasets.in(DataStore.of(Path.of("data"), cache).offline()).mnist(Split.TRAIN)
   * }</pre>
   *
   * @param store where to look
   * @return all data sets, looked for there
   */
  public static StoredDatasets in(DataStore store) {
    return new StoredDatasets(store);
  }

  private static StoredDatasets standard() {
    return in(DataStore.standard());
  }

  /**
   * Fisher's iris flowers.
   *
   * @return 150 observations of 4 lengths in cm; classes setosa, versicolor, virginica
   */
  public static TabularData iris() {
    return standard().iris();
  }

  /**
   * Breast cancer, Wisconsin diagnostic (WDBC), in the order of the published file.
   *
   * @return 569 observations of 30 features; the target is the diagnosis, 0 benign (357), 1
   *     malignant (212), as in the book
   */
  public static TabularData breastCancer() {
    return standard().breastCancer();
  }

  /**
   * Chemical analyses of wines.
   *
   * @return 178 observations of 13 features; the classes are three cultivars
   */
  public static TabularData wine() {
    return standard().wine();
  }

  /**
   * Handwritten digits of 8 x 8 pixels.
   *
   * @return 1797 observations of 64 pixels with values 0 to 16, row by row; the class is the digit
   */
  public static TabularData digits() {
    return standard().digits();
  }

  /**
   * House prices in the suburbs of Boston.
   *
   * @return 506 observations of 13 features (crim, zn, ..., rm, ..., lstat); the target is medv,
   *     the median price in $1000
   */
  public static TabularData boston() {
    return standard().boston();
  }

  /**
   * The data of mankind, for figure 1.5.
   *
   * @return 7 estimates from 2006 to 2022
   */
  public static DataOnEarth dataOnEarth() {
    return standard().dataOnEarth();
  }

  /**
   * Zachary's karate club.
   *
   * @return 34 nodes, 78 edges; the class is the side taken when the club split
   */
  public static GraphData karateClub() {
    return standard().karateClub();
  }

  /**
   * Papers on machine learning that cite each other, from where the environment says.
   *
   * @return 2708 papers of 7 classes with 1433 words and 5278 edges; 140 papers (20 of each class)
   *     to train, 500 to choose by, 1000 to test
   */
  public static CitationData cora() {
    return standard().cora();
  }

  /**
   * Handwritten digits of 28 x 28 pixels, from where the environment says.
   *
   * @param split 60000 images to train or 10000 to test
   * @return the images; the class is the digit
   */
  public static ImageData mnist(Split split) {
    return standard().mnist(split);
  }

  /**
   * Pictures of clothes of 28 x 28 pixels, from where the environment says.
   *
   * @param split 60000 images to train or 10000 to test
   * @return the images; ten classes
   */
  public static ImageData fashionMnist(Split split) {
    return standard().fashionMnist(split);
  }

  /**
   * Colour photographs of 32 x 32 pixels, from where the environment says.
   *
   * <p>Takes the batches that are there, one to five to train, and downloads only if there is none.
   * To test, the first 1000 images do where the whole batch is missing; {@link
   * ImageData#provenance()} tells which files were read.
   *
   * @param split which part
   * @return the images of those batches that are there, 10000 each; ten classes
   */
  public static ImageData cifar10(Split split) {
    return standard().cifar10(split);
  }

  /**
   * Two classes in petals around the origin, of practical 4 of the book's courses, from where the
   * environment says.
   *
   * @return 400 observations of 2 features, the first 200 of class 0
   */
  public static TabularData planarSolar() {
    return standard().planarSolar();
  }

  /**
   * Plays of Shakespeare, from where the environment says.
   *
   * @return 1115394 characters
   */
  public static TextData tinyShakespeare() {
    return standard().tinyShakespeare();
  }

  /**
   * Family names of eighteen languages, from where the environment says.
   *
   * @return 20050 names as they are written, many of them more than once; the class is the language
   */
  public static LabelledTexts names() {
    return standard().names();
  }

  /**
   * Sentences of film reviews, from where the environment says.
   *
   * @return 1000 sentences, 500 of class 0 (blame) and 500 of class 1 (praise)
   */
  public static LabelledTexts sentences() {
    return standard().sentences();
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
    return standard().bookPicture(name);
  }

  /**
   * All data sets, and where each is as the environment says.
   *
   * @return one row a data set
   */
  public static List<DatasetInfo> catalogue() {
    return standard().catalogue();
  }

  /**
   * Where a data set is as the environment says; nothing is downloaded.
   *
   * @param name a name of the catalogue
   * @return empty if it must first be fetched
   * @throws IllegalArgumentException if there is no such data set
   */
  public static Optional<Origin> available(String name) {
    return standard().available(name);
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
    return in(DataStore.standard().withProgress(progress)).fetch(name);
  }
}
