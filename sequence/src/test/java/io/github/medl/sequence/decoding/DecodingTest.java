package io.github.medl.sequence.decoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.random.RandomStream;
import io.github.medl.sequence.Fixture;
import io.github.medl.sequence.decoding.BeamSearch.Hypothesis;
import io.github.medl.sequence.decoding.BeamSearch.Penalty;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DecodingTest {
  private static final Fixture BEAM = Fixture.of("text", "beam search on a Markov chain");
  private static final int STOP = 3;

  private static Chain chain() {
    Map<String, Object> args = BEAM.part("args");
    double[][] transition =
        ((List<?>) args.get("transition")).stream().map(Fixture::doubles).toArray(double[][]::new);
    return new Chain(Fixture.doubles(args.get("first")), transition);
  }

  // ---------------------------------------------------------------- sampling

  @Test
  void temperatureTopKAndNucleusAreThoseOfTheDefinition() {
    Fixture f = Fixture.of("text", "temperature, top-k, nucleus");
    double[] logits = Fixture.doubles(f.part("args").get("logits"));
    Map<String, Object> y = f.part("output");
    check(y, "temperature 0.5", Sampling.temperature(0.5), logits);
    check(y, "temperature 2", Sampling.temperature(2), logits);
    check(y, "top 2", new Sampling(1, 2, 1), logits);
    check(y, "p 0.8", new Sampling(1, 0, 0.8), logits);
    check(y, "temperature 0.7, top 3, p 0.9", new Sampling(0.7, 3, 0.9), logits);
    check(y, "p 0.1", new Sampling(1, 0, 0.1), logits);
  }

  private static void check(
      Map<String, Object> expected, String name, Sampling sampling, double[] logits) {
    assertThat(sampling.probabilities(logits))
        .as(name)
        .containsExactly(Fixture.doubles(expected.get(name)), within(1e-15));
  }

  @Test
  void temperatureZeroIsTheLimitAndTiesGoToTheSmallerCode() {
    assertThat(Sampling.greedy().probabilities(1, 3, 3, 0)).containsExactly(0, 1, 0, 0);
    assertThat(new Sampling(1, 2, 1).probabilities(1, 1, 1)).containsExactly(0.5, 0.5, 0);
    assertThat(Sampling.temperature(1e-300).probabilities(1, 3, 2)).containsExactly(0, 1, 0);
    assertThat(Sampling.temperature(1).probabilities(0, Double.NEGATIVE_INFINITY))
        .containsExactly(1, 0);
    assertThatThrownBy(() -> new Sampling(1, 0, 0)).hasMessageContaining("p in (0, 1]");
    assertThatThrownBy(() -> Sampling.temperature(Double.NaN)).hasMessageContaining("temperature");
  }

  @Test
  void symbolsAreDrawnWithTheirProbabilitiesFromOneNumberEach() {
    double[] p = {0.5, 0.3, 0.2};
    double[] logits = Arrays.stream(p).map(Math::log).toArray();
    RandomStream stream = RandomStream.seed(1);
    int[] counts = new int[3];
    for (int i = 0; i < 20_000; i++) {
      counts[Sampling.temperature(1).draw(logits, stream)]++;
    }
    for (int k = 0; k < 3; k++) {
      assertThat(counts[k] / 20_000.0).isCloseTo(p[k], within(4 * Math.sqrt(0.25 / 20_000)));
    }
    RandomStream a = RandomStream.seed(2);
    RandomStream b = RandomStream.seed(2);
    double u = b.uniform();
    assertThat(Sampling.temperature(1).draw(logits, a)).isEqualTo(u < 0.5 ? 0 : u < 0.8 ? 1 : 2);
    assertThat(a.uniform()).isEqualTo(b.uniform());
  }

  // ---------------------------------------------------------------- search

  @Test
  void beamSearchIsThatOfTheWorkedExample() {
    for (Map.Entry<String, Object> entry : BEAM.part("output").entrySet()) {
      if (!entry.getKey().startsWith("width")) {
        continue;
      }
      String[] words = entry.getKey().split("[ ,]+"); // width 2, penalty gnmt 0.6
      double alpha = Double.parseDouble(words[4]);
      Penalty penalty = words[3].equals("gnmt") ? Penalty.gnmt(alpha) : Penalty.power(alpha);
      List<Hypothesis> found =
          new BeamSearch(Integer.parseInt(words[1]), STOP, 6, penalty).search(chain());
      List<?> expected = (List<?>) Fixture.object(entry.getValue()).get("hypotheses");
      assertThat(found.size()).as(entry.getKey()).isGreaterThanOrEqualTo(expected.size());
      for (int i = 0; i < expected.size(); i++) { // the file holds the best four
        Map<String, Object> h = Fixture.object(expected.get(i));
        assertThat(found.get(i).codes()).containsExactly(Fixture.ints(h.get("codes")));
        assertThat(found.get(i).logProbability())
            .isCloseTo(((Number) h.get("log_probability")).doubleValue(), within(1e-12));
        assertThat(found.get(i).score())
            .isCloseTo(((Number) h.get("score")).doubleValue(), within(1e-12));
      }
    }
  }

  @Test
  void widthOneIsGreedyAndAGreatWidthIsExhaustive() {
    RandomStream stream = RandomStream.seed(4);
    for (int trial = 0; trial < 50; trial++) {
      Chain chain = new Chain(row(stream), new double[][] {row(stream), row(stream), row(stream)});
      List<Hypothesis> one = new BeamSearch(1, STOP, 4, Penalty.power(0)).search(chain);
      assertThat(one.get(0).codes()).containsExactly(Writing.greedy(chain, STOP, 4).get(0));
      List<Hypothesis> all = new BeamSearch(256, STOP, 4, Penalty.power(0)).search(chain);
      double best = best(chain, chain.start(), 1, 4);
      assertThat(Math.exp(all.get(0).logProbability())).isCloseTo(best, within(1e-12));
    }
  }

  private static double[] row(RandomStream stream) {
    double[] p = new double[4];
    Arrays.setAll(p, i -> stream.uniform());
    double sum = Arrays.stream(p).sum();
    return Arrays.stream(p).map(v -> v / sum).toArray();
  }

  /** The greatest probability of a sequence that ends with the stop, by trying all. */
  private static double best(Chain chain, double[] now, double p, int left) {
    double best = p * now[STOP];
    for (int k = 0; k < STOP && left > 1; k++) {
      best = Math.max(best, best(chain, chain.transition()[k], p * now[k], left - 1));
    }
    return best;
  }

  @Test
  void unfinishedHypothesesCountOnlyIfNothingFinished() {
    Chain never = new Chain(new double[] {1, 0, 0, 0}, new double[][] {{1, 0, 0, 0}, {}, {}});
    List<Hypothesis> found = new BeamSearch(2, STOP, 3, Penalty.power(1)).search(never);
    assertThat(found).hasSize(1);
    assertThat(found.get(0).codes()).containsExactly(0, 0, 0);
    assertThat(Writing.greedy(never, STOP, 3).get(0)).containsExactly(0, 0, 0);
  }

  @Test
  void rowsThatAreDoneLeaveTheOthersAlone() {
    // Row r counts down from r and then stops.
    NextSymbol<int[]> down =
        new NextSymbol<>() {
          @Override
          public Step<int[]> first() {
            return step(new int[] {2, 0, 1});
          }

          @Override
          public Step<int[]> then(int[] left, int... symbols) {
            return step(Arrays.stream(left).map(n -> n - 1).toArray());
          }

          private Step<int[]> step(int[] left) {
            Tensor logits =
                Tensor.generate(
                    i -> i % 4 == (left[i / 4] == 0 ? 3 : left[i / 4]) ? 1 : 0, left.length, 4);
            return new Step<>(logits, left);
          }

          @Override
          public int[] rows(int[] left, int... rows) {
            return Arrays.stream(rows).map(row -> left[row]).toArray();
          }
        };
    List<int[]> written = Writing.greedy(down, 3, 10);
    assertThat(written.get(0)).containsExactly(2, 1, 3);
    assertThat(written.get(1)).containsExactly(3);
    assertThat(written.get(2)).containsExactly(1, 3);
    assertThat(Writing.sample(down, Sampling.greedy(), 3, 2, RandomStream.seed(1)).get(0))
        .containsExactly(2, 1);
  }

  // ---------------------------------------------------------------- BLEU

  @Test
  void bleuIsThatOfTheDefinition() {
    for (String name : List.of("BLEU of a corpus and of its sentences", "BLEU, more")) {
      Fixture f = Fixture.of("text", name);
      Map<String, Object> y = f.part("output");
      List<List<String>> candidates = new ArrayList<>();
      List<List<List<String>>> references = new ArrayList<>();
      ((List<?>) f.part("args").get("candidates")).forEach(c -> candidates.add(words(c)));
      ((List<?>) f.part("args").get("references"))
          .forEach(r -> references.add(((List<?>) r).stream().map(DecodingTest::words).toList()));
      same(Bleu.ofCorpus(candidates, references, 4), y.get("corpus"));
      if (y.containsKey("sentences")) {
        same(Bleu.ofCorpus(candidates, references, 2), y.get("corpus_bleu_2"));
        for (int i = 0; i < candidates.size(); i++) {
          same(
              Bleu.ofCorpus(candidates.subList(i, i + 1), references.subList(i, i + 1), 4),
              ((List<?>) y.get("sentences")).get(i));
          same(
              Bleu.ofSentenceAddOne(candidates.get(i), references.get(i), 4),
              ((List<?>) y.get("sentences_add_one")).get(i));
        }
      }
    }
    List<String> words = words("a b c d e");
    assertThat(Bleu.ofCorpus(List.of(words), List.of(words)).value()).isEqualTo(1);
    assertThat(Bleu.ofCorpus(List.of(List.of()), List.of(words)).value()).isZero();
    assertThat(Bleu.ofCorpus(List.of(words("a b")), List.of(words("a b"))).value()).isZero();
  }

  private static List<String> words(Object text) {
    return List.of(((String) text).toLowerCase(Locale.ROOT).split(" "));
  }

  private static void same(Bleu ours, Object theirs) {
    Map<String, Object> expected = Fixture.object(theirs);
    assertThat(ours.matches()).isEqualTo(expected.get("matches"));
    assertThat(ours.totals()).isEqualTo(expected.get("totals"));
    assertThat(ours.candidateLength()).isEqualTo(expected.get("candidate_length"));
    assertThat(ours.referenceLength()).isEqualTo(expected.get("reference_length"));
    assertThat(ours.value())
        .isCloseTo(((Number) expected.get("bleu")).doubleValue(), within(1e-12));
    double[] precisions = ours.precisions().stream().mapToDouble(Double::doubleValue).toArray();
    assertThat(precisions)
        .containsExactly(Fixture.doubles(expected.get("precisions")), within(1e-15));
  }
}
