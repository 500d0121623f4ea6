package io.github.medl.networks.training;

import io.github.medl.autodiff.Autodiff;
import io.github.medl.autodiff.Autodiff.ValueAndGradients;
import io.github.medl.networks.Network;
import io.github.medl.networks.Networks;
import io.github.medl.networks.Parametrisation;
import io.github.medl.networks.Pass;
import io.github.medl.optim.Optimiser;
import io.github.medl.optim.OptimiserMemory;
import io.github.medl.optim.Parameter;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A network that is being trained, step by step: its parameters in storage that the optimiser
 * updates in place. {@link Training} runs one over batches and epochs, or several in turns; by hand
 * two networks are trained against each other so:
 *
 * <pre>{@code
 * discriminator.step(d -> loss(d, real, generator.live().apply(noise)));
 * generator.step(g -> gain(discriminator.live(), g.apply(noise)));
 * }</pre>
 *
 * <p>A network has one number format: a mixed one becomes FLOAT64 here. A step whose cost has
 * another format is refused: data are converted once, before the first step.
 *
 * <p>A trainer belongs to one thread.
 *
 * @param <M> the kind of network
 */
public final class Trainer<M extends Network> {
  private static final String NETWORK = "network.";

  private final Optimiser optimiser;
  private final Predicate<String> isTrained;
  private final List<Parameter> parameters = new ArrayList<>();
  private final List<Tensor> views = new ArrayList<>();
  private final List<Constraint> constraints = new ArrayList<>();
  private final DType dtype;
  private M live;
  private Parametrisation<M> theta;

  private Trainer(M start, Optimiser optimiser, Predicate<String> isTrained) {
    requireFresh(optimiser);
    this.optimiser = optimiser;
    this.isTrained = isTrained;
    M network = Networks.inOneFormat(start);
    dtype = Networks.dtype(network).orElse(DType.FLOAT32);
    theta = Networks.parametrisation(network, isTrained);
    for (int k = 0; k < theta.names().size(); k++) {
      Parameter parameter = Parameter.of(theta.names().get(k), theta.values().get(k));
      parameters.add(parameter);
      views.add(parameter.tensor());
    }
    live = theta.at(views);
  }

  /**
   * A trainer of all parameters.
   *
   * @param <M> the kind of network
   * @param network where it begins; stays as it is
   * @param optimiser a method that has taken no step yet
   * @return the trainer
   * @throws IllegalArgumentException if the optimiser has taken steps, which it remembers
   */
  public static <M extends Network> Trainer<M> of(M network, Optimiser optimiser) {
    return of(network, optimiser, name -> true);
  }

  /**
   * A trainer of some parameters; the others are frozen.
   *
   * @param <M> the kind of network
   * @param network where it begins; stays as it is
   * @param optimiser a method that has taken no step yet
   * @param isTrained which parameters, by name
   * @return the trainer
   * @throws IllegalArgumentException if no parameter is trained, or the optimiser has taken steps,
   *     which it remembers
   */
  public static <M extends Network> Trainer<M> of(
      M network, Optimiser optimiser, Predicate<String> isTrained) {
    Trainer<M> trainer = new Trainer<>(network, optimiser, isTrained);
    if (trainer.parameters.isEmpty()) {
      throw new IllegalArgumentException(
          "no parameter would be trained; the network has "
              + Networks.parameters(network).keySet());
    }
    return trainer;
  }

