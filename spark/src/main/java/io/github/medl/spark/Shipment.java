package io.github.medl.spark;

import io.github.medl.optim.trials.Ended;
import io.github.medl.optim.trials.Failure;
import io.github.medl.parallel.Parallel;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.Serializable;
import java.util.Locale;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.jspecify.annotations.Nullable;

/**
 * What goes to each executor once, as a broadcast: the work as bytes, which are read at the first
 * trial, and what this driver computes with.
 *
 * @param <D> what all trials share
 * @param <R> what a trial gives
 */
final class Shipment<D, R> implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String ENGINE = "medl.engine";

  private final byte[] work;
  private final long mostBytes;
  private final @Nullable String engine;
  private final @Nullable Arithmetic arithmetic;

  /** The work, once it has been read on this machine. */
  private transient @Nullable Work<D, R> opened;

  private Shipment(
      byte[] work, long mostBytes, @Nullable String engine, @Nullable Arithmetic arithmetic) {
    this.work = work;
    this.mostBytes = mostBytes;
    this.engine = engine;
    this.arithmetic = arithmetic;
  }

  /**
   * Packs.
   *
   * @param mostBytes of a result
   * @param goesFar whether other Java machines than this one compute
   * @throws IllegalArgumentException if the work cannot be sent
   */
  static <D, R> Shipment<D, R> of(Work<D, R> work, long mostBytes, boolean goesFar) {
    try {
      return new Shipment<>(
          Serial.bytes(work, Integer.MAX_VALUE - 1024),
          mostBytes,
          System.getProperty(ENGINE),
          goesFar ? Arithmetic.ofThisMachine() : null);
    } catch (NotSerializableException e) {
      throw new IllegalArgumentException(
          "the trials cannot be sent to other machines: "
              + e.getMessage()
              + " is not Serializable. It is what the trial captures (a lambda of an instance captures"
              + " the instance) or the data that the trials share",
          e);
    } catch (Serial.TooLargeException e) {
      throw new IllegalArgumentException(
          "the trials cannot be sent to other machines: what they share takes more than 2 GB", e);
    } catch (IOException e) {
      throw new IllegalArgumentException("the trials cannot be sent to other machines: " + e, e);
    }
  }

  /**
   * Computes a trial, on an executor.
   *
   * @return its end as bytes
   * @throws OtherArithmeticException if this machine computes other bits than the driver
   */
  byte[] run(int number) {
    Ended<R> end;
    try {
      Work<D, R> todo = open();
      int threads = Math.max(1, TaskContext.get().cpus());
      end = Parallel.withThreads(threads, () -> todo.task().run(todo.data(), number));
    } catch (IOException | ClassNotFoundException | LinkageError e) {
      end = Ended.failed(number, Failure.of(unreadable(e)));
    }
    try {
      return Serial.bytes(end, mostBytes);
    } catch (Serial.TooLargeException e) {
      return failed(
          number,
          String.format(
              Locale.ROOT,
              "its result takes more than the %d bytes that a result may take on its way home; give"
                  + " numbers rather than what they were computed from, or allow more by"
                  + " SparkPlace.resultsUpTo",
              mostBytes));
    } catch (IOException e) {
      return failed(
          number, "its result cannot be sent home: " + e.getMessage() + " is not Serializable");
    }
  }

  private synchronized Work<D, R> open() throws IOException, ClassNotFoundException {
    Work<D, R> is = opened;
    if (is == null) {
      if (engine != null && System.getProperty(ENGINE) == null) {
        System.setProperty(ENGINE, engine);
      }
      if (arithmetic != null) {
        arithmetic.requireHere(SparkEnv.get().executorId());
      }
      @SuppressWarnings("unchecked") // packed above
      Work<D, R> read = (Work<D, R>) Serial.object(work);
      is = read;
      opened = is;
    }
    return is;
  }

  private static String unreadable(Throwable e) {
    return "its executor cannot read what the driver sent ("
        + e
        + "); the program's archives have to be where the executors are: by spark-submit, or"
        + " -Dspark.jars=one.jar,two.jar";
  }

  private static byte[] failed(int number, String why) {
    try {
      return Serial.bytes(Ended.failed(number, Failure.of(why)), Integer.MAX_VALUE);
    } catch (IOException e) {
      throw new IllegalStateException("texts can be sent", e);
    }
  }
}
