package io.github.medl.examples.chapter8;

import static io.github.medl.networks.initialisation.Initialisations.he;
import static io.github.medl.networks.initialisation.Initialisations.normal;
import static io.github.medl.networks.initialisation.Initialisations.orthogonal;
import static io.github.medl.networks.initialisation.Initialisations.xavier;
import static io.github.medl.networks.layers.Activations.relu;
import static io.github.medl.networks.layers.Activations.tanh;
import static io.github.medl.networks.layers.Layers.dense;
import static io.github.medl.networks.layers.Layers.sequential;

import io.github.medl.networks.Layer;
import io.github.medl.optim.Clipping;
import io.github.medl.optim.Optimisers;
import io.github.medl.optim.Schedule;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.rl.deep.ActorCritic;
import io.github.medl.rl.deep.Categorical;
import io.github.medl.rl.deep.Dqn;
import io.github.medl.rl.deep.DqnSettings;
import io.github.medl.rl.deep.Play;
import io.github.medl.rl.deep.PolicyLearner;
import io.github.medl.rl.deep.PolicySettings;
import io.github.medl.rl.deep.Reinforce;
import io.github.medl.rl.environment.CartPole;
import io.github.medl.rl.environment.DiscreteEnvironment;
import io.github.medl.rl.environment.EnvironmentVector;
import io.github.medl.rl.environment.Scaled;

/** The agents of labs 8.6 and 8.7, which hold a pole on a cart. */
final class PoleAgents {
  private static final double[] SCALE = {2.4, 3, 0.2094, 3};
  private static final int ENVIRONMENTS = 8;
  private static final long STARTS = 99;

  private PoleAgents() {}

  static DiscreteEnvironment scaled() {
    return new Scaled(new CartPole(), SCALE);
  }

  /** A deep Q-learner with two hidden layers of rectifiers. */
  static Dqn dqn(
      int units, double learningRate, boolean isScaled, DqnSettings settings, long seed) {
    SplittableStream stream = RandomStream.seed(seed);
    Layer network =
        sequential(
            dense(4, units, he(stream)),
            relu(),
            dense(units, units, he(stream)),
            relu(),
            dense(units, 2, xavier(stream)));
    return new Dqn(
        network,
        Optimisers.adam(learningRate),
        isScaled ? scaled() : new CartPole(),
        settings,
        stream.split());
  }

  static Reinforce<Integer> reinforce(boolean hasBaseline, long seed) {
    SplittableStream stream = RandomStream.seed(seed);
    Layer policy =
        sequential(dense(4, 64, xavier(stream)), tanh(), dense(64, 2, normal(0.01, stream)));
    Layer baseline = sequential(dense(4, 64, xavier(stream)), tanh(), dense(64, 1, xavier(stream)));
    return new Reinforce<>(
        policy,
        Optimisers.adam(5e-3),
        hasBaseline ? baseline : null,
        hasBaseline ? Optimisers.adam(5e-3) : null,
        new Categorical(),
        new CartPole(),
        0.99,
        stream.split());
  }

  static PolicyLearner<Integer> actorCritic(long seed) {
    return policy(PolicySettings.actorCritic(), 3e-3, 200_000, seed);
  }

  static PolicyLearner<Integer> ppo(long seed) {
    return policy(PolicySettings.ppo(), 1e-3, 100_000, seed);
  }

  /** The learning rate falls linearly to 0 at a number of steps, once an iteration. */
  private static PolicyLearner<Integer> policy(
      PolicySettings settings, double learningRate, int steps, long seed) {
    SplittableStream stream = RandomStream.seed(seed);
    double perIteration = ENVIRONMENTS * settings.steps();
    Schedule falling =
        t -> learningRate * Math.max(0, 1 - (t - 1) / settings.passes() * perIteration / steps);
    ActorCritic network = new ActorCritic(layers(2, 0.01, stream), layers(1, 1, stream));
    return new PolicyLearner<>(
        network,
        Optimisers.adam(falling, 0.9, 0.999, 1e-5).clip(Clipping.byNorm(0.5)),
        new EnvironmentVector<>(ENVIRONMENTS, CartPole::new, stream.split()),
        new Categorical(),
        settings,
        stream.split());
  }

  private static Layer layers(int outputs, double gain, SplittableStream stream) {
    double root = Math.sqrt(2);
    return sequential(
        dense(4, 64, orthogonal(root, stream)),
        tanh(),
        dense(64, 64, orthogonal(root, stream)),
        tanh(),
        dense(64, outputs, orthogonal(gain, stream)));
  }

  /** The mean return of greedy episodes, always from the same twenty starts. */
  static double greedy(Layer network, boolean isScaled) {
    return Play.meanReturn(
        network,
        new Categorical(),
        isScaled ? PoleAgents::scaled : CartPole::new,
        20,
        RandomStream.seed(STARTS));
  }
}
