package io.github.medl.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.autodiff.Autodiff;
import io.github.medl.networks.Network;
import io.github.medl.networks.Networks;
import io.github.medl.networks.Pass;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.initialisation.Initialisations;
import io.github.medl.networks.layers.Activations;
import io.github.medl.networks.layers.Layers;
import io.github.medl.random.RandomStream;
import io.github.medl.sequence.attention.AdditiveScore;
import io.github.medl.sequence.attention.Attention;
import io.github.medl.sequence.attention.KeysAndValues;
import io.github.medl.sequence.attention.MultiHead;
import io.github.medl.sequence.decoding.BeamSearch;
import io.github.medl.sequence.decoding.Sampling;
import io.github.medl.sequence.decoding.SentencePairs;
import io.github.medl.sequence.recurrent.Cells;
import io.github.medl.sequence.recurrent.GruCell;
import io.github.medl.sequence.recurrent.LanguageModel;
import io.github.medl.sequence.recurrent.LstmCell;
import io.github.medl.sequence.recurrent.Recurrent;
import io.github.medl.sequence.recurrent.ResetAfterGruCell;
import io.github.medl.sequence.recurrent.ThroughTime;
import io.github.medl.sequence.text.BytePairs;
import io.github.medl.sequence.text.GramModel;
import io.github.medl.sequence.text.Vocabulary;
import io.github.medl.sequence.text.WordCounts;
import io.github.medl.sequence.text.WordVectors;
import io.github.medl.sequence.transformer.DecoderBlock;
import io.github.medl.sequence.transformer.Design;
import io.github.medl.sequence.transformer.EncoderBlock;
import io.github.medl.sequence.transformer.Gpt;
import io.github.medl.sequence.transformer.Transformer;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/**
 * Shapes that do not go together are refused where they meet; padding has no say, a NaN in it too.
 */
class ShapesAndPaddingTest {
  private static final Pass PASS = Pass.evaluation();
  private static final double NAN = Double.NaN;

  private final RandomStream stream = RandomStream.seed(5);
  private final Initialisation xavier = Initialisations.xavier(stream).in(DType.FLOAT64);
  private final Design design = new Design(4, 2, 8, Activations.relu(), true, 0, xavier, xavier);

  private static void refused(ThrowingCallable call, String... words) {
    assertThatThrownBy(call)
        .isInstanceOfAny(IllegalArgumentException.class, IndexOutOfBoundsException.class)
        .hasMessageContainingAll(words);
  }

  // ---------------------------------------------------------------- padding

  /** Sums of the real places and their derivatives, by the input and by every parameter. */
  private <M extends Network> void paddingHasNoSay(
      M block, Tensor x, Lengths lengths, BiFunction<M, Tensor, Tensor> apply) {
    Tensor real = lengths.mask(x.dim(0), x.dim(1), x.dtype()).reshape(x.dim(0), x.dim(1), 1);
    Tensor noise = x.where(real, Tensor.full(NAN, x.shape()));
    for (String name : Networks.parameters(block).keySet()) {
      Tensor w = Networks.parameters(block).get(name);
      Tensor clean = byParameter(block, name, w, x, lengths, apply);
      Tensor dirty = byParameter(block, name, w, noise, lengths, apply);
      assertThat(dirty.sub(clean).abs().max().item()).as(name).isLessThan(1e-12);
    }
    Tensor byInput =
        Autodiff.gradient(z -> lengths.zeroPadding(apply.apply(block, z)).square().sum(), noise);
    assertThat(byInput.sub(byInput.where(real, byInput.fullLike(0))).abs().max().item()).isZero();
    assertThat(byInput.abs().sum().item()).isPositive().isFinite();
  }

  private static <M extends Network> Tensor byParameter(
      M block,
      String name,
      Tensor w,
      Tensor x,
      Lengths lengths,
      BiFunction<M, Tensor, Tensor> apply) {
    return Autodiff.gradient(
        p ->
            lengths
                .zeroPadding(apply.apply(Networks.with(block, Map.of(name, p)), x))
                .square()
                .sum(),
        w);
  }

  @Test
  void whatStandsInThePaddingOfABlockSpoilsNoDerivative() {
    Lengths lengths = new Lengths(1, 3, 0);
    Tensor x = stream.normalTensor(3, 3, 4);
    Design post = new Design(4, 2, 8, Activations.relu(), false, 0, xavier, xavier);
    for (Design kind : List.of(design, post)) {
      paddingHasNoSay(
          EncoderBlock.of(kind), x, lengths, (block, a) -> block.apply(a, lengths, null, PASS));
      paddingHasNoSay(
          DecoderBlock.of(kind),
          x,
          lengths,
          (block, a) -> block.apply(a, lengths, a, lengths, PASS));
    }
    paddingHasNoSay(
        MultiHead.of(4, 2, 0, xavier, xavier),
        x,
        lengths,
        (heads, a) -> heads.apply(a, a, lengths, null, PASS).result());
    paddingHasNoSay(
        Recurrent.of(Cells.lstm(4, 3, 1, xavier, xavier)),
        x,
        lengths,
        (layer, a) -> layer.apply(a, lengths, PASS).outputs());
  }

