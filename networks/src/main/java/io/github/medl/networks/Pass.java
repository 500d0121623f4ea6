package io.github.medl.networks;

import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

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
  private final RandomStream random;
  private final Observer observer;
  private final Map<State, Tensor> updates = new IdentityHashMap<>(0);

  private Pass(boolean training, RandomStream random, Observer observer) {
    this.training = training;
    this.random = random;
    this.observer = observer;
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
  public static Pass training(RandomStream random) {
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
   * @param watcher is told of every layer that is applied
   * @return a new pass
   */
  public Pass watchedBy(Observer watcher) {
    return new Pass(training, random, watcher);
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
   * The randomness of this pass.
   *
   * @return the stream
   * @throws IllegalStateException if this pass was made without one
   */
  public RandomStream random() {
    if (random == null) {
      throw new IllegalStateException(
          "a layer of this network is random: use Pass.training(stream), with a RandomStream");
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

  /** Applies a layer, tells the observer and names the layer in an error. */
  Tensor call(Layer layer, Tensor x) {
    try {
      if (observer == null) {
        return layer.forward(x, this);
      }
      observer.begins(layer, x);
      Tensor y = layer.forward(x, this);
      observer.ends(layer, x, y);
      return y;
    } catch (LayerException e) {
      throw e.within(layer);
    } catch (IllegalArgumentException e) {
      throw LayerException.of(layer, e);
    }
  }
}
