package io.github.medl.learning.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.learning.data.Datasets;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Codes;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchesTest {
  /** Observation i is the pair (i, 10 i), its label i. */
  private static final Examples TEN =
      Examples.labelled(
          Tensor.generate(k -> k % 2 == 0 ? k / 2 : 10 * (k / 2), 10, 2),
          IntStream.range(0, 10).toArray());

  private static List<Integer> labels(Batches<Examples> batches, int epoch) {
    List<Integer> labels = new ArrayList<>();
    for (Examples batch : batches.epoch(epoch)) {
      for (int label : batch.labels()) {
        labels.add(label);
      }
    }
    return labels;
  }

  @Test
  void theLastBatchIsKept() {
    Batches<Examples> batches = Batches.of(TEN, 4);
    assertThat(batches.perEpoch()).isEqualTo(3);
    assertThat(batches.epoch(0)).extracting(Examples::size).containsExactly(4, 4, 2);
    assertThat(labels(batches, 7)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
  }

  @Test
  void everyEpochIsAPermutationOfItsOwn() {
    Batches<Examples> batches = Batches.of(TEN, 3).shuffled(RandomStream.seed(1));
    assertThat(labels(batches, 0)).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    assertThat(labels(batches, 1)).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    assertThat(labels(batches, 0)).isNotEqualTo(labels(batches, 1));
  }

  @Test
  void drawnBatchesAreOfOneSizeAndTheSameAgain() {
    Batches<Examples> batches = Batches.drawn(TEN, 4, 100, RandomStream.seed(1));
    assertThat(batches.perEpoch()).isEqualTo(100);
    assertThat(batches.epoch(0)).extracting(Examples::size).containsOnly(4);
    assertThat(labels(batches, 3)).isEqualTo(labels(batches, 3));
    assertThat(labels(batches, 3)).isNotEqualTo(labels(batches, 4));
    assertThat(labels(batches, 0)).containsOnly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    assertThat(labels(batches.cast(DType.FLOAT32), 3)).isEqualTo(labels(batches, 3));
    Batches<Examples> other = Batches.drawn(TEN, 4, 100, RandomStream.seed(2));
    assertThat(other.signature()).isNotEqualTo(batches.signature());
    assertThat(labels(batches.shuffled(RandomStream.seed(3)), 0)).hasSize(10);
    assertThatThrownBy(() -> Batches.drawn(TEN, 4, 0, RandomStream.seed(1)))
        .hasMessageContaining("0 batches of 4");
  }

  @Test
  void targetsStayWithTheirInputs() {
    for (Examples batch : Batches.of(TEN, 3).shuffled(RandomStream.seed(2)).epoch(5)) {
      for (int i = 0; i < batch.size(); i++) {
        assertThat(batch.inputs().get(i, 0)).isEqualTo(batch.targets().get(i));
        assertThat(batch.inputs().get(i, 1)).isEqualTo(10 * batch.targets().get(i));
      }
    }
  }

  @Test
  void anyBatchIsTheSameWhenAskedForAgainInAnyOrder() {
    Batches<Examples> batches =
        Batches.of(TEN, 3)
            .shuffled(RandomStream.seed(3))
            .prepared(
                BatchChange.ofInputs((x, stream) -> x.add(stream.normalTensor(x.shape()))),
                RandomStream.seed(4));
    List<Examples> forwards = new ArrayList<>(batches.epoch(2));
    batches.epoch(3).get(0);
    for (int b = 3; b >= 0; b--) {
      assertThat(batches.epoch(2).get(b)).isEqualTo(forwards.get(b));
    }
  }

  @Test
  void preparationsDrawAnewForEveryBatchAndEpoch() {
    List<Tensor> drawn = new ArrayList<>();
    Batches<Examples> batches =
        Batches.of(TEN, 5)
            .prepared(
                (batch, stream) -> {
                  drawn.add(stream.uniformTensor(3));
                  return batch;
                },
                RandomStream.seed(4));
    for (int epoch = 0; epoch < 3; epoch++) {
      for (Examples batch : batches.epoch(epoch)) {
        assertThat(batch.size()).isEqualTo(5);
      }
    }
    assertThat(drawn).hasSize(6).doesNotHaveDuplicates();
  }

  @Test
  void preparationsFollowEachOther() {
    BatchChange<Examples> twice = BatchChange.ofInputs((x, stream) -> x.mul(2));
    BatchChange<Examples> plusOne = BatchChange.ofInputs((x, stream) -> x.add(1));
    Examples batch =
        Batches.full(TEN).prepared(twice.then(plusOne), RandomStream.seed(0)).epoch(0).get(0);
    assertThat(batch.inputs()).isEqualTo(TEN.inputs().mul(2).add(1));
    assertThat(batch.targets()).isEqualTo(TEN.targets());
  }

  /** The first word of each of 1000 epochs' streams: uniform, or seeding by addition was wrong. */
  @Test
  void streamsOfNeighbouringEpochsAndBatchesAreUnrelated() {
    double sum = 0;
    double product = 0;
    double before = 0;
    for (int k = 0; k < 1000; k++) {
      double u = Streams.of(5, k / 10, k % 10).uniform() - 0.5;
      sum += u;
      product += u * before;
      before = u;
    }
    // Standard deviations sqrt(1000 / 12) = 9.1 and sqrt(1000) / 12 = 2.6; four of each.
    assertThat(Math.abs(sum)).isLessThan(36.5);
    assertThat(Math.abs(product)).isLessThan(10.5);
  }

  @Test
  void anAutoencoderLearnsItsInputs() {
    Examples itself = Examples.ofThemselves(TEN.inputs());
    Examples few = itself.take(3, 1);
    assertThat(few.targets()).isSameAs(few.inputs()).isEqualTo(TEN.inputs().take(0, 3, 1));
  }

  @Test
  void labelsAreCodesFromTheFileToTheBatch() {
    int large = (1 << 24) + 1; // no float
    Examples some = Examples.labelled(Tensor.zeros(4, 2), 0, large, 2, 1).cast(DType.FLOAT32);
    Examples batch = Batches.of(some, 2).epoch(0).get(0);
    assertThat(batch.inputs().dtype()).isEqualTo(DType.FLOAT32);
    assertThat(batch.targets()).isEqualTo(Codes.of(0, large));
    assertThat(some.take(3, 1).labels()).containsExactly(1, large);
    assertThat(some.fingerprint()).isNotEqualTo(some.take(0, 1, 3, 2).fingerprint());
    assertThat(Datasets.iris().examples().targets().dtype()).isEqualTo(DType.INT32);
  }

  @Test
  void whatDoesNotGoTogetherIsRefused() {
    assertThatThrownBy(() -> new Examples(Tensor.zeros(3, 2), Tensor.zeros(4)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("(3, 2)")
        .hasMessageContaining("(4,)");
    assertThatThrownBy(() -> Examples.labelled(Tensor.zeros(1, 2), -1)).hasMessageContaining("-1");
    assertThatThrownBy(() -> Batches.of(TEN, 0)).hasMessageContaining("positive");
    assertThatThrownBy(() -> Batches.of(TEN.slice(0, 0), 2)).hasMessageContaining("0 observations");
    assertThatThrownBy(() -> TEN.slice(3, 11)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> new Examples(Tensor.zeros(1), Tensor.vector(0.5)).labels())
        .hasMessageContaining("no class codes");
    assertThatThrownBy(() -> Batches.of(TEN, 4).epoch(0).get(3))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void shuffledExamplesAreThoseOfOnePermutation() {
    Examples shuffled = TEN.shuffled(RandomStream.seed(3));
    assertThat(shuffled).isEqualTo(TEN.take(RandomStream.seed(3).permutation(10)));
    assertThat(shuffled.inputs()).isNotEqualTo(TEN.inputs());
    Examples doubled = TEN.withInputs(x -> x.mul(2));
    assertThat(doubled.inputs()).isEqualTo(TEN.inputs().mul(2));
    assertThat(doubled.targets()).isSameAs(TEN.targets());
    assertThatThrownBy(() -> TEN.withInputs(x -> x.slice(0, 0, 3)))
        .isInstanceOf(ShapeException.class);
  }
}
