package io.github.medl.rl.deep;

import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.Locale;

/**
 * The last steps of an agent, in arrays of one size: when it is full, the oldest is forgotten. All
 * are drawn alike; {@link PrioritisedMemory} prefers those that surprised.
 */
public class ReplayMemory {
  /**
   * Steps that were drawn.
   *
   * @param states s of shape (n, width)
   * @param actions a
   * @param rewards r of shape (n)
   * @param nextStates s' of shape (n, width)
   * @param futures the weight of what follows s', of shape (n): 0 after the task's own end
   * @param places where they are, for {@link PrioritisedMemory#surprise}
   * @param weights of the loss, of shape (n)
   */
  public record Batch(
      Tensor states,
      int[] actions,
      Tensor rewards,
      Tensor nextStates,
      Tensor futures,
      int[] places,
      Tensor weights) {}

  private final int capacity;
  private final int width;
  private final float[] states;
  private final float[] nextStates;
  private final int[] actions;
  private final float[] rewards;
  private final float[] futures;
  private int size;
  private int oldest;

  /**
   * An empty memory.
   *
   * @param capacity how many steps it holds
   * @param width how many numbers an observation has
   */
  public ReplayMemory(int capacity, int width) {
    if (capacity < 1 || width < 1 || (long) capacity * width >= Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "a memory needs places and observations, less than 2^31 numbers together; got "
              + capacity
              + " and "
              + width);
    }
    this.capacity = capacity;
    this.width = width;
    states = new float[capacity * width];
    nextStates = new float[capacity * width];
    actions = new int[capacity];
    rewards = new float[capacity];
    futures = new float[capacity];
  }

  /**
   * Remembers a step.
   *
   * @param state s
   * @param action a
   * @param reward r, for k steps the discounted sum
   * @param next s', k steps later
   * @param future γᵏ, or 0 if the episode came to its own end
   * @return the place where it is
   */
  public int add(double[] state, int action, double reward, double[] next, double future) {
    if (state.length < width || next.length < width || !Float.isFinite((float) reward)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "memory: observations of %d and %d numbers and the reward %s; expected %d numbers, and"
                  + " a reward that single precision holds",
              state.length,
              next.length,
              reward,
              width));
    }
    int place = size < capacity ? size++ : oldest;
    oldest = size < capacity ? 0 : (place + 1) % capacity;
    for (int i = 0; i < width; i++) {
      states[place * width + i] = (float) state[i];
      nextStates[place * width + i] = (float) next[i];
    }
    actions[place] = action;
    rewards[place] = (float) reward;
    futures[place] = (float) future;
    return place;
  }

  /**
   * How many steps it holds now.
   *
   * @return at most the capacity
   */
  public final int size() {
    return size;
  }

  /**
   * How many steps it can hold.
   *
   * @return the capacity
   */
  public final int capacity() {
    return capacity;
  }

  /**
   * Draws steps, each alike and with replacement.
   *
   * @param n how many
   * @param stream the source
   * @return the steps, in FLOAT32
   * @throws IllegalStateException if the memory is empty
   */
  public Batch draw(int n, RandomStream stream) {
    requireSome();
    int[] places = new int[n];
    for (int i = 0; i < n; i++) {
      places[i] = stream.nextInt(size);
    }
    float[] ones = new float[n];
    Arrays.fill(ones, 1);
    return at(places, ones);
  }

  /** Nothing can be drawn from nothing. */
  final void requireSome() {
    if (size == 0) {
      throw new IllegalStateException("the memory is empty: add a step before drawing");
    }
  }

  /** The steps at these places. */
  final Batch at(int[] places, float[] weights) {
    int n = places.length;
    float[] s = new float[n * width];
    float[] t = new float[n * width];
    int[] a = new int[n];
    float[] r = new float[n];
    float[] f = new float[n];
    for (int i = 0; i < n; i++) {
      System.arraycopy(states, places[i] * width, s, i * width, width);
      System.arraycopy(nextStates, places[i] * width, t, i * width, width);
      a[i] = actions[places[i]];
      r[i] = rewards[places[i]];
      f[i] = futures[places[i]];
    }
    return new Batch(
        Tensor.wrap(s, n, width),
        a,
        Tensor.wrap(r),
        Tensor.wrap(t, n, width),
        Tensor.wrap(f),
        places,
        Tensor.wrap(weights));
  }
}
