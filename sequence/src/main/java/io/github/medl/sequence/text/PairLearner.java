package io.github.medl.sequence.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Merges the most frequent pair of neighbours again and again. Counts are kept up to date, so that
 * a merge looks only at the words that have the pair.
 */
final class PairLearner {
  private static final class Word {
    int[] symbols;
    final int count;

    Word(int[] symbols, int count) {
      this.symbols = symbols;
      this.count = count;
    }
  }

  private static final class Pair {
    final int left;
    final int right;
    int count;
    int queued; // the count that stands in the queue
    final List<Word> words = new ArrayList<>(); // those that have it, or once had

    Pair(int left, int right) {
      this.left = left;
      this.right = right;
    }
  }

  /** A pair as it once stood; out of date if its count has changed. */
  private record Entry(Pair pair, int count) {}

  private final List<String> names = new ArrayList<>();
  private final Map<String, Integer> codes = new HashMap<>();
  private final Map<Long, Pair> pairs = new HashMap<>();
  private final List<Word> words = new ArrayList<>();
  private final PriorityQueue<Entry> queue = new PriorityQueue<>(this::compare);

  /** The most frequent first; of equal ones the smallest in the order of code points. */
  private int compare(Entry a, Entry b) {
    if (a.count != b.count) {
      return Integer.compare(b.count, a.count);
    }
    int left = CodePoints.ORDER.compare(names.get(a.pair.left), names.get(b.pair.left));
    return left != 0
        ? left
        : CodePoints.ORDER.compare(names.get(a.pair.right), names.get(b.pair.right));
  }

  private int code(String name) {
    Integer code = codes.get(name);
    if (code == null) {
      code = names.size();
      names.add(name);
      codes.put(name, code);
    }
    return code;
  }

  void add(List<String> symbols, int count) {
    words.add(new Word(symbols.stream().mapToInt(this::code).toArray(), count));
  }

  List<BytePairs.Merge> learn(int wanted) {
    words.forEach(w -> count(w, w.symbols, 0, w.symbols.length, w.count, new ArrayList<>()));
    for (Pair pair : pairs.values()) {
      pair.queued = pair.count;
      queue.add(new Entry(pair, pair.count));
    }
    List<BytePairs.Merge> merges = new ArrayList<>();
    while (merges.size() < wanted && !queue.isEmpty()) {
      Entry best = queue.poll();
      if (best.count != best.pair.count) {
        continue;
      }
      if (best.count < 2) {
        break;
      }
      String left = names.get(best.pair.left);
      String right = names.get(best.pair.right);
      merges.add(new BytePairs.Merge(left, right, best.count));
      merge(best.pair, code(left + right));
    }
    return merges;
  }

  private void merge(Pair pair, int joined) {
    List<Pair> changed = new ArrayList<>();
    for (Word word : List.copyOf(pair.words)) {
      int[] before = word.symbols;
      int[] after = joined(before, pair, joined);
      if (after.length < before.length) {
        // What stands before the first merged place stays, and so does what follows the last one.
        int same = same(before, after);
        int tail = sameTail(before, after, same);
        count(word, before, same, before.length - tail, -word.count, changed);
        word.symbols = after;
        count(word, after, same, after.length - tail, word.count, changed);
      }
    }
    pair.words.clear();
    for (Pair p : changed) {
      if (p.count != p.queued) {
        p.queued = p.count;
        queue.add(new Entry(p, p.count));
      }
    }
  }

  /** How many pairs at the beginning are the same. */
  private static int same(int[] a, int[] b) {
    int n = 0;
    while (n < b.length && a[n] == b[n]) {
      n++;
    }
    return Math.max(0, n - 1);
  }

  /** How many pairs at the end are the same, of those that are not among the first. */
  private static int sameTail(int[] a, int[] b, int first) {
    int n = 0;
    while (n < b.length - first - 1 && a[a.length - 1 - n] == b[b.length - 1 - n]) {
      n++;
    }
    return n;
  }

  /** From left to right, without overlap. */
  private static int[] joined(int[] symbols, Pair pair, int joined) {
    int[] next = new int[symbols.length];
    int n = 0;
    for (int i = 0; i < symbols.length; i++) {
      boolean here =
          i + 1 < symbols.length && symbols[i] == pair.left && symbols[i + 1] == pair.right;
      next[n++] = here ? joined : symbols[i];
      i += here ? 1 : 0;
    }
    return Arrays.copyOf(next, n);
  }

  /** Adds to the counts of the pairs that begin in a range of a word. */
  private void count(Word word, int[] s, int from, int to, int by, List<Pair> changed) {
    for (int i = from; i + 1 < Math.min(s.length, to + 1); i++) {
      int left = s[i];
      int right = s[i + 1];
      Pair pair = pairs.computeIfAbsent((long) left << 32 | right, key -> new Pair(left, right));
      pair.count += by;
      if (by > 0 && (pair.words.isEmpty() || pair.words.get(pair.words.size() - 1) != word)) {
        pair.words.add(word);
      }
      changed.add(pair);
    }
  }
}
