package io.github.medl.sequence.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Byte-pair encoding: words are cut into pieces that were learned from a text by merging, again and
 * again, the most frequent pair of neighbours (of equally frequent ones the smallest by its first,
 * then its second symbol in the order of code points), as long as a pair comes twice. A new word is
 * cut by the merges in the order in which they were learned. Source: Sennrich, Haddow, Birch
 * (2016).
 *
 * <p>In the form for characters a text is split at white space, and a word is its code points and
 * an end marker, {@link #END}, a symbol of its own at first. Characters never seen stay single. In
 * the form for bytes there is nothing unknown: a word is the UTF-8 bytes of a run without white
 * space and of the white space before it, each byte written as the character of its number.
 */
public final class BytePairs {
  /** The end of a word. */
  public static final String END = "</w>";

  private static final Pattern RUNS =
      Pattern.compile("\\s?\\S+|\\s", Pattern.UNICODE_CHARACTER_CLASS);

  private final boolean bytes;
  private final List<Merge> merges;
  private final Map<String, Map<String, Integer>> ranks = new HashMap<>();

  /**
   * A step of learning.
   *
   * @param left the left piece
   * @param right the right piece
   * @param count how often they were neighbours when they were merged
   */
  public record Merge(String left, String right, int count) {}

  private BytePairs(boolean bytes, List<Merge> merges) {
    this.bytes = bytes;
    this.merges = List.copyOf(merges);
    for (int rank = 0; rank < merges.size(); rank++) {
      Merge merge = merges.get(rank);
      ranks.computeIfAbsent(merge.left, l -> new HashMap<>()).put(merge.right, rank);
    }
  }

  /**
   * Learns pieces of characters.
   *
   * @param text what to learn from
   * @param merges how many merges at most
   * @return the encoding
   * @throws IllegalArgumentException if the text has {@link #END} itself, or half of a character
   */
  public static BytePairs ofCharacters(String text, int merges) {
    return learned(false, text, merges);
  }

  /**
   * Learns pieces of bytes.
   *
   * @param text what to learn from
   * @param merges how many merges at most
   * @return the encoding
   */
  public static BytePairs ofBytes(String text, int merges) {
    return learned(true, text, merges);
  }

  private static BytePairs learned(boolean bytes, String text, int merges) {
    Map<String, Integer> words = Tokens.counts(words(bytes, text));
    PairLearner learner = new PairLearner();
    words.forEach((word, count) -> learner.add(symbols(bytes, word), count));
    return new BytePairs(bytes, learner.learn(merges));
  }

  private static List<String> words(boolean bytes, String text) {
    CodePoints.check(text);
    if (!bytes) {
      if (text.contains(END)) {
        throw new IllegalArgumentException(
            "pairs: the text has "
                + END
                + ", which stands for the end of a word; learn pairs of bytes");
      }
      return Tokens.words(text);
    }
    List<String> runs = new ArrayList<>();
    Matcher matcher = RUNS.matcher(text);
    while (matcher.find()) {
      runs.add(matcher.group());
    }
    return runs;
  }

  private static List<String> symbols(boolean bytes, String word) {
    if (bytes) {
      return CodePoints.of(
          new String(word.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }
    List<String> symbols = new ArrayList<>(CodePoints.of(word));
    symbols.add(END);
    return symbols;
  }

  /**
   * What was learned.
   *
   * @return the merges in their order
   */
  public List<Merge> merges() {
    return merges;
  }

  /**
   * All pieces that can come out, as a vocabulary: for bytes the 256 of them and what they were
   * merged to; for characters those of the merges and of a text.
   *
   * @param text a text whose characters are among the symbols; of no matter for bytes
   * @param special symbols that come before the pieces
   * @return the vocabulary
   */
  public Vocabulary vocabulary(String text, String... special) {
    TreeSet<String> pieces = new TreeSet<>(CodePoints.ORDER);
    if (bytes) {
      for (int b = 0; b < 256; b++) {
        pieces.add(Character.toString(b));
      }
    } else {
      Tokens.words(text).forEach(word -> pieces.addAll(CodePoints.of(word)));
      pieces.add(END);
    }
    for (Merge merge : merges) {
      pieces.add(merge.left + merge.right);
    }
    return Vocabulary.of(pieces, special);
  }

  /**
   * The pieces of a text.
   *
   * @param text any text
   * @return its pieces, word after word
   * @throws IllegalArgumentException if half of a character stands alone in the text, or {@link
   *     #END} in that of pieces of characters
   */
  public List<String> encode(String text) {
    Map<String, List<String>> known = new HashMap<>();
    List<String> pieces = new ArrayList<>();
    for (String word : words(bytes, text)) {
      pieces.addAll(known.computeIfAbsent(word, w -> merged(symbols(bytes, w))));
    }
    return List.copyOf(pieces);
  }

  /** Applies the earliest merge that is possible, everywhere, until none is. */
  private List<String> merged(List<String> symbols) {
    List<String> pieces = symbols;
    while (true) {
      int best = Integer.MAX_VALUE;
      for (int i = 0; i + 1 < pieces.size(); i++) {
        best = Math.min(best, rank(pieces.get(i), pieces.get(i + 1)));
      }
      if (best == Integer.MAX_VALUE) {
        return pieces;
      }
      Merge merge = merges.get(best);
      List<String> next = new ArrayList<>();
      for (int i = 0; i < pieces.size(); i++) {
        boolean here =
            i + 1 < pieces.size()
                && pieces.get(i).equals(merge.left)
                && pieces.get(i + 1).equals(merge.right);
        next.add(here ? merge.left + merge.right : pieces.get(i));
        i += here ? 1 : 0;
      }
      pieces = next;
    }
  }

  private int rank(String left, String right) {
    return ranks.getOrDefault(left, Map.of()).getOrDefault(right, Integer.MAX_VALUE);
  }

  /**
   * The text of pieces. For bytes it is the text that was encoded; for characters words come out
   * with one space between them. Bytes that are no UTF-8 become the replacement character.
   *
   * @param pieces as {@link #encode} gives them
   * @return the text
   * @throws IllegalArgumentException if these are pieces of bytes and a character is none
   */
  public String decode(List<String> pieces) {
    String joined = String.join("", pieces);
    if (bytes && joined.chars().anyMatch(b -> b > 255)) {
      throw new IllegalArgumentException("pairs: pieces of bytes are needed, got " + pieces);
    }
    return bytes
        ? new String(joined.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
        : joined.replaceFirst(END + "$", "").replace(END, " ");
  }
}
