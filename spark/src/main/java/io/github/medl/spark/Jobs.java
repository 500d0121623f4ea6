package io.github.medl.spark;

import io.github.medl.optim.trials.Ended;
import io.github.medl.optim.trials.Failure;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.apache.spark.FutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.rdd.AsyncRDDActions;
import org.apache.spark.rdd.RDD;
import scala.concurrent.ExecutionContext;
import scala.reflect.ClassTag;
import scala.util.Try;

/**
 * A job of Spark for each trial, some hundreds at a time: more than a cluster has processors, fewer
 * than a driver can plan.
 *
 * @param <R> what a trial gives
 */
final class Jobs<R> implements AutoCloseable {
  private static final int AT_ONCE = 500;

  private final JavaSparkContext context;
  private final Broadcast<? extends Shipment<?, R>> shipment;
  private final Queue<Integer> waiting;
  private final Map<Integer, FutureAction<?>> running = new HashMap<>();
  private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();

  /** What came home of a trial: bytes, or the reason why nothing did. */
  private record Arrival(int number, Try<byte[]> bytes) {}

  Jobs(JavaSparkContext context, Shipment<?, R> shipment, List<Integer> numbers) {
    this.context = context;
    this.shipment = context.broadcast(shipment);
    this.waiting = new ArrayDeque<>(numbers);
  }

  /** Runs all. */
  void run(Consumer<Ended<R>> ended) throws InterruptedException {
    int most = Math.max(AT_ONCE, 2 * context.defaultParallelism());
    while (!waiting.isEmpty() || !running.isEmpty()) {
      while (!waiting.isEmpty() && running.size() < most) {
        start(waiting.remove());
      }
      Arrival arrival = arrivals.take();
      running.remove(arrival.number);
      ended.accept(end(arrival));
    }
  }

  private void start(int number) {
    RDD<byte[]> one = context.parallelize(List.of(number), 1).map(new RunTrial(shipment)).rdd();
    context.setLocalProperty("spark.job.description", "trial " + number);
    FutureAction<scala.collection.immutable.Seq<byte[]>> job =
        new AsyncRDDActions<>(one, ClassTag.<byte[]>apply(byte[].class)).collectAsync();
    running.put(number, job);
    job.onComplete(
        result -> arrivals.add(new Arrival(number, result.map(seq -> seq.iterator().next()))),
        ExecutionContext.fromExecutor(Runnable::run));
  }

  private Ended<R> end(Arrival arrival) {
    if (arrival.bytes.isFailure()) {
      return lost(arrival.number, arrival.bytes.failed().get());
    }
    try {
      @SuppressWarnings("unchecked") // packed by Shipment
      Ended<R> end = (Ended<R>) Serial.object(arrival.bytes.get());
      return end;
    } catch (IOException | ClassNotFoundException e) {
      return Ended.failed(arrival.number, Failure.of("the driver cannot read its result: " + e));
    }
  }

  /** Spark itself gave up. */
  private Ended<R> lost(int number, Throwable why) {
    for (Throwable cause = why; cause != null; cause = cause.getCause()) {
      if (cause instanceof OtherArithmeticException e) {
        throw new IllegalStateException(e.getMessage(), e);
      }
    }
    if (context.sc().isStopped()) {
      throw new IllegalStateException(
          "Spark has stopped before the trials had ended: " + why.getMessage(), why);
    }
    return Ended.failed(
        number, Failure.of("Spark could not compute it: " + firstLine(why.getMessage())));
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }

  /** What is still in work has no one to go to. */
  @Override
  public void close() {
    boolean isInterrupted = Thread.interrupted(); // or Spark would not listen
    running.values().forEach(FutureAction::cancel);
    if (!context.sc().isStopped()) {
      shipment.destroy();
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
