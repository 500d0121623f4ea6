package io.github.medl.examples.chapter7;

import io.github.medl.examples.figure.DataOrigin;
import io.github.medl.sequence.decoding.SentencePairs;
import io.github.medl.sequence.text.Tokens;
import io.github.medl.sequence.text.Vocabulary;
import java.util.ArrayList;
import java.util.List;

/**
 * A hundred and seventy English sentences and their French, written for this library (CC0): 150 to
 * learn, 20 to test, whose beginnings and objects occur in those to learn, but not together.
 */
final class ToyTranslation {
  private static final String FILE = "en-fr.tsv";

  /** Symbols of the source; a sentence ends with the stop. */
  final Vocabulary english;

  /** Symbols of the target. */
  final Vocabulary french;

  /** What is learned from. */
  final SentencePairs train;

  /** What is looked at in the end. */
  final SentencePairs test;

  /** Where the sentences come from. */
  final DataOrigin origin;

  private ToyTranslation(Embedded file) {
    List<String[]> lines = new ArrayList<>();
    for (String line : file.text().split("\n")) {
      lines.add(line.split("\t"));
    }
    english =
        Vocabulary.of(
            lines.stream().flatMap(l -> Tokens.words(l[0]).stream()).toList(),
            Vocabulary.PAD,
            Vocabulary.STOP);
    french =
        Vocabulary.of(
            lines.stream().flatMap(l -> Tokens.words(l[1]).stream()).toList(),
            Vocabulary.PAD,
            Vocabulary.START,
            Vocabulary.STOP);
    train = pairs(lines.stream().filter(l -> l[2].equals("train")).toList());
    test = pairs(lines.stream().filter(l -> l[2].equals("test")).toList());
    origin = new DataOrigin("toy-translation", "embedded", file.origin().sha256());
  }

  static ToyTranslation load() {
    return new ToyTranslation(Embedded.of(FILE));
  }

  private SentencePairs pairs(List<String[]> lines) {
    return new SentencePairs(
        lines.stream().map(l -> source(l[0])).toList(),
        lines.stream().map(l -> french.encode(withStop(l[1]))).toList(),
        french.code(Vocabulary.START));
  }

  /** The codes of an English sentence, with the stop. */
  int[] source(String sentence) {
    return english.encode(withStop(sentence));
  }

  /** One sentence to be translated. */
  SentencePairs one(String sentence) {
    return new SentencePairs(List.of(source(sentence)), List.of(new int[1]), train.start());
  }

  int stop() {
    return french.code(Vocabulary.STOP);
  }

  private static List<String> withStop(String sentence) {
    List<String> words = new ArrayList<>(Tokens.words(sentence));
    words.add(Vocabulary.STOP);
    return words;
  }

  /** The words of a row that was written, without the stop. */
  List<String> words(int... codes) {
    return french.decode(codes).stream().filter(word -> !word.equals(Vocabulary.STOP)).toList();
  }
}
