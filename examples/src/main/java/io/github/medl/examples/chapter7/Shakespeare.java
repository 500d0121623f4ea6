package io.github.medl.examples.chapter7;

import io.github.medl.examples.figure.DataOrigin;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.learning.data.Datasets;
import io.github.medl.learning.data.MissingDataException;
import io.github.medl.learning.data.TextData;
import io.github.medl.sequence.text.Tokens;
import io.github.medl.sequence.text.Vocabulary;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * Tiny Shakespeare in characters, nine tenths to learn and the rest to judge by; three sonnets
 * where it is not at hand.
 *
 * @param letters the characters there are
 * @param train codes to learn from
 * @param validation codes to judge by
 * @param origin where the text is from
 * @param missing why it is not tiny Shakespeare; empty if it is
 */
record Shakespeare(
    Vocabulary letters, int[] train, int[] validation, List<DataOrigin> origin, String missing) {
  static final int LENGTH = 64;

  static Shakespeare load() {
    try {
      TextData data = Datasets.tinyShakespeare();
      return of(data.text(), data.provenance().stream().map(DataOrigin::of).toList(), "");
    } catch (MissingDataException e) {
      Embedded sonnets = Embedded.of("sonnets.txt");
      return of(sonnets.text(), List.of(sonnets.origin()), e.getMessage());
    }
  }

  private static Shakespeare of(String text, List<DataOrigin> origin, String missing) {
    List<String> characters = Tokens.characters(text);
    Vocabulary letters = Vocabulary.of(characters);
    int[] codes = letters.encode(characters);
    int split = (int) (codes.length * 9L / 10);
    return new Shakespeare(
        letters,
        Arrays.copyOf(codes, split),
        Arrays.copyOfRange(codes, split, codes.length),
        origin,
        missing);
  }

  boolean isWhole() {
    return missing.isEmpty();
  }

  /** Windows of 65 characters: 64 to read, and each time the next one to be predicted. */
  static Tensor windows(int[] codes, int... starts) {
    int width = LENGTH + 1;
    return Tensor.generate(i -> codes[starts[i / width] + i % width], starts.length, width);
  }

  /** The first windows of the validation text, one behind the other. */
  Tensor judged() {
    int[] starts = new int[Math.min(256, (validation.length - 1) / LENGTH)];
    Arrays.setAll(starts, i -> i * LENGTH);
    return windows(validation, starts);
  }

  /** The outcome, which says so if it is of another text. */
  Outcome sign(Outcome outcome) {
    return outcome
        .data(origin.toArray(DataOrigin[]::new))
        .fellBackUnless(
            isWhole(),
            "Computed on three sonnets, so nothing is compared. Tiny Shakespeare is missing: "
                + missing);
  }
}
