package io.github.medl.networks.training;

import io.github.medl.learning.examples.Batches;
import io.github.medl.networks.Network;
import io.github.medl.optim.Optimiser;
import io.github.medl.random.SplittableStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The description of a training: a network, what is to become small, the batches and the method. It
 * is a value; {@link #run} runs it, and gives the same bits every time.
 *
 * <pre>{@code
 * Trained<Sequential> result =
 *     Training.of(network, Objective.of(loss), batches, () -> Optimisers.adam(0.001))
 *         .epochs(20)
 *         .evaluating(Evaluation.on("validation", held, Measures.accuracy()))
 *         .callback(EarlyStopping.onHighest("validation accuracy", 5))
 *         .run();
 * }</pre>
 *
 * @param <M> the kind of network
 * @param <B> what a batch is, such as {@link io.github.medl.learning.examples.Examples}
 */
public final class Training<M extends Network, B> {
  // Set by with() on a fresh copy only, so nobody ever sees them change.
  M network;
  Batches<B> batches;
  private List<Turn<M, B>> turns;
  int epochs = 1;
  Long key;
  private Predicate<String> isTrained = name -> true;
  private List<Constraint> constraints = List.of();
  List<Evaluation<? super M>> evaluations = List.of();
  List<Supplier<? extends Callback<M>>> callbacks = List.of();
  Path folder;
  int every = 1;

  private Training() {}

  /**
   * A training of one epoch; the methods below say more.
   *
   * @param <M> the kind of network
   * @param <B> what a batch is
   * @param network where it begins; stays as it is
   * @param objective what is to become small
   * @param batches what is learned from
   * @param optimiser makes the method, anew for each run: one that has taken steps is refused,
   *     since it remembers them
   * @return the description
   */
  public static <M extends Network, B> Training<M, B> of(
      M network,
      Objective<? super M, ? super B> objective,
      Batches<B> batches,
      Supplier<Optimiser> optimiser) {
    return inTurns(network, batches, List.of(Turn.of("", name -> true, objective, optimiser)));
  }

  /**
   * A training of one epoch in which the parts of a network are trained in turns, each by an
   * objective and an optimiser of its own: generator and discriminator, actor and critic. At every
   * batch the turns follow each other in their order; a turn may pause for some batches. The
   * history has a loss for each, such as {@code critic loss}: the mean over the steps of an epoch,
   * NaN where there were none.
   *
   * @param <M> the kind of network
   * @param <B> what a batch is
   * @param network where it begins; stays as it is
   * @param batches what is learned from
   * @param turns who trains what, by different names; no parameter belongs to two
   * @return the description
   * @throws IllegalArgumentException if there is no turn, or two have one name
   */
  public static <M extends Network, B> Training<M, B> inTurns(
      M network, Batches<B> batches, List<Turn<M, B>> turns) {
    List<String> names = turns.stream().map(Turn::name).toList();
    if (names.isEmpty() || names.stream().distinct().count() < names.size()) {
      throw new IllegalArgumentException(
          "a training in turns needs at least one turn, and for each a name of its own: " + names);
    }
    Training<M, B> training = new Training<>();
    training.network = network;
    training.batches = batches;
    training.turns = List.copyOf(turns);
    return training;
  }

  private Training<M, B> with(Consumer<Training<M, B>> change) {
    Training<M, B> copy = inTurns(network, batches, turns);
    copy.epochs = epochs;
    copy.key = key;
    copy.isTrained = isTrained;
    copy.constraints = constraints;
    copy.evaluations = evaluations;
    copy.callbacks = callbacks;
    copy.folder = folder;
    copy.every = every;
    change.accept(copy);
    return copy;
  }

  /**
   * How often every observation is seen.
   *
   * @param number the number of epochs
   * @return the training so changed
   * @throws IllegalArgumentException if the number is negative
   */
  public Training<M, B> epochs(int number) {
    if (number < 0) {
      throw new IllegalArgumentException("the number of epochs is negative: " + number);
    }
    return with(t -> t.epochs = number);
  }

  /**
   * Randomness for layers such as dropout; every step draws from a stream of its own.
   *
   * @param stream gives one word, on which all that the layers draw depends
   * @return the training so changed
   */
  public Training<M, B> random(SplittableStream stream) {
    long word = stream.nextLong();
    return with(t -> t.key = word);
  }

  /**
   * Trains some parameters only; the others are frozen.
   *
   * @param chosen which parameters, by name, such as {@code name -> name.startsWith("layers.2.")}
   * @return the training so changed
   */
  public Training<M, B> only(Predicate<String> chosen) {
    return with(t -> t.isTrained = chosen);
  }

  /**
   * Keeps parameters in a set.
   *
   * @param constraint is applied after each step
   * @return the training so changed
   */
  public Training<M, B> constrainedBy(Constraint constraint) {
    return with(t -> t.constraints = plus(constraints, constraint));
  }

  /**
   * Measures after each epoch.
   *
   * @param evaluation what goes into the history
   * @return the training so changed
   */
  public Training<M, B> evaluating(Evaluation<? super M> evaluation) {
    return with(t -> t.evaluations = plus(evaluations, evaluation));
  }

  /**
   * Lets something take part; callbacks are asked in the order in which they were added.
   *
   * @param maker makes the callback, anew for each run
   * @return the training so changed
   */
  public Training<M, B> callback(Supplier<? extends Callback<M>> maker) {
    return with(t -> t.callbacks = plus(callbacks, maker));
  }

  /**
   * Watches the epochs.
   *
   * @param watcher is told when an epoch has ended
   * @return the training so changed
   */
  public Training<M, B> eachEpoch(Consumer<Moment<M>> watcher) {
    return callback(() -> new Watcher<>(moment -> {}, watcher));
  }

  /**
   * Watches the steps.
   *
   * @param watcher is told of each step, which should not take it long
   * @return the training so changed
   */
  public Training<M, B> eachStep(Consumer<Moment<M>> watcher) {
    return callback(() -> new Watcher<>(watcher, moment -> {}));
  }

  /**
   * Saves all that the training is after every epoch, and goes on from there if the folder already
   * holds a checkpoint of this training: killed at any moment and run again, it ends with the same
   * bits as if it had not been.
   *
   * <p>A checkpoint of another training is refused, with what differs: another optimiser, other
   * settings of it, other learning rates in the steps that were taken, another loss, network,
   * number format, constraint or callback, other data, batches or streams. What only lies ahead may
   * change: the number of epochs, the rates of later steps, how often is saved, and what watches or
   * measures without a say in the outcome. To begin afresh, give another folder or remove this one.
   *
   * <p>Of code only its answers can be compared: for this the objective is asked once more, for the
   * cost of the first batch, and an optimiser is made more than once.
   *
   * @param place a folder of this training's own; made if missing
   * @return the training so changed
   */
  public Training<M, B> checkpoints(Path place) {
    return checkpoints(place, 1);
  }

  /**
   * Saves all that the training is after some epochs, as {@link #checkpoints(Path)}.
   *
   * @param place a folder of this training's own; made if missing
   * @param epochsBetween how many epochs from one checkpoint to the next
   * @return the training so changed
   * @throws IllegalArgumentException if that number is not positive
   */
  public Training<M, B> checkpoints(Path place, int epochsBetween) {
    if (epochsBetween < 1) {
      throw new IllegalArgumentException(
          "checkpoints: the number of epochs between them must be positive: " + epochsBetween);
    }
    return with(
        t -> {
          t.folder = place;
          t.every = epochsBetween;
        });
  }

  /** The turns, with what was said for all of them. */
  List<Turn<M, B>> turns() {
    return turns.stream().map(turn -> turn.with(isTrained, constraints)).toList();
  }

  private static <T> List<T> plus(List<T> list, T last) {
    List<T> longer = new ArrayList<>(list);
    longer.add(last);
    return List.copyOf(longer);
  }

  /**
   * Trains.
   *
   * @return the network and the history
   * @throws DivergedException if a cost is NaN, or a parameter after the last step of an epoch
   * @throws IllegalArgumentException if the optimiser has served before
   * @throws CheckpointException if a checkpoint cannot be written, or the folder holds one that is
   *     damaged or of another training
   */
  public Trained<M> run() {
    return new Run<>(this).run();
  }
}
