package io.github.medl.examples.chapter4;

import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Knob;
import io.github.medl.examples.figure.Knobs;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.figure.Table;
import io.github.medl.examples.gallery.Show;
import io.github.medl.learning.examples.Batches;
import io.github.medl.learning.examples.Examples;
import io.github.medl.learning.loss.Losses;
import io.github.medl.networks.Layer;
import io.github.medl.networks.Networks;
import io.github.medl.networks.Pass;
import io.github.medl.networks.initialisation.Initialisations;
import io.github.medl.networks.layers.Activations;
import io.github.medl.networks.layers.Layers;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.networks.training.Objective;
import io.github.medl.networks.training.Training;
import io.github.medl.optim.Optimisers;
import io.github.medl.parallel.Parallel;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Marker;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/**
 * Lab 4.4: the gradient of a batch as a sum over workers, each with some of the observations, added
 * by a tree. The same bits on any number of workers; how much time they take, and who gains.
 */
public final class Lab4_4 implements Figure {
  private static final int INPUTS = 784;
  private static final int CLASSES = 10;
  private static final int BATCH = 64;
  private static final int BLOCK = 8;
  private static final int[] HIDDEN = {16, 64, 256, 1024};
  private static final int[] WORKERS = {1, 2, 3, 5};
  private static final int REPETITIONS = 12;
  private static final long ENOUGH = 50_000_000; // nanoseconds

