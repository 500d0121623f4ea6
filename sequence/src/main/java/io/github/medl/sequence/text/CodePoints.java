package io.github.medl.sequence.text;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Text as code points, which are what a reader calls characters, not halves of them. */
final class CodePoints {
  /** By code point, then the shorter first; {@code String.compareTo} goes by UTF-16 units. */
  static final Comparator<String> ORDER = CodePoints::compare;

  private CodePoints() {}

  private static int compare(String a, String b) {
    int i = 0;
    while (i < a.length() && i < b.length()) {
      int x = a.codePointAt(i);
      int y = b.codePointAt(i);
      if (x != y) {
        return Integer.compare(x, y);
      }
      i += Character.charCount(x);
    }
    return Integer.compare(a.length(), b.length());
  }

  /** UTF-8 has no form for a surrogate without its partner: Java would write '?', and lose it. */
  static void check(String text) {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int point = text.codePointAt(i);
      if (Character.getType(point) == Character.SURROGATE) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT, "text: half of a character, U+%04X, stands alone at %d", point, i));
      }
    }
  }

  static List<String> of(String text) {
    return text.codePoints().mapToObj(Character::toString).toList();
  }

  /** Composed: "é" is one code point, however it was typed. */
  static String composed(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }
}
