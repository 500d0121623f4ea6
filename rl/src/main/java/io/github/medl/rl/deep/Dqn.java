package io.github.medl.rl.deep;

import io.github.medl.networks.Layer;
import io.github.medl.networks.training.Follower;
import io.github.medl.networks.training.Trainer;
import io.github.medl.optim.Optimiser;
import io.github.medl.random.SplittableStream;
import io.github.medl.rl.environment.DiscreteEnvironment;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.Locale;

/**
 * Q-learning with a network (Mnih et al. 2015): the agent acts ε-greedily, remembers, and after
 * each step a batch of memories corrects the network towards targets of a second one that follows
 * it.
 *
 * <pre>{@code
 * Dqn agent = new Dqn(network, Optimisers.adam(5e-4), new CartPole(), DqnSettings.standard(), stream);
 * agent.run(40_000);
 * double mean = Play.meanReturn(agent.network(), new Categorical(), CartPole::new, 20, starts);
 * }</pre>
 *
 * <p>The network is in FLOAT32. The same stream gives the same bits. An agent belongs to one
 * thread.
 */
public final class Dqn {
  private final DqnSettings settings;
  private final DiscreteEnvironment environment;
  private final SplittableStream chance;
  private final SplittableStream exploring;
  private final SplittableStream drawing;
  private final Trainer<Layer> trainer;
  private final Follower<Layer> target;
  private final ReplayMemory memory;
  private final StepsBuffer buffer;
  private final double[] seen;
  private final double[] next;
  private EpisodeListener listener = EpisodeListener.none();
  private long steps;
  private long updates;
  private double total;
  private double loss = Double.NaN;

  /**
   * An agent before its first step.
   *
   * @param network observations (n, width) to action values (n, A); stays as it is
   * @param optimiser a method that has taken no step yet
   * @param environment where it acts
   * @param settings the rest
   * @param stream is split for chance, exploration and memories
   * @throws IllegalArgumentException if the network is not in FLOAT32, or does not give a value for
   *     each action
   */
  public Dqn(
      Layer network,
      Optimiser optimiser,
      DiscreteEnvironment environment,
      DqnSettings settings,
      SplittableStream stream) {
    if (Observed.dtype(network) != DType.FLOAT32) {
      throw new IllegalArgumentException("memories are FLOAT32, and so the network must be");
    }
    this.settings = settings;
    this.environment = environment;
    chance = stream.split();
    exploring = stream.split();
    drawing = stream.split();
    trainer = Trainer.of(network, optimiser);
    target = Follower.of(trainer);
    int width = environment.observationSize();
    memory =
        settings.priority() > 0
            ? new PrioritisedMemory(
                settings.memory(), width, settings.priority(), settings.correction())
            : new ReplayMemory(settings.memory(), width);
    buffer = new StepsBuffer(settings.steps(), settings.discount(), memory, width);
    seen = new double[width];
    next = new double[width];
    environment.reset(chance);
    environment.observe(seen, 0);
    int values = network.apply(Observed.rows(seen, width, DType.FLOAT32)).size();
    if (values != environment.actions()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "the network gives %d values for a state, but the environment has %d actions",
              values,
              environment.actions()));
    }
  }

  /**
   * Tells of episodes that end.
   *
   * @param who hears of them from now on
   * @return this
   */
  public Dqn listener(EpisodeListener who) {
    listener = who;
    return this;
  }

  /**
   * Some steps of the environment, with their updates.
   *
   * @param number how many
   */
  public void run(long number) {
    for (long i = 0; i < number; i++) {
      step();
    }
  }

  /** One step of the environment, and an update if it is time for one. */
  public void step() {
    steps++;
    int action = act(settings.exploration().at(steps));
    double reward = Observed.reward(environment.step(action, chance), steps);
    total += reward;
    environment.observe(next, 0);
    buffer.add(seen, action, reward, next, environment.isTerminated(), environment.isTruncated());
    if (environment.isOver()) {
      listener.ended(steps, total);
      total = 0;
      environment.reset(chance);
    }
    environment.observe(seen, 0);
    if (steps >= settings.start() && steps % settings.every() == 0 && memory.size() > 0) {
      update(memory.draw(settings.batch(), drawing));
    }
  }

  private int act(double epsilon) {
    if (exploring.uniform() < epsilon) {
      return exploring.nextInt(environment.actions());
    }
    Tensor row = Observed.rows(seen, seen.length, DType.FLOAT32);
    return trainer.live().apply(row).argmax();
  }

  private void update(ReplayMemory.Batch batch) {
    Tensor future = target.network().apply(batch.nextStates());
    Tensor targets =
        settings.isDouble()
            ? QLoss.doubleTargets(
                batch.rewards(), batch.futures(), trainer.live().apply(batch.nextStates()), future)
            : QLoss.targets(batch.rewards(), batch.futures(), future);
    Tensor[] missed = new Tensor[1];
    loss =
        trainer.step(
            q -> {
              Tensor errors = QLoss.errors(q.apply(batch.states()), batch.actions(), targets);
              missed[0] = errors;
              return QLoss.huber(errors, batch.weights());
            });
    if (memory instanceof PrioritisedMemory prioritised) {
      prioritised.surprise(batch.places(), missed[0].detach().toDoubles());
    }
    if (++updates % settings.followEvery() == 0) {
      target.follow(settings.follow());
    }
  }

  /**
   * The action values over the parameters themselves: the next update shows through.
   *
   * @return the network as it stands
   */
  public Layer live() {
    return trainer.live();
  }

  /**
   * The action values as they are now.
   *
   * @return a copy that later updates leave alone
   */
  public Layer network() {
    return trainer.network();
  }

  /**
   * The number of steps of the environment.
   *
   * @return t
   */
  public long steps() {
    return steps;
  }

  /**
   * The number of updates of the network.
   *
   * @return how many
   */
  public long updates() {
    return updates;
  }

  /**
   * The loss of the last update.
   *
   * @return NaN before the first
   */
  public double loss() {
    return loss;
  }
}
