package io.github.medl.tensor;

import java.util.Arrays;

/**
 * Which rows go to which place: the rows {@code order[first[g]], ..., order[first[g + 1] - 1]}, in
 * this order, go to the place of group g.
 *
 * @param order the rows, those for one place together and in their own order
 * @param first where each group begins, and the end of the last one
 * @param indices the place of each row
 */
record Places(int[] order, int[] first, int[] indices) {
  /**
   * Groups the rows.
   *
   * @param indices the place of each row, at least one
   * @param n the number of places
   */
  static Places of(int[] indices, int n) {
    int count = indices.length;
    int[] order = new int[count];
    if (n <= 4 * count) { // counting the rows of every place
      int[] next = new int[n + 1];
      for (int index : indices) {
        next[index + 1]++;
      }
      for (int p = 0; p < n; p++) {
        next[p + 1] += next[p];
      }
      for (int k = 0; k < count; k++) {
        order[next[indices[k]]++] = k;
      }
    } else { // few rows and many places, which had better not be visited
      long[] keys = new long[count];
      for (int k = 0; k < count; k++) {
        keys[k] = (long) indices[k] << 32 | k;
      }
      Arrays.sort(keys);
      for (int k = 0; k < count; k++) {
        order[k] = (int) keys[k];
      }
    }
    int[] first = new int[count + 1];
    int groups = 0;
    for (int k = 0; k < count; k++) {
      if (k == 0 || indices[order[k]] != indices[order[k - 1]]) {
        first[groups++] = k;
      }
    }
    first[groups] = count;
    return new Places(order, Arrays.copyOf(first, groups + 1), indices);
  }

  /** The number of places that receive something. */
  int count() {
    return first.length - 1;
  }

  /** The place of a group. */
  int place(int group) {
    return indices[order[first[group]]];
  }
}
