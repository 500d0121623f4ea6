package io.github.medl.rl.deep;

import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Codes;
import io.github.medl.tensor.Tensor;
import java.util.List;

/** One of a few actions: outputs are logits, π(a | s) = softmax of a row. */
public final class Categorical implements ActionDistribution<Integer> {
  /** Nothing to set. */
  public Categorical() {}

  /** In place of the log of a probability of 0, so that their product is 0. */
  private static final double LEAST = -1e30;

  @Override
  public Integer draw(double[] logits, RandomStream stream) {
    double max = logits[mode(logits)];
    double sum = 0;
    for (double logit : logits) {
      sum += StrictMath.exp(logit - max);
    }
    double left = stream.uniform() * sum;
    for (int a = 0; a < logits.length - 1; a++) {
      left -= StrictMath.exp(logits[a] - max);
      if (left < 0) {
        return a;
      }
    }
    return logits.length - 1;
  }

  @Override
  public Integer mode(double[] logits) {
    int best = 0;
    for (int a = 0; a < logits.length; a++) {
      if (!(logits[a] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "policy: the logit of action " + a + " is " + logits[a] + ": the network has diverged");
      }
      best = logits[a] > logits[best] ? a : best;
    }
    return best;
  }

  @Override
  public Tensor logProbabilities(Tensor logits, List<? extends Integer> actions) {
    int[] classes = new int[actions.size()];
    for (int i = 0; i < classes.length; i++) {
      classes[i] = actions.get(i);
    }
    Codes.checked("policy", "action", classes, logits.dim(1));
    return logits.softmaxCrossEntropy(classes).neg();
  }

  @Override
  public Tensor entropies(Tensor logits) {
    Tensor logs = logits.logSoftmax(1);
    return logs.exp().mul(logs.maximum(LEAST)).sum(1).neg();
  }
}
