package io.github.medl.networks.training;

import io.github.medl.learning.examples.Batches;
import io.github.medl.learning.examples.Streams;
import io.github.medl.networks.Network;
import io.github.medl.networks.Pass;
import io.github.medl.optim.StandstillException;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One run of a training, and the moment that its callbacks see. */
final class Run<M extends Network, B> implements Moment<M> {
  /** Added to a key for each turn, so that turns draw from streams that have nothing in common. */
  private static final long ANOTHER_TURN = 0x9E3779B97F4A7C15L;

  private final Training<M, B> training;
  private final List<Turn<M, B>> turns;
  private final Trainers<M> trainers;
  private final List<Callback<M>> callbacks = new ArrayList<>();
  private final Batches<B> batches;
  private final @Nullable Checkpoints checkpoints;
  private final Fingerprint fingerprint;

  private History history = History.empty();
  private int epoch;
  private int batch;
  private double cost;
  private boolean stopped;
  private @Nullable M snapshot;

  Run(Training<M, B> training) {
    this.training = training;
    turns = training.turns();
    trainers = Trainers.of(training.network, turns);
    batches = training.batches.cast(trainers.dtype());
    training.callbacks.forEach(maker -> callbacks.add(maker.get()));
    checkpoints = training.folder == null ? null : new Checkpoints(training.folder);
    fingerprint =
        checkpoints == null
            ? null
            : Fingerprint.of(training, trainers.network(), batches, acting());
    for (int k = 0; checkpoints != null && k < turns.size(); k++) {
      if (turns.get(k).optimiser().get() == trainers.get(k).optimiser()) {
        throw new IllegalArgumentException(
            "the training is given one optimiser, not the way to make one: write () ->"
                + " Optimisers.adam(0.001), so that each run has its own");
      }
    }
  }

  Trained<M> run() {
    if (checkpoints != null) {
      checkpoints.read(this::fingerprint, this::restore);
    }
    while (epoch < training.epochs && !stopped) {
      oneEpoch();
      epoch++;
      if (checkpoints != null
          && (stopped || epoch == training.epochs || epoch % training.every == 0)) {
        checkpoints.write(epoch, fingerprint(rounds()).is(), checkpoint());
      }
    }
    M network = trainers.network();
    for (Callback<M> callback : callbacks) {
      network = callback.result(network);
    }
    return new Trained<>(network, history);
  }

  private void oneEpoch() {
    List<B> batches = this.batches.epoch(epoch);
    double[] sums = new double[turns.size()];
    int[] steps = new int[turns.size()];
    for (batch = 0; batch < batches.size(); batch++) {
      B examples = batches.get(batch);
      for (int k = 0; k < sums.length; k++) {
        if ((rounds() + batch + 1) % turns.get(k).every() == 0) {
          sums[k] += step(k, examples);
          steps[k]++;
        }
      }
      snapshot = null;
      for (int c = 0; c < callbacks.size(); c++) {
        callbacks.get(c).step(this);
      }
    }
    batch = batches.size() - 1;
    trainers
        .firstNotFinite()
        .ifPresent(
            name -> {
              throw new DivergedException(epoch, name);
            });
    Map<String, Double> measured = new LinkedHashMap<>();
    for (int k = 0; k < sums.length; k++) {
      measured.put((turns.get(k).name() + " loss").strip(), sums[k] / steps[k]);
    }
    for (Evaluation<? super M> evaluation : training.evaluations) {
      measured.putAll(evaluation.of(network()));
    }
    history = history.with(measured);
    callbacks.forEach(callback -> callback.epoch(this));
  }

  private double step(int turn, B examples) {
    Objective<? super M, ? super B> objective = turns.get(turn).objective();
    try {
      cost =
          trainers.step(
              turn, pass(turn), (network, pass) -> objective.cost(network, examples, pass));
    } catch (StandstillException e) {
      throw new DivergedException(epoch, batch, e);
    }
    if (Double.isNaN(cost)) {
      throw new DivergedException(epoch, batch);
    }
    return cost;
  }

  private Pass pass(int turn) {
    return training.key == null
        ? Pass.training()
        : Pass.training(Streams.of(training.key + turn * ANOTHER_TURN, epoch, batch));
  }

  /** How many batches there were in the epochs that are done. */
  private long rounds() {
    return (long) epoch * batches.perEpoch();
  }

  // ---------------------------------------------------------------- checkpoints

  /** What the checkpoint after some steps must agree with. */
  private Fingerprint fingerprint(long rounds) {
    return fingerprint.with(turns, rounds);
  }

  /** The callbacks that may change the outcome, in their order. */
  private List<Callback<M>> acting() {
    return callbacks.stream().filter(callback -> !(callback instanceof Watcher)).toList();
  }

  private Checkpoint checkpoint() {
    Map<String, Tensor> tensors = new LinkedHashMap<>(trainers.memory());
    history
        .series()
        .forEach((name, values) -> tensors.put("history." + name, Tensor.vector(values)));
    for (int c = 0; c < acting().size(); c++) {
      String prefix = "callback." + c + ".";
      acting().get(c).memory().forEach((name, tensor) -> tensors.put(prefix + name, tensor));
    }
    return new Checkpoint(epoch, rounds(), stopped, tensors);
  }

  private void restore(Checkpoint checkpoint) {
    if (checkpoint.epoch() > training.epochs) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "it is of epoch %d, and only %d epochs are asked for",
              checkpoint.epoch(),
              training.epochs));
    }
    trainers.restore(
        checkpoint.tensors(),
        turns.stream().mapToLong(turn -> checkpoint.steps() / turn.every()).toArray());
    Map<String, double[]> series = new LinkedHashMap<>();
    checkpoint.under("history.").forEach((name, values) -> series.put(name, values.toDoubles()));
    history = History.of(series);
    for (int c = 0; c < acting().size(); c++) {
      Map<String, Tensor> memory = checkpoint.under("callback." + c + ".");
      if (!memory.isEmpty()) {
        acting().get(c).restore(memory, trainers.network());
      }
    }
    epoch = checkpoint.epoch();
    stopped = checkpoint.stopped();
  }

  // ---------------------------------------------------------------- the moment

  @Override
  public int epoch() {
    return epoch;
  }

  @Override
  public int epochs() {
    return training.epochs;
  }

  @Override
  public int batch() {
    return batch;
  }

  @Override
  public int batches() {
    return training.batches.perEpoch();
  }

  @Override
  public double cost() {
    return cost;
  }

  @Override
  public double learningRate() {
    return trainers.get(0).optimiser().learningRate();
  }

  @Override
  public History history() {
    return history;
  }

  @Override
  public M network() {
    if (snapshot == null) {
      snapshot = trainers.network();
    }
    return snapshot;
  }

  @Override
  public void stop() {
    stopped = true;
  }
}
