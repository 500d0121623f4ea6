package io.github.medl.rl.deep;

import static io.github.medl.networks.initialisation.Initialisations.he;
import static io.github.medl.networks.initialisation.Initialisations.orthogonal;
import static io.github.medl.networks.initialisation.Initialisations.xavier;
import static io.github.medl.networks.layers.Activations.relu;
import static io.github.medl.networks.layers.Activations.tanh;
import static io.github.medl.networks.layers.Layers.dense;
import static io.github.medl.networks.layers.Layers.sequential;
import static io.github.medl.testing.TensorAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.networks.Layer;
import io.github.medl.networks.Networks;
import io.github.medl.optim.Clipping;
import io.github.medl.optim.Optimisers;
import io.github.medl.optim.Schedule;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.rl.environment.CartPole;
import io.github.medl.rl.environment.DiscreteEnvironment;
import io.github.medl.rl.environment.EnvironmentVector;
import io.github.medl.rl.environment.FrozenLake;
import io.github.medl.rl.environment.Pendulum;
import io.github.medl.rl.environment.Scaled;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Agents that act and learn: the same bits from the same seed, and better than at first. */
class AgentsTest {
  private static Dqn lakeAgent(DqnSettings settings, boolean isDueling) {
    SplittableStream stream = RandomStream.seed(3);
    Layer network =
        isDueling
            ? new Dueling(
                sequential(dense(16, 32, he(stream)), relu()),
                dense(32, 1, xavier(stream)),
                dense(32, 4, xavier(stream)))
            : sequential(dense(16, 32, he(stream)), relu(), dense(32, 4, xavier(stream)));
    return new Dqn(
        network, Optimisers.adam(3e-3), FrozenLake.small(false), settings, stream.split());
  }

  private static final DqnSettings SMALL =
      DqnSettings.standard()
          .withMemory(2000, 100, 0.9)
          .withBatch(32)
          .withTarget(0.02, 1)
          .withExploration(Schedule.linear(1, 0.1, 2000));

  @Test
  void deepQLearningFindsTheWayOverTheIceInAllItsForms() {
    for (DqnSettings settings :
        List.of(
            SMALL,
            SMALL.withSteps(1).withoutDouble(),
            SMALL.withPriority(0.6, 0.4),
            SMALL.withTarget(1, 50))) {
      for (boolean isDueling : new boolean[] {false, true}) {
        Dqn agent = lakeAgent(settings, isDueling);
        agent.run(4000);
        assertThat(agent.updates()).isEqualTo(3901);
        // The last bits of a native product are those of the processor, and a greedy policy may
        // lose
        // its way for a moment: so the agent learns on until it has it.
        while (lakeReturn(agent) < 1 && agent.updates() < 20_000) {
          agent.run(250);
        }
        assertThat(lakeReturn(agent)).as("%s, dueling %s", settings, isDueling).isEqualTo(1);
      }
    }
  }

  private static double lakeReturn(Dqn agent) {
    return Play.meanReturn(
        agent.network(), new Categorical(), () -> FrozenLake.small(false), 1, RandomStream.seed(1));
  }

  @Test
  void theSameSeedGivesTheSameBits() {
    Dqn one = lakeAgent(SMALL, true);
    Dqn two = lakeAgent(SMALL, true);
    one.run(600);
    two.run(600);
    assertThat(Networks.parameters(one.network())).isEqualTo(Networks.parameters(two.network()));
    assertThat(Networks.parameters(cartLearner(PolicySettings.ppo(), 2, 5).network()))
        .isEqualTo(Networks.parameters(cartLearner(PolicySettings.ppo(), 2, 5).network()));
  }

  private static PolicyLearner<Integer> cartLearner(
      PolicySettings settings, int iterations, long seed) {
    SplittableStream stream = RandomStream.seed(seed);
    double gain = Math.sqrt(2);
    ActorCritic network =
        new ActorCritic(
            sequential(
                dense(4, 32, orthogonal(gain, stream)),
                tanh(),
                dense(32, 2, orthogonal(0.01, stream))),
            sequential(
                dense(4, 32, orthogonal(gain, stream)),
                tanh(),
                dense(32, 1, orthogonal(1, stream))));
    PolicyLearner<Integer> learner =
        new PolicyLearner<>(
            network,
            Optimisers.adam(3e-3).clip(Clipping.byNorm(0.5)),
            new EnvironmentVector<>(8, CartPole::new, stream.split()),
            new Categorical(),
            settings,
            stream.split());
    for (int i = 0; i < iterations; i++) {
      learner.iterate();
    }
    return learner;
  }

  private static double cartReturn(Layer policy) {
    return Play.meanReturn(policy, new Categorical(), CartPole::new, 10, RandomStream.seed(9));
  }

