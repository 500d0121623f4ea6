package io.github.medl.rl.deep;

import static io.github.medl.networks.initialisation.Initialisations.he;
import static io.github.medl.networks.initialisation.Initialisations.xavier;
import static io.github.medl.networks.layers.Activations.relu;
import static io.github.medl.networks.layers.Layers.dense;
import static io.github.medl.networks.layers.Layers.sequential;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.networks.Layer;
import io.github.medl.networks.Networks;
import io.github.medl.optim.Optimisers;
import io.github.medl.optim.Schedule;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.rl.environment.CartPole;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The whole agent against one written out in loops of doubles, over some hundred steps with the
 * same random numbers: acting, joining three steps, ends told from cuts, drawing, double targets,
 * Huber's loss, Adam and the target network that follows.
 */
class DqnByHandTest {
  private static final int WIDTH = 4;
  private static final int UNITS = 24;
  private static final int ACTIONS = 2;
  private static final int LIMIT = 15; // an episode at random is longer as often as not
  private static final int START = 60;
  private static final int BATCH = 16;
  private static final int CAPACITY = 150; // so that the oldest is forgotten
  private static final double GAMMA = 0.9;
  private static final double RATE = 2e-3;
  private static final double FOLLOW = 0.02;
  private static final int[] SIZES = {WIDTH, UNITS, UNITS, ACTIONS};

  /** What an agent remembers of three steps. */
  private record Memory(double[] state, int action, double reward, double[] next, double future) {}

  /** Weights (in, out) and biases of three layers, by turns. */
  private final List<double[]> online = new ArrayList<>();

  private final List<double[]> target = new ArrayList<>();
  private final List<double[]> first = new ArrayList<>();
  private final List<double[]> second = new ArrayList<>();
  private final Memory[] memory = new Memory[CAPACITY];
  private int remembered;
  private int updates;

  @Test
  void everyStepIsThatOfTheMethodWrittenOut() {
    SplittableStream stream = RandomStream.seed(4);
    Layer network =
        sequential(
            dense(WIDTH, UNITS, he(stream)),
            relu(),
            dense(UNITS, UNITS, he(stream)),
            relu(),
            dense(UNITS, ACTIONS, xavier(stream)));
    DqnSettings settings =
        DqnSettings.standard()
            .withMemory(CAPACITY, START, GAMMA)
            .withBatch(BATCH)
            .withTarget(FOLLOW, 1)
            .withExploration(Schedule.linear(1, 0.1, 300));
    Dqn agent =
        new Dqn(
            network, Optimisers.adam(RATE), new CartPole(LIMIT), settings, RandomStream.seed(5));
    for (Tensor theta : Networks.parameters(network).values()) {
      online.add(theta.toDoubles());
      target.add(theta.toDoubles());
      first.add(new double[theta.size()]);
      second.add(new double[theta.size()]);
    }
    int cuts = byHand(400);
    agent.run(400);
    assertThat(cuts).isBetween(3, 30);
    assertThat(agent.updates()).isEqualTo(updates).isEqualTo(341);
    int k = 0;
    for (Tensor theta : Networks.parameters(agent.network()).values()) {
      double[] ours = theta.toDoubles();
      for (int i = 0; i < ours.length; i++) {
        assertThat(ours[i]).as("%s of %s", i, k).isCloseTo(online.get(k)[i], within(2e-4));
      }
      k++;
    }
  }

  /** Steps of the environment; returns how many episodes were cut. */
  private int byHand(int steps) {
    SplittableStream stream = RandomStream.seed(5);
    SplittableStream chance = stream.split();
    SplittableStream exploring = stream.split();
    SplittableStream drawing = stream.split();
    CartPole cart = new CartPole(LIMIT);
    cart.reset(chance);
    List<double[]> states = new ArrayList<>(List.of(cart.observation()));
    List<Integer> actions = new ArrayList<>();
    int cuts = 0;
    for (int t = 1; t <= steps; t++) {
      double epsilon = t >= 300 ? 0.1 : 1 - 0.9 * t / 300;
      int action =
          exploring.uniform() < epsilon
              ? exploring.nextInt(ACTIONS)
              : best(values(online, states.get(states.size() - 1))[3]);
      cart.step(action, chance);
      actions.add(action);
      states.add(cart.observation());
      int n = actions.size();
      if (!cart.isOver() && n >= 3) {
        remember(states, actions, n - 3, false);
      }
      if (cart.isOver()) {
        for (int from = Math.max(0, n - 3); from < n; from++) {
          remember(states, actions, from, cart.isTerminated());
        }
        cuts += cart.isTruncated() ? 1 : 0;
        cart.reset(chance);
        states = new ArrayList<>(List.of(cart.observation()));
        actions = new ArrayList<>();
      }
      if (t >= START) {
        update(drawing);
      }
    }
    return cuts;
  }

