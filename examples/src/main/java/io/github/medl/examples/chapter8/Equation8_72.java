package io.github.medl.examples.chapter8;

import static io.github.medl.examples.figure.Source.RECOMPUTED;
import static io.github.medl.examples.figure.Source.SEEDS;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Grid;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Knob;
import io.github.medl.examples.figure.Knobs;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.gallery.Show;
import io.github.medl.numeric.CMath;
import io.github.medl.optim.Schedule;
import io.github.medl.plot.ColourMap;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Marker;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.rl.environment.Engagement;
import io.github.medl.rl.environment.Engagement.Pays;
import io.github.medl.rl.environment.TableEnvironment;
import io.github.medl.rl.mdp.Bellman;
import io.github.medl.rl.mdp.FiniteMdp;
import io.github.medl.rl.mdp.PolicyIteration;
import io.github.medl.rl.mdp.Solution;
import io.github.medl.rl.mdp.ValueIteration;
import io.github.medl.rl.table.StepSize;
import io.github.medl.rl.table.TableTraining;
import io.github.medl.rl.table.TdControl;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Equation (8.72): the best policy of a Markov decision process. The book's numbers are not public;
 * here is the engagement process of the same author's earlier book, of the same family: ten levels,
 * up with probability 1/2, or 3/4 if stimulated at price κ.
 *
 * <p>Its two programs solve two processes: value iteration pays the level that is left, Q-learning
 * the one that is reached. Both are solved here, three ways each, and then learned.
 */
public final class Equation8_72 implements Figure {
  private static final Knob.Real DISCOUNT =
      Knobs.real("discount", "γ", "discount of rewards to come", 0.75, 0.1, 0.95);
  private static final Knob.Real PRICE =
      Knobs.real("price", "κ", "price at which the levels are valued", 1, 0, 2);
  private static final int PRICES = 21;
  private static final double[] LEVELS = Grid.range(1, 1, 10);
  private static final Knob.Whole STEPS =
      Knobs.whole("steps", "T", "steps of Q-learning for each price", 1_000_000, 1000, 2_000_000);
  private static final Knob.Whole SEED = Knobs.seed(872);

  @Override
  public About about() {
    return About.figure("eq-8.72", "The best policy of a Markov decision process", Kind.EXACT)
        .caption(
            "When to stimulate a customer (red) in one of ten levels, by the price κ of doing so;"
                + " the value of the levels for κ = 1; the price at which stimulating begins not to"
                + " pay; and what Q-learning knows after a million steps for each price.")
        .differs(
            "The parameters behind equation (8.72) are not public. This is the engagement process"
                + " of the same author's earlier code, of the same family. There value iteration"
                + " pays the level left and Q-learning the level reached, which are two processes:"
                + " we show both. The bound .4 of a wrong decision's gap comes from one run: of our"
                + " seeds 0 to 9 four leave it, by at most .79.")
        .quick(6)
        .play(DISCOUNT, PRICE, STEPS, SEED);
  }

  @Override
  public Outcome draw(FigureContext context) {
    Checks checks = new Checks();
    List<Chart> charts = new ArrayList<>();
    double discount = context.get(DISCOUNT);
    for (Pays pays : Pays.values()) {
      int[][] policies = new int[LEVELS.length][PRICES];
      int wrong = 0;
      double gap = Double.POSITIVE_INFINITY;
      for (int k = 0; k < PRICES; k++) {
        FiniteMdp mdp = mdp(k, pays);
        Solution best = ValueIteration.solve(mdp, discount, 1e-12);
        int[] howard = PolicyIteration.solve(mdp, discount).policy();
        int[] seidel = ValueIteration.gaussSeidel(mdp, discount).until(1e-12).policy();
        String reference = EngagementChecks.policy(pays, k);
        for (int s = 0; s < LEVELS.length; s++) {
          policies[s][k] = best.policy()[s];
          int expected = reference.charAt(s) - '0';
          boolean isRight =
              best.policy()[s] == expected && howard[s] == expected && seidel[s] == expected;
          wrong += isRight ? 0 : 1;
        }
        gap = Math.min(gap, gaps(best).min().item());
      }
      String name = EngagementChecks.text(pays);
      checks
          .exactly("decisions of three solvers that differ, " + name, wrong, 0, RECOMPUTED)
          .atLeast(
              "least |Q(s,1) - Q(s,0)| of all decisions, " + name,
              gap,
              pays == Pays.LEFT ? .0021 : .0060,
              RECOMPUTED);
      charts.add(policyChart("Best policy, pays the " + name, policies));
      EngagementChecks.values(checks, pays, values(pays, context));
    }
    charts.add(valueChart(context));
    charts.add(breakEvenChart(checks));
    Learned rated = Learned.of(StepSize.ofVisits(0.7), t -> 0.3, context);
    checks
        .atMost("Q-learning, rate visits^-0.7: wrong of 210 decisions", rated.wrong, 12, SEEDS)
        .atMost("largest |Q(s,1) - Q(s,0)| of a wrong one", rated.largestGap, 0.4, SEEDS);
    charts.add(policyChart("Q-learning, rate visits^{-0.7}, pays the level reached", rated.policy));
    Learned early = Learned.of(StepSize.ofTime(0.2), t -> CMath.pow(t, -0.2), context);
    charts.add(policyChart("Q-learning, rate t^{-0.2}, as in the earlier code", early.policy));
    return Outcome.of(Picture.of("Stimulate or not: engagement with ten levels", 2, charts))
        .checks(checks)
        .value("V, " + price(context) + ", level left", values(Pays.LEFT, context))
        .value("V, " + price(context) + ", level reached", values(Pays.REACHED, context))
        .value("wrong decisions of Q-learning, rate visits^-0.7", rated.wrong)
        .value("wrong decisions of Q-learning, rate t^-0.2", early.wrong)
        .seed(context.get(SEED));
  }

