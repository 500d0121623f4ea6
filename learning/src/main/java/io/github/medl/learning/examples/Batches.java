package io.github.medl.learning.examples;

import io.github.medl.random.SplittableStream;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * Mini-batches of a data set, epoch by epoch. Every observation comes once an epoch; the last batch
 * is smaller where the numbers do not divide.
 *
 * <pre>{@code
 * Batches batches = Batches.of(examples, 128).shuffled(RandomStream.seed(1));
 * for (Examples batch : batches.epoch(0)) { ... }
 * }</pre>
 *
 * <p>What is in a batch is a function of the stream given, the number of the epoch and that of the
 * batch: any batch can be asked for at any time, and is the same again.
 */
public final class Batches {
  private final Examples examples;
  private final int size;
  private final Order order;
  private final Pipeline pipeline;

  /** Differs, nearly surely, between batches that were given different streams. */
  private final long signature;

  /** The order of the observations in an epoch, or null for that of the data. */
  private interface Order {
    int[] of(int epoch);
  }

  /** What is done to a batch. */
  private interface Pipeline {
    Examples apply(Examples batch, int epoch, int index);
  }

  private Batches(Examples examples, int size, Order order, Pipeline pipeline, long signature) {
    this.examples = examples;
    this.size = size;
    this.order = order;
    this.pipeline = pipeline;
    this.signature = signature;
  }

  /**
   * Batches in the order of the data.
   *
   * @param examples the data set
   * @param size the number of observations in a batch
   * @return the batches
   * @throws IllegalArgumentException if there are no observations or the size is not positive
   */
  public static Batches of(Examples examples, int size) {
    if (examples.size() == 0 || size < 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "batches of %d of %d examples; both numbers must be positive",
              size,
              examples.size()));
    }
    return new Batches(examples, size, epoch -> null, (batch, epoch, index) -> batch, 0);
  }

  /**
   * All observations in one batch: gradient descent that is not stochastic.
   *
   * @param examples the data set
   * @return one batch an epoch
   */
  public static Batches full(Examples examples) {
    return of(examples, Math.max(1, examples.size()));
  }

  /**
   * The same batches with the observations in a new random order every epoch.
   *
   * @param stream gives one word, on which all orders depend
   * @return shuffled batches
   */
  public Batches shuffled(SplittableStream stream) {
    long key = stream.nextLong();
    return new Batches(
        examples,
        size,
        epoch -> Streams.of(key, epoch).permutation(examples.size()),
        pipeline,
        31 * signature + key);
  }

  /**
   * The same batches with one more step of preparation at the end.
   *
   * @param step what is done to every batch
   * @param stream gives one word, on which all that the step draws depends
   * @return prepared batches
   */
  public Batches prepared(BatchChange step, SplittableStream stream) {
    long key = stream.nextLong();
    return new Batches(
        examples,
        size,
        order,
        (batch, epoch, index) ->
            step.apply(pipeline.apply(batch, epoch, index), Streams.of(key, epoch, index)),
        37 * signature + key);
  }

  /**
   * The batches of one epoch, each made when it is asked for.
   *
   * @param epoch the number of the epoch, from 0
   * @return a read-only list
   */
  public List<Examples> epoch(int epoch) {
    return new Epoch(epoch, order.of(epoch));
  }

  /**
   * The number of batches of an epoch.
   *
   * @return n / size, rounded up
   */
  public int perEpoch() {
    return (examples.size() - 1) / size + 1;
  }

  /**
   * The number of observations in every batch but perhaps the last.
   *
   * @return the size
   */
  public int size() {
    return size;
  }

  /**
   * The same for the same streams in the same places, and hardly ever for others: by it a training
   * that goes on from its checkpoint knows that it is the same training.
   *
   * @return a number made of the keys of all streams
   */
  public long signature() {
    return signature;
  }

  /**
   * The data set, not prepared.
   *
   * @return all observations in their order
   */
  public Examples examples() {
    return examples;
  }

  private final class Epoch extends AbstractList<Examples> implements RandomAccess {
    private final int number;
    private final int[] permutation;

    Epoch(int number, int[] permutation) {
      this.number = number;
      this.permutation = permutation;
    }

    @Override
    public int size() {
      return perEpoch();
    }

    @Override
    public Examples get(int index) {
      Objects.checkIndex(index, size());
      int from = index * size;
      int to = Math.min(from + size, examples.size());
      return pipeline.apply(rows(from, to), number, index);
    }

    private Examples rows(int from, int to) {
      if (permutation == null) {
        return from == 0 && to == examples.size() ? examples : examples.slice(from, to);
      }
      return examples.take(Arrays.copyOfRange(permutation, from, to));
    }
  }
}