  private void remember(List<double[]> states, List<Integer> actions, int from, boolean isEnd) {
    int n = actions.size();
    double reward = 0;
    for (int k = from; k < n; k++) {
      reward += Math.pow(GAMMA, k - from); // each step pays 1
    }
    memory[remembered++ % CAPACITY] =
        new Memory(
            states.get(from),
            actions.get(from),
            reward,
            states.get(n),
            isEnd ? 0 : Math.pow(GAMMA, n - from));
  }

  /** The input and what each layer gives, the hidden ones rectified. */
  private static double[][] values(List<double[]> theta, double[] x) {
    double[][] h = new double[SIZES.length][];
    h[0] = x;
    for (int l = 1; l < SIZES.length; l++) {
      h[l] = theta.get(2 * l - 1).clone();
      for (int j = 0; j < SIZES[l]; j++) {
        for (int i = 0; i < SIZES[l - 1]; i++) {
          h[l][j] += h[l - 1][i] * theta.get(2 * l - 2)[i * SIZES[l] + j];
        }
        h[l][j] = l < SIZES.length - 1 ? Math.max(0, h[l][j]) : h[l][j];
      }
    }
    return h;
  }

  private static int best(double[] q) {
    return q[1] > q[0] ? 1 : 0;
  }

  private void update(SplittableStream drawing) {
    List<double[]> gradients = online.stream().map(theta -> new double[theta.length]).toList();
    for (int b = 0; b < BATCH; b++) {
      Memory m = memory[drawing.nextInt(Math.min(remembered, CAPACITY))];
      int next = best(values(online, m.next)[3]);
      double y = m.reward + m.future * values(target, m.next)[3][next];
      double[][] h = values(online, m.state);
      double[] bar = new double[ACTIONS];
      bar[m.action] = Math.max(-1, Math.min(1, h[3][m.action] - y)) / BATCH;
      for (int l = 3; l >= 1; l--) {
        bar = back(h, bar, l, gradients);
      }
    }
    updates++;
    for (int k = 0; k < online.size(); k++) {
      double[] theta = online.get(k);
      for (int i = 0; i < theta.length; i++) {
        double g = gradients.get(k)[i];
        first.get(k)[i] = 0.9 * first.get(k)[i] + 0.1 * g;
        second.get(k)[i] = 0.999 * second.get(k)[i] + 0.001 * g * g;
        double mean = first.get(k)[i] / (1 - Math.pow(0.9, updates));
        double square = second.get(k)[i] / (1 - Math.pow(0.999, updates));
        theta[i] -= RATE * mean / (Math.sqrt(square) + 1e-8);
        target.get(k)[i] += FOLLOW * (theta[i] - target.get(k)[i]);
      }
    }
  }

  /** Adds the gradients of layer l, and gives the adjoint of what went into it. */
  private double[] back(double[][] h, double[] bar, int l, List<double[]> gradients) {
    double[] before = new double[SIZES[l - 1]];
    for (int j = 0; j < SIZES[l]; j++) {
      gradients.get(2 * l - 1)[j] += bar[j];
      for (int i = 0; i < SIZES[l - 1]; i++) {
        gradients.get(2 * l - 2)[i * SIZES[l] + j] += h[l - 1][i] * bar[j];
        before[i] += online.get(2 * l - 2)[i * SIZES[l] + j] * bar[j];
      }
    }
    for (int i = 0; l > 1 && i < before.length; i++) {
      before[i] = h[l - 1][i] > 0 ? before[i] : 0;
    }
    return before;
  }
}
