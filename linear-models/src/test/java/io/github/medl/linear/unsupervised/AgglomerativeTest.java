package io.github.medl.linear.unsupervised;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.learning.UnfittableException;
import io.github.medl.learning.data.Datasets;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AgglomerativeTest {
  private static final Tensor IRIS = Datasets.iris().x();

  /** Many distances of iris are equal, so this also compares how ties are broken. */
  @ParameterizedTest
  @EnumSource(Linkage.class)
  void treesAreThoseOfR(Linkage linkage) throws IOException {
    List<String> lines = reference();
    int at = lines.indexOf(linkage.name());
    Dendrogram tree = new Agglomerative(linkage).fit(IRIS);
    assertThat(tree.heights().toDoubles())
        .containsExactly(numbers(lines.get(at + 1)), within(1e-13));
    int[] order = Arrays.stream(tree.order()).map(i -> i + 1).toArray();
    assertThat(order).containsExactly(integers(lines.get(at + 2)));
    int[] clusters = Arrays.stream(tree.cut(5)).map(i -> i + 1).toArray();
    assertThat(clusters).containsExactly(integers(lines.get(at + 3)));
  }

  @ParameterizedTest
  @EnumSource(Linkage.class)
  void heightsAscendAndCutsAreNested(Linkage linkage) {
    Tensor x = RandomStream.seed(1).normalTensor(60, 3);
    Dendrogram tree = new Agglomerative(linkage).fit(x);
    assertThat(tree.heights().toDoubles()).isSorted();
    assertThat(tree.order()).containsExactlyInAnyOrder(RandomStream.seed(2).permutation(60));
    for (int k = 1; k < 60; k++) {
      int[] coarse = tree.cut(k);
      int[] fine = tree.cut(k + 1);
      assertThat(Arrays.stream(fine).distinct().count()).isEqualTo(k + 1L);
      int[] parent = new int[k + 1];
      Arrays.fill(parent, -1);
      for (int i = 0; i < 60; i++) {
        assertThat(parent[fine[i]]).isIn(-1, coarse[i]);
        parent[fine[i]] = coarse[i];
      }
    }
  }

  @Test
  void squaresOfWardsHeightsSumToTwiceTheTotalSumOfSquares() {
    Tensor x = RandomStream.seed(3).normalTensor(50, 4);
    double total = x.sub(x.mean(0)).square().sum().item();
    Tensor heights = new Agglomerative(Linkage.WARD).fit(x).heights();
    assertThat(heights.square().sum().item()).isCloseTo(2 * total, within(1e-9));
  }

  @Test
  void distancesGivenDirectlyMakeTheSameTree() {
    Tensor x = RandomStream.seed(4).normalTensor(30, 2);
    Tensor differences = x.reshape(30, 1, 2).sub(x.reshape(1, 30, 2));
    Tensor distances = differences.square().sum(2).sqrt();
    for (Linkage linkage : Linkage.values()) {
      Agglomerative method = new Agglomerative(linkage);
      assertThat(method.fitDistances(distances)).isEqualTo(method.fit(x));
    }
  }

  @Test
  void aHeightCutsWhereTheJoinsAreLonger() {
    Tensor x = Tensor.of(new double[][] {{0}, {1}, {10}, {12}, {40}});
    Dendrogram tree = new Agglomerative(Linkage.SINGLE).fit(x);
    assertThat(tree.heights().toDoubles()).containsExactly(1, 2, 9, 28);
    assertThat(tree.cutAt(2)).containsExactly(0, 0, 1, 1, 2);
    assertThat(tree.cutAt(0.5)).containsExactly(0, 1, 2, 3, 4);
    assertThat(tree.merges().get(2)).isEqualTo(new Dendrogram.Merge(5, 6, 9, 4));
  }

  @Test
  void refusalsSayWhatToDo() {
    Agglomerative method = new Agglomerative(Linkage.AVERAGE);
    assertThatThrownBy(() -> method.fit(Tensor.ones(1, 2)))
        .isInstanceOf(UnfittableException.class)
        .hasMessageContaining("1 rows");
    assertThatThrownBy(() -> method.fit(Tensor.zeros(28_001, 1)))
        .hasMessageContaining("k-means with many clusters");
    assertThatThrownBy(() -> method.fit(Tensor.full(Double.NaN, 2, 2))).hasMessageContaining("NaN");
    assertThatThrownBy(() -> method.fitDistances(Tensor.zeros(2, 3)))
        .isInstanceOf(ShapeException.class);
    assertThatThrownBy(() -> method.fitDistances(Tensor.of(new double[][] {{0, 1}, {2, 0}})))
        .hasMessageContaining("2.0 and 1.0");
    Dendrogram tree = method.fit(Tensor.of(new double[][] {{0}, {1}}));
    assertThatThrownBy(() -> tree.cut(3)).hasMessageContaining("into 3 clusters");
  }

  private static List<String> reference() throws IOException {
    try (InputStream in = AgglomerativeTest.class.getResourceAsStream("hclust.csv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static double[] numbers(String line) {
    return Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray();
  }

  private static int[] integers(String line) {
    return Arrays.stream(line.split(",")).mapToInt(Integer::parseInt).toArray();
  }
}
