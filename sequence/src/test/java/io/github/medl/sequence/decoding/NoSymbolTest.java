package io.github.medl.sequence.decoding;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.random.RandomStream;
import io.github.medl.sequence.text.GramModel;
import io.github.medl.sequence.text.NaiveBayes;
import io.github.medl.sequence.text.Vocabulary;
import io.github.medl.sequence.text.WordSampling;
import io.github.medl.tensor.Tensor;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** A model that diverged says nothing, and nothing is written from it. */
class NoSymbolTest {
  private static final double NAN = Double.NaN;
  private static final double NEVER = Double.NEGATIVE_INFINITY;

  private static NextSymbol<Integer> always(double... logits) {
    Tensor row = Tensor.of(logits, 1, logits.length);
    return new NextSymbol<>() {
      @Override
      public Step<Integer> first() {
        return new Step<>(row, 0);
      }

      @Override
      public Step<Integer> then(Integer state, int... symbols) {
        return new Step<>(row, 0);
      }

      @Override
      public Integer rows(Integer state, int... rows) {
        return 0;
      }
    };
  }

  private static void refused(ThrowingCallable call, String words) {
    assertThatThrownBy(call).hasMessageContaining(words);
  }

  @Test
  void scoresThatAreNoneAreRefusedByEveryWayOfWriting() {
    BeamSearch beam = new BeamSearch(2, 0, 3, BeamSearch.Penalty.power(1));
    RandomStream stream = RandomStream.seed(1);
    refused(() -> Writing.greedy(always(1, NAN), 9, 2), "symbol 1 is NaN");
    refused(() -> Writing.greedy(always(NEVER, NEVER), 9, 2), "none of 2 symbols is possible");
    refused(
        () -> Writing.sample(always(NAN, 0), Sampling.temperature(1), 9, 2, stream),
        "symbol 0 is NaN");
    refused(() -> beam.search(always(NAN, 1, 2)), "symbol 0 is NaN");
    refused(() -> beam.search(always(NEVER, NEVER)), "none of 2 symbols is possible");
    refused(() -> Sampling.temperature(Double.POSITIVE_INFINITY), "a finite temperature");
  }

  @Test
  void textsAndTablesThatAreNoneAreRefusedInWords() {
    List<List<String>> word = List.of(List.of("a"));
    refused(() -> Bleu.ofCorpus(word, List.of(word), 0), "at least one word, not 0");
    refused(() -> GramModel.of(new int[1], 3, Integer.MAX_VALUE, 1), "2147483647 symbols");
    refused(() -> GramModel.of(new int[1], 0, 2, Double.POSITIVE_INFINITY), "delta Infinity");
    refused(() -> Vocabulary.of(List.of("a")).decode(-1), "no code -1 among 1");
    refused(
        () -> NaiveBayes.of(List.of(List.of()), new int[1], 1).right(List.of(), 0),
        "0 documents and 1 labels");
    refused(() -> WordSampling.negatives(new int[] {1, 2}, NAN), "the sum NaN");
    refused(() -> WordSampling.negatives(new int[] {10, 20}, 1000), "the sum Infinity");
    refused(() -> WordSampling.negatives(new int[] {0, 20}, -1), "the sum Infinity");
  }
}
