package io.github.medl.sequence.text;

import static io.github.medl.sequence.text.Vocabulary.PAD;
import static io.github.medl.sequence.text.Vocabulary.START;
import static io.github.medl.sequence.text.Vocabulary.STOP;
import static io.github.medl.sequence.text.Vocabulary.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.random.RandomStream;
import io.github.medl.sequence.Fixture;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TextTest {
  // ---------------------------------------------------------------- tokens

  @Test
  void charactersAreCodePointsOfTheComposedText() {
    assertThat(Tokens.characters("e\u0301t\u00e9 \ud83d\ude00"))
        .containsExactly("\u00e9", "t", "\u00e9", " ", "\ud83d\ude00");
    assertThat(Tokens.words(" a\u00a0b\n\tc ")).containsExactly("a", "b", "c");
    assertThat(Tokens.words("")).isEmpty();
    assertThat(Tokens.matches("it's 2 o'clock!", Pattern.compile("[a-z0-9]+('[a-z]+)?")))
        .containsExactly("it's", "2", "o'clock");
  }

  @Test
  void vocabulariesAreSortedByCodePointAfterTheSpecialSymbols() {
    // U+FFFD comes before U+1F600, whose first UTF-16 unit is smaller.
    Vocabulary v = Vocabulary.of(List.of("\ud83d\ude00", "b", "\ufffd", "a", "b"), PAD, STOP);
    assertThat(v.symbols()).containsExactly(PAD, STOP, "a", "b", "\ufffd", "\ud83d\ude00");
    assertThat(v.decode(v.encode(List.of("b", STOP)))).containsExactly("b", STOP);
    assertThatThrownBy(() -> v.encode(List.of("zebra"))).hasMessageContaining("\"zebra\"");
    Vocabulary open = Vocabulary.of(List.of("a"), UNKNOWN);
    assertThat(open.decode(open.encode(List.of("a", "z")))).containsExactly("a", UNKNOWN);
    assertThatThrownBy(() -> Vocabulary.of(List.of("a"), PAD, PAD)).hasMessageContaining("twice");
    Vocabulary.Padded batch = v.padded(List.of(new int[] {2, 3}, new int[0], new int[] {4}));
    assertThat(batch.codes()).isEqualTo(Tensor.of(new double[] {2, 3, 0, 0, 4, 0}, 3, 2));
    assertThat(batch.lengths().each()).containsExactly(2, 0, 1);
    assertThat(Vocabulary.of(List.of(START), START).size()).isEqualTo(1);
  }

  // ---------------------------------------------------------------- byte pairs

  @Test
  void bytePairsAreThoseOfTheDefinition() {
    Fixture f = Fixture.of("text", "byte-pair encoding");
    String text = (String) f.part("args").get("text");
    BytePairs pairs = BytePairs.ofCharacters(text, 8);
    List<?> expected = (List<?>) f.part("output").get("merges");
    List<Object> ours = new ArrayList<>();
    pairs.merges().forEach(m -> ours.add(List.of(m.left(), m.right(), m.count())));
    assertThat(ours).isEqualTo(expected);
    Fixture.object(f.part("output").get("segments"))
        .forEach((word, pieces) -> assertThat(pairs.encode(word)).isEqualTo(pieces));
    List<String> encoded = pairs.encode((String) f.part("args").get("encode"));
    assertThat(encoded).isEqualTo(f.part("output").get("encoded"));
    assertThat(pairs.decode(encoded)).isEqualTo(f.part("args").get("encode"));
    assertThat(pairs.vocabulary(text).encode(encoded)).hasSameSizeAs(encoded);
  }

  @Test
  void countsKeptUpToDateAreThoseOfCountingAgain() {
    RandomStream stream = RandomStream.seed(1);
    for (int trial = 0; trial < 30; trial++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 60; i++) {
        text.append((char) ('a' + (int) (3 * stream.uniform())));
        text.append(stream.uniform() < 0.2 ? " " : "");
      }
      List<BytePairs.Merge> merges = BytePairs.ofCharacters(text.toString(), 12).merges();
      assertThat(merges).isEqualTo(counted(text.toString(), 12));
    }
  }

  /** By the definition: all pairs of all words counted anew before each merge. */
  private static List<BytePairs.Merge> counted(String text, int wanted) {
    List<List<String>> words = new ArrayList<>();
    for (String word : Tokens.words(text)) {
      List<String> symbols = new ArrayList<>(Tokens.characters(word));
      symbols.add(BytePairs.END);
      words.add(symbols);
    }
    List<BytePairs.Merge> merges = new ArrayList<>();
    while (merges.size() < wanted) {
      Map<String, Integer> counts = new TreeMap<>();
      for (List<String> word : words) {
        Tokens.grams(word, 2).forEach(g -> counts.merge(String.join("\u0000", g), 1, Integer::sum));
      }
      int most = counts.values().stream().max(Integer::compare).orElse(0);
      if (most < 2) {
        break;
      }
      String[] best =
          counts.entrySet().stream()
              .filter(e -> e.getValue() == most)
              .findFirst()
              .orElseThrow()
              .getKey()
              .split("\u0000");
      merges.add(new BytePairs.Merge(best[0], best[1], most));
      for (List<String> word : words) {
        for (int i = 0; i + 1 < word.size(); i++) {
          if (word.get(i).equals(best[0]) && word.get(i + 1).equals(best[1])) {
            word.set(i, best[0] + best[1]);
            word.remove(i + 1);
          }
        }
      }
    }
    return merges;
  }

  @Test
  void bytesKnowEveryTextAndGiveItBack() {
    BytePairs pairs = BytePairs.ofBytes("the then there\n\n the", 20);
    Vocabulary vocabulary = pairs.vocabulary("");
    for (String text : List.of("the  th\u00e9\u00e2tre \ud83d\ude00\n", " ", "", "\n\n\t x")) {
      List<String> pieces = pairs.encode(text);
      assertThat(pairs.decode(vocabulary.decode(vocabulary.encode(pieces)))).isEqualTo(text);
    }
    assertThat(pairs.encode(" the").size()).isLessThan(4);
    assertThat(vocabulary.size()).isEqualTo(256 + pairs.merges().size());
  }

  // ---------------------------------------------------------------- counts

  @Test
  void countsAndWeightsAreThoseOfTheDefinition() {
    Fixture f = Fixture.of("text", "bag of words, n-grams, tf-idf, cosine");
    List<List<String>> documents =
        ((List<?>) f.part("args").get("documents"))
            .stream().map(d -> Tokens.words((String) d)).toList();
    Vocabulary vocabulary = Vocabulary.of(documents.stream().flatMap(List::stream).toList());
    assertThat(vocabulary.symbols()).isEqualTo(f.part("args").get("vocabulary"));
    Map<String, Object> y = f.part("output");
    Tensor bags = WordCounts.bags(documents, vocabulary);
    same(bags, y.get("bag_of_words"));
    same(WordCounts.tfIdf(bags), Fixture.object(y.get("tfidf")).get("values"));
    Tensor smooth = WordCounts.smoothTfIdf(bags);
    same(smooth, Fixture.object(y.get("tfidf_smooth")).get("values"));
    same(WordCounts.cosines(bags, bags), y.get("cosine_of_counts"));
    same(WordCounts.cosines(smooth, smooth), y.get("cosine_tfidf_smooth"));
    List<Object> bigrams = new ArrayList<>();
    Tokens.counts(Tokens.grams(documents.get(0), 2).stream().map(g -> String.join(" ", g)).toList())
        .forEach((gram, count) -> bigrams.add(List.of(gram, count)));
    assertThat(bigrams).isEqualTo(y.get("bigrams_of_document_0"));
    Tensor zero = Tensor.zeros(1, vocabulary.size());
    assertThat(WordCounts.cosines(zero, bags)).isEqualTo(Tensor.zeros(1, 3));
    assertThat(WordCounts.smoothTfIdf(zero, bags)).isEqualTo(zero);
  }

  private static void same(Tensor ours, Object rows) {
    double[][] expected = ((List<?>) rows).stream().map(Fixture::doubles).toArray(double[][]::new);
    Fixture.near("rows", ours, Tensor.of(expected), 1e-14);
  }

  @Test
  void perplexityAndBitsFollowFromTheMeanLoss() {
    Fixture f = Fixture.of("text", "perplexity");
    Perplexity p = Perplexity.of("character", Fixture.doubles(f.part("args").get("nats")));
    Map<String, Object> y = f.part("output");
    assertThat(p.nats()).isEqualTo(((Number) y.get("mean")).doubleValue());
    assertThat(p.value()).isCloseTo(((Number) y.get("perplexity")).doubleValue(), within(1e-15));
    assertThat(p.bits()).isCloseTo(((Number) y.get("bits")).doubleValue(), within(1e-15));
    assertThat(p).hasToString("1.0000 nats = 1.4427 bits a character, perplexity 2.718");
  }

  @Test
  void gramModelIsTheFormula() {
    int[] codes = {0, 1, 0, 1, 0, 2};
    GramModel one = GramModel.of(codes, 1, 3, 0.5);
    assertThat(one.probability(new int[] {0, 1}, 1)).isEqualTo(2.5 / 4.5);
    assertThat(one.probability(new int[] {2, 1}, 1)).isEqualTo(0.5 / 1.5);
    GramModel none = GramModel.of(codes, 0, 3, 1e-300);
    assertThat(none.nats(codes, 0))
        .isCloseTo(
            -(3 * Math.log(0.5) + 2 * Math.log(1 / 3.0) + Math.log(1 / 6.0)) / 6, within(1e-15));
    double sum = 0;
    for (int k = 0; k < 3; k++) {
      sum += GramModel.of(codes, 2, 3, 0.1).probability(new int[] {1, 0, k}, 2);
    }
    assertThat(sum).isCloseTo(1, within(1e-15));
    assertThatThrownBy(() -> GramModel.of(codes, 30, 65, 1)).hasMessageContaining("order 30");
  }

  @Test
  void wordVectorLossesAndTheirGradientsAreThoseOfPyTorch() {
    for (Fixture f : Fixture.all("models")) {
      Map<String, Object> args = f.part("args");
      switch (f.op()) {
        case "cbow" ->
            f.check(
                x ->
                    Map.of(
                        "loss",
                        vectors(x).bagOfWordsLoss(codes(x, "context"), code(args, "centre"))));
        case "skip_gram" ->
            f.check(
                x ->
                    Map.of(
                        "loss",
                        vectors(x).skipGramLoss(code(args, "centre"), codes(x, "context"))));
        case "negative_sampling" ->
            f.check(
                x ->
                    Map.of(
                        "loss",
                        vectors(x)
                            .negativeSamplingLoss(
                                code(args, "centre"),
                                code(args, "context"),
                                codes(x, "negatives"))));
        case "word_sampling" -> {
          int[] counts = Fixture.ints(args.get("counts"));
          assertThat(WordSampling.negatives(counts, 0.75))
              .containsExactly(Fixture.doubles(f.part("output").get("negatives")), within(1e-15));
          assertThat(WordSampling.keep(counts, 0.01))
              .containsExactly(Fixture.doubles(f.part("output").get("keep")), within(1e-15));
        }
        default -> {}
      }
    }
  }

  private static WordVectors vectors(Map<String, Tensor> x) {
    return new WordVectors(x.get("V"), x.get("U"));
  }

  private static int code(Map<String, Object> args, String name) {
    return ((Number) args.get(name)).intValue();
  }

  private static int[] codes(Map<String, Tensor> x, String name) {
    return Arrays.stream(x.get(name).toDoubles()).mapToInt(v -> (int) v).toArray();
  }
}
