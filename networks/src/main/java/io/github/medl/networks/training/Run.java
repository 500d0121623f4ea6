package io.github.medl.networks.training;

import io.github.medl.learning.examples.Batches;
import io.github.medl.learning.examples.Streams;
import io.github.medl.networks.Network;
import io.github.medl.networks.Pass;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One run of a training, and the moment that its callbacks see. */
final class Run<M extends Network, B> implements Moment<M> {
  private final Training<M, B> training;
  private final Trainer<M> trainer;
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
    trainer = Trainer.of(training.network, training.optimiser.get(), training.isTrained);
    batches = training.batches.cast(trainer.dtype());
    training.constraints.forEach(trainer::constrainedBy);
    training.callbacks.forEach(maker -> callbacks.add(maker.get()));
    checkpoints = training.folder == null ? null : new Checkpoints(training.folder);
    fingerprint =
        checkpoints == null ? null : Fingerprint.of(training, trainer.network(), batches, acting());
    if (checkpoints != null && training.optimiser.get() == trainer.optimiser()) {
      throw new IllegalArgumentException(
          "the training is given one optimiser, not the way to make one: write () ->"
              + " Optimisers.adam(0.001), so that each run has its own");
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
        checkpoints.write(epoch, fingerprint(trainer.optimiser().steps()).is(), checkpoint());
      }
    }
    M network = trainer.network();
    for (Callback<M> callback : callbacks) {
      network = callback.result(network);
    }
    return new Trained<>(network, history);
  }

  private void oneEpoch() {
    List<B> batches = this.batches.epoch(epoch);
    double sum = 0;
    for (batch = 0; batch < batches.size(); batch++) {
      B examples = batches.get(batch);
      cost = trainer.step(pass(), (network, pass) -> cost(network, examples, pass));
      if (Double.isNaN(cost)) {
        throw new DivergedException(epoch, batch);
      }
      sum += cost;
      snapshot = null;
      for (int c = 0; c < callbacks.size(); c++) {
        callbacks.get(c).step(this);
      }
    }
    batch = batches.size() - 1;
    trainer
        .firstNotFinite()
        .ifPresent(
            name -> {
              throw new DivergedException(epoch, name);
            });
    Map<String, Double> measured = new LinkedHashMap<>();
    measured.put("loss", sum / batches.size());
    for (Evaluation<? super M> evaluation : training.evaluations) {
      measured.putAll(evaluation.of(network()));
    }
    history = history.with(measured);
    callbacks.forEach(callback -> callback.epoch(this));
  }

  private Tensor cost(M network, B examples, Pass pass) {
    return training.objective.cost(network, examples, pass);
  }

  private Pass pass() {
    return training.key == null
        ? Pass.training()
        : Pass.training(Streams.of(training.key, epoch, batch));
  }

  // ---------------------------------------------------------------- checkpoints

  /** What the checkpoint after some steps must agree with. */
  private Fingerprint fingerprint(long steps) {
    return fingerprint.with(training.optimiser, steps);
  }

  /** The callbacks that may change the outcome, in their order. */
  private List<Callback<M>> acting() {
    return callbacks.stream().filter(callback -> !(callback instanceof Watcher)).toList();
  }

  private Checkpoint checkpoint() {
    Map<String, Tensor> tensors = new LinkedHashMap<>(trainer.memory());
    history
        .series()
        .forEach((name, values) -> tensors.put("history." + name, Tensor.vector(values)));
    for (int c = 0; c < acting().size(); c++) {
      String prefix = "callback." + c + ".";
      acting().get(c).memory().forEach((name, tensor) -> tensors.put(prefix + name, tensor));
    }
    return new Checkpoint(epoch, trainer.optimiser().steps(), stopped, tensors);
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
    trainer.restore(checkpoint.tensors(), checkpoint.steps());
    Map<String, double[]> series = new LinkedHashMap<>();
    checkpoint.under("history.").forEach((name, values) -> series.put(name, values.toDoubles()));
    history = History.of(series);
    for (int c = 0; c < acting().size(); c++) {
      Map<String, Tensor> memory = checkpoint.under("callback." + c + ".");
      if (!memory.isEmpty()) {
        acting().get(c).restore(memory, trainer.network());
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
    return trainer.optimiser().learningRate();
  }

  @Override
  public History history() {
    return history;
  }

  @Override
  public M network() {
    if (snapshot == null) {
      snapshot = trainer.network();
    }
    return snapshot;
  }

  @Override
  public void stop() {
    stopped = true;
  }
}
