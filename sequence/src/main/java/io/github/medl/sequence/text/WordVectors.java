package io.github.medl.sequence.text;

import io.github.medl.networks.Network;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.tensor.Codes;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;

/**
 * Two vectors for each word, learned from which words stand near each other (section 7.1): v as a
 * word by which others are predicted, u as one that is predicted. Source: Mikolov et al. (2013).
 *
 * @param inputs V, the v in rows, (K, d)
 * @param outputs U, the u in rows, (K, d)
 */
public record WordVectors(Tensor inputs, Tensor outputs) implements Network {
  /**
   * Checks that both have a vector for each word.
   *
   * @param inputs V, (K, d)
   * @param outputs U, (K, d)
   * @throws ShapeException if not
   */
  public WordVectors {
    if (inputs.rank() != 2 || !inputs.sameShape(outputs)) {
      throw new ShapeException(
          "word vectors",
          "expected two matrices (words, d), got "
              + inputs.shapeText()
              + " and "
              + outputs.shapeText());
    }
  }

  /**
   * Vectors with first values.
   *
   * @param words K
   * @param size d
   * @param initialisation the first values, which also say the number format
   * @return the vectors
   */
  public static WordVectors of(int words, int size, Initialisation initialisation) {
    return new WordVectors(
        initialisation.weight(words, size, words, size),
        initialisation.weight(words, size, words, size));
  }

  /**
   * Continuous bag of words: -log softmax(U v̄) at the centre, v̄ the mean of the v of the context.
   *
   * @param context the words around
   * @param centre the word that they are to predict
   * @return the loss, a scalar
   * @throws IllegalArgumentException if the context is empty, or a word is none of the K
   */
  public Tensor bagOfWordsLoss(int[] context, int centre) {
    if (context.length == 0) {
      throw new IllegalArgumentException("word vectors: there is no word around to predict from");
    }
    check("context", context);
    check("centre", centre);
    Tensor mean = inputs.take(0, context).mean(0);
    return outputs.matmul(mean).softmaxCrossEntropy(centre).sum();
  }

  /**
   * Skip-gram: the sum over the context of -log softmax(U v_centre).
   *
   * @param centre the word that is to predict
   * @param context the words around
   * @return the loss, a scalar; 0 for an empty context
   * @throws IllegalArgumentException if a word is none of the K
   */
  public Tensor skipGramLoss(int centre, int[] context) {
    check("centre", centre);
    check("context", context);
    Tensor logits = outputs.matmul(inputs.select(0, centre));
    int[] shape = {context.length, logits.dim(0)};
    return logits.broadcastTo(shape).softmaxCrossEntropy(context).sum();
  }

  /**
   * Negative sampling: -log sigma(u_c'v_w) - sum over the negatives of log sigma(-u_k'v_w). A
   * negative that comes twice counts twice; one that is the true context is kept.
   *
   * @param centre w
   * @param context c
   * @param negatives words drawn by {@link WordSampling}
   * @return the loss, a scalar
   * @throws IllegalArgumentException if a word is none of the K
   */
  public Tensor negativeSamplingLoss(int centre, int context, int... negatives) {
    check("centre", centre);
    check("context", context);
    check("negatives", negatives);
    int[] rows = Arrays.copyOf(negatives, negatives.length + 1);
    rows[negatives.length] = context;
    Tensor scores = outputs.take(0, rows).matmul(inputs.select(0, centre));
    Tensor signs = Tensor.generate(i -> i < negatives.length ? -1 : 1, rows.length);
    return scores.mul(signs.cast(scores.dtype())).logSigmoid().sum().neg();
  }

  private void check(String name, int... words) {
    Codes.checked("word vectors", name, words, inputs.dim(0));
  }
}