  @Test
  void finitePaddingStaysAsItIs() {
    Tensor x = stream.normalTensor(2, 3, 2);
    Lengths lengths = new Lengths(1, 2);
    assertThat(lengths.finitePadding(x)).isSameAs(x);
    Tensor endless = Tensor.of(new double[] {1, NAN, 3, 4, 5, Double.POSITIVE_INFINITY}, 2, 3);
    assertThat(lengths.finitePadding(endless).toDoubles()).containsExactly(1, 0, 3, 4, 5, 0);
    Tensor inPlace = Tensor.of(new double[] {NAN, 1, 1, 1, 1, 1}, 2, 3);
    assertThat(lengths.finitePadding(inPlace).get(0, 0)).isNaN();
    refused(() -> lengths.finitePadding(Tensor.zeros(2)), "(n, T)", "(2,)");
    refused(() -> lengths.zeroPadding(Tensor.zeros(2)), "(n, T)", "(2,)");
    refused(() -> new Lengths(1, 9).mask(2, 4, DType.FLOAT64), "length 9 of 4 steps");
    refused(() -> lengths.mask(3, 4, DType.FLOAT64), "2 lengths for 3 rows");
  }

  // ---------------------------------------------------------------- recurrent

  @Test
  void cellsKnowHowManyBlocksTheirWeightsHave() {
    refused(
        () -> new LstmCell(Tensor.ones(3, 16), Tensor.ones(4, 12), Tensor.ones(16)),
        "(m, 4 m)",
        "(4, 12)");
    refused(
        () ->
            new GruCell(Tensor.ones(3, 12), Tensor.ones(4, 4), Tensor.ones(4, 8), Tensor.ones(12)),
        "(m, 2 m), (m, m)",
        "(4, 4), (4, 8)");
    refused(
        () ->
            new ResetAfterGruCell(
                Tensor.ones(3, 12), Tensor.ones(4, 12), Tensor.ones(12), Tensor.ones(1)),
        "inner bias must be (4,)");
    LstmCell lstm = Cells.lstm(3, 4, 1, xavier, xavier);
    Tensor x = Tensor.ones(2, 3);
    refused(() -> lstm.step(x, lstm.zeros(2).subList(0, 1)), "2 states (2, 4)", "[(2, 4)]");
    refused(() -> lstm.step(x, lstm.zeros(1)), "2 states (2, 4)", "(1, 4)"); // not broadcast
    refused(() -> lstm.stepAtOnce(x, lstm.zeros(1)), "2 states (2, 4)");
    refused(
        () -> new Recurrent(lstm, false, List.of(Tensor.ones(5), Tensor.ones(4))), "must be (4,)");
    refused(() -> Recurrent.of(lstm).apply(Tensor.ones(3)), "(n, T, p)", "(3,)");
    refused(() -> Cells.lstm(65_536, 65_536, stream), "cell", "(4, 65536, 65536)");
    refused(
        () -> ThroughTime.norms(lstm, Tensor.ones(2, 3, 3), 2, u -> u.outputs().sum()), "state 2");
    refused(
        () -> ThroughTime.norms(lstm, Tensor.ones(2, 0, 3), 0, u -> u.outputs().sum()),
        "at least one step");
  }

  @Test
  void aSearchWritesOneTextByPenaltiesThatArePositive() {
    LanguageModel model =
        new LanguageModel(
            xavier.weight(6, 3, 6, 3),
            Recurrent.of(Cells.gru(3, 4, xavier, xavier)),
            Layers.dense(4, 6, xavier));
    BeamSearch beam = new BeamSearch(3, 0, 3, BeamSearch.Penalty.power(0));
    refused(() -> beam.search(model.after(Tensor.zeros(2, 2))), "one text", "there are 2");
    refused(() -> beam.search(model.after(Tensor.zeros(0, 2))), "there are 0");
    Tensor one = Tensor.zeros(1, 2);
    for (double bad : new double[] {0, -1, NAN}) {
      BeamSearch wrong = new BeamSearch(3, 0, 3, n -> bad);
      refused(() -> wrong.search(model.after(one)), "penalty of 1 symbols", "" + bad);
    }
    assertThatThrownBy(() -> new BeamSearch(3, 0, 3, null)).hasMessageContaining("Penalty.power");
    refused(() -> model.apply(Tensor.vector(1, 2)), "(n, T)", "(2,)");
  }

  // ---------------------------------------------------------------- attention, transformers

