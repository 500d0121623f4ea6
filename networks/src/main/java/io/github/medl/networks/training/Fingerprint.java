package io.github.medl.networks.training;

import io.github.medl.learning.examples.Batches;
import io.github.medl.learning.examples.Streams;
import io.github.medl.networks.Network;
import io.github.medl.networks.Networks;
import io.github.medl.networks.Pass;
import io.github.medl.optim.Optimiser;
import io.github.medl.optim.OptimiserMemory;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a training must agree with to go on from a checkpoint: all that its past depended on. What
 * only its future depends on may differ, such as the number of epochs, or the learning rates of
 * steps that are not taken yet: the bits are those of the new description run from the beginning.
 *
 * <p>An optimiser, a loss, a constraint is code, which cannot be compared; what it answers can. So
 * another optimiser of the same make takes some steps on two numbers, the objective is asked for
 * the cost of the first batch, and the constraints for what they make of the first weights.
 *
 * @param is texts by what they tell of
 * @param nearly how much numbers may differ, in parts of themselves: another processor may sum in
 *     another order
 */
record Fingerprint(Map<String, String> is, double nearly) {
  private static final String COST = "cost of the first batch before training";
  private static final String SEPARATOR = "; ";
  private static final double NEARLY_DOUBLE = 1e-9;
  private static final double NEARLY_FLOAT = 1e-4;

  /** Ordinary ones and large ones, so that a clipping shows. */
  private static final double[][] GRADIENTS = {{0.5, -0.25}, {40, -1000}, {-3, 2}};

  private static final int MOST_NAMED = 4;

