package io.github.medl.linear.unsupervised;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.learning.UnfittableException;
import io.github.medl.learning.data.Datasets;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KMeansTest {
  private static final Tensor IRIS = Datasets.iris().x();

  /** R 4.2.2: kmeans(iris[, 1:4], iris[c(1, 51, 101), 1:4], algorithm = "Lloyd"). */
  @Test
  void lloydFromGivenCentresIsThatOfR() {
    Clustering clusters = KMeans.from(IRIS, IRIS.take(0, 0, 50, 100));
    assertThat(clusters.sizes()).containsExactly(50, 62, 38);
    assertThat(clusters.sse()).isCloseTo(78.851441426146039, within(1e-11));
    assertThat(clusters.totalSumOfSquares()).isCloseTo(681.3706, within(1e-10));
    assertThat(clusters.within())
        .containsExactly(
            new double[] {15.150999999999991, 39.820967741935497, 23.879473684210549},
            within(1e-11));
    assertThat(clusters.centres().select(0, 2).toDoubles())
        .containsExactly(
            new double[] {
              6.8500000000000005, 3.0736842105263151, 5.7421052631578933, 2.07105263157894726
            },
            within(1e-12));
    assertThat(clusters.converged()).isTrue();
    assertThat(clusters.relocated()).isZero();

    Clustering five = KMeans.from(IRIS, IRIS.take(0, 0, 50, 100, 149, 9));
    assertThat(five.sizes()).containsExactly(28, 42, 30, 28, 22);
    assertThat(five.sse()).isCloseTo(49.849329004329007, within(1e-11));
  }

  @Test
  void noPassRaisesTheSumOfSquaresAndTheLastChangesNothing() {
    Tensor x = RandomStream.seed(4).normalTensor(5000, 3);
    List<LloydPass> passes = KMeans.passes(x, x.slice(0, 0, 7));
    double last = Double.POSITIVE_INFINITY;
    for (LloydPass pass : passes) {
      assertThat(pass.sseBefore()).isLessThanOrEqualTo(last * (1 + 1e-12));
      assertThat(pass.sse()).isLessThanOrEqualTo(pass.sseBefore() * (1 + 1e-12));
      last = pass.sse();
    }
    assertThat(passes.get(0).changed()).isEqualTo(5000);
    LloydPass end = passes.get(passes.size() - 1);
    assertThat(end.changed()).isZero();
    assertThat(end.centres().allClose(end.before(), 0, 1e-14)).isTrue();
    assertThat(passes.subList(0, passes.size() - 1)).allMatch(pass -> pass.changed() > 0);
  }

  @Test
  void centresAreTheMeansOfTheirClustersAndNearestToTheirOwn() {
    Tensor x = RandomStream.seed(1).normalTensor(3000, 2);
    Clustering clusters = KMeans.clusters(4).fit(x, RandomStream.seed(2));
    for (int j = 0; j < 4; j++) {
      int cluster = j;
      int[] members = clusters.labels();
      int[] own = IntStream.range(0, 3000).filter(i -> members[i] == cluster).toArray();
      Tensor mean = x.take(0, own).mean(0);
      assertThat(clusters.centres().select(0, j).allClose(mean, 0, 1e-13)).isTrue();
    }
    assertThat(codes(clusters.predict(x))).containsExactly(clusters.labels());
    assertThat(clusters.explained()).isBetween(0.0, 1.0);
  }

  /** Few columns go by differences, many by products: zeros added to the columns change nothing. */
  @Test
  void columnsOfZerosChangeNothing() {
    Tensor x = RandomStream.seed(3).normalTensor(6000, 3);
    Tensor wide = Tensor.concat(1, List.of(x, Tensor.zeros(6000, 60)));
    Clustering few = KMeans.from(x, x.slice(0, 0, 5));
    Clustering many = KMeans.from(wide, wide.slice(0, 0, 5));
    assertThat(many.labels()).containsExactly(few.labels());
    assertThat(many.sse()).isCloseTo(few.sse(), within(1e-9));
    assertThat(many.passes()).isEqualTo(few.passes());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void plusPlusFindsClustersThatStandApart(long seed) {
    RandomStream random = RandomStream.seed(seed);
    double[][] rows = new double[900][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new double[] {10 * (i % 9 / 3) + random.normal(), 10 * (i % 3) + random.normal()};
    }
    Clustering clusters = KMeans.clusters(9).fit(Tensor.of(rows), random);
    assertThat(clusters.sizes()).containsOnly(100);
  }

  @Test
  void sameStreamSameClusters() {
    Tensor x = RandomStream.seed(5).normalTensor(10_000, 4);
    for (Start start : Start.values()) {
      KMeans settings = KMeans.clusters(5).startingAt(start).withRestarts(3);
      Clustering one = settings.fit(x, RandomStream.seed(6));
      Clustering two = settings.fit(x, RandomStream.seed(6));
      assertThat(one.labels()).containsExactly(two.labels());
      assertThat(one.centres()).isEqualTo(two.centres());
    }
  }

  @Test
  void moreRestartsAreNeverWorse() {
    Tensor x = RandomStream.seed(7).normalTensor(2000, 2);
    KMeans random = KMeans.clusters(8).startingAt(Start.RANDOM_POINTS);
    double one = random.withRestarts(1).fit(x, RandomStream.seed(8)).sse();
    double many = random.withRestarts(20).fit(x, RandomStream.seed(8)).sse();
    assertThat(many).isLessThanOrEqualTo(one);
  }

  @Test
  void anEmptyClusterIsRefilledAndSaid() {
    Tensor x = Tensor.of(new double[][] {{0}, {1}, {2}, {10}});
    Clustering clusters = KMeans.from(x, Tensor.of(new double[][] {{1}, {100}, {200}}));
    assertThat(clusters.relocated()).isPositive();
    assertThat(clusters.sizes()).doesNotContain(0);
    assertThat(clusters.toString()).contains("empty clusters refilled");
    // the best three clusters of these points, {0}, {1, 2}, {10} or {0, 1}, {2}, {10}
    assertThat(clusters.sse()).isCloseTo(0.5, within(1e-15));
  }

  @Test
  void renumberingBySizeKeepsTheClusters() {
    Clustering clusters = KMeans.from(IRIS, IRIS.take(0, 0, 50, 100));
    Clustering bySize = clusters.bySize();
    assertThat(bySize.sizes()).containsExactly(62, 50, 38);
    assertThat(bySize.sse()).isCloseTo(clusters.sse(), within(1e-12));
    assertThat(bySize.centres().select(0, 0)).isEqualTo(clusters.centres().select(0, 1));
    assertThat(codes(bySize.predict(IRIS))).containsExactly(bySize.labels());
  }

  @Test
  void asManyClustersAsObservationsLeaveNoError() {
    Tensor x = Tensor.of(new double[][] {{0, 1}, {2, 3}, {4, 4}});
    assertThat(KMeans.clusters(3).fit(x, RandomStream.seed(1)).sse()).isZero();
  }

  @Test
  void aRunThatIsCutShortSaysSo() {
    Tensor x = RandomStream.seed(4).normalTensor(5000, 3);
    Clustering cut = KMeans.clusters(7).withMaxPasses(2).fit(x, RandomStream.seed(1));
    assertThat(cut.converged()).isFalse();
    assertThat(cut.toString()).contains("not converged");
  }

  @Test
  void refusalsSayWhatToDo() {
    Tensor x = Tensor.of(new double[][] {{0}, {1}});
    RandomStream random = RandomStream.seed(1);
    assertThatThrownBy(() -> KMeans.clusters(3).fit(x, random))
        .isInstanceOf(UnfittableException.class)
        .hasMessageContaining("k = 3")
        .hasMessageContaining("2 rows");
    assertThatThrownBy(() -> KMeans.clusters(2).fit(Tensor.ones(5, 2), random))
        .isInstanceOf(UnfittableException.class)
        .hasMessageContaining("only 1 different rows");
    assertThatThrownBy(
            () -> KMeans.clusters(2).startingAt(Start.RANDOM_POINTS).fit(Tensor.ones(5, 2), random))
        .isInstanceOf(UnfittableException.class)
        .hasMessageContaining("fewer different rows");
    assertThatThrownBy(() -> KMeans.clusters(1).fit(Tensor.full(Double.NaN, 2, 2), random))
        .hasMessageContaining("x[0, 0] is NaN");
    assertThatThrownBy(() -> KMeans.from(x, Tensor.zeros(2, 3)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("[k, 1]");
    assertThatThrownBy(() -> KMeans.clusters(2).fit(x.mul(1e200), random))
        .isInstanceOf(UnfittableException.class)
        .hasMessageContaining("scale x");
    assertThatThrownBy(() -> KMeans.clusters(0)).hasMessageContaining("at least 1");
    Clustering fitted = KMeans.from(x, x);
    assertThatThrownBy(() -> fitted.predict(Tensor.zeros(2, 3)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("1 columns");
  }

  private static int[] codes(Tensor labels) {
    return Arrays.stream(labels.toDoubles()).mapToInt(code -> (int) code).toArray();
  }
}
