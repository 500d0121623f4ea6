package io.github.medl.networks;

import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One forward pass: what layers need besides their input, and what they leave behind. A network
 * itself has no mode and no hidden state.
 *
 * <pre>{@code
 * Pass pass = Pass.training(stream);
 * Tensor y = network.apply(x, pass);
 * network = pass.updated(network);        // the running statistics of batch normalisation
 * }</pre>
 *
 * <p>A pass belongs to one thread.
 */
public final class Pass {
  private final boolean training;
  private final @Nullable RandomStream random;
  private final @Nullable Observer observer;
  private final Map<State, Tensor> updates;

  private Pass(boolean training, @Nullable RandomStream random, @Nullable Observer observer) {
    this(training, random, observer, new IdentityHashMap<>(0));
  }

  private Pass(
      boolean training,
      @Nullable RandomStream random,
      @Nullable Observer observer,
      Map<State, Tensor> updates) {
    this.training = training;
    this.random = random;
    this.observer = observer;
    this.updates = updates;
  }

  /**
   * A pass that uses a network as it is.
   *
   * @return a new pass
   */
  public static Pass evaluation() {
    return new Pass(false, null, null);
  }

  /**
   * A pass that trains.
   *
   * @param random where layers such as dropout take their randomness from
   * @return a new pass
   */
  public static Pass training(@Nullable RandomStream random) {
    return new Pass(true, random, null);
  }

  /**
   * A pass that trains a network without random layers.
   *
   * @return a new pass, in which a layer that asks for randomness fails
   */
  public static Pass training() {
    return training(null);
  }

  /**
   * The same kind of pass, watched.
   *
   * @param watcher is told of every part that is applied
   * @return a new pass
   */
  public Pass watchedBy(Observer watcher) {
    return new Pass(training, random, watcher);
  }

  /**
   * This pass for a part that is used as it is, though the network around it may be trained: the
   * same states, the same watcher.
   *
   * @return a pass in which nothing is trained
   */
  public Pass evaluating() {
    return training ? new Pass(false, null, observer, updates) : this;
  }

  /**
   * Passes of the same kind for parts of a batch that are computed apart from each other: each has
   * a stream of its own, drawn from this one's in order, so that no part waits for another, and
   * states of its own. Nobody watches them.
   *
   * @param number how many
   * @return new passes
   */
  public List<Pass> parts(int number) {
    List<Pass> parts = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      parts.add(new Pass(training, random == null ? null : another(random), null));
    }
    return parts;
  }

  private static RandomStream another(RandomStream random) {
    return RandomStream.seed((long) (random.uniform() * 0x1p53)); // all of its bits
  }

  /**
   * Whether the network is being trained.
   *
   * @return false in evaluation
   */
  public boolean isTraining() {
    return training;
  }

  /**
   * Whether somebody is told of every part that is applied: then no two parts may become one.
   *
   * @return true after {@link #watchedBy}
   */
  public boolean isWatched() {
    return observer != null;
  }

  /**
   * The randomness of this pass.
   *
   * @return the stream
   * @throws IllegalArgumentException if this pass was made without one
   */
  public RandomStream random() {
    if (random == null) {
      throw new IllegalArgumentException(
          "needs randomness, and was given none: say Training.random(stream), or in a step by hand"
              + " Pass.training(stream)");
    }
    return random;
  }

  /**
   * The present value of a state, with the updates of this pass.
   *
   * @param state a state of the network
   * @return its value
   */
  public Tensor value(State state) {
    return updates.getOrDefault(state, state.value());
  }

  /**
   * Gives a state another value from here on; the network itself stays as it is until {@link
   * #updated}. No derivative flows through states.
   *
   * @param state a state of the network
   * @param next the new value as a function of the present one
   */
  public void update(State state, UnaryOperator<Tensor> next) {
    updates.put(state, next.apply(value(state)).detach());
  }

  /**
   * A network with the states that this pass has updated.
   *
   * @param <M> the kind of network
   * @param network the network that was applied, or one with the same states
   * @return another network; the same if nothing was updated
   */
  public <M extends Network> M updated(M network) {
    if (updates.isEmpty()) {
      return network;
    }
    return Structure.of(network, leaf -> leaf instanceof State state && updates.containsKey(state))
        .map(network, leaf -> new State(updates.get((State) leaf)));
  }

  /** As {@link #call(Network, List, Supplier)} for a layer, without a list where nobody looks. */
  Tensor call(Layer layer, Tensor x) {
    if (observer != null) {
      return call(layer, List.of(x), () -> layer.forward(x, this));
    }
    try {
      return layer.forward(x, this);
    } catch (IllegalArgumentException e) {
      throw named(layer, e);
    }
  }

  /**
   * Applies a part of a network, whatever it takes and gives: the observer is told, and an error
   * names the part. {@link Layer#apply} does it for layers; what takes several inputs does it in
   * its own {@code apply}:
   *
   * <pre>{@code
   * public Tensor apply(Tensor queries, Tensor memory, Pass pass) {
   *   return pass.call(this, List.of(queries, memory), () -> ...);
   * }
   * }</pre>
   *
   * @param <T> the kind of result: a tensor, a list of tensors, or a record with tensors
   * @param part the part
   * @param inputs the tensors that it is applied to
   * @param formula computes the result
   * @return the result
   * @throws LayerException if the formula finds that its inputs do not fit
   */
  public <T> T call(Network part, List<Tensor> inputs, Supplier<T> formula) {
    try {
      if (observer == null) {
        return formula.get();
      }
      observer.begins(part, inputs);
      T result = formula.get();
      observer.ends(part, inputs, tensorsIn(result));
      return result;
    } catch (IllegalArgumentException e) {
      throw named(part, e);
    }
  }

  private static LayerException named(Network part, IllegalArgumentException e) {
    return e instanceof LayerException inner ? inner.within(part) : LayerException.of(part, e);
  }

  private static List<Tensor> tensorsIn(Object result) {
    if (result instanceof Tensor tensor) {
      return List.of(tensor);
    }
    List<Tensor> tensors = new ArrayList<>();
    if (result instanceof List<?> list) {
      list.forEach(element -> tensors.addAll(tensorsIn(element)));
    } else if (result instanceof Record record) {
      RecordType type = RecordType.of(record.getClass());
      for (int i = 0; i < type.size(); i++) {
        tensors.addAll(tensorsIn(type.component(record, i)));
      }
    }
    return tensors;
  }
}
