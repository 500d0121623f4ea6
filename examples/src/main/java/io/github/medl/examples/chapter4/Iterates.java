package io.github.medl.examples.chapter4;

import io.github.medl.examples.figure.Table;
import io.github.medl.optim.minimise.Trace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The iterates of several runs in two dimensions, for {@code iterates.csv}. */
final class Iterates {
  private final List<String> run = new ArrayList<>();
  private IntStream iteration = IntStream.empty();
  private DoubleStream theta1 = DoubleStream.empty();
  private DoubleStream theta2 = DoubleStream.empty();
  private DoubleStream cost = DoubleStream.empty();

  /** Adds a run that a minimiser has traced. */
  Iterates run(String name, Trace trace) {
    return run(name, trace.theta(0), trace.theta(1), trace.value());
  }

  /** Adds a run. */
  Iterates run(String name, double[] theta1, double[] theta2, double[] cost) {
    run.addAll(Collections.nCopies(theta1.length, name));
    iteration = IntStream.concat(iteration, IntStream.range(0, theta1.length));
    this.theta1 = DoubleStream.concat(this.theta1, DoubleStream.of(theta1));
    this.theta2 = DoubleStream.concat(this.theta2, DoubleStream.of(theta2));
    this.cost = DoubleStream.concat(this.cost, DoubleStream.of(cost));
    return this;
  }

  /** The table {@code run, iteration, theta1, theta2, cost}; may be called once. */
  Table table() {
    return Table.of("iterates")
        .column("run", run)
        .column("iteration", iteration.toArray())
        .column("theta1", theta1.toArray())
        .column("theta2", theta2.toArray())
        .column("cost", cost.toArray());
  }
}