  /** One that has served another training would carry its memory into this one. */
  static void requireFresh(Optimiser optimiser) {
    if (optimiser.steps() > 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "this %s has taken %d steps already and remembers them: make a new optimiser for each"
                  + " training, as in () -> Optimisers.adam(0.001), or reset() it",
              optimiser.getClass().getSimpleName(),
              optimiser.steps()));
    }
  }

  /**
   * Keeps the parameters in a set from the next step on. This changes the trainer; {@link
   * Training#constrainedBy} gives another training.
   *
   * @param constraint is applied after each step
   * @return this
   */
  public Trainer<M> constrain(Constraint constraint) {
    constraints.add(constraint);
    return this;
  }

  /**
   * One step of the optimiser.
   *
   * @param cost a scalar computed from the network
   * @return the cost before the step
   * @throws IllegalArgumentException if the cost has another number format than the network
   */
  public double step(Function<? super M, Tensor> cost) {
    ValueAndGradients result = theta.valueAndGradient(views, cost);
    checkFormat(result.value());
    optimiser.step(parameters, result.gradients());
    Autodiff.giveBack(result.gradients()); // nobody else has seen them
    constrain();
    return result.value().item();
  }

  /**
   * One step of the optimiser, after which the network has the states that the pass updated.
   *
   * @param pass the pass of this step
   * @param cost a scalar computed from the network and the pass
   * @return the cost before the step
   */
  public double step(Pass pass, BiFunction<? super M, ? super Pass, Tensor> cost) {
    double before = step(network -> cost.apply(network, pass));
    M updated = pass.updated(live);
    if (updated != live) {
      begin(updated);
    }
    return before;
  }

  /** One number of the wider format makes all that is computed with it wide, the cost at last. */
  private void checkFormat(Tensor cost) {
    if (cost.dtype() != dtype) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "the network is %s, but its cost is %s: some numbers of the step have another format,"
                  + " and every step would convert them. Bring the data to the network's format"
                  + " once, by cast(DType.%s)",
              dtype,
              cost.dtype(),
              dtype));
    }
  }

  /** Goes on with what is frozen, and the states, of another network; the parameters stay. */
  void begin(M network) {
    theta = Networks.parametrisation(network, isTrained);
    live = theta.at(views);
  }

  private void constrain() {
    for (int c = 0; c < constraints.size(); c++) {
      for (int k = 0; k < parameters.size(); k++) {
        Parameter parameter = parameters.get(k);
        Tensor now = parameter.tensor();
        Tensor kept = constraints.get(c).apply(parameter.name(), now);
        if (kept != now) {
          parameter.assign(kept);
        }
      }
    }
  }

  /**
   * The network over the parameters themselves, without a copy: the next step shows through it. To
   * use within a step; what must last is {@link #network()}.
   *
   * @return the network as it stands
   */
  public M live() {
    return live;
  }

  /** The parameters themselves, without a copy: the next step shows through them. */
  List<Tensor> views() {
    return views;
  }

  /** The network with other parameters in the place of the trained ones. */
  M at(List<Tensor> values) {
    return theta.at(values);
  }

  /**
   * The network as it is now.
   *
   * @return a copy that later steps leave alone
   */
  public M network() {
    return theta.at(copies());
  }

  /** Another network with copies of the present parameters in the place of those trained here. */
  M withCopies(M network) {
    return Networks.parametrisation(network, isTrained).at(copies());
  }

  private List<Tensor> copies() {
    return parameters.stream().map(Parameter::snapshot).toList();
  }

  /**
   * Continues from another network.
   *
   * @param given one of the same structure, whose parameters and states are copied
   * @throws IllegalArgumentException if it has other parameters, or other shapes
   */
  public void assign(M given) {
    M network = Networks.cast(given, dtype);
    Parametrisation<M> other = Networks.parametrisation(network, isTrained);
    if (!other.names().equals(theta.names())) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "this trainer has the parameters %s, it was given %s",
              theta.names(),
              other.names()));
    }
    for (int k = 0; k < parameters.size(); k++) {
      parameters.get(k).assign(other.values().get(k));
    }
    begin(network);
  }

  /**
   * The number format of the network, in which every step computes.
   *
   * @return FLOAT32 or FLOAT64
   */
  public DType dtype() {
    return dtype;
  }

  /**
   * The method, with the number of its steps and its rate.
   *
   * @return the optimiser
   */
  public Optimiser optimiser() {
    return optimiser;
  }

  /** The name of the first trained parameter that holds a NaN or an infinity. */
  Optional<String> firstNotFinite() {
    for (Parameter parameter : parameters) {
      if (parameter.tensor().firstNotFinite() >= 0) {
        return Optional.of(parameter.name());
      }
    }
    return Optional.empty();
  }

  /** All tensors that change: parameters, states, and what the optimiser remembers. */
  Map<String, Tensor> memory() {
    Map<String, Tensor> all = new LinkedHashMap<>();
    Networks.tensors(network()).forEach((name, tensor) -> all.put(NETWORK + name, tensor));
    List<List<Tensor>> slots = optimiser.memory().slots();
    for (int k = 0; k < slots.size(); k++) {
      for (int s = 0; s < slots.get(k).size(); s++) {
        all.put(
            String.format(Locale.ROOT, "optimiser.%d.%s", s, parameters.get(k).name()),
            slots.get(k).get(s));
      }
    }
    return all;
  }

  /** Takes back what {@link #memory()} gave. */
  void restore(Map<String, Tensor> memory, long steps) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    memory.forEach(
        (name, tensor) -> {
          if (name.startsWith(NETWORK)) {
            tensors.put(name.substring(NETWORK.length()), tensor);
          }
        });
    if (!tensors.keySet().equals(Networks.tensors(live).keySet())) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "it is of a network with %s, this one has %s",
              tensors.keySet(),
              Networks.tensors(live).keySet()));
    }
    List<List<Tensor>> slots = new ArrayList<>();
    for (Parameter parameter : parameters) {
      List<Tensor> kept = new ArrayList<>();
      String first = "optimiser.%d." + parameter.name();
      for (int s = 0; memory.containsKey(String.format(Locale.ROOT, first, s)); s++) {
        kept.add(memory.get(String.format(Locale.ROOT, first, s)));
      }
      slots.add(kept);
    }
    boolean isEmpty = slots.stream().allMatch(List::isEmpty);
    M network = Networks.with(live, tensors);
    optimiser.restore(new OptimiserMemory(steps, isEmpty ? List.of() : slots));
    assign(network);
  }
}