  /** The fingerprint of a training, but for its optimiser. */
  static <M extends Network, B> Fingerprint of(
      Training<M, B> training, M network, Batches<B> batches, List<Callback<M>> callbacks) {
    Map<String, String> is = new LinkedHashMap<>();
    Map<String, Tensor> tensors = Networks.tensors(network);
    String formats =
        tensors.values().stream()
            .map(tensor -> tensor.dtype().name())
            .distinct()
            .sorted()
            .collect(Collectors.joining(" and "));
    is.put("number format", formats);
    is.put(
        "tensors",
        tensors.entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue().shapeText())
            .collect(Collectors.joining(SEPARATOR)));
    for (Turn<M, B> turn : training.turns()) {
      is.put(
          turn.told("trained parameters"),
          Networks.parameters(network).keySet().stream()
              .filter(turn.isTrained())
              .collect(Collectors.joining(SEPARATOR)));
    }
    is.put("examples", Integer.toString(training.batches.observations().size()));
    is.put("data", Long.toHexString(training.batches.observations().fingerprint()));
    is.put("batch size", Integer.toString(training.batches.size()));
    is.put("stream of the batches", Long.toHexString(training.batches.signature()));
    is.put("stream of the layers", training.key == null ? "" : Long.toHexString(training.key));
    is.put(
        "callbacks",
        callbacks.stream()
            .map(c -> (c.getClass().getName() + " " + c.settings()).strip())
            .collect(Collectors.joining(SEPARATOR)));
    for (Turn<M, B> turn : training.turns()) {
      is.put(turn.told("constraints"), constrained(turn, network));
      if (!turn.name().isEmpty()) {
        is.put(turn.told("batches from step to step"), Integer.toString(turn.every()));
      }
      is.put(turn.told(COST), firstCost(training, turn, network, batches));
    }
    return new Fingerprint(is, formats.equals("FLOAT64") ? NEARLY_DOUBLE : NEARLY_FLOAT);
  }

  /** For each constraint a mean of what it allows of weights a thousand times the first ones. */
  private static <M extends Network> String constrained(Turn<M, ?> turn, M network) {
    List<String> numbers = new ArrayList<>();
    Map<String, Tensor> parameters = Networks.parameters(network);
    for (Constraint constraint : turn.constraints()) {
      double sum = 0;
      for (Map.Entry<String, Tensor> entry : parameters.entrySet()) {
        if (turn.isTrained().test(entry.getKey())) {
          Tensor far = entry.getValue().mul(1000).add(1);
          sum += constraint.apply(entry.getKey(), far).abs().mean().item();
        }
      }
      numbers.add(Double.toString(sum));
    }
    return String.join(" ", numbers);
  }

  private static <M extends Network, B> String firstCost(
      Training<M, B> training, Turn<M, B> turn, M network, Batches<B> batches) {
    Pass pass =
        training.key == null ? Pass.training() : Pass.training(Streams.of(training.key, 0, 0));
    B first = batches.epoch(0).get(0);
    try {
      return Double.toString(turn.objective().cost(network, first, pass).item());
    } catch (RuntimeException e) {
      return "none"; // the first step will say why, unless something else does before
    }
  }

  /**
   * The fingerprint with what the optimisers have done.
   *
   * @param turns make them anew
   * @param rounds how many batches there were
   * @throws IllegalArgumentException if a turn gives an optimiser that is in use
   */
  Fingerprint with(List<? extends Turn<?, ?>> turns, long rounds) {
    Map<String, String> more = new LinkedHashMap<>();
    turns.forEach(turn -> put(more, turn, rounds / turn.every()));
    more.putAll(is);
    return new Fingerprint(more, nearly);
  }

  private static void put(Map<String, String> more, Turn<?, ?> turn, long steps) {
    Optimiser probe = turn.optimiser().get();
    Trainer.requireFresh(probe);
    more.put(turn.told("optimiser"), probe.getClass().getSimpleName());
    double[] theta = {0.5, -2};
    for (int t = 0; t < Math.min(steps, GRADIENTS.length); t++) {
      probe.step(theta, GRADIENTS[t].clone());
    }
    List<List<Tensor>> slots = probe.memory().slots();
    List<String> rates = new ArrayList<>();
    for (long t = 0; t < steps; t = t == steps - 1 ? steps : Math.min(2 * t + 1, steps - 1)) {
      probe.restore(new OptimiserMemory(t, slots));
      rates.add(Double.toString(probe.learningRate()));
    }
    boolean isConstant = rates.stream().distinct().count() == 1;
    more.put(turn.told("learning rate"), isConstant ? rates.get(0) : String.join(" ", rates));
    more.put(turn.told("first steps of the optimiser on two numbers"), theta[0] + " " + theta[1]);
  }

  /** In what another fingerprint differs, in words; empty if it does not. */
  List<String> differences(Map<?, ?> there) {
    List<String> differences = new ArrayList<>();
    for (Map.Entry<String, String> entry : is.entrySet()) {
      String what = entry.getKey();
      String was = String.valueOf(there.get(what));
      // The cost follows from the others: alone it tells of what has no line of its own.
      boolean counts = !what.startsWith(COST) || differences.isEmpty();
      if (counts && !agree(was, entry.getValue())) {
        differences.add(what + ": " + difference(was, entry.getValue()));
        if (what.startsWith(COST)) {
          differences.add("so the loss, the first weights or the batches are others");
        }
      }
    }
    return differences;
  }

  private boolean agree(String was, String now) {
    if (was.equals(now)) {
      return true;
    }
    String[] a = was.split(" ", -1);
    String[] b = now.split(" ", -1);
    if (a.length != b.length) {
      return false;
    }
    for (int i = 0; i < a.length; i++) {
      if (!near(a[i], b[i])) {
        return false;
      }
    }
    return true;
  }

  private boolean near(String was, String now) {
    if (was.equals(now)) {
      return true;
    }
    if (!was.contains(".") || !now.contains(".")) { // whole numbers are exact
      return false;
    }
    try {
      double a = Double.parseDouble(was);
      double b = Double.parseDouble(now);
      return Math.abs(a - b) <= nearly * Math.max(Math.abs(a), Math.abs(b));
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static String difference(String was, String now) {
    if (!was.contains(SEPARATOR) && !now.contains(SEPARATOR)) {
      return "'" + was + "' there, '" + now + "' here";
    }
    List<String> there = List.of(was.split(SEPARATOR));
    List<String> here = List.of(now.split(SEPARATOR));
    return "only there " + without(there, here) + ", only here " + without(here, there);
  }

  private static String without(List<String> some, List<String> others) {
    TreeSet<String> left = new TreeSet<>(some);
    others.forEach(left::remove);
    String named = left.stream().limit(MOST_NAMED).collect(Collectors.joining(", ", "[", "]"));
    return left.size() <= MOST_NAMED
        ? named
        : named.replace("]", ", and " + (left.size() - MOST_NAMED) + " more]");
  }
}
