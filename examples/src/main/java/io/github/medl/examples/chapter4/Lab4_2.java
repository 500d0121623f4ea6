package io.github.medl.examples.chapter4;

import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.autodiff.Autodiff;
import io.github.medl.autodiff.Node;
import io.github.medl.autodiff.Tape;
import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.figure.Table;
import io.github.medl.examples.gallery.Show;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Marker;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;

/**
 * Lab 4.2: what the Jacobian of y = f(x) costs by forward mode, a sweep for each of the n inputs,
 * and by reverse mode, a sweep for each of the m outputs.
 */
public final class Lab4_2 implements Figure {
  private static final int HIDDEN = 64;
  private static final int[] SIZES = {1, 2, 4, 8, 16, 32, 64, 128};
  private static final int REPETITIONS = 5;
  private static final long ENOUGH = 5_000_000; // nanoseconds

  @Override
  public About about() {
    return About.figure("L4.2", "Forward mode against reverse mode", Kind.EXACT)
        .caption(
            "The cost of the Jacobian of f(x) = B tanh(W tanh(A x)), with n inputs and m outputs:"
                + " arithmetic operations, counted on the tape and divided by those of f itself,"
                + " and seconds on this machine. Forward mode pays for inputs, reverse mode for"
                + " outputs.")
        .quick(0.8);
  }

  @Override
  public Outcome draw(FigureContext context) {
    Row.of(new Network(16, 16)); // what comes first pays for the compiler; nobody looks at it
    List<Row> byInputs = new ArrayList<>();
    List<Row> byOutputs = new ArrayList<>();
    for (int size : SIZES) {
      byInputs.add(Row.of(new Network(size, 1)));
      byOutputs.add(Row.of(new Network(1, size)));
    }
    Chart[] panels = {
      operations("(a) One output: operations", "inputs n", byInputs),
      operations("(b) One input: operations", "outputs m", byOutputs),
      seconds("(c) One output: time", "inputs n", byInputs),
      seconds("(d) One input: time", "outputs m", byOutputs)
    };
    List<Row> all = new ArrayList<>(byInputs);
    all.addAll(byOutputs.subList(1, byOutputs.size())); // n = m = 1 is there already
    return Outcome.of(Picture.of("Forward mode against reverse mode", 2, panels))
        .checks(check(all))
        .table(
            Table.of("operations")
                .column("inputs", all.stream().mapToInt(row -> row.f.inputs).toArray())
                .column("outputs", all.stream().mapToInt(row -> row.f.outputs).toArray())
                .column("function", column(all, Row::function))
                .column("forward", column(all, Row::forward))
                .column("reverse", column(all, Row::reverse)))
        .note("The times in (c) and (d) are those of this machine and this run.");
  }

  /** f(x) = B tanh(W tanh(A x)), with numbers in (-1, 1) that no random stream has to make. */
  private record Network(int inputs, int outputs, Tensor a, Tensor w, Tensor b) {
    Network(int inputs, int outputs) {
      this(
          inputs,
          outputs,
          numbers(HIDDEN, inputs),
          numbers(HIDDEN, HIDDEN),
          numbers(outputs, HIDDEN));
    }

    /** The fractional parts of multiples of the golden ratio, which are spread evenly. */
    private static Tensor numbers(int... shape) {
      return Tensor.generate(k -> 2 * ((k + 1) * 0.6180339887498949 % 1) - 1, shape)
          .div(Math.sqrt(shape[shape.length - 1]));
    }

    Tensor at(Tensor x) {
      return b.matmul(w.matmul(a.matmul(x).tanh()).tanh());
    }

    Tensor point() {
      return numbers(inputs);
    }

    Tensor forwardJacobian() {
      return lines(inputs, 1, j -> Autodiff.jvp(this::at, point(), unit(j, inputs)).tangent());
    }

    Tensor reverseJacobian() {
      return lines(outputs, 0, i -> Autodiff.vjp(this::at, point(), unit(i, outputs)).adjoint());
    }

    /** B diag(1 - u^2) W diag(1 - v^2) A, by hand: v = tanh(A x), u = tanh(W v). */
    Tensor formula() {
      Tensor v = a.matmul(point()).tanh();
      Tensor u = w.matmul(v).tanh();
      Tensor inner = w.mul(v.square().neg().add(1)).matmul(a);
      return b.mul(u.square().neg().add(1)).matmul(inner);
    }

    private static Tensor lines(int count, int axis, IntFunction<Tensor> line) {
      List<Tensor> lines = new ArrayList<>();
      for (int k = 0; k < count; k++) {
        lines.add(line.apply(k));
      }
      return Tensor.stack(axis, lines);
    }
  }

  /** What a network costs, in arithmetic operations and in seconds. */
  private record Row(
      Network f,
      long function,
      long forward,
      long reverse,
      double forwardSeconds,
      double reverseSeconds) {
    static Row of(Network f) {
      return new Row(
          f,
          operations(tape -> f.at(tape.variable(f.point()))),
          f.inputs * forwardSweep(f),
          f.outputs * reverseSweep(f),
          seconds(f::forwardJacobian),
          seconds(f::reverseJacobian));
    }

    double forwardRatio() {
      return (double) forward / function;
    }

    double reverseRatio() {
      return (double) reverse / function;
    }
  }

