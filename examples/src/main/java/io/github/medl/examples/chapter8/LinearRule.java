package io.github.medl.examples.chapter8;

import io.github.medl.random.RandomStream;
import io.github.medl.rl.environment.CartPole;

/** A rule by hand that holds the pole: 1 if 0.1 x + 0.4 x' + 4 θ + θ' > 0. */
final class LinearRule {
  private LinearRule() {}

  static int action(double[] state) {
    return 0.1 * state[0] + 0.4 * state[1] + 4 * state[2] + state[3] > 0 ? 1 : 0;
  }

  /** The return of one episode. */
  static double play(CartPole cart, RandomStream stream) {
    cart.reset(stream);
    double total = 0;
    double[] state = new double[4];
    while (!cart.isOver()) {
      cart.observe(state, 0);
      total += cart.step(action(state), stream);
    }
    return total;
  }
}
