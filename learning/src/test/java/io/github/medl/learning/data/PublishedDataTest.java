package io.github.medl.learning.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.medl.io.Csv;
import io.github.medl.io.Picture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The large data sets, where they are on this machine; nothing is downloaded. */
class PublishedDataTest {
  private final DataStore store = DataStore.standard().offline();

  private void needs(String name) {
    assumeTrue(
        Datasets.in(store).catalogue().stream()
            .anyMatch(info -> info.name().equals(name) && info.available().isPresent()),
        name + " is not on this machine");
  }

  @Test
  void mnistHasThePublishedCounts() {
    needs("mnist");
    ImageData train = Datasets.in(store).mnist(Split.TRAIN);
    int[] counts = new int[10];
    for (int label : train.labels()) {
      counts[label]++;
    }
    assertThat(counts).containsExactly(5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949);
    double mean = IntStream.range(0, 784).mapToDouble(j -> train.pixel(0, j) / 255.0).sum() / 784;
    assertThat(mean).isCloseTo(0.13768007, within(5e-9));
    assertThat(Datasets.in(store).mnist(Split.TEST).size()).isEqualTo(10000);
  }

  @Test
  void fashionMnistIsBalanced() {
    needs("fashion-mnist");
    int[] counts = new int[10];
    for (int label : Datasets.in(store).fashionMnist(Split.TEST).labels()) {
      counts[label]++;
    }
    assertThat(counts).containsOnly(1000);
  }

  @Test
  void theFirstPhotographOfCifarIsAFrog() {
    needs("cifar10");
    ImageData train = Datasets.in(store).cifar10(Split.TRAIN);
    assertThat(train.classes().get(train.label(0))).isEqualTo("frog");
    assertThat(train.size() % 10000).isZero();
    assertThat(Datasets.in(store).cifar10(Split.TEST).size()).isIn(1000, 10000);
  }

  @Test
  void theBooksPicturesHaveTheirSizes() {
    needs("book-pictures");
    Picture pool = Datasets.in(store).bookPicture("Yoni-ben-pool-seg.jpg").picture();
    assertThat(List.of(pool.height(), pool.width())).containsExactly(640, 640);
    Picture dude = Datasets.in(store).bookPicture("dude-color-small.png").picture();
    assertThat(List.of(dude.height(), dude.width())).containsExactly(353, 469);
  }

  @Test
  void thePetalsHaveTwoClassesOfTwoHundred() {
    needs("planar-solar");
    TabularData petals = Datasets.in(store).planarSolar();
    assertThat(petals.x().shape()).containsExactly(400, 2);
    assertThat(petals.x().get(0, 0)).isEqualTo(1.204442292254319);
    assertThat(petals.y().slice(0, 0, 200).sum().item()).isZero();
    assertThat(petals.y().sum().item()).isEqualTo(200);
  }

  @Test
  void coraIsTheGraphOfItsCitations() {
    needs("cora");
    CitationData cora = Datasets.in(store).cora();
    assertThat(cora.graph().nodes()).isEqualTo(2708);
    assertThat(cora.graph().edges()).hasDimensions(5278, 2);
    assertThat(cora.graph().edges()[0]).containsExactly(0, 633);
    assertThat(cora.vocabulary()).isEqualTo(1433);
    assertThat(cora.words()[0]).containsExactly(19, 81, 146, 315, 774, 877, 1194, 1247, 1274);
    assertThat(Arrays.stream(cora.words()).mapToInt(words -> words.length).sum()).isEqualTo(49216);
    int[] counts = new int[7];
    Arrays.stream(cora.graph().labels()).forEach(label -> counts[label]++);
    assertThat(counts).containsExactly(351, 217, 418, 818, 426, 298, 180);
    int[] trained = new int[7];
    Arrays.stream(cora.training()).forEach(v -> trained[cora.graph().labels()[v]]++);
    assertThat(trained).containsOnly(20);
    assertThat(cora.validation()).hasSize(500).startsWith(140);
    assertThat(cora.test()).hasSize(1000).startsWith(1708).endsWith(2707);
  }

  @Test
  void tinyShakespeareBeginsWithTheFirstCitizen() {
    needs("tiny-shakespeare");
    String text = Datasets.in(store).tinyShakespeare().text();
    assertThat(text).hasSize(1_115_394).startsWith("First Citizen:\nBefore we proceed");
    assertThat(text.codePoints().distinct().count()).isEqualTo(65);
  }

  @Test
  void namesAreThoseOfEighteenLanguages() {
    needs("names");
    LabelledTexts names = Datasets.in(store).names();
    assertThat(names.classes()).hasSize(18).startsWith("Arabic", "Chinese").endsWith("Vietnamese");
    assertThat(names.size()).isEqualTo(20050);
    assertThat(Arrays.stream(names.labels()).filter(l -> l == 0).count()).isEqualTo(2000);
    assertThat(names.texts().get(0)).isEqualTo("Khoury");
  }

  @Test
  void halfOfTheSentencesPraise() {
    needs("sentences");
    LabelledTexts sentences = Datasets.in(store).sentences();
    assertThat(sentences.size()).isEqualTo(1000);
    assertThat(Arrays.stream(sentences.labels()).sum()).isEqualTo(500);
    assertThat(sentences.texts().get(999)).endsWith("a huge waste of money.");
    assertThat(sentences.labels()[999]).isZero();
    // What some readers of lines take for an end of line stands within two of them.
    assertThat(sentences.texts().stream().filter(t -> t.contains("\u0085")).count()).isEqualTo(2);
  }

  @Test
  void breastCancerRowsAreInTheOrderOfThePublishedFile() throws Exception {
    String directory = System.getenv("MEDL_DATA");
    assumeTrue(directory != null && Files.exists(Path.of(directory, "wdbc", "wdbc.data")));
    TabularData wdbc = Datasets.breastCancer();
    List<String> columns =
        Stream.concat(Stream.of("id", "diagnosis"), wdbc.features().stream()).toList();
    Path file = Path.of(directory, "wdbc", "wdbc.data");
    Csv published = Csv.parse(file.toString(), Files.readAllBytes(file), 0, columns);
    assertThat(wdbc.labels())
        .isEqualTo(
            published.strings("diagnosis").stream().mapToInt(d -> d.equals("M") ? 1 : 0).toArray());
    for (String feature : wdbc.features()) {
      assertThat(wdbc.column(feature)).isEqualTo(published.numbers(feature));
    }
  }
}
