package io.github.medl.random;

import java.util.BitSet;

/**
 * The ways in which R's {@code sample} draws, each with its own order of draws; counting from 1.
 */
final class RSample {
  /** Above this many values, R remembers what was drawn instead of listing what is left. */
  private static final double LISTED = 1e7;

  /** From this many likely values on, R draws by Walker's table of aliases. */
  private static final int ALIASES = 200;

  private RSample() {}

  static int[] uniform(RRandom random, int n, int size, boolean replace) {
    Arguments.atLeast("sample", "size", size, 0);
    Arguments.atLeast("sample", "n", n, replace ? Math.min(size, 1) : size);
    int[] chosen = new int[size];
    if (replace || size < 2) {
      for (int i = 0; i < size; i++) {
        chosen[i] = random.nextInt(n) + 1;
      }
    } else if (n > LISTED && size <= n / 2) {
      BitSet met = new BitSet(n);
      for (int i = 0; i < size; i++) {
        int value;
        do {
          value = random.nextInt(n);
        } while (met.get(value));
        met.set(value);
        chosen[i] = value + 1;
      }
    } else {
      int[] left = upTo(n);
      for (int i = 0; i < size; i++) {
        int j = random.nextInt(n - i);
        chosen[i] = left[j];
        left[j] = left[n - i - 1];
      }
    }
    return chosen;
  }

  static int[] weighted(RRandom random, int n, int size, boolean replace, double[] weights) {
    Arguments.atLeast("sample", "size", size, 0);
    Arguments.weights("sample", weights, n);
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    double[] p = new double[n];
    int likely = 0;
    for (int i = 0; i < n; i++) {
      p[i] = weights[i] / sum;
      if (n * p[i] > 0.1) {
        likely++;
      }
    }
    if (!replace) {
      Arguments.enough("sample", size, weights);
      return withoutReplacement(random, size, p);
    }
    return likely > ALIASES ? byAliases(random, size, p) : bySums(random, size, p);
  }

  private static int[] bySums(RRandom random, int size, double[] p) {
    int n = p.length;
    int[] value = upTo(n);
    sortDescending(p, value);
    for (int i = 1; i < n; i++) {
      p[i] += p[i - 1];
    }
    int[] chosen = new int[size];
    for (int i = 0; i < size; i++) {
      double u = random.uniform();
      int j = 0;
      while (j < n - 1 && u > p[j]) {
        j++;
      }
      chosen[i] = value[j];
    }
    return chosen;
  }

  private static int[] withoutReplacement(RRandom random, int size, double[] p) {
    int[] value = upTo(p.length);
    sortDescending(p, value);
    double left = 1;
    int[] chosen = new int[size];
    for (int i = 0; i < size; i++) {
      int last = p.length - 1 - i;
      double target = left * random.uniform();
      double mass = 0;
      int j = 0;
      for (; j < last; j++) {
        mass += p[j];
        if (target <= mass) {
          break;
        }
      }
      chosen[i] = value[j];
      left -= p[j];
      System.arraycopy(p, j + 1, p, j, last - j);
      System.arraycopy(value, j + 1, value, j, last - j);
    }
    return chosen;
  }

  /** Walker (1977): each of n equal cells holds a value and, above a threshold, its alias. */
  private static int[] byAliases(RRandom random, int size, double[] p) {
    int n = p.length;
    double[] threshold = new double[n];
    int[] alias = new int[n];
    int[] order =
        new int[n]; // the cells that lack mass from the left, those that have some to give
    int lacking = 0;
    int giving = n;
    for (int i = 0; i < n; i++) {
      threshold[i] = p[i] * n;
      if (threshold[i] < 1) {
        order[lacking++] = i;
      } else {
        order[--giving] = i;
      }
    }
    if (lacking > 0 && giving < n) {
      for (int k = 0; k < n - 1 && giving < n; k++) {
        int poor = order[k];
        int rich = order[giving];
        alias[poor] = rich;
        threshold[rich] += threshold[poor] - 1;
        if (threshold[rich] < 1) {
          giving++;
        }
      }
    }
    int[] chosen = new int[size];
    for (int i = 0; i < size; i++) {
      int cell = random.nextInt(n);
      chosen[i] = (random.uniform() < threshold[cell] ? cell : alias[cell]) + 1;
    }
    return chosen;
  }

  private static int[] upTo(int n) {
    int[] values = new int[n];
    for (int i = 0; i < n; i++) {
      values[i] = i + 1;
    }
    return values;
  }

  /**
   * Heap sort into descending order. It must be this one: equal probabilities come out in the order
   * that R's sort gives them, and that order decides which value is drawn.
   */
  private static void sortDescending(double[] keys, int[] values) {
    int n = keys.length;
    for (int root = n / 2 - 1; root >= 0; root--) {
      sift(keys, values, root, n, keys[root], values[root]);
    }
    for (int end = n - 1; end > 0; end--) {
      double key = keys[end];
      int value = values[end];
      keys[end] = keys[0];
      values[end] = values[0];
      sift(keys, values, 0, end, key, value);
    }
  }

  private static void sift(double[] keys, int[] values, int root, int n, double key, int value) {
    int hole = root;
    for (int child = 2 * hole + 1; child < n; child = 2 * hole + 1) {
      if (child + 1 < n && keys[child] > keys[child + 1]) {
        child++;
      }
      if (key <= keys[child]) {
        break;
      }
      keys[hole] = keys[child];
      values[hole] = values[child];
      hole = child;
    }
    keys[hole] = key;
    values[hole] = value;
  }
}
