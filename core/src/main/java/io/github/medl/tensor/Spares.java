package io.github.medl.tensor;

import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Arrays that a walk backwards along a tape uses again: a fresh one has to be zeroed and is cold in
 * the cache, which costs more than the sum or product that is written into it.
 *
 * <p>While a walk is going on in a thread, the results of operations there lie in arrays that are
 * lent from here. The walk says which of them it {@link #hold holds}; all others are free as soon
 * as the node is done whose adjoint they helped to find. So nobody but the walk may see its
 * tensors: a tape lends arrays only where no outer tape watches and no operation of a user's own
 * takes part ({@link #letGo}), and what is left at the end, the result, is lent no more and never
 * changes, unless it is given back.
 *
 * <p>What is free is kept for the next walk of the thread, as long as memory is not short and walks
 * use it.
 */
public final class Spares {
  /** Elements below which a fresh array costs next to nothing. */
  static final int LEAST = 4096;

  /** Walks after which is thrown away what none of them has used. */
  private static final int WINDOW = 16;

  private static final ThreadLocal<SoftReference<Spares>> OF_THREAD = new ThreadLocal<>();

  /** Those that results are lent from at this moment. */
  private static final ThreadLocal<Spares> LENDING = new ThreadLocal<>();

  /** Free arrays of one length and format, the last one used on top. */
  private static final class Shelf {
    final ArrayDeque<Object> free = new ArrayDeque<>();

    /** The fewest that were free within the window: so many are too many. */
    int unused;
  }

  private final Map<Integer, Shelf> doubles = new HashMap<>();
  private final Map<Integer, Shelf> floats = new HashMap<>();

  /** How often the walk holds each array that it was lent. */
  private final Map<Object, int[]> lent = new IdentityHashMap<>();

  /** Lent since the last {@link #sweep}. */
  private final List<Object> recent = new ArrayList<>();

  /** Results of the last walk, while their owner keeps them. */
  private final List<WeakReference<Object>> results = new ArrayList<>();

  private int walks;
  private boolean walking;

  private Spares() {}

  // ---------------------------------------------------------------- operations

  /** An array for a result, in which there may be any numbers: all are to be overwritten. */
  static double[] doubles(int n) {
    Spares spares = n < LEAST ? null : LENDING.get();
    return spares == null ? new double[n] : (double[]) spares.lend(n, true);
  }

  /** The same in single precision. */
  static float[] floats(int n) {
    Spares spares = n < LEAST ? null : LENDING.get();
    return spares == null ? new float[n] : (float[]) spares.lend(n, false);
  }

  /** The same in the format of another array. */
  static Object like(Object data, int n) {
    return data instanceof double[] ? doubles(n) : data instanceof float[] ? floats(n) : new int[n];
  }

  /** Zeros in the format of another array. */
  static Object zeros(Object data, int n) {
    if (n < LEAST || LENDING.get() == null) {
      return data instanceof double[] ? new double[n] : new float[n];
    }
    Object y = like(data, n);
    if (y instanceof double[] d) {
      Arrays.fill(d, 0);
    } else {
      Arrays.fill((float[]) y, 0);
    }
    return y;
  }

  private Object lend(int n, boolean isDouble) {
    Shelf shelf = shelf(n, isDouble);
    Object array = shelf.free.poll();
    shelf.unused = Math.min(shelf.unused, shelf.free.size());
    if (array == null) {
      array = isDouble ? new double[n] : new float[n];
    }
    lent.put(array, new int[1]);
    recent.add(array);
    return array;
  }

  private Shelf shelf(int n, boolean isDouble) {
    return (isDouble ? doubles : floats).computeIfAbsent(n, length -> new Shelf());
  }

  private void free(@Nullable Object array) {
    boolean isDouble = array instanceof double[];
    int n = isDouble ? ((double[]) array).length : ((float[]) array).length;
    shelf(n, isDouble).free.push(array);
  }

  // ---------------------------------------------------------------- walks

  /**
   * Begins a walk in this thread.
   *
   * @return what it is lent from, or null if a walk is going on around this one
   */
  public static @Nullable Spares begin() {
    SoftReference<Spares> kept = OF_THREAD.get();
    Spares spares = kept == null ? null : kept.get();
    if (spares == null) {
      spares = new Spares();
      OF_THREAD.set(new SoftReference<>(spares));
    }
    if (spares.walking) {
      return null;
    }
    spares.walking = true;
    return spares;
  }

  /**
   * From now on, until told otherwise, operations in this thread are lent arrays, or are not.
   *
   * @param whether they are
   */
  public void lending(boolean whether) {
    if (whether) {
      LENDING.set(this);
    } else {
      LENDING.remove();
    }
  }

  /**
   * The walk keeps a tensor.
   *
   * @param x any tensor, of this walk or not
   */
  public void hold(Tensor x) {
    int[] count = lent.get(x.data);
    if (count != null) {
      count[0]++;
    }
  }

  /**
   * The walk needs a tensor no more that it has held. Its array is free when nothing else of the
   * walk shares it.
   *
   * @param x the tensor
   */
  public void drop(Tensor x) {
    int[] count = lent.get(x.data);
    if (count != null && --count[0] == 0) {
      lent.remove(x.data);
      free(x.data);
    }
  }

  /**
   * A tensor is shown to somebody outside the walk: its array is never used again.
   *
   * @param x the tensor
   */
  public void letGo(Tensor x) {
    lent.remove(x.data);
  }

  /** Whatever was lent since the last sweep and is not held is free. */
  public void sweep() {
    for (int i = 0; i < recent.size(); i++) {
      Object array = recent.get(i);
      int[] count = lent.get(array);
      if (count != null && count[0] == 0) {
        lent.remove(array);
        free(array);
      }
    }
    recent.clear();
  }

  /** Ends the walk: what is still held belongs to whoever asked for it. */
  public void end() {
    lending(false);
    walking = false;
    results.clear();
    lent.keySet().forEach(array -> results.add(new WeakReference<>(array)));
    lent.clear();
    recent.clear();
    if (++walks % WINDOW == 0) {
      trim(doubles);
      trim(floats);
    }
  }

  private static void trim(Map<Integer, Shelf> shelves) {
    for (Iterator<Shelf> all = shelves.values().iterator(); all.hasNext(); ) {
      Shelf shelf = all.next();
      for (; shelf.unused > 0; shelf.unused--) {
        shelf.free.pollLast();
      }
      shelf.unused = shelf.free.size();
      if (shelf.unused == 0) {
        all.remove();
      }
    }
  }

  /**
   * Takes back results of this thread's last walk. Tensors that came otherwise are left alone.
   *
   * @param xs tensors that nobody will read again
   */
  public static void giveBack(List<Tensor> xs) {
    SoftReference<Spares> kept = OF_THREAD.get();
    Spares spares = kept == null ? null : kept.get();
    if (spares != null && !spares.walking && !spares.results.isEmpty()) {
      xs.forEach(spares::take);
    }
  }

  private void take(Tensor x) {
    for (Iterator<WeakReference<Object>> all = results.iterator(); all.hasNext(); ) {
      if (all.next().refersTo(x.data)) {
        all.remove();
        free(x.data);
        return;
      }
    }
  }
}
