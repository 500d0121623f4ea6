package io.github.medl.sequence.text;

import io.github.medl.sequence.Lengths;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * The symbols of a model and their codes 0, ..., K - 1. Special symbols are asked for and come
 * first; the learned ones follow in the order of their code points.
 *
 * <pre>{@code
 * Vocabulary words = Vocabulary.of(Tokens.words(text), PAD, START, STOP);
 * int[] codes = words.encode(List.of("we", "love", STOP));
 * }</pre>
 */
public final class Vocabulary {
  /** Stands in the padding. */
  public static final String PAD = "<pad>";

  /** Stands for every token that the vocabulary does not have. */
  public static final String UNKNOWN = "<unk>";

  /** Stands before the first token. */
  public static final String START = "<start>";

  /** Stands after the last token. */
  public static final String STOP = "<stop>";

  private final List<String> symbols;
  private final Map<String, Integer> codes = new HashMap<>();

  private Vocabulary(List<String> symbols) {
    if (symbols.stream().anyMatch(Objects::isNull)) {
      throw new IllegalArgumentException("vocabulary: a symbol is null");
    }
    this.symbols = List.copyOf(symbols);
    for (int code = 0; code < symbols.size(); code++) {
      if (codes.put(symbols.get(code), code) != null) {
        throw new IllegalArgumentException(
            "vocabulary: the symbol " + symbols.get(code) + " comes twice");
      }
    }
  }

  /**
   * The tokens of a text.
   *
   * @param tokens as they come; each counts once
   * @param special symbols that come before them, in this order
   * @return the vocabulary
   * @throws IllegalArgumentException if a special symbol comes twice
   */
  public static Vocabulary of(Collection<String> tokens, String... special) {
    List<String> symbols = new ArrayList<>(List.of(special));
    TreeSet<String> learned = new TreeSet<>(CodePoints.ORDER);
    learned.addAll(tokens);
    symbols.forEach(learned::remove);
    symbols.addAll(learned);
    return new Vocabulary(symbols);
  }

  /**
   * Symbols in an order that is given, such as that of a published model.
   *
   * @param symbols the symbol of each code
   * @return the vocabulary
   * @throws IllegalArgumentException if one comes twice
   */
  public static Vocabulary ordered(List<String> symbols) {
    return new Vocabulary(symbols);
  }

  /**
   * How many symbols there are.
   *
   * @return K
   */
  public int size() {
    return symbols.size();
  }

  /**
   * All symbols.
   *
   * @return that of code 0 first
   */
  public List<String> symbols() {
    return symbols;
  }

  /**
   * Whether a token has a code of its own.
   *
   * @param token any token
   * @return false for one that is not known
   */
  public boolean has(String token) {
    return codes.containsKey(token);
  }

  /**
   * The code of a token.
   *
   * @param token any token
   * @return its code, or that of {@link #UNKNOWN}
   * @throws IllegalArgumentException if it is not known and there is no such symbol
   */
  public int code(String token) {
    Integer code = codes.get(token);
    if (code == null) {
      code = codes.get(UNKNOWN);
    }
    if (code == null) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "vocabulary: \"%s\" is not one of its %d symbols, and it has no %s",
              token,
              size(),
              UNKNOWN));
    }
    return code;
  }

  /**
   * The symbol of a code.
   *
   * @param code 0 to K - 1
   * @return the symbol
   * @throws IndexOutOfBoundsException if there is no such code
   */
  public String symbol(int code) {
    if (code < 0 || code >= size()) {
      throw new IndexOutOfBoundsException(
          String.format(Locale.ROOT, "vocabulary: there is no code %d among %d", code, size()));
    }
    return symbols.get(code);
  }

  /**
   * The codes of tokens.
   *
   * @param tokens the tokens
   * @return their codes
   * @throws IllegalArgumentException if one is not known and there is no {@link #UNKNOWN}
   */
  public int[] encode(List<String> tokens) {
    return tokens.stream().mapToInt(this::code).toArray();
  }

  /**
   * The symbols of codes: undoes {@link #encode}, but for what was unknown.
   *
   * @param sequence the codes
   * @return their symbols
   */
  public List<String> decode(int... sequence) {
    List<String> tokens = new ArrayList<>();
    for (int code : sequence) {
      tokens.add(symbol(code));
    }
    return List.copyOf(tokens);
  }

  /**
   * Sequences of codes as one batch: padding is the code of {@link #PAD}, or 0 without such a
   * symbol.
   *
   * @param codes the codes (n, T), T the greatest length
   * @param lengths the lengths of the rows
   */
  public record Padded(Tensor codes, Lengths lengths) {}

  /**
   * Brings sequences to one length.
   *
   * @param sequences codes
   * @return the batch
   * @throws IndexOutOfBoundsException if one is no code of this vocabulary
   */
  public Padded padded(List<int[]> sequences) {
    int longest = sequences.stream().mapToInt(s -> s.length).max().orElse(0);
    int pad = codes.getOrDefault(PAD, 0);
    double[] all = new double[sequences.size() * longest];
    Arrays.fill(all, pad);
    int[] lengths = new int[sequences.size()];
    for (int row = 0; row < lengths.length; row++) {
      int[] sequence = sequences.get(row);
      lengths[row] = sequence.length;
      for (int t = 0; t < sequence.length; t++) {
        symbol(sequence[t]); // refuses what is no code
        all[row * longest + t] = sequence[t];
      }
    }
    return new Padded(Tensor.wrap(all, lengths.length, longest), new Lengths(lengths));
  }

  /** How many symbols, and the first of them. */
  @Override
  public String toString() {
    return size() + " symbols " + symbols.subList(0, Math.min(8, size()));
  }
}