  /** What the cluster on paper is made of. */
  private static final int[] MANY = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024};

  private static final int[] BATCHES = {64, 512, 4096};
  private static final double TEXTBOOK = 235_146; // parameters of 784-256-128-10

  private static final Knob.Real LATENCY =
      Knobs.real("latency", "latency", "milliseconds until a message is there", 0.5, 0.001, 100)
          .byRatio();
  private static final Knob.Real BANDWIDTH =
      Knobs.real("bandwidth", "bandwidth", "gigabits a second between workers", 10, 0.1, 1000)
          .byRatio();

  @Override
  public About about() {
    return About.figure("L4.4", "One gradient step as a sum over workers", Kind.EXACT)
        .caption(
            "Data-parallel training of dense networks: the gradient of a batch is a sum over blocks"
                + " of 8 observations, shared by the workers and added by a tree. (a) seconds of a"
                + " step with workers that are threads of this machine, the fitted a + bP/w + (c +"
                + " dP)⌈log₂ w⌉, and the whole batch at once; (b) on paper, workers joined by a"
                + " network, the network 784-256-128-10 and three batches; (c) the least batch with"
                + " which workers gain anything.")
        .quick(6)
        .play(LATENCY, BANDWIDTH);
  }

  @Override
  public Outcome draw(FigureContext context) {
    seconds(HIDDEN[0], 2, sum()); // what comes first pays for the compiler; nobody looks at it
    List<StepTime.Seen> seen = new ArrayList<>();
    List<StepTime.Seen> whole = new ArrayList<>();
    int[] workers = timed();
    for (int hidden : HIDDEN) {
      for (int w : workers) {
        seen.add(new StepTime.Seen(w, parameters(hidden), seconds(hidden, w, sum())));
      }
      int all = Parallel.threads();
      whole.add(new StepTime.Seen(all, parameters(hidden), seconds(hidden, all, atOnce())));
      context.progress("model", whole.size(), HIDDEN.length);
    }
    StepTime here = StepTime.fitted(seen);
    StepTime cluster =
        here.over(context.get(LATENCY) * 1e-3, context.get(BANDWIDTH) * 1e9 / Byte.SIZE);
    return Outcome.of(
            Picture.of(
                "One gradient step as a sum over workers",
                3,
                here(workers, seen, whole, here),
                speedUps(cluster),
                leastBatches(cluster)))
        .checks(checks())
        .value("seconds: a, b, c, d of this machine", coefficients(here))
        .value(
            "seconds of a step of 784-256-128-10, 64 observations, 1 worker", here.at(1, TEXTBOOK))
        .value("seconds of the same, 2 workers in the network", cluster.at(2, TEXTBOOK))
        .table(
            Table.of("seconds")
                .column("workers", ints(seen, StepTime.Seen::workers))
                .column("parameters", doubles(seen, StepTime.Seen::parameters))
                .column("seconds", doubles(seen, StepTime.Seen::seconds))
                .column("fitted", doubles(seen, s -> here.at(s.workers(), s.parameters()))))
        .note(
            "Times, and with them the curves, are those of this machine and this run. "
                + verdict(cluster));
  }

  private static String verdict(StepTime cluster) {
    double least = cluster.gainsFromBatch(2, TEXTBOOK) * BATCH;
    return String.format(
        Locale.ROOT,
        "In the network on paper two workers would need %.1f times as long as one for a step of"
            + " 784-256-128-10 on %d observations, and gain with batches from %.0f on.",
        1 / cluster.speedUp(2, TEXTBOOK),
        BATCH,
        Math.ceil(least));
  }

  // ---------------------------------------------------------------- the step

  private static Objective<Layer, Examples> atOnce() {
    return Objective.of(Losses.crossEntropy());
  }

  private static Objective<Layer, Examples> sum() {
    return Objective.inBlocks(atOnce(), BLOCK);
  }

  private static Sequential network(int hidden, DType dtype) {
    SplittableStream stream = RandomStream.seed(44);
    return Networks.cast(
        Layers.sequential(
            Layers.dense(INPUTS, hidden, Initialisations.he(stream)),
            Activations.relu(),
            Layers.dense(hidden, CLASSES, Initialisations.he(stream))),
        dtype);
  }

  private static double parameters(int hidden) {
    return hidden * (INPUTS + 1 + CLASSES) + CLASSES;
  }

  /** Numbers to compute with; what they are does not matter for the time. */
  private static Examples examples(int n, DType dtype) {
    SplittableStream stream = RandomStream.seed(4);
    int[] labels = new int[n];
    Arrays.setAll(labels, i -> i % CLASSES);
    return Examples.labelled(stream.normalTensor(dtype, n, INPUTS), labels);
  }

  private static Map<String, Tensor> gradient(
      Sequential network, Examples batch, Objective<Layer, Examples> objective) {
    return Networks.valueAndGradient(network, at -> objective.cost(at, batch, Pass.training()))
        .gradients();
  }

  // ---------------------------------------------------------------- times

  /** One worker, and as many as there are threads, by powers of two. */
  private static int[] timed() {
    List<Integer> workers = new ArrayList<>(List.of(1, 2));
    for (int w = 4; w <= Math.min(Parallel.threads(), BATCH / BLOCK); w *= 2) {
      workers.add(w);
    }
    return workers.stream().mapToInt(w -> w).toArray();
  }

  /** The least of a few times: what disturbs a measurement only ever adds to it. */
  private static double seconds(int hidden, int workers, Objective<Layer, Examples> objective) {
    Sequential network = network(hidden, DType.FLOAT32);
    Examples batch = examples(BATCH, DType.FLOAT32);
    return Parallel.withThreads(
        workers,
        () -> {
          long least = Long.MAX_VALUE;
          long sum = 0;
          for (int k = 0; k < REPETITIONS || sum < ENOUGH; k++) {
            long start = System.nanoTime();
            gradient(network, batch, objective);
            long time = System.nanoTime() - start;
            least = Math.min(least, time);
            sum += time;
          }
          return least * 1e-9;
        });
  }

  // ---------------------------------------------------------------- checks

  private static Checks checks() {
    Checks checks = new Checks();
    for (int hidden : new int[] {16, 256}) {
      Sequential network = network(hidden, DType.FLOAT32);
      Examples batch = examples(60, DType.FLOAT32); // the last block is shorter
      Map<String, Tensor> alone = with(1, () -> gradient(network, batch, sum()));
      checks.holds(
          "gradient of " + (int) parameters(hidden) + " parameters: same bits with 2, 3, 5 workers",
          Arrays.stream(WORKERS)
              .allMatch(w -> with(w, () -> gradient(network, batch, sum())).equals(alone)),
          THEORY);
    }
    Map<String, Tensor> once = with(1, Lab4_4::trained);
    checks.holds(
        "20 steps of ADAM: same bits with 2, 3, 5 workers",
        Arrays.stream(WORKERS).allMatch(w -> with(w, Lab4_4::trained).equals(once)),
        THEORY);
    Examples batch = examples(60, DType.FLOAT64);
    Sequential network = network(64, DType.FLOAT64);
    Map<String, Tensor> whole = gradient(network, batch, atOnce());
    gradient(network, batch, sum())
        .forEach(
            (name, g) ->
                checks.near(
                    "sum over blocks less gradient of the whole batch, " + name,
                    g.sub(whole.get(name)).norm().item() / whole.get(name).norm().item(),
                    0,
                    1e-14,
                    THEORY));
    StepTime known = new StepTime(2e-4, 1.5e-8, 1e-3, 6.4e-9);
    return checks
        .allNearRelative(
            "a, b, c, d found again from times made by them",
            coefficients(StepTime.fitted(made(known))),
            coefficients(known),
            1e-9,
            THEORY)
        .nearRelative(
            "speed-up of 8 workers at the size from which they gain",
            known.batch(10).speedUp(8, known.batch(10).gainsFrom(8)),
            1,
            1e-12,
            THEORY)
        .nearRelative(
            "speed-up of 8 workers at the batch from which they gain",
            known.batch(known.gainsFromBatch(8, TEXTBOOK)).speedUp(8, TEXTBOOK),
            1,
            1e-12,
            THEORY);
  }

  private static Map<String, Tensor> with(int workers, Supplier<Map<String, Tensor>> work) {
    return Parallel.withThreads(workers, work);
  }

  private static Map<String, Tensor> trained() {
    return Networks.tensors(
        Training.of(
                network(32, DType.FLOAT32),
                sum(),
                Batches.of(examples(200, DType.FLOAT32), 50).shuffled(RandomStream.seed(1)),
                () -> Optimisers.adam(1e-3))
            .epochs(5)
            .run()
            .network());
  }

  private static List<StepTime.Seen> made(StepTime known) {
    List<StepTime.Seen> made = new ArrayList<>();
    for (int hidden : HIDDEN) {
      for (int w : WORKERS) {
        double p = parameters(hidden);
        made.add(new StepTime.Seen(w, p, known.at(w, p)));
      }
    }
    return made;
  }

  private static double[] coefficients(StepTime time) {
    return new double[] {time.fixed(), time.perParameter(), time.perLevel(), time.perNumber()};
  }

  // ---------------------------------------------------------------- pictures

  private static Chart here(
      int[] workers, List<StepTime.Seen> seen, List<StepTime.Seen> whole, StepTime fit) {
    Chart chart =
        Chart.titled("(a) a step here, workers are threads")
            .axes("parameters P", "seconds")
            .logX()
            .logY()
            .legend(Corner.BEST);
    for (int k = 0; k < workers.length; k++) {
      int w = workers[k];
      List<StepTime.Seen> mine = seen.stream().filter(s -> s.workers() == w).toList();
      double[] p = doubles(mine, StepTime.Seen::parameters);
      Style style = Style.palette(k);
      chart
          .points(
              w == 1 ? "1 worker" : w + " workers",
              p,
              doubles(mine, StepTime.Seen::seconds),
              style.size(10))
          .line("_fit " + w, p, Arrays.stream(p).map(x -> fit.at(w, x)).toArray(), style);
    }
    return chart.trajectory(
        "whole batch at once, " + Parallel.threads() + " threads",
        doubles(whole, StepTime.Seen::parameters),
        doubles(whole, StepTime.Seen::seconds),
        Style.of(Palette.GREY).marker(Marker.DIAMOND).size(9).dashed());
  }

  private static Chart speedUps(StepTime cluster) {
    double[] w = Arrays.stream(MANY).asDoubleStream().toArray();
    Chart chart =
        Chart.titled("(b) on paper: 784-256-128-10")
            .axes("workers w", "times as fast as one")
            .logX()
            .logY()
            .legend(Corner.UPPER_LEFT)
            .line("all gain: w", w, w, Style.of(Palette.GREY).dotted());
    for (int k = 0; k < BATCHES.length; k++) {
      StepTime time = cluster.batch(BATCHES[k] / (double) BATCH);
      chart.trajectory(
          "batch " + BATCHES[k], w, map(MANY, m -> time.speedUp(m, TEXTBOOK)), Style.palette(k));
    }
    return chart.line("_one", w, map(MANY, m -> 1), Style.of(Palette.BLACK).width(1));
  }

  private static Chart leastBatches(StepTime cluster) {
    double[] p = new double[41];
    Arrays.setAll(p, i -> Math.pow(10, 3 + i / 8.0));
    Chart chart =
        Chart.titled("(c) the least batch that gains")
            .axes("parameters P", "observations")
            .logX()
            .logY()
            .yRange(1, 1e6)
            .legend(Corner.UPPER_RIGHT);
    int[] some = {2, 8, 64};
    for (int k = 0; k < some.length; k++) {
      int w = some[k];
      chart.line(
          w + " workers",
          p,
          Arrays.stream(p).map(x -> BATCH * cluster.gainsFromBatch(w, x)).toArray(),
          Style.palette(k).width(2));
    }
    return chart.points(
        "784-256-128-10, batch 128",
        new double[] {TEXTBOOK},
        new double[] {128},
        Style.of(Palette.BLACK).size(11));
  }

  private static double[] map(int[] x, IntToDoubleFunction f) {
    return Arrays.stream(x).mapToDouble(f).toArray();
  }

  private static double[] doubles(List<StepTime.Seen> seen, ToDoubleFunction<StepTime.Seen> value) {
    return seen.stream().mapToDouble(value).toArray();
  }

  private static int[] ints(List<StepTime.Seen> seen, ToIntFunction<StepTime.Seen> value) {
    return seen.stream().mapToInt(value).toArray();
  }

  public static void main(String[] args) {
    Show.figure(new Lab4_4(), args);
  }
}