  /**
   * The operations of one sweep, seen by a second tape around the one of the sweep. It watches x
   * and the direction, so that nothing of the sweep escapes it.
   */
  private static long forwardSweep(Network f) {
    return operations(
        tape -> Autodiff.jvp(f::at, tape.variable(f.point()), tape.variable(unit(0, f.inputs))));
  }

  private static long reverseSweep(Network f) {
    return operations(
        tape -> Autodiff.vjp(f::at, tape.variable(f.point()), tape.variable(unit(0, f.outputs))));
  }

  private static long operations(Consumer<Tape> computation) {
    Tape tape = new Tape();
    computation.accept(tape);
    return tape.nodes().stream().mapToLong(Lab4_2::operations).sum();
  }

  /** A product of a matrix and a vector multiplies and adds once for each number of the matrix. */
  private static long operations(Node node) {
    if (node.isVariable()) {
      return 0;
    }
    return switch (node.label()) {
      case "matmul" -> 2L * Math.max(node.input(0).size(), node.input(1).size());
      case "tanhSlope" -> 3L * node.value().size(); // d - d y^2 in one loop
      case "reshape" -> 0; // a vector seen as a matrix: no arithmetic
      default -> node.value().size();
    };
  }

  /**
   * The least of a few times: what disturbs a measurement only ever adds to it. Short work is
   * repeated more often, so that it is compiled when the best time is taken.
   */
  private static double seconds(Runnable work) {
    long least = Long.MAX_VALUE;
    long sum = 0;
    for (int k = 0; k < REPETITIONS || sum < ENOUGH; k++) {
      long start = System.nanoTime();
      work.run();
      long time = System.nanoTime() - start;
      least = Math.min(least, time);
      sum += time;
    }
    return least * 1e-9;
  }

  private static Checks check(List<Row> all) {
    Checks checks = new Checks();
    for (Row row : all) {
      compare(
          checks, row, String.format(Locale.ROOT, "n = %d, m = %d", row.f.inputs, row.f.outputs));
    }
    // Griewank and Walther, Evaluating Derivatives (2008), (3.6) and (3.21).
    return checks
        .between(
            "dearest forward sweep / f",
            dearest(all, row -> row.forwardRatio() / row.f.inputs),
            1,
            2.5,
            THEORY)
        .between(
            "dearest reverse sweep / f",
            dearest(all, row -> row.reverseRatio() / row.f.outputs),
            1,
            4,
            THEORY);
  }

  private static double dearest(List<Row> rows, ToDoubleFunction<Row> ratio) {
    return rows.stream().mapToDouble(ratio).max().orElseThrow();
  }

  private static void compare(Checks checks, Row row, String at) {
    double[] exact = row.f.formula().toDoubles();
    int n = row.f.inputs;
    int m = row.f.outputs;
    long products = 2L * (HIDDEN * n + HIDDEN * HIDDEN + HIDDEN * m);
    long function = products + 2L * HIDDEN;
    // Each product once more for its derivative, and d - d y^2 for each tanh.
    long sweep = function + products + 6L * HIDDEN;
    checks
        .allNear(
            "forward Jacobian, " + at, row.f.forwardJacobian().toDoubles(), exact, 1e-14, THEORY)
        .allNear(
            "reverse Jacobian, " + at, row.f.reverseJacobian().toDoubles(), exact, 1e-14, THEORY)
        .exactly("operations of f, " + at, row.function, function, THEORY)
        .exactly("operations of n forward sweeps, " + at, row.forward, n * sweep, THEORY)
        .exactly("operations of m reverse sweeps, " + at, row.reverse, m * sweep, THEORY);
  }

  private static Chart operations(String title, String label, List<Row> rows) {
    double[] size = sizes();
    return modes(title, label, "operations / operations of f")
        .trajectory("forward mode", size, column(rows, Row::forwardRatio), forward())
        .trajectory("reverse mode", size, column(rows, Row::reverseRatio), reverse());
  }

  private static Chart seconds(String title, String label, List<Row> rows) {
    double[] size = sizes();
    return modes(title, label, "milliseconds")
        .trajectory("forward mode", size, column(rows, row -> 1e3 * row.forwardSeconds), forward())
        .trajectory("reverse mode", size, column(rows, row -> 1e3 * row.reverseSeconds), reverse());
  }

  private static Chart modes(String title, String x, String y) {
    return Chart.titled(title).axes(x, y).logX().logY().legend(Corner.UPPER_LEFT);
  }

  private static Style forward() {
    return Style.of(Palette.BLUE).width(2.2).size(10);
  }

  private static Style reverse() {
    return Style.of(Palette.VERMILLION).width(2.2).marker(Marker.SQUARE).size(10);
  }

  private static double[] sizes() {
    return Arrays.stream(SIZES).asDoubleStream().toArray();
  }

  private static double[] column(List<Row> rows, ToDoubleFunction<Row> value) {
    return rows.stream().mapToDouble(value).toArray();
  }

  private static Tensor unit(int i, int n) {
    return Tensor.generate(k -> k == i ? 1 : 0, n);
  }

  public static void main(String[] args) {
    Show.figure(new Lab4_2(), args);
  }
}