  /**
   * Means of eight seeds: where the last bits of a product are those of the processor, one seed is
   * another run on another machine.
   */
  @Test
  void policiesOfAllKindsHoldThePoleLongerAfterSomeThousandSteps() {
    int seeds = 8;
    for (PolicySettings settings :
        List.of(
            PolicySettings.actorCritic(),
            PolicySettings.ppo(),
            PolicySettings.ppo().withSteps(32, 6, 4))) {
      double learning = 0;
      double greedy = 0;
      double divergence = 0; // NaN where nothing is clipped
      double clipped = 0;
      for (int seed = 0; seed < seeds; seed++) {
        RecentReturns recent = new RecentReturns(20, 475);
        int iterations = 12_000 / 8 / settings.steps();
        PolicyLearner<Integer> learner = cartLearner(settings, 0, seed).listener(recent);
        for (int i = 0; i < iterations; i++) {
          learner.iterate();
        }
        assertThat(learner.steps()).isEqualTo(8L * settings.steps() * iterations);
        divergence += learner.divergence() / seeds;
        clipped += learner.clippedShare() / seeds;
        learning += recent.mean() / seeds;
        greedy += cartReturn(learner.network().policy()) / seeds;
      }
      assertThat(learning).as("%s", settings).isGreaterThan(60);
      assertThat(greedy).as("%s", settings).isGreaterThan(100);
      if (settings.clip() < 1) {
        assertThat(divergence).isBetween(0.0, 0.2);
        assertThat(clipped).isBetween(0.0, 0.5);
      }
    }
  }

  /** Means of eight seeds, for the same reason. */
  @Test
  void reinforceLearnsWithAndWithoutABaseline() {
    int seeds = 8;
    for (boolean hasBaseline : new boolean[] {true, false}) {
      double first = 0;
      double last = 0;
      for (int seed = 0; seed < seeds; seed++) {
        RecentReturns recent = new RecentReturns(30, 475);
        Reinforce<Integer> learner = cartReinforce(hasBaseline, seed).listener(recent);
        for (int i = 0; i < 150; i++) {
          double total = learner.episode();
          first += i < 30 ? total / 30 / seeds : 0;
        }
        assertThat(recent.episodes()).isEqualTo(150);
        last += recent.mean() / seeds;
      }
      assertThat(last).as("baseline %s", hasBaseline).isGreaterThan(2 * first);
    }
  }

