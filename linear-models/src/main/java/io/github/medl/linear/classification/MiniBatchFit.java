package io.github.medl.linear.classification;

import io.github.medl.learning.Inputs;
import io.github.medl.learning.UnfittableException;
import io.github.medl.linear.CoefficientTable;
import io.github.medl.optim.Optimiser;
import io.github.medl.parallel.Parallel;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.tensor.Storage;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * Training of one layer of K scores, z = b + W x, by mini-batches in single precision.
 *
 * <p>The gradient is written out, for that of cross-entropy is p - y whatever the number of scores.
 * A batch is worked off in blocks of rows that stay in the cache between the product for the scores
 * and that for the gradient; each block has a gradient of its own, and they are added in order, so
 * the number of threads changes nothing.
 */
final class MiniBatchFit {
  private static final int BLOCK = 250;

  private final float[] x;
  private final int[] classes;
  private final int n;
  private final int p;
  private final int k;
  private final int scores;
  private final float[] theta;
  private final int[] order;
  private final float[][] gradients;
  private final double[] losses;

  private MiniBatchFit(MiniBatches plan, String fit, Tensor x, Tensor y, boolean binary) {
    Inputs.matrix(fit, x);
    Inputs.response(fit, x, y);
    classes = Inputs.classes(fit, y);
    k = Arrays.stream(classes).max().orElse(0) + 1;
    if (binary && k > 2) {
      throw new UnfittableException(
          fit + ": this is for two classes, y has " + k + "; take softmax, OneVsRest or OneVsOne");
    }
    n = x.dim(0);
    p = x.dim(1);
    scores = binary ? 1 : k;
    this.x = Storage.asFloats(x);
    theta = new float[scores * (p + 1)];
    order = new int[n];
    Arrays.setAll(order, i -> i);
    int blocks = (Math.max(Math.min(plan.batch(), n), 1) + BLOCK - 1) / BLOCK;
    gradients = new float[blocks][theta.length];
    losses = new double[(n + BLOCK - 1) / BLOCK];
  }

  static SoftmaxModel softmax(MiniBatches plan, Tensor x, Tensor y) {
    return new MiniBatchFit(plan, "softmax regression", x, y, false).train(plan);
  }

  static SoftmaxModel logistic(MiniBatches plan, Tensor x, Tensor y) {
    return new MiniBatchFit(plan, "logistic regression", x, y, true).train(plan);
  }

  private SoftmaxModel train(MiniBatches plan) {
    // The models of one-vs-rest have the same rows; their starts must differ all the same.
    SplittableStream random = RandomStream.seed(31 * plan.seed() + Arrays.hashCode(classes));
    random.fillNormal(theta);
    Optimiser optimiser = plan.method().get();
    for (int epoch = 1; epoch <= plan.epochs(); epoch++) {
      if (plan.shuffled()) {
        random.shuffle(order);
      }
      for (int from = 0; from < n; from += plan.batch()) {
        step(optimiser, from, Math.min(from + plan.batch(), n));
      }
      plan.listener().afterEpoch(epoch, () -> loss() / n);
    }
    return model(plan.epochs());
  }

  private void step(Optimiser optimiser, int from, int to) {
    int blocks = (to - from + BLOCK - 1) / BLOCK;
    float scale = 1f / (to - from);
    Tensor weights = weights();
    Parallel.forBlocks(
        blocks,
        block -> {
          int first = from + block * BLOCK;
          int rows = Math.min(BLOCK, to - first);
          Tensor source = gathered(first, rows);
          float[] error = scores(source, weights);
          error(error, first, rows, scale);
          float[] gradient = gradients[block];
          Tensor slopes = Tensor.wrap(error, rows, scores).matmul(source, true, false);
          System.arraycopy(Storage.floats(slopes), 0, gradient, 0, scores * p);
          Arrays.fill(gradient, scores * p, gradient.length, 0);
          for (int i = 0; i < error.length; i++) {
            gradient[scores * p + i % scores] += error[i];
          }
        });
    float[] sum = gradients[0];
    for (int block = 1; block < blocks; block++) {
      float[] part = gradients[block];
      for (int j = 0; j < sum.length; j++) {
        sum[j] += part[j];
      }
    }
    optimiser.step(theta, sum);
  }