  @Test
  void attentionSaysWhatItExpects() {
    Attention additive = new Attention(AdditiveScore.of(3, 4, 5, xavier));
    Tensor keys = Tensor.ones(2, 5, 4);
    refused(
        () -> additive.memory(keys, Tensor.ones(2, 4, 4), Lengths.all()),
        "same places",
        "(2, 5, 4) and (2, 4, 4)");
    var memory = additive.memory(keys, keys, Lengths.all());
    refused(() -> additive.apply(Tensor.ones(2, 3), memory, PASS), "(n, Q, m)", "(2, 3)");
    refused(() -> additive.apply(Tensor.ones(3, 1, 3), memory, PASS), "3 rows", "keys of 2");
    MultiHead heads = MultiHead.of(4, 2, 0, xavier, xavier);
    refused(
        () -> heads.apply(Tensor.ones(3, 4), keys, Lengths.all(), null, PASS),
        "(n, Q, d)",
        "(3, 4)");
    refused(() -> new KeysAndValues(List.of()), "a run");
  }

  /** Places are counted by what blocks remember: without a block every place would be the first. */
  @Test
  void whatWritesHasABlock() {
    refused(() -> Gpt.of(6, 5, 0, design, xavier), "there must be a block");
    refused(() -> Transformer.of(6, 7, 1, 0, design, xavier), "there must be a block");
    Gpt gpt = Gpt.of(6, 5, 1, design, xavier);
    refused(() -> gpt.apply(Tensor.vector(1, 2)), "(n, T)", "(2,)");
    Transformer model = Transformer.of(6, 7, 1, 1, design, xavier);
    SentencePairs nothing = new SentencePairs(List.of(new int[] {1}), List.of(new int[0]), 1);
    refused(() -> SentencePairs.teacherForcing().cost(model, nothing, PASS), "not even a stop");
  }

  // ---------------------------------------------------------------- text

  @Test
  void symbolsThatTieInZeroAreOrderedByCode() {
    assertThat(Sampling.greedy().probabilities(-0.0, 0.0)).containsExactly(1, 0);
    assertThat(new Sampling(1, 1, 1).probabilities(-1, -0.0, 0.0)).containsExactly(0, 1, 0);
  }

  @Test
  void theEndOfAWordIsNoTextOfPairsOfCharacters() {
    refused(() -> BytePairs.ofCharacters("a </w> b", 3), "</w>", "bytes");
    refused(() -> BytePairs.ofCharacters("a b", 3).encode("x</w>y"), "</w>");
    BytePairs bytes = BytePairs.ofBytes("a </w> b", 9);
    assertThat(bytes.decode(bytes.encode("x</w>y </w>"))).isEqualTo("x</w>y </w>");
  }

  /** U+001F is no white space to Unicode, and so part of a word; Java would strip it. */
  @Test
  void theLastCharacterOfATextStays() {
    BytePairs pairs = BytePairs.ofCharacters("a\u001f a\u001f", 9);
    assertThat(pairs.decode(pairs.encode("b a\u001f"))).isEqualTo("b a\u001f");
    assertThat(pairs.vocabulary("x\u00a0y").has("\u00a0")).isFalse();
    assertThat(pairs.vocabulary("a\u001f").has("\u001f")).isTrue();
  }

  /** A table of all symbols for each context would have 20 thousand times 50 thousand numbers. */
  @Test
  void countsOfGramsNeedNoRoomForWhatNeverCame() {
    int symbols = 50_000;
    int[] text = new int[40_000];
    Arrays.setAll(text, i -> i % 20_000);
    GramModel model = GramModel.of(text, 1, symbols, .5);
    assertThat(model.contexts()).isEqualTo(20_000);
    assertThat(model.probability(new int[] {7, 8}, 1)).isCloseTo(2.5 / 25_002, within(1e-15));
    assertThat(model.probability(new int[] {49_999, 8}, 1)).isCloseTo(1e0 / symbols, within(1e-15));
    assertThat(GramModel.of(new int[1], 0, Integer.MAX_VALUE, 1).contexts()).isEqualTo(1);
    refused(() -> GramModel.of(text, -1, 2, 1), "the order must be at least 0", "order -1");
  }

  @Test
  void tablesOfWordsGoTogether() {
    refused(() -> WordCounts.tfIdf(Tensor.vector(1, 2)), "a row for each document", "(2,)");
    refused(
        () -> WordCounts.smoothTfIdf(Tensor.ones(2, 3), Tensor.ones(2, 1)),
        "not of one vocabulary");
    refused(() -> WordCounts.cosines(Tensor.vector(1), Tensor.vector(1)), "cosines");
    refused(() -> new WordVectors(Tensor.ones(3, 2), Tensor.ones(4, 2)), "(3, 2) and (4, 2)");
    refused(() -> Vocabulary.ordered(Arrays.asList("a", null)), "a symbol is null");
    Vocabulary two = Vocabulary.of(List.of("a", "b"));
    refused(() -> two.padded(List.of(new int[] {1}, new int[] {7})), "no code 7 among 2");
  }
}
