package io.github.medl.examples.chapter8;

import static io.github.medl.examples.figure.Source.RECOMPUTED;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Knob;
import io.github.medl.examples.figure.Knobs;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.figure.Reference;
import io.github.medl.examples.figure.Table;
import io.github.medl.examples.gallery.Show;
import io.github.medl.plot.Panel;
import io.github.medl.plot.Picture;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.rl.drawing.Scenes;
import io.github.medl.rl.environment.CartPole;
import io.github.medl.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Figure 8.9: agent and environment. The loop runs: a rule by hand holds a pole on a cart, and the
 * picture carries the numbers of its first step.
 */
public final class Figure8_9 implements Figure {
  private static final int STEPS = 150;
  private static final int SHOWN = 20;
  private static final Knob.Real ANGLE =
      Knobs.real("angle", "θ", "angle of the pole at the start", -0.04, -0.2, 0.2);
  private static final Knob.Real PLACE =
      Knobs.real("x", "x", "place of the cart at the start", 0.03, -2, 2);
  private static final long SEED = 89;

  @Override
  public About about() {
    return About.figure("8.9", "Agent and environment", Kind.STRUCTURAL)
        .caption(
            "The agent acts, the environment answers with a reward and an observation. Here the"
                + " loop is live: a pole on a cart and a linear rule, with the numbers of one step"
                + " and the first twenty steps.")
        .quick(0.5)
        .play(ANGLE, PLACE);
  }

  @Override
  public Outcome draw(FigureContext context) throws IOException {
    CartPole cart = new CartPole();
    cart.begin(context.get(PLACE), -0.01, context.get(ANGLE), 0.02);
    SplittableStream stream = RandomStream.seed(SEED);
    double[][] states = new double[STEPS + 1][];
    double[] actions = new double[STEPS];
    double[] rewards = new double[STEPS];
    List<Panel> frames = new ArrayList<>();
    for (int t = 0; t < STEPS; t++) {
      states[t] = cart.observation();
      int action = LinearRule.action(states[t]);
      if (t < SHOWN) {
        frames.add(Scenes.frame(cart, "t = " + t + (action == 1 ? ", push right" : ", push left")));
      }
      actions[t] = action;
      rewards[t] = cart.step(action, stream);
    }
    states[STEPS] = cart.observation();

    Reference reference = Reference.of("8.9");
    double[] rows = reference.numbers("step");
    Checks checks = new Checks();
    List<String> names = List.of("x", "velocity", "angle", "spin");
    for (int i = 0; i < names.size(); i++) {
      double[] ours = new double[rows.length];
      for (int k = 0; k < rows.length; k++) {
        ours[k] = states[(int) rows[k]][i];
      }
      checks.allNear(
          names.get(i) + " at every tenth of 150 steps",
          ours,
          reference.numbers(names.get(i)),
          1e-12,
          RECOMPUTED);
    }
    int held = 0;
    for (int episode = 0; episode < 100; episode++) {
      held += LinearRule.play(cart, stream) == 500 ? 1 : 0;
    }
    checks.exactly("random starts, of 100, from which the return is 500", held, 100, RECOMPUTED);

    Table table = Table.of("iterates").column("step", Tensor.arange(STEPS + 1).toDoubles());
    for (int i = 0; i < names.size(); i++) {
      table = table.column(names.get(i), Tensor.of(states).select(1, i).toDoubles());
    }
    Panel loop =
        new LoopPanel(
            actions[0] == 1 ? "1: push right" : "0: push left",
            "(x, x', θ, θ') =\n" + text(states[1]),
            "+" + (int) rewards[0],
            "right if 0.1x + 0.4x' + 4θ + θ' > 0;\nat " + text(states[0]),
            "CartPole-v1: Euler's rule,\nsteps of 0.02 s");
    return Outcome.of(Picture.of("Agent and environment", 1, loop, Scenes.strip(5, 0.8, frames)))
        .checks(checks)
        .table(table)
        .value("return of the first 150 steps", Tensor.vector(rewards).sum().item())
        .seed(SEED);
  }

  private static String text(double[] state) {
    return String.format(
        Locale.ROOT, "(%.3f, %.3f, %.3f, %.3f)", state[0], state[1], state[2], state[3]);
  }

  public static void main(String[] args) {
    Show.figure(new Figure8_9(), args);
  }
}
