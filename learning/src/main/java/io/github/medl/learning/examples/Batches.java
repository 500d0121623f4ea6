package io.github.medl.learning.examples;

import io.github.medl.random.SplittableStream;
import io.github.medl.tensor.DType;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * Mini-batches of a data set, epoch by epoch. Every observation comes once an epoch; the last batch
 * is smaller where the numbers do not divide. (Those that are {@link #drawn} are of one size.)
 *
 * <pre>{@code
 * Batches<Examples> batches = Batches.of(examples, 128).shuffled(RandomStream.seed(1));
 * for (Examples batch : batches.epoch(0)) { ... }
 * }</pre>
 *
 * <p>What is in a batch is a function of the stream given, the number of the epoch and that of the
 * batch: any batch can be asked for at any time, and is the same again.
 *
 * @param <B> what a batch is, such as {@link Examples}
 */
public final class Batches<B> {
  private final Observations<B> data;
  private final int size;

  /** How many observations an epoch has. */
  private final int length;

  private final Order order;
  private final Pipeline<B> pipeline;

  /** Differs, nearly surely, between batches that were given different streams. */
  private final long signature;

  /** The order of the observations in an epoch, or null for that of the data. */
  private interface Order {
    int @Nullable [] of(int epoch);
  }

  /** What is done to a batch. */
  private interface Pipeline<B> {
    B apply(B batch, int epoch, int index);
  }

  private Batches(
      Observations<B> data,
      int size,
      int length,
      Order order,
      Pipeline<B> pipeline,
      long signature) {
    this.data = data;
    this.size = size;
    this.length = length;
    this.order = order;
    this.pipeline = pipeline;
    this.signature = signature;
  }

  /**
   * Batches in the order of the data.
   *
   * @param <B> what a batch is
   * @param data what is learned from, such as {@link Examples}
   * @param size the number of observations in a batch
   * @return the batches
   * @throws IllegalArgumentException if there are no observations or the size is not positive
   */
  public static <B> Batches<B> of(Observations<B> data, int size) {
    if (data.size() == 0 || size < 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "batches of %d of %d observations; both numbers must be positive",
              size,
              data.size()));
    }
    return new Batches<>(data, size, data.size(), epoch -> null, (batch, epoch, index) -> batch, 0);
  }

  /**
   * Batches of observations that are drawn each on its own, so that one may come twice: all are of
   * one size, and an epoch is as long as is wanted.
   *
   * @param <B> what a batch is
   * @param data what is drawn from
   * @param size the number of observations in a batch
   * @param perEpoch the number of batches in an epoch
   * @param stream gives one word, on which all draws depend
   * @return the batches
   * @throws IllegalArgumentException if there are no observations or a number is not positive
   */
  public static <B> Batches<B> drawn(
      Observations<B> data, int size, int perEpoch, SplittableStream stream) {
    if (data.size() == 0 || size < 1 || perEpoch < 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d batches of %d drawn from %d observations; all numbers must be positive",
              perEpoch,
              size,
              data.size()));
    }
    long key = stream.nextLong();
    int length = Math.multiplyExact(size, perEpoch);
    return new Batches<>(
        data,
        size,
        length,
        epoch -> Streams.of(key, epoch).choice(data.size(), length, true),
        (batch, epoch, index) -> batch,
        41 * key);
  }

  /**
   * All observations in one batch: gradient descent that is not stochastic.
   *
   * @param <B> what a batch is
   * @param data what is learned from
   * @return one batch an epoch
   */
  public static <B> Batches<B> full(Observations<B> data) {
    return of(data, Math.max(1, data.size()));
  }

  /**
   * The same batches with the observations in a new random order every epoch.
   *
   * @param stream gives one word, on which all orders depend
   * @return shuffled batches
   */
  public Batches<B> shuffled(SplittableStream stream) {
    long key = stream.nextLong();
    return new Batches<>(
        data,
        size,
        data.size(),
        epoch -> Streams.of(key, epoch).permutation(data.size()),
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
  public Batches<B> prepared(BatchChange<B> step, SplittableStream stream) {
    long key = stream.nextLong();
    return new Batches<>(
        data,
        size,
        length,
        order,
        (batch, epoch, index) ->
            step.apply(pipeline.apply(batch, epoch, index), Streams.of(key, epoch, index)),
        37 * signature + key);
  }

  /**
   * The same batches in another number format, converted here and not in every batch.
   *
   * @param dtype the format of the network
   * @return the batches; these, if they have that format
   */
  public Batches<B> cast(DType dtype) {
    Observations<B> converted = data.cast(dtype);
    return converted == data
        ? this
        : new Batches<>(converted, size, length, order, pipeline, signature);
  }

  /**
   * The batches of one epoch, each made when it is asked for.
   *
   * @param epoch the number of the epoch, from 0
   * @return a read-only list
   */
  public List<B> epoch(int epoch) {
    return new Epoch(epoch, order.of(epoch));
  }

  /**
   * The number of batches of an epoch.
   *
   * @return n / size, rounded up, or as many as are {@link #drawn}
   */
  public int perEpoch() {
    return (length - 1) / size + 1;
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
   * What the batches are made of, not prepared.
   *
   * @return all observations in their order
   */
  public Observations<B> observations() {
    return data;
  }

  private final class Epoch extends AbstractList<B> implements RandomAccess {
    private final int number;
    private final int @Nullable [] permutation;

    Epoch(int number, int @Nullable [] permutation) {
      this.number = number;
      this.permutation = permutation;
    }

    @Override
    public int size() {
      return perEpoch();
    }

    @Override
    public B get(int index) {
      Objects.checkIndex(index, size());
      int from = index * size;
      int to = Math.min(from + size, length);
      return pipeline.apply(rows(from, to), number, index);
    }

    private B rows(int from, int to) {
      if (permutation == null) {
        return data.slice(from, to);
      }
      return data.take(Arrays.copyOfRange(permutation, from, to));
    }
  }
}