  /** W, a copy of the first of the parameters. */
  private Tensor weights() {
    return Tensor.wrap(Arrays.copyOf(theta, scores * p), scores, p);
  }

  /** Rows of a batch, side by side. */
  private Tensor gathered(int first, int rows) {
    float[] copy = new float[rows * p];
    for (int i = 0; i < rows; i++) {
      System.arraycopy(x, order[first + i] * p, copy, i * p, p);
    }
    return Tensor.wrap(copy, rows, p);
  }

  /** z = b + W x of some rows; theta is W by rows, then b. */
  private float[] scores(Tensor rows, Tensor weights) {
    return withIntercepts(rows.matmul(weights, false, true));
  }

  private float[] withIntercepts(Tensor products) {
    float[] z = Storage.floats(products);
    for (int i = 0; i < z.length; i++) {
      z[i] += theta[scores * p + i % scores];
    }
    return z;
  }

  /** Replaces scores by (p - y) times the scale. */
  private void error(float[] z, int first, int rows, float scale) {
    for (int i = 0; i < rows; i++) {
      int y = classes[order[first + i]];
      if (scores == 1) {
        z[i] = scale * ((float) Link.LOGIT.probability(z[i]) - y);
        continue;
      }
      int at = i * scores;
      float largest = z[at];
      for (int a = 1; a < scores; a++) {
        largest = Math.max(largest, z[at + a]);
      }
      float total = 0;
      for (int a = 0; a < scores; a++) {
        z[at + a] = (float) Math.exp(z[at + a] - largest);
        total += z[at + a];
      }
      for (int a = 0; a < scores; a++) {
        z[at + a] = scale * (z[at + a] / total - (a == y ? 1 : 0));
      }
    }
  }

  /** Σ -log p of the true class over all rows. */
  private double loss() {
    Tensor weights = weights();
    Tensor all = Tensor.wrap(x, n, p);
    Parallel.forBlocks(
        losses.length,
        block -> {
          int first = block * BLOCK;
          int rows = Math.min(BLOCK, n - first);
          float[] z = withIntercepts(all.rowsTimes(first, first + rows, weights, true));
          double sum = 0;
          for (int i = 0; i < rows; i++) {
            int y = classes[first + i];
            if (scores == 1) {
              sum += Link.LOGIT.loss(y == 1 ? z[i] : -z[i]);
              continue;
            }
            double largest = Double.NEGATIVE_INFINITY;
            for (int a = i * scores; a < (i + 1) * scores; a++) {
              largest = Math.max(largest, z[a]);
            }
            double total = 0;
            for (int a = i * scores; a < (i + 1) * scores; a++) {
              total += Math.exp(z[a] - largest);
            }
            sum += largest + Math.log(total) - z[i * scores + y];
          }
          losses[block] = sum;
        });
    double sum = 0;
    for (double part : losses) {
      sum += part;
    }
    return sum;
  }

  private SoftmaxModel model(int epochs) {
    double[] weights = new double[k * p];
    double[] intercepts = new double[k];
    int shift = k - scores; // with one score of two, class 0 keeps the weights 0
    for (int a = 0; a < scores; a++) {
      intercepts[a + shift] = theta[scores * p + a];
      for (int j = 0; j < p; j++) {
        weights[(a + shift) * p + j] = theta[a * p + j];
      }
    }
    return new SoftmaxModel(
        Tensor.wrap(intercepts, k),
        Tensor.wrap(weights, k, p),
        CoefficientTable.names("mini-batches", p, true, List.of()),
        2 * loss(),
        n,
        epochs,
        false,
        Separation.NONE);
  }
}
