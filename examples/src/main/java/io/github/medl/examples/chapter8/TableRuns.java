package io.github.medl.examples.chapter8;

import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.rl.environment.CliffWalking;
import io.github.medl.rl.environment.GridEnvironment;
import io.github.medl.rl.mdp.Bellman;
import io.github.medl.rl.mdp.PolicyEvaluation;
import io.github.medl.rl.table.StepSize;
import io.github.medl.rl.table.TableTraining;
import io.github.medl.rl.table.TdControl;
import io.github.medl.tensor.Tensor;
import java.util.function.Supplier;

/** The runs of lab 8.5. */
final class TableRuns {
  /** A method on the cliff. */
  enum Method {
    Q("Q-learning"),
    SARSA("SARSA"),
    EXPECTED("expected SARSA");

    final String label;

    Method(String label) {
      this.label = label;
    }

    TdControl learner() {
      StepSize half = StepSize.constant(0.5);
      return switch (this) {
        case Q -> TdControl.qLearning(48, 4, 1, half);
        case SARSA -> TdControl.sarsa(48, 4, 1, half);
        case EXPECTED -> TdControl.expectedSarsa(48, 4, 1, half);
      };
    }
  }

  /**
   * Runs of one method on the cliff.
   *
   * @param totals sums of rewards, a row a run, a column an episode
   * @param greedy the return of the greedy policy after each run, NaN if it never arrives
   * @param policy the greedy policy of the first run
   * @param values its values
   */
  record Cliff(Tensor totals, double[] greedy, int[] policy, Tensor values) {
    static Cliff of(Method method, int runs, int episodes, SplittableStream stream) {
      double[][] totals = new double[runs][episodes];
      double[] greedy = new double[runs];
      int[] policy = null;
      Tensor values = null;
      for (int run = 0; run < runs; run++) {
        GridEnvironment cliff = CliffWalking.of(false);
        TdControl learner = method.learner();
        TableTraining training = new TableTraining(cliff, learner, stream.split());
        for (int i = 0; i < episodes; i++) {
          totals[run][i] = training.episode(0.1);
        }
        int[] learned = Bellman.greedy(learner.actionValues());
        greedy[run] = TableTraining.play(cliff, learned, 100, RandomStream.seed(0));
        if (run == 0) {
          policy = learned;
          values = learner.actionValues().max(1);
        }
      }
      return new Cliff(Tensor.of(totals), greedy, policy, values);
    }

    /** The mean over the episodes from one on, a number a run. */
    Tensor mean(int from, int to) {
      return totals.slice(1, from, to).mean(1);
    }
  }

  /**
   * Runs of Q-learning on the ice, judged exactly.
   *
   * @param success the chance that the greedy policy ever arrives, a row a run, a column a look
   * @param values what it is worth at discount .99, likewise
   */
  record Lake(Tensor success, Tensor values) {
    static Lake of(
        Supplier<GridEnvironment> maker,
        int runs,
        int episodes,
        double[] looks,
        SplittableStream stream) {
      double[][] success = new double[runs][looks.length];
      double[][] values = new double[runs][looks.length];
      for (int run = 0; run < runs; run++) {
        GridEnvironment lake = maker.get();
        TdControl learner =
            TdControl.qLearning(lake.mdp().states(), 4, 0.99, StepSize.constant(0.1));
        TableTraining training = new TableTraining(lake, learner, stream.split());
        int look = 0;
        for (int i = 0; i < episodes; i++) {
          training.episode(Math.max(0.1, 1 - 0.9 * i / (episodes / 2.0)));
          if (i + 1 == Math.round(looks[look] * episodes)) {
            int[] policy = Bellman.greedy(learner.actionValues());
            success[run][look] = start(lake, policy, 1);
            values[run][look] = start(lake, policy, 0.99);
            look = Math.min(look + 1, looks.length - 1);
          }
        }
      }
      return new Lake(Tensor.of(success), Tensor.of(values));
    }

    private static double start(GridEnvironment lake, int[] policy, double discount) {
      return lake.mdp()
          .start()
          .dot(PolicyEvaluation.of(lake.mdp(), policy, discount).values())
          .item();
    }
  }

  private TableRuns() {}
}
