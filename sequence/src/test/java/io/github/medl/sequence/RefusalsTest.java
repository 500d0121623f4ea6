package io.github.medl.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.networks.initialisation.Initialisations;
import io.github.medl.networks.layers.Activations;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.sequence.decoding.Sampling;
import io.github.medl.sequence.decoding.Writing;
import io.github.medl.sequence.text.BytePairs;
import io.github.medl.sequence.text.GramModel;
import io.github.medl.sequence.text.NaiveBayes;
import io.github.medl.sequence.text.Perplexity;
import io.github.medl.sequence.text.WordCounts;
import io.github.medl.sequence.text.WordSampling;
import io.github.medl.sequence.text.WordVectors;
import io.github.medl.sequence.transformer.Design;
import io.github.medl.sequence.transformer.Gpt;
import io.github.medl.tensor.Tensor;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What is no code, no count, no score and no text is refused in words, never answered by NaN. */
class RefusalsTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  private static void refused(ThrowingCallable what, String words) {
    assertThatThrownBy(what)
        .isInstanceOfAny(IllegalArgumentException.class, IndexOutOfBoundsException.class)
        .hasMessageContaining(words);
  }

  @Test
  void countsOfGramsTakeCodesOnly() {
    refused(() -> GramModel.of(new int[] {0, 5}, 0, 2, .1), "codes[1] is 5");
    refused(() -> GramModel.of(new int[] {-1, 0}, 1, 2, .1), "codes[0] is -1");
    GramModel model = GramModel.of(new int[] {0, 1, 0, 1}, 2, 2, .1);
    refused(() -> model.probability(new int[] {0, 1, 1}, 1), "from the 2 before it");
    refused(() -> model.probability(new int[] {0, 1, 1}, 3), "symbol 3 of 3");
    refused(() -> model.probability(new int[] {0, 7, 1}, 2), "7");
    refused(() -> model.nats(new int[] {0, 1}, 2), "of 2 symbols");
    refused(() -> model.nats(new int[] {0, 1, 2}, 2), "codes[2] is 2");
  }

  @Test
  void wordsAreCodesToo() {
    WordVectors vectors = WordVectors.of(3, 2, Initialisations.normal(.1, RandomStream.seed(1)));
    refused(() -> vectors.bagOfWordsLoss(new int[0], 1), "no word around");
    refused(() -> vectors.bagOfWordsLoss(new int[] {3}, 1), "context[0] is 3");
    refused(() -> vectors.skipGramLoss(-1, new int[] {1}), "centre[0] is -1");
    refused(() -> vectors.negativeSamplingLoss(0, 1, 2, 9), "negatives[1] is 9");
    assertThat(vectors.skipGramLoss(1, new int[0]).item()).isZero();
  }

  @Test
  void labelsAreClasses() {
    List<List<List<String>>> documents = List.of(List.of(List.of("a")), List.of(List.of("b")));
    refused(() -> NaiveBayes.of(documents, new int[] {0, 2}, 2), "labels[1] is 2");
    refused(() -> NaiveBayes.of(List.of(), new int[0], 2), "no document");
  }

  @Test
  void howOftenAWordOccursIsNotNegative() {
    refused(() -> WordSampling.negatives(new int[] {-1, 2}, .75), "word 0 occurs -1 times");
    refused(() -> WordSampling.negatives(new int[] {0, 0}, .75), "no word occurs");
    refused(() -> WordSampling.keep(new int[] {1}, 0), "threshold");
    refused(
        () -> WordCounts.tfIdf(Tensor.of(new double[][] {{0, 1}, {2, -1}})),
        "document 1 has word 1 -1.0 times");
    refused(() -> WordCounts.smoothTfIdf(Tensor.of(new double[][] {{Double.NaN, 1}})), "NaN times");
    refused(() -> Perplexity.of("word"), "no loss");
  }

  @Test
  void cosinesHoldForRowsOfAnySize() {
    Tensor a = Tensor.of(new double[][] {{3e200, 4e200}, {3e-200, 4e-200}, {0, 0}});
    Tensor cosines = WordCounts.cosines(a, Tensor.of(new double[][] {{1e-170, 0}}));
    assertThat(cosines.toDoubles()[0]).isEqualTo(.6, within(1e-15));
    assertThat(cosines.toDoubles()[1]).isEqualTo(.6, within(1e-15));
    assertThat(cosines.toDoubles()[2]).isZero();
  }

  @Test
  void scoresOfSymbolsHaveALimitOrAreRefused() {
    Sampling sampling = Sampling.temperature(1);
    refused(() -> sampling.probabilities(1, Double.NaN), "symbol 1 is NaN");
    refused(() -> Sampling.greedy().draw(new double[0], RandomStream.seed(1)), "none of 0");
    refused(() -> sampling.probabilities(-INFINITY, -INFINITY), "none of 2");
    assertThat(sampling.probabilities(1, INFINITY)).containsExactly(0, 1);
    assertThat(sampling.probabilities(INFINITY, 0, INFINITY)).containsExactly(.5, 0, .5);
    assertThat(sampling.probabilities(0, -INFINITY)).containsExactly(1, 0);
  }

  @Test
  void halfACharacterIsNoText() {
    BytePairs bytes = BytePairs.ofBytes("abc", 3);
    refused(() -> bytes.encode("a\uD83Db"), "U+D83D, stands alone at 1");
    refused(() -> BytePairs.ofCharacters("\uDE00", 3), "U+DE00");
    refused(() -> bytes.decode(List.of("日")), "pieces of bytes");
    assertThat(bytes.decode(bytes.encode("\uD83D\uDE00"))).isEqualTo("\uD83D\uDE00");
  }

  @Test
  void aTextBeginsWithASymbol() {
    SplittableStream random = RandomStream.seed(1);
    Design design =
        new Design(
            4,
            2,
            8,
            Activations.relu(),
            true,
            0,
            Initialisations.normal(.1, random),
            Initialisations.normal(.1, random));
    Gpt gpt = Gpt.of(5, 6, 1, design, Initialisations.normal(.1, random));
    refused(
        () -> Writing.greedy(gpt.after(Tensor.zeros(1, 0)), Writing.NO_STOP, 3),
        "beginning is empty");
  }
}
