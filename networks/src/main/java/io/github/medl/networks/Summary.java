package io.github.medl.networks;

import io.github.medl.autodiff.Node;
import io.github.medl.autodiff.Tape;
import io.github.medl.tensor.Tensor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * What a network is made of, found by applying it to an example and watching: the layers in the
 * order in which they were applied, their shapes, parameters and operations.
 *
 * <p>The operations are counted on the tape, primitive by primitive, so they are right for layers
 * that this library has never seen: an addition and a multiplication count as one each, an
 * elementwise function as one a number, moving numbers about as none.
 *
 * @param lines one for each part that contains no other
 * @param parameters how many numbers are learned in the whole network
 * @param flops how many operations one forward pass takes, those outside any layer included
 */
public record Summary(List<Line> lines, long parameters, long flops) {

  /**
   * A part as it was applied; one applied twice has two lines, the second without parameters.
   *
   * @param name its name in the network
   * @param layer how it calls itself
   * @param input the shape of its input, as {@code (2, 3)}, or the shapes of its inputs
   * @param output the shape of its output, or the shapes of its outputs
   * @param parameters how many numbers are learned in it
   * @param flops how many operations it took
   */
  public record Line(
      String name, String layer, String input, String output, long parameters, long flops) {}

  /**
   * Watches a layer.
   *
   * @param network the network
   * @param x an example input; the first axis counts observations
   * @return its summary
   */
  public static Summary of(Layer network, Tensor x) {
    Tape tape = new Tape();
    return watch(network, tape, (n, pass) -> n.apply(tape.variable("x", x), pass));
  }

  /**
   * Watches any network.
   *
   * @param <M> the kind of network
   * @param network the network
   * @param use applies it to an example; operations that no parameter takes part in are not counted
   * @return its summary
   */
  public static <M extends Network> Summary of(M network, BiFunction<M, Pass, Tensor> use) {
    return watch(network, new Tape(), use);
  }

  private static <M extends Network> Summary watch(
      M network, Tape tape, BiFunction<M, Pass, Tensor> use) {
    Parametrisation<M> theta = Networks.parametrisation(network);
    List<Tensor> watched = new ArrayList<>();
    for (int i = 0; i < theta.names().size(); i++) {
      watched.add(tape.variable(theta.names().get(i), theta.values().get(i)));
    }
    M traced = theta.at(watched);
    Watcher watcher = new Watcher(tape, traced);
    use.apply(traced, Pass.evaluation().watchedBy(watcher));
    return new Summary(
        List.copyOf(watcher.lines), Networks.count(network), flops(tape, 0, tape.nodes().size()));
  }

  private static long flops(Tape tape, int from, int to) {
    long sum = 0;
    for (Node node : tape.nodes().subList(from, to)) {
      if (!node.isVariable()) {
        Tensor[] inputs = new Tensor[node.arity()];
        Arrays.setAll(inputs, node::input);
        sum += node.primitive().flops(inputs, node.value());
      }
    }
    return sum;
  }

  /** Makes a line of each part in which no other part begins. */
  private static final class Watcher implements Observer {
    private final Tape tape;
    private final Map<Network, String> names = new IdentityHashMap<>();
    private final Map<Network, Boolean> counted = new IdentityHashMap<>();
    private final List<Line> lines = new ArrayList<>();
    private final Deque<Integer> starts = new ArrayDeque<>();
    private boolean isInnermost;

    Watcher(Tape tape, Network network) {
      this.tape = tape;
      Networks.parts(network).forEach((name, part) -> names.put(part, name));
    }

    @Override
    public void begins(Network part, List<Tensor> inputs) {
      starts.push(tape.nodes().size());
      isInnermost = true;
    }

    @Override
    public void ends(Network part, List<Tensor> inputs, List<Tensor> outputs) {
      int start = starts.pop();
      if (isInnermost) {
        boolean isNew = counted.put(part, true) == null;
        lines.add(
            new Line(
                names.getOrDefault(part, "?"),
                part.toString(),
                shapes(inputs),
                shapes(outputs),
                isNew ? Networks.count(part) : 0,
                flops(tape, start, tape.nodes().size())));
      }
      isInnermost = false;
    }

    private static String shapes(List<Tensor> tensors) {
      return tensors.stream().map(Tensor::shapeText).collect(Collectors.joining(", "));
    }
  }

  /** A table with a line a layer and the sums. */
  @Override
  public String toString() {
    List<String[]> rows = new ArrayList<>();
    rows.add(new String[] {"name", "layer", "output", "parameters", "FLOPs"});
    for (Line line : lines) {
      rows.add(
          new String[] {
            line.name, line.layer, line.output, count(line.parameters), count(line.flops)
          });
    }
    long inLines = lines.stream().mapToLong(Line::parameters).sum();
    long flopsInLines = lines.stream().mapToLong(Line::flops).sum();
    if (inLines != parameters || flopsInLines != flops) {
      rows.add(
          new String[] {
            "", "between", "", count(parameters - inLines), count(flops - flopsInLines)
          });
    }
    rows.add(new String[] {"", "all", "", count(parameters), count(flops)});
    int[] widths = new int[5];
    for (String[] row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    String format =
        "%-" + widths[0] + "s  %-" + widths[1] + "s  %-" + widths[2] + "s  %" + widths[3] + "s  %"
            + widths[4] + "s";
    StringBuilder text = new StringBuilder();
    for (String[] row : rows) {
      text.append(String.format(Locale.ROOT, format, (Object[]) row).stripTrailing())
          .append(System.lineSeparator());
    }
    return text.toString();
  }

  private static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }
}
