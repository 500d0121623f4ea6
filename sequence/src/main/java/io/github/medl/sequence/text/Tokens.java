package io.github.medl.sequence.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ways to cut a text into tokens, and runs of tokens. */
public final class Tokens {
  private static final Pattern SPACE = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

  private Tokens() {}

  /**
   * The characters of a text: code points of its composed form (NFC).
   *
   * @param text any text
   * @return its characters
   */
  public static List<String> characters(String text) {
    return CodePoints.of(CodePoints.composed(text));
  }

  /**
   * What stands between white space, composed (NFC).
   *
   * @param text any text
   * @return its words
   */
  public static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    for (String word : SPACE.split(CodePoints.composed(text))) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return List.copyOf(words);
  }

  /**
   * All that a pattern finds.
   *
   * @param text any text
   * @param pattern such as {@code [a-z0-9]+('[a-z]+)?}
   * @return what was found, in order
   */
  public static List<String> matches(String text, Pattern pattern) {
    List<String> found = new ArrayList<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group());
    }
    return List.copyOf(found);
  }

  /**
   * The n-grams of a row of tokens.
   *
   * @param tokens the tokens
   * @param n how many make one
   * @return tokens i, ..., i + n - 1 for each i
   * @throws IllegalArgumentException if n is not positive
   */
  public static List<List<String>> grams(List<String> tokens, int n) {
    if (n < 1) {
      throw new IllegalArgumentException("grams: n must be at least 1, it is " + n);
    }
    List<List<String>> grams = new ArrayList<>();
    for (int i = 0; i + n <= tokens.size(); i++) {
      grams.add(List.copyOf(tokens.subList(i, i + n)));
    }
    return List.copyOf(grams);
  }

  /**
   * How often each token occurs.
   *
   * @param tokens the tokens
   * @return the counts, tokens in code-point order
   */
  public static Map<String, Integer> counts(Collection<String> tokens) {
    Map<String, Integer> counts = new TreeMap<>(order());
    tokens.forEach(token -> counts.merge(token, 1, Integer::sum));
    return counts;
  }

  /**
   * The order of learned vocabularies.
   *
   * @return by code point; what is a beginning of another comes first
   */
  public static Comparator<String> order() {
    return CodePoints.ORDER;
  }
}
