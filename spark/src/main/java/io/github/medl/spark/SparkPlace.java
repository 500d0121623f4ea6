package io.github.medl.spark;

import io.github.medl.optim.trials.Ended;
import io.github.medl.optim.trials.Place;
import io.github.medl.optim.trials.Task;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.launcher.JavaModuleOptions;

/**
 * The executors of a Spark context. Each trial is a job of one task, so that its result comes home
 * when it is there; Spark repeats what was lost with an executor, and the trial has the same bits
 * again.
 *
 * <pre>{@code
 * try (SparkPlace spark = SparkPlace.at("local[2]")) {
 *   List<Score> scores = trials.on(spark).run();
 * }
 * }</pre>
 *
 * <p>The task and what its trials share are {@link java.io.Serializable}; they go to each executor
 * once. A trial has as many of the library's threads as its Spark task has processors ({@code
 * spark.task.cpus}, by default one). The engine that the driver is told, {@code -Dmedl.engine}, is
 * told to all executors, and an executor whose last bits differ from the driver's is refused.
 */
public final class SparkPlace implements Place {
  /** Many times what the numbers of a trial take, and the weights of a textbook's network. */
  private static final long MOST_BYTES = 64L << 20;

  private final JavaSparkContext context;
  private final boolean isOwn;
  private final long mostBytes;

  private SparkPlace(JavaSparkContext context, boolean isOwn, long mostBytes) {
    this.context = context;
    this.isOwn = isOwn;
    this.mostBytes = mostBytes;
  }

  /**
   * The place of a context.
   *
   * @param context a context, which its owner stops
   * @return the place
   */
  public static SparkPlace of(JavaSparkContext context) {
    return new SparkPlace(context, false, MOST_BYTES);
  }

  /**
   * A place of a new context. What {@code spark-submit} and properties {@code -Dspark...} say
   * holds; beyond it the context gets a name, and on one machine neither a web page nor a name of
   * the machine from the network.
   *
   * @param master Spark's address of the cluster, as {@code local[2]} or {@code spark://host:7077};
   *     empty for what {@code spark-submit} or {@code -Dspark.master} says, and {@code local[*]} if
   *     they say nothing
   * @return the place; closing it stops the context
   * @throws IllegalStateException if this Java was started without the options that Spark needs
   */
  public static SparkPlace at(String master) {
    requireOptions();
    SparkConf conf = new SparkConf().setIfMissing("spark.master", "local[*]");
    if (!master.isEmpty()) {
      conf.setMaster(master);
    }
    conf.setIfMissing("spark.app.name", "medl trials");
    if (conf.get("spark.master").startsWith("local")) {
      conf.setIfMissing("spark.ui.enabled", "false");
      conf.setIfMissing("spark.driver.host", "localhost");
      conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
      conf.setIfMissing("spark.log.level", "WARN");
    }
    return new SparkPlace(new JavaSparkContext(conf), true, MOST_BYTES);
  }

  /** Without them a context fails deep inside, with an IllegalAccessError. */
  private static void requireOptions() {
    if (!Object.class.getModule().isOpen("sun.nio.ch", SparkPlace.class.getModule())) {
      throw new IllegalStateException(
          "Spark reaches into Java further than Java lets it by itself. Start by spark-submit, or start"
              + " java with these options:"
              + System.lineSeparator()
              + JavaModuleOptions.defaultModuleOptions());
    }
  }

  /**
   * Allows results of another size. Results are gathered in the memory of the driver, so a trial
   * gives numbers rather than what they were computed from.
   *
   * @param bytes how many a result takes at most on its way; by default 64 MiB
   * @return a place of the same context, to be closed instead of this one
   * @throws IllegalArgumentException if the number is not positive
   */
  public SparkPlace resultsUpTo(long bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "results of %d bytes: at least 1 is needed", bytes));
    }
    return new SparkPlace(context, isOwn, bytes);
  }

  @Override
  public <D, R> void run(List<Integer> numbers, Task<D, R> task, D data, Consumer<Ended<R>> ended) {
    Work<D, R> work = new Work<>(task, data);
    Shipment<D, R> shipment = Shipment.of(work, mostBytes, !context.isLocal());
    try {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      try (Jobs<R> jobs = new Jobs<>(context, shipment, numbers)) {
        jobs.run(ended);
      }
    } catch (InterruptedException e) { // Spark's methods throw it without saying so
      Thread.currentThread().interrupt();
      throw new CancellationException(
          "the trials were interrupted; those that had ended are kept if they have a folder");
    }
  }

  @Override
  public void close() {
    if (isOwn) {
      context.close();
    }
  }
}