  private static Reinforce<Integer> cartReinforce(boolean hasBaseline, long seed) {
    SplittableStream stream = RandomStream.seed(seed);
    Layer policy = sequential(dense(4, 32, xavier(stream)), tanh(), dense(32, 2, xavier(stream)));
    Layer baseline = sequential(dense(4, 32, xavier(stream)), tanh(), dense(32, 1, xavier(stream)));
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

  @Test
  void aPendulumIsLearnedWithNormalActions() {
    SplittableStream stream = RandomStream.seed(8);
    ActorCritic network =
        new ActorCritic(
            new GaussianPolicy(
                sequential(dense(3, 32, xavier(stream)), tanh(), dense(32, 1, xavier(stream))),
                Tensor.zeros(1).cast(DType.FLOAT32)),
            sequential(dense(3, 32, xavier(stream)), tanh(), dense(32, 1, xavier(stream))));
    PolicyLearner<double[]> learner =
        new PolicyLearner<>(
            network,
            Optimisers.adam(1e-3).clip(Clipping.byNorm(0.5)),
            new EnvironmentVector<>(4, Pendulum::new, stream.split()),
            new Gaussian(),
            PolicySettings.ppo().withDiscount(0.9, 0.95),
            stream.split());
    learner.iterate();
    assertThat(learner.steps()).isEqualTo(128);
    assertThat(learner.divergence()).isNotNaN();
    double total =
        Play.meanReturn(
            learner.network().policy(), new Gaussian(), Pendulum::new, 2, RandomStream.seed(1));
    assertThat(total).isBetween(-2000.0, -0.1);
  }

  @Test
  void drawsFollowTheLogits() {
    Categorical law = new Categorical();
    SplittableStream stream = RandomStream.seed(1);
    double[] logits = {0, Math.log(2), Math.log(5)};
    int[] count = new int[3];
    int n = 20_000;
    for (int i = 0; i < n; i++) {
      count[law.draw(logits, stream)]++;
    }
    for (int a = 0; a < 3; a++) {
      double p = new double[] {0.125, 0.25, 0.625}[a];
      assertThat(count[a] / (double) n).isCloseTo(p, within(4 * Math.sqrt(p * (1 - p) / n)));
    }
    assertThat(law.mode(logits)).isEqualTo(2);
  }

  @Test
  void recentReturnsKnowWhenTheGoalWasReached() {
    RecentReturns recent = new RecentReturns(2, 10);
    recent.ended(5, 20);
    assertThat(recent.reachedAtStep()).isEqualTo(-1); // the window is not full
    recent.ended(7, 0);
    assertThat(recent.mean()).isEqualTo(10);
    recent.ended(9, 4);
    assertThat(recent.mean()).isEqualTo(2);
    assertThat(recent.reachedAtStep()).isEqualTo(7);
    assertThat(recent.reachedAtEpisode()).isEqualTo(2);
  }

  @Test
  void whatDoesNotFitIsRefused() {
    SplittableStream stream = RandomStream.seed(1);
    Layer doubles = dense(4, 2, xavier(stream).in(DType.FLOAT64));
    assertThatThrownBy(
            () ->
                new Dqn(
                    doubles, Optimisers.adam(1e-3), new CartPole(), DqnSettings.standard(), stream))
        .hasMessageContaining("FLOAT32");
    assertThatThrownBy(() -> cartLearner(PolicySettings.ppo().withSteps(32, 1, 7), 0, 5))
        .hasMessage("256 steps cannot be divided into 7 batches of one size");
    assertThatThrownBy(() -> new Scaled(new CartPole(), 1, 2))
        .hasMessageContaining("has 4 numbers");
    assertThatThrownBy(
            () ->
                new Dqn(
                    dense(4, 3, xavier(stream)),
                    Optimisers.adam(1e-3),
                    new CartPole(),
                    DqnSettings.standard(),
                    stream))
        .hasMessage("the network gives 3 values for a state, but the environment has 2 actions");
    DqnSettings settings = DqnSettings.standard();
    assertThatThrownBy(() -> settings.withUpdateEvery(0))
        .hasMessage("every must be at least 1, but is 0");
    assertThatThrownBy(() -> settings.withTarget(1, 0)).hasMessageStartingWith("followEvery must");
    assertThatThrownBy(() -> settings.withMemory(10, 1, 1.01))
        .hasMessage("discount must be in [0, 1], but is 1.01");
    assertThatThrownBy(() -> settings.withPriority(Double.NaN, 0))
        .hasMessageStartingWith("priority must be finite");
    assertThatThrownBy(() -> PolicySettings.ppo().withSteps(32, 0, 1))
        .hasMessage("passes must be at least 1, but is 0");
  }

  /** A pole whose third step pays NaN, as an environment of one's own may. */
  private static final class Broken implements DiscreteEnvironment {
    private final CartPole cart = new CartPole();

    @Override
    public void reset(RandomStream stream) {
      cart.reset(stream);
    }

    @Override
    public int actions() {
      return 2;
    }

    @Override
    public double step(int action, RandomStream stream) {
      double reward = cart.step(action, stream);
      return cart.steps() == 3 ? Double.NaN : reward;
    }

    @Override
    public boolean isTerminated() {
      return cart.isTerminated();
    }

    @Override
    public boolean isTruncated() {
      return cart.isTruncated();
    }

    @Override
    public int observationSize() {
      return 4;
    }

    @Override
    public void observe(double[] to, int from) {
      cart.observe(to, from);
    }
  }

  @Test
  void aRewardThatIsNoNumberIsNamedBeforeItSpreads() {
    SplittableStream stream = RandomStream.seed(1);
    Layer network = dense(4, 2, xavier(stream));
    Dqn dqn = new Dqn(network, Optimisers.adam(1e-3), new Broken(), DqnSettings.standard(), stream);
    assertThatThrownBy(() -> dqn.run(10))
        .hasMessageStartingWith("the environment paid NaN at step 3:");
    Reinforce<Integer> reinforce =
        new Reinforce<>(
            network, Optimisers.adam(1e-3), null, null, new Categorical(), new Broken(), 1, stream);
    assertThatThrownBy(reinforce::episode).hasMessageContaining("paid NaN at step 3");
    PolicyLearner<Integer> learner =
        new PolicyLearner<>(
            new ActorCritic(network, dense(4, 1, xavier(stream))),
            Optimisers.adam(1e-3),
            new EnvironmentVector<>(2, Broken::new, stream),
            new Categorical(),
            PolicySettings.ppo(),
            stream);
    assertThatThrownBy(learner::iterate).hasMessageContaining("paid NaN at step 5");
  }

  @Test
  void scaledObservationsAreDivided() {
    CartPole cart = new CartPole();
    Scaled scaled = new Scaled(cart, 2, 4, 5, 10);
    cart.begin(2, 2, 0.1, 1);
    assertThat(Tensor.of(scaled.observation())).isCloseTo(Tensor.vector(1, .5, .02, .1), 1e-15);
    assertThat(scaled.step(1, RandomStream.seed(1))).isEqualTo(1);
    assertThat(scaled.isOver()).isFalse();
  }
}
