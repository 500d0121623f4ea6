package io.github.medl.examples.chapter7;

import io.github.medl.examples.figure.DataOrigin;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.learning.data.Datasets;
import io.github.medl.learning.data.LabelledTexts;
import io.github.medl.learning.data.MissingDataException;
import io.github.medl.sequence.text.Tokens;
import io.github.medl.sequence.text.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Sentences that praise (1) or blame (0), in words; forty of ours where the published ones are not
 * at hand.
 *
 * @param words of each sentence
 * @param labels of each
 * @param origin where they are from
 * @param missing why they are not the published ones; empty if they are
 */
record Sentences(List<List<String>> words, int[] labels, List<DataOrigin> origin, String missing) {
  static final int FOLDS = 5;

  /** More words of a sentence than these no network reads. */
  static final int LONGEST = 40;

  private static final Pattern WORD = Pattern.compile("[a-z0-9]+('[a-z]+)?");

  static Sentences load() {
    try {
      LabelledTexts data = Datasets.sentences();
      return new Sentences(
          data.texts().stream().map(Sentences::words).toList(),
          data.labels(),
          data.provenance().stream().map(DataOrigin::of).toList(),
          "");
    } catch (MissingDataException e) {
      Embedded file = Embedded.of("sentences.tsv");
      List<String[]> lines = file.text().lines().map(line -> line.split("\t")).toList();
      return new Sentences(
          lines.stream().map(line -> words(line[0])).toList(),
          lines.stream().mapToInt(line -> Integer.parseInt(line[1])).toArray(),
          List.of(file.origin()),
          e.getMessage());
    }
  }

  static List<String> words(String sentence) {
    return Tokens.matches(sentence.toLowerCase(Locale.ROOT), WORD);
  }

  int size() {
    return labels.length;
  }

  /** Those whose number mod 5 is that of the fold, or the others. */
  Sentences part(int fold, boolean test) {
    return at(IntStream.range(0, size()).filter(i -> (i % FOLDS == fold) == test).toArray());
  }

  private Sentences at(int... indices) {
    return new Sentences(
        IntStream.of(indices).mapToObj(words::get).toList(),
        IntStream.of(indices).map(i -> labels[i]).toArray(),
        origin,
        missing);
  }

  /** The words that occur at least twice, behind some special symbols. */
  Vocabulary vocabulary(String... special) {
    Map<String, Integer> counts = Tokens.counts(words.stream().flatMap(List::stream).toList());
    return Vocabulary.of(
        counts.keySet().stream().filter(word -> counts.get(word) >= 2).toList(), special);
  }

  /** The codes of the first words of each sentence. */
  LabelledSequences codes(Vocabulary vocabulary) {
    return new LabelledSequences(
        words.stream()
            .map(w -> vocabulary.encode(w.subList(0, Math.min(LONGEST, w.size()))))
            .toList(),
        labels);
  }

  /** The runs of one to n words of each sentence. */
  List<List<List<String>>> grams(int n) {
    List<List<List<String>>> all = new ArrayList<>();
    for (List<String> sentence : words) {
      List<List<String>> grams = new ArrayList<>();
      for (int k = 1; k <= n; k++) {
        grams.addAll(Tokens.grams(sentence, k));
      }
      all.add(grams);
    }
    return all;
  }

  boolean isWhole() {
    return missing.isEmpty();
  }

  /** The outcome, which says so if it is of other sentences. */
  Outcome sign(Outcome outcome) {
    return outcome
        .data(origin.toArray(DataOrigin[]::new))
        .fellBackUnless(
            isWhole(),
            "Computed on "
                + size()
                + " sentences of ours, so nothing is compared. The published ones are missing: "
                + missing);
  }
}
