package io.github.medl.learning.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EmbeddedDataTest {

  @Test
  void irisHasFiftyFlowersOfEachSpecies() {
    TabularData iris = Datasets.iris();
    assertThat(iris.x().shape()).containsExactly(150, 4);
    assertThat(iris.classes()).containsExactly("setosa", "versicolor", "virginica");
    assertThat(count(iris.labels(), 3)).containsExactly(50, 50, 50);
    // Row 35 is one of the two that differ between Fisher's article and UCI's copy.
    assertThat(iris.column("petal_width")[34]).isEqualTo(0.2);
    assertThat(mean(iris.column("sepal_length"))).isCloseTo(5.843333, within(1e-6));
  }

  @Test
  void breastCancerHas357BenignAnd212MalignantTumours() {
    TabularData wdbc = Datasets.breastCancer();
    assertThat(wdbc.x().shape()).containsExactly(569, 30);
    assertThat(wdbc.classes()).containsExactly("benign", "malignant");
    assertThat(count(wdbc.labels(), 2)).containsExactly(357, 212);
    assertThat(wdbc.labels()[0]).isEqualTo(1);
    assertThat(wdbc.labels()[568]).isZero();
    assertThat(wdbc.column("radius_mean")[0]).isEqualTo(17.99);
    assertThat(wdbc.column("concave_points_mean")[0]).isEqualTo(0.1471);
    assertThat(wdbc.column("smoothness_worst")[0]).isEqualTo(0.1622);
    assertThat(wdbc.column("fractal_dimension_worst")[568]).isEqualTo(0.07039);
  }

  @Test
  void digitsHaveSixteenGreyLevels() {
    TabularData digits = Datasets.digits();
    assertThat(digits.x().shape()).containsExactly(1797, 64);
    assertThat(DoubleStream.of(digits.x().toDoubles()).max()).hasValue(16);
    assertThat(DoubleStream.of(digits.x().toDoubles()).min()).hasValue(0);
    assertThat(count(digits.labels(), 10))
        .containsExactly(178, 182, 177, 183, 181, 182, 181, 179, 174, 180);
  }

  @Test
  void wineHasThreeCultivars() {
    TabularData wine = Datasets.wine();
    assertThat(wine.x().shape()).containsExactly(178, 13);
    assertThat(count(wine.labels(), 3)).containsExactly(59, 71, 48);
    assertThat(wine.column("proline")[0]).isEqualTo(1065);
  }

  @Test
  void bostonIsWhatFigure2_3Describes() {
    TabularData boston = Datasets.boston();
    assertThat(boston.x().shape()).containsExactly(506, 13);
    double[] medv = boston.y().toDoubles();
    int[] kept = IntStream.range(0, 506).filter(i -> medv[i] < 50).toArray();
    assertThat(kept).hasSize(490);
    assertThat(range(boston.column("rm"), kept)).containsExactly(3.561, 8.78);
    assertThat(range(boston.column("lstat"), kept)).containsExactly(1.98, 37.97);
    assertThat(range(medv, kept)).containsExactly(5, 48.8);
    assertThatIllegalStateException().isThrownBy(boston::labels).withMessageContaining("medv");
  }

  @Test
  void dataOnEarthAreFiveEstimatesOfCreationAndTwoOfStorage() {
    DataOnEarth data = Datasets.dataOnEarth();
    assertThat(data.observations())
        .hasSize(7)
        .contains(new DataOnEarth.Observation(2006, DataOnEarth.Kind.CREATED, 0.16))
        .contains(new DataOnEarth.Observation(2012, DataOnEarth.Kind.STORED, 2.8));
    assertThat(data.observations())
        .filteredOn(o -> o.kind() == DataOnEarth.Kind.CREATED)
        .hasSize(5);
  }

  @Test
  void theKarateClubHas34MembersAnd78Friendships() {
    GraphData club = Datasets.karateClub();
    assertThat(club.nodes()).isEqualTo(34);
    assertThat(club.edges().length).isEqualTo(78);
    assertThat(count(club.labels(), 2)).containsExactly(17, 17);
    double[] a = club.adjacency().toDoubles();
    assertThat(DoubleStream.of(a).sum()).isEqualTo(156);
    // The two leaders have the most friends.
    assertThat(DoubleStream.of(a).limit(34).sum()).isEqualTo(16);
    assertThat(DoubleStream.of(a).skip(33 * 34).sum()).isEqualTo(17);
  }

  @Test
  void provenanceTravelsWithTheData() {
    Provenance provenance = Datasets.boston().provenance().get(0);
    assertThat(provenance.name()).isEqualTo("boston");
    assertThat(provenance.origin()).hasToString("embedded");
    assertThat(provenance.sha256())
        .isEqualTo("d98212636026544fc9b9c0f372e5f819872e6fa6fa757ab025efdda22180f2d6");
  }

  @Test
  void everyEmbeddedFileHasItsAttribution() throws Exception {
    byte[] attribution = Datasets.class.getResourceAsStream("ATTRIBUTION.md").readAllBytes();
    String text = new String(attribution, StandardCharsets.UTF_8);
    for (Catalogue.Entry entry : Catalogue.ALL) {
      for (DataFile file : entry.files()) {
        if (Datasets.class.getResource(file.name()) != null) {
          assertThat(text).contains(file.name()).contains(entry.licence());
        }
      }
    }
  }

  @Test
  void theCatalogueTellsWhatIsThere() {
    assertThat(Datasets.catalogue()).extracting(DatasetInfo::name).doesNotHaveDuplicates();
    assertThat(Datasets.available("iris")).contains(Origin.EMBEDDED);
    assertThat(Datasets.fetch("karate", Progress.none())).hasSize(2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Datasets.available("irs"))
        .withMessageContaining("no data set \"irs\"; there are [iris, ");
  }

  @Test
  void aWrongColumnIsAnErrorThatListsTheRightOnes() {
    TabularData iris = Datasets.iris();
    assertThatThrownBy(() -> iris.column("sepal"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sepal_length");
  }

  private static int[] count(int[] labels, int classes) {
    int[] counts = new int[classes];
    Arrays.stream(labels).forEach(label -> counts[label]++);
    return counts;
  }

  private static double mean(double[] values) {
    return DoubleStream.of(values).average().orElseThrow();
  }

  private static double[] range(double[] values, int[] rows) {
    double[] kept = IntStream.of(rows).mapToDouble(i -> values[i]).sorted().toArray();
    return new double[] {kept[0], kept[kept.length - 1]};
  }

  @Test
  void chosenFeaturesKeepTheirNamesAndTheirOrder() {
    TabularData cells = Datasets.breastCancer();
    String second = cells.features().get(1);
    String first = cells.features().get(0);
    TabularData two = cells.select(second, first);
    assertThat(two.features()).containsExactly(second, first);
    assertThat(two.x().select(1, 0).toDoubles()).isEqualTo(cells.column(second));
    assertThat(two.x().select(1, 1).toDoubles()).isEqualTo(cells.column(first));
    assertThat(two.y()).isEqualTo(cells.y());
    assertThatThrownBy(() -> cells.select("no such")).hasMessageContaining(first);
    assertThatThrownBy(() -> cells.select(first, first)).hasMessageContaining("twice");
    assertThatThrownBy(cells::select).hasMessageContaining("no feature is named");
  }
}