  private static FiniteMdp mdp(int tenths, Pays pays) {
    return Engagement.of(tenths / 10.0, pays).mdp();
  }

  private static double[] values(Pays pays, FigureContext context) {
    FiniteMdp mdp = Engagement.of(context.get(PRICE), pays).mdp();
    return ValueIteration.solve(mdp, context.get(DISCOUNT), 1e-12).values().toDoubles();
  }

  private static String price(FigureContext context) {
    return "κ = " + PRICE.write(context.get(PRICE));
  }

  /** |Q(s, 1) - Q(s, 0)| for each state. */
  private static Tensor gaps(Solution solution) {
    Tensor q = solution.actionValues();
    return q.select(1, 1).sub(q.select(1, 0)).abs();
  }

  /** The price of each level at which both actions are equally good, by bisection. */
  static double[] breakEven(Pays pays, double discount) {
    double[] prices = new double[LEVELS.length];
    for (int s = 0; s < prices.length; s++) {
      double low = 0;
      double high = 10;
      while (high - low > 1e-9) {
        double middle = (low + high) / 2;
        Tensor q =
            PolicyIteration.solve(Engagement.of(middle, pays).mdp(), discount).actionValues();
        if (q.get(s, 1) > q.get(s, 0)) {
          low = middle;
        } else {
          high = middle;
        }
      }
      prices[s] = (low + high) / 2;
    }
    return prices;
  }

  /** What Q-learning knows for each price, of the process that pays the level reached. */
  private record Learned(int[][] policy, int wrong, double largestGap) {
    static Learned of(StepSize stepSize, Schedule exploration, FigureContext context) {
      int[][] policy = new int[LEVELS.length][PRICES];
      int wrong = 0;
      double largest = 0;
      double discount = context.get(DISCOUNT);
      SplittableStream stream = RandomStream.seed(context.get(SEED));
      for (int k = 0; k < PRICES; k++) {
        FiniteMdp mdp = mdp(k, Pays.REACHED);
        TdControl learner = TdControl.qLearning(LEVELS.length, 2, discount, stepSize);
        new TableTraining(new TableEnvironment(mdp, 0), learner, stream.split())
            .steps(context.get(STEPS), exploration);
        int[] greedy = Bellman.greedy(learner.actionValues());
        Solution best = PolicyIteration.solve(mdp, discount);
        for (int s = 0; s < LEVELS.length; s++) {
          policy[s][k] = greedy[s];
          if (greedy[s] != best.policy()[s]) {
            wrong++;
            largest = Math.max(largest, gaps(best).get(s));
          }
        }
        context.progress("price", k + 1, PRICES);
      }
      return new Learned(policy, wrong, largest);
    }
  }

  private static Chart policyChart(String title, int[][] policies) {
    double[] prices = IntStream.range(0, PRICES).mapToDouble(k -> k / 10.0).toArray();
    return Chart.titled(title)
        .axes("price κ of a stimulation", "level")
        .size(520, 300)
        .yTicks(LEVELS)
        .legend(Corner.OUTSIDE)
        .classMap(
            title,
            prices,
            LEVELS,
            policies,
            List.of("leave", "stimulate"),
            ColourMap.DIVERGING.colour(0),
            ColourMap.DIVERGING.colour(1));
  }

  private static Chart valueChart(FigureContext context) {
    return Chart.titled("Value of the levels, " + price(context))
        .axes("level", "V(s)")
        .size(520, 300)
        .xTicks(LEVELS)
        .legend(Corner.UPPER_LEFT)
        .trajectory(
            "level left",
            LEVELS,
            values(Pays.LEFT, context),
            Style.of(Palette.BLUE).marker(Marker.CIRCLE))
        .trajectory(
            "level reached",
            LEVELS,
            values(Pays.REACHED, context),
            Style.of(Palette.VERMILLION).marker(Marker.SQUARE));
  }

  private static Chart breakEvenChart(Checks checks) {
    Chart chart =
        Chart.titled("Stimulate below this price")
            .axes("level", "κ")
            .size(520, 300)
            .yRange(0, 12)
            .xTicks(LEVELS)
            .legend(Corner.UPPER_RIGHT);
    int index = 0;
    for (EngagementChecks.BreakEven each : EngagementChecks.BREAK_EVEN) {
      double[] prices = breakEven(each.pays(), each.discount());
      String name = EngagementChecks.text(each.pays()) + ", γ = " + each.discount();
      checks.allNear("break-even price, " + name, prices, each.prices(), 1e-6, RECOMPUTED);
      checks.holds("the policy is a band of levels, " + name, isUnimodal(prices), RECOMPUTED);
      chart.line(name, LEVELS, prices, Style.palette(index++));
    }
    return chart;
  }

  /** Rises, then falls: at any price the levels worth stimulating are neighbours. */
  private static boolean isUnimodal(double[] prices) {
    double largest = Arrays.stream(prices).max().orElseThrow();
    int top =
        IntStream.range(0, prices.length)
            .filter(i -> prices[i] == largest)
            .findFirst()
            .orElseThrow();
    return IntStream.range(1, prices.length)
        .allMatch(
            i -> i <= top ? prices[i] >= prices[i - 1] - 1e-8 : prices[i] <= prices[i - 1] + 1e-8);
  }

  public static void main(String[] args) {
    Show.figure(new Equation8_72(), args);
  }
}
