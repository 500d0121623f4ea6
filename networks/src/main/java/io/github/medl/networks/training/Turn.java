package io.github.medl.networks.training;

import io.github.medl.networks.Network;
import io.github.medl.optim.Optimiser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What one side of a training in turns does: it trains some parameters of the network, the others
 * being constants meanwhile, by an objective and an optimiser of its own. So a discriminator and a
 * generator, the parts of one network, are trained against each other:
 *
 * <pre>{@code
 * Training.inTurns(
 *     pair,
 *     batches,
 *     List.of(
 *         Turn.of("critic", name -> name.startsWith("critic."), criticCost, () -> adam(1e-3)),
 *         Turn.of("generator", name -> name.startsWith("generator."), cost, () -> adam(1e-3))
 *             .every(5)));
 * }</pre>
 *
 * @param name what histories and messages call it
 * @param isTrained which parameters it trains, by name
 * @param objective what is to become small in its steps
 * @param optimiser makes its method, anew for each run
 * @param every it takes a step at every so many-th batch, counted through all epochs
 * @param constraints are applied to its parameters after each of its steps
 * @param <M> the kind of network
 * @param <B> what a batch is
 */
public record Turn<M extends Network, B>(
    String name,
    Predicate<String> isTrained,
    Objective<? super M, ? super B> objective,
    Supplier<Optimiser> optimiser,
    int every,
    List<Constraint> constraints) {
  /**
   * Keeps an unmodifiable copy of the constraints and checks the number.
   *
   * @param name what histories and messages call it
   * @param isTrained which parameters it trains, by name
   * @param objective what is to become small in its steps
   * @param optimiser makes its method, anew for each run
   * @param every it takes a step at every so many-th batch, counted through all epochs
   * @param constraints are applied to its parameters after each of its steps
   * @throws IllegalArgumentException if the number is not positive
   */
  public Turn {
    if (every < 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "turn '%s': a step at every %d-th batch; at least 1", name, every));
    }
    constraints = List.copyOf(constraints);
  }

  /**
   * A turn at every batch.
   *
   * @param <M> the kind of network
   * @param <B> what a batch is
   * @param name what histories and messages call it
   * @param isTrained which parameters it trains, by name
   * @param objective what is to become small in its steps
   * @param optimiser makes its method, anew for each run
   * @return the turn
   */
  public static <M extends Network, B> Turn<M, B> of(
      String name,
      Predicate<String> isTrained,
      Objective<? super M, ? super B> objective,
      Supplier<Optimiser> optimiser) {
    return new Turn<>(name, isTrained, objective, optimiser, 1, List.of());
  }

  /**
   * The same turn, less often.
   *
   * @param batches it takes a step at every so many-th batch
   * @return the turn so changed
   * @throws IllegalArgumentException if the number is not positive
   */
  public Turn<M, B> every(int batches) {
    return new Turn<>(name, isTrained, objective, optimiser, batches, constraints);
  }

  /**
   * The same turn with its parameters kept in a set.
   *
   * @param constraint is applied after each of its steps
   * @return the turn so changed
   */
  public Turn<M, B> constrainedBy(Constraint constraint) {
    return with(name -> true, List.of(constraint));
  }

  /** The turn with fewer parameters and more constraints. */
  Turn<M, B> with(Predicate<String> also, List<Constraint> more) {
    List<Constraint> all = new ArrayList<>(constraints);
    all.addAll(more);
    return new Turn<>(name, isTrained.and(also), objective, optimiser, every, all);
  }

  /** What is told of this turn, beside the same of others. */
  String told(String what) {
    return name.isEmpty() ? what : what + " of " + name;
  }
}
