package io.github.medl.sequence.decoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.learning.examples.Batches;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.initialisation.Initialisations;
import io.github.medl.networks.layers.Layers;
import io.github.medl.networks.training.Training;
import io.github.medl.optim.Optimisers;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.sequence.recurrent.Cells;
import io.github.medl.sequence.recurrent.Recurrent;
import io.github.medl.sequence.translation.EncoderDecoder;
import io.github.medl.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentencePairsTest {
  private static final int START = 3;
  private static final int STOP = 4;

  private static final SentencePairs TURNED =
      new SentencePairs(
          List.of(new int[] {1, 2}, new int[] {2, 1}, new int[] {1}, new int[] {2, 2, 1}),
          List.of(
              new int[] {2, 1, STOP},
              new int[] {1, 2, STOP},
              new int[] {1, STOP},
              new int[] {1, 2, 2, STOP}),
          START);

  @Test
  void aBatchIsPaddedToItsLongest() {
    assertThat(SentencePairs.padded(TURNED.sources()))
        .isEqualTo(Tensor.of(new double[] {1, 2, 0, 2, 1, 0, 1, 0, 0, 2, 2, 1}, 4, 3));
    assertThat(SentencePairs.lengths(TURNED.targets()).each()).containsExactly(3, 3, 2, 4);
    assertThat(TURNED.take(2).sources().get(0)).containsExactly(1);
    assertThatThrownBy(() -> new SentencePairs(List.of(), TURNED.targets(), START))
        .hasMessageContaining("0 sources and 4 targets");
  }

  /** A translator learns four sequences by heart in the one loop of training. */
  @Test
  void aTranslatorLearnsToTurnSequencesRound() {
    SplittableStream stream = RandomStream.seed(1);
    Initialisation rule = Initialisations.normal(0.5, stream);
    EncoderDecoder model =
        new EncoderDecoder(
            rule.weight(3, 4, 3, 4),
            rule.weight(5, 4, 5, 4),
            Recurrent.of(Cells.gru(4, 8, stream)),
            Cells.gru(4, 8, stream),
            Layers.dense(8, 5, rule),
            false);
    Translator trained =
        Training.<Translator, SentencePairs>of(
                model,
                SentencePairs.teacherForcing(),
                Batches.full(TURNED),
                () -> Optimisers.adam(0.03))
            .epochs(150)
            .run()
            .network();
    assertThat(TURNED.exact(trained, STOP)).isEqualTo(4);
    assertThat(TURNED.greedy(trained, STOP, 2).get(3)).containsExactly(1, 2);
  }
}
