package io.github.medl.examples.chapter7;

import io.github.medl.examples.figure.FigureContext;
import io.github.medl.learning.examples.Batches;
import io.github.medl.networks.Network;
import io.github.medl.networks.Pass;
import io.github.medl.networks.layers.Dense;
import io.github.medl.networks.layers.Dropout;
import io.github.medl.networks.training.Training;
import io.github.medl.optim.Clipping;
import io.github.medl.optim.Optimisers;
import io.github.medl.random.SplittableStream;
import io.github.medl.sequence.Lengths;
import io.github.medl.sequence.PaddedCodes;
import io.github.medl.sequence.recurrent.SequenceLayer;
import io.github.medl.sequence.recurrent.Unrolled;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One answer for a whole sequence (figure 7.1b): a vector for each symbol, perhaps a recurrent
 * layer, and scores of the classes made of its last state or of the mean of its outputs.
 *
 * @param symbols a vector for each symbol, (K, d)
 * @param recurrent null for none: then the mean of the vectors is looked at
 * @param last whether the last state counts, rather than the mean over the real steps
 * @param dropout of the vectors and before the scores, in training
 * @param output makes the scores; if it has one, that is of class 1, and that of class 0 is 0
 */
record SequenceClassifier(
    Tensor symbols, @Nullable SequenceLayer recurrent, boolean last, Dropout dropout, Dense output)
    implements Network {
  /** Scores (n, classes) of codes (n, T). */
  Tensor apply(Tensor codes, Lengths lengths, Pass pass) {
    Tensor x = dropout.apply(PaddedCodes.lookUp(symbols, codes, lengths), pass);
    Tensor scores = output.apply(dropout.apply(seen(x, lengths, pass), pass), pass);
    return scores.dim(1) == 1 ? Tensor.concat(1, List.of(scores.mul(0).detach(), scores)) : scores;
  }

  private Tensor seen(Tensor x, Lengths lengths, Pass pass) {
    if (recurrent == null) {
      return mean(lengths.zeroPadding(x), lengths);
    }
    Unrolled h = recurrent.apply(x, lengths, pass);
    return last ? h.states().get(0) : mean(h.outputs(), lengths); // outputs are 0 in the padding
  }

  private static Tensor mean(Tensor x, Lengths lengths) {
    int steps = x.dim(1);
    double[] shares = new double[x.dim(0)];
    for (int row = 0; row < shares.length; row++) {
      shares[row] = 1.0 / Math.max(1, lengths.of(row, steps));
    }
    return x.sum(1).mul(Tensor.wrap(shares, shares.length, 1).cast(x.dtype()));
  }

  /** How a classifier is trained. */
  record Recipe(double rate, double clipping, int batch, int epochs) {
    SequenceClassifier train(
        SequenceClassifier start,
        LabelledSequences data,
        SplittableStream stream,
        Consumer<SequenceClassifier> eachEpoch,
        FigureContext context) {
      return Training.<SequenceClassifier, LabelledSequences>of(
              start,
              (model, batch, pass) ->
                  model
                      .apply(batch.codes(), batch.lengths(), pass)
                      .softmaxCrossEntropy(batch.labels())
                      .mean(),
              Batches.of(data, batch).shuffled(stream.split()),
              () ->
                  clipping > 0
                      ? Optimisers.adam(rate).clip(Clipping.byNorm(clipping))
                      : Optimisers.adam(rate))
          .random(stream.split())
          .epochs(epochs)
          .eachStep(m -> context.progress("epoch", m.epoch(), epochs))
          .eachEpoch(m -> eachEpoch.accept(m.network()))
          .run()
          .network();
    }
  }

  /** The class of the greatest score of each sequence. */
  int[] predict(LabelledSequences data) {
    return apply(data.codes(), data.lengths(), Pass.evaluation()).argmax(1);
  }

  /** How many sequences get their class. */
  int right(LabelledSequences data) {
    int[] said = predict(data);
    int right = 0;
    for (int i = 0; i < said.length; i++) {
      right += said[i] == data.labels()[i] ? 1 : 0;
    }
    return right;
  }

  /** The probabilities of the classes for one sequence. */
  double[] probabilities(int... sequence) {
    LabelledSequences one = new LabelledSequences(List.of(sequence), new int[1]);
    return apply(one.codes(), one.lengths(), Pass.evaluation())
        .cast(DType.FLOAT64)
        .softmax(1)
        .toDoubles();
  }
}
