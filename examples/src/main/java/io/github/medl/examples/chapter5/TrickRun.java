package io.github.medl.examples.chapter5;

import io.github.medl.learning.data.TabularData;
import io.github.medl.learning.evaluation.Measure;
import io.github.medl.learning.evaluation.Measures;
import io.github.medl.learning.examples.Batches;
import io.github.medl.learning.examples.Examples;
import io.github.medl.learning.loss.Loss;
import io.github.medl.learning.loss.Losses;
import io.github.medl.networks.Layer;
import io.github.medl.networks.Networks;
import io.github.medl.networks.Pass;
import io.github.medl.networks.training.Evaluation;
import io.github.medl.networks.training.History;
import io.github.medl.networks.training.Trained;
import io.github.medl.networks.training.Training;
import io.github.medl.optim.Optimisers;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.List;
import java.util.Map;

/**
 * One training of lab 5.3. All that is random depends on the seed alone, not on the trick: the
 * digits learned from, the first weights and the batches are the same for all four.
 *
 * @param first the network before the training
 * @param last the network after it
 * @param history what was measured after each epoch, all in evaluation mode
 * @param train the digits learned from
 */
record TrickRun(Layer first, Layer last, History history, Examples train) {
  static final int EPOCHS = 50;
  static final int TRAIN = 200;
  static final int TEST = 600;
  private static final int BATCH = 20;
  private static final double RATE = 0.1;
  private static final Loss LOSS = Losses.crossEntropy();

  static TrickRun of(Trick trick, TabularData digits, int seed) {
    SplittableStream stream = RandomStream.seed(seed);
    Examples all =
        new Examples(digits.x().div(16).cast(DType.FLOAT32), digits.y().cast(DType.FLOAT32))
            .take(stream.permutation(digits.size()));
    Examples train = all.slice(0, TRAIN);
    Examples test = all.slice(TRAIN, TRAIN + TEST);
    Layer network = trick.network(stream.split());
    Trained<Layer> trained =
        Training.of(
                network,
                trick.objective(),
                Batches.of(train, BATCH).shuffled(stream.split()),
                () -> Optimisers.momentum(RATE, 0.9))
            .epochs(EPOCHS)
            .random(stream.split())
            .evaluating(Evaluation.on("training", train, Measure.of(LOSS)))
            .evaluating(Evaluation.on("test", test, Measure.of(LOSS), Measures.accuracy()))
            .evaluating(layer -> Map.of("norm", norm(layer)))
            .run();
    return new TrickRun(network, trained.network(), trained.history(), train);
  }

  /** The weight matrices W of the dense layers, from the input to the output. */
  static List<Tensor> weights(Layer network) {
    return Networks.parameters(network).values().stream().filter(w -> w.rank() == 2).toList();
  }

  /** The Euclidean norm of all weights together. */
  static double norm(Layer network) {
    return Math.sqrt(weights(network).stream().mapToDouble(w -> w.square().sum().item()).sum());
  }

  /**
   * The largest |cos| of the angle between W and ∂C/∂W of a hidden layer, in training mode at the
   * end of the training.
   */
  double radialShare() {
    Layer network = Networks.cast(last, DType.FLOAT64);
    Examples batch = train.cast(DType.FLOAT64);
    List<Tensor> weights = weights(network);
    List<Tensor> gradients =
        Networks.valueAndGradient(
                network, n -> LOSS.of(n.apply(batch.inputs(), Pass.training()), batch.targets()))
            .gradients()
            .values()
            .stream()
            .filter(g -> g.rank() == 2)
            .toList();
    double largest = 0;
    for (int l = 0; l < weights.size() - 1; l++) {
      Tensor w = weights.get(l);
      Tensor g = gradients.get(l);
      double cos = w.mul(g).sum().item() / (w.norm().item() * g.norm().item());
      largest = Math.max(largest, Math.abs(cos));
    }
    return largest;
  }
}
