package io.github.medl.networks.training;

import io.github.medl.networks.Network;
import io.github.medl.networks.Networks;
import io.github.medl.networks.Pass;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The trainers of a training: one for each turn, of parts of the same network. What one has done
 * the others see at once, parameters and states.
 */
final class Trainers<M extends Network> {
  private final List<Trainer<M>> list = new ArrayList<>();

  private Trainers() {}

  /** Trainers over one network, each with an optimiser made anew. */
  static <M extends Network> Trainers<M> of(M start, List<? extends Turn<M, ?>> turns) {
    Trainers<M> trainers = new Trainers<>();
    Map<String, String> owners = new HashMap<>();
    M network = start;
    for (Turn<M, ?> turn : turns) {
      for (String parameter : Networks.parameters(start).keySet()) {
        String owner = turn.isTrained().test(parameter) ? owners.put(parameter, turn.name()) : null;
        if (owner != null) {
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT,
                  "parameter %s would be trained in two turns, '%s' and '%s'",
                  parameter,
                  owner,
                  turn.name()));
        }
      }
      Trainer<M> trainer = Trainer.of(network, turn.optimiser().get(), turn.isTrained());
      turn.constraints().forEach(trainer::constrain);
      network = trainer.live();
      trainers.list.add(trainer);
    }
    trainers.tell(network, trainers.last());
    return trainers;
  }

  private Trainer<M> last() {
    return list.get(list.size() - 1);
  }

  /** Hands a network that holds everybody's parameters to all but the one who has it. */
  private void tell(M network, Trainer<M> except) {
    for (int k = 0; k < list.size(); k++) {
      if (list.get(k) != except) {
        list.get(k).begin(network);
      }
    }
  }

  Trainer<M> get(int turn) {
    return list.get(turn);
  }

  double step(int turn, Pass pass, BiFunction<? super M, ? super Pass, Tensor> cost) {
    Trainer<M> trainer = list.get(turn);
    M before = trainer.live();
    double value = trainer.step(pass, cost);
    if (trainer.live() != before) {
      tell(trainer.live(), trainer);
    }
    return value;
  }

  DType dtype() {
    return list.get(0).dtype();
  }

  /** A copy that later steps leave alone. */
  M network() {
    M network = list.get(0).network();
    for (int k = 1; k < list.size(); k++) {
      network = list.get(k).withCopies(network);
    }
    return network;
  }

  Optional<String> firstNotFinite() {
    return list.stream().flatMap(trainer -> trainer.firstNotFinite().stream()).findFirst();
  }

  /** All tensors that change. */
  Map<String, Tensor> memory() {
    Map<String, Tensor> all = new LinkedHashMap<>();
    list.forEach(trainer -> all.putAll(trainer.memory()));
    return all;
  }

  /** Takes back what {@link #memory()} gave, with the number of steps of each turn. */
  void restore(Map<String, Tensor> memory, long[] steps) {
    for (int k = 0; k < list.size(); k++) {
      list.get(k).restore(memory, steps[k]);
    }
    M network = list.get(0).live();
    for (int k = 1; k < list.size(); k++) {
      list.get(k).begin(network);
      network = list.get(k).live();
    }
    tell(network, last());
  }
}
