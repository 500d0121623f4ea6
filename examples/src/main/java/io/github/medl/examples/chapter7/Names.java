package io.github.medl.examples.chapter7;

import io.github.medl.examples.figure.DataOrigin;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.learning.data.Datasets;
import io.github.medl.learning.data.LabelledTexts;
import io.github.medl.learning.data.MissingDataException;
import io.github.medl.sequence.text.Tokens;
import io.github.medl.sequence.text.Vocabulary;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * Names by language, without marks and in small letters, none twice in a language; every fifth of a
 * language is for the test. A few given names of three languages where the files are not at hand.
 *
 * @param languages the classes
 * @param letters padding, and the characters there are
 * @param train names to learn from
 * @param test names to judge by
 * @param origin where they are from
 * @param missing why they are not the published ones; empty if they are
 */
record Names(
    List<String> languages,
    Vocabulary letters,
    Part train,
    Part test,
    List<DataOrigin> origin,
    String missing) {
  /** Some names. */
  record Part(List<String> names, LabelledSequences codes) {
    int size() {
      return names.size();
    }

    int[] labels() {
      return codes.labels();
    }

    /** The runs of one to n characters of each name between two marks. */
    List<List<List<String>>> grams(int n) {
      return names.stream().map(name -> Names.grams(name, n)).toList();
    }
  }

  static Names load() {
    try {
      LabelledTexts data = Datasets.names();
      List<DataOrigin> origin = data.provenance().stream().map(DataOrigin::of).toList();
      return of(data.texts(), data.labels(), data.classes(), origin, "");
    } catch (MissingDataException e) {
      return embedded(e.getMessage());
    }
  }

  private static Names embedded(String missing) {
    Embedded file = Embedded.of("names.tsv");
    List<String> texts = new ArrayList<>();
    List<String> classes = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (String line : file.text().split("\n")) {
      String[] cells = line.split("\t");
      if (!classes.contains(cells[0])) {
        classes.add(cells[0]);
      }
      labels.add(classes.indexOf(cells[0]));
      texts.add(cells[1]);
    }
    int[] codes = labels.stream().mapToInt(Integer::intValue).toArray();
    return of(texts, codes, classes, List.of(file.origin()), missing);
  }

  private static Names of(
      List<String> texts,
      int[] labels,
      List<String> classes,
      List<DataOrigin> origin,
      String missing) {
    List<TreeSet<String>> byLanguage = new ArrayList<>();
    classes.forEach(language -> byLanguage.add(new TreeSet<>(Tokens.order())));
    for (int i = 0; i < labels.length; i++) {
      byLanguage.get(labels[i]).add(plain(texts.get(i)));
    }
    Vocabulary letters =
        Vocabulary.of(
            byLanguage.stream()
                .flatMap(TreeSet::stream)
                .flatMap(name -> Tokens.characters(name).stream())
                .toList(),
            Vocabulary.PAD);
    return new Names(
        classes,
        letters,
        part(byLanguage, letters, false),
        part(byLanguage, letters, true),
        origin,
        missing);
  }

  private static Part part(List<TreeSet<String>> byLanguage, Vocabulary letters, boolean test) {
    List<String> names = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int language = 0; language < byLanguage.size(); language++) {
      int i = 0;
      for (String name : byLanguage.get(language)) {
        if ((i++ % 5 == 4) == test) {
          names.add(name);
          labels.add(language);
        }
      }
    }
    return new Part(
        List.copyOf(names),
        new LabelledSequences(
            names.stream().map(name -> letters.encode(Tokens.characters(name))).toList(),
            labels.stream().mapToInt(Integer::intValue).toArray()));
  }

  /** Letters without their marks, small, trimmed. */
  static String plain(String name) {
    String apart = Normalizer.normalize(name, Normalizer.Form.NFD);
    return apart.replaceAll("\\p{Mn}", "").toLowerCase(Locale.ROOT).strip();
  }

  private static List<List<String>> grams(String name, int n) {
    List<String> characters = Tokens.characters("^" + name + "$");
    List<List<String>> grams = new ArrayList<>();
    for (int k = 1; k <= n; k++) {
      grams.addAll(Tokens.grams(characters, k));
    }
    return grams;
  }

  boolean isWhole() {
    return missing.isEmpty();
  }

  /** The outcome, which says so if it is of other names. */
  Outcome sign(Outcome outcome) {
    return outcome
        .data(origin.toArray(DataOrigin[]::new))
        .fellBackUnless(
            isWhole(),
            "Computed on "
                + (train.size() + test.size())
                + " given names of three languages, so nothing is compared. The names of eighteen"
                + " languages are missing: "
                + missing);
  }
}
