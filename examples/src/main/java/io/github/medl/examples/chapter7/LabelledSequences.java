package io.github.medl.examples.chapter7;

import io.github.medl.learning.examples.Observations;
import io.github.medl.sequence.Lengths;
import io.github.medl.sequence.decoding.SentencePairs;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * Sequences of codes, each with a class.
 *
 * @param sequences codes
 * @param labels the class of each
 */
record LabelledSequences(List<int[]> sequences, int[] labels)
    implements Observations<LabelledSequences> {
  @Override
  public int size() {
    return labels.length;
  }

  @Override
  public LabelledSequences take(int... indices) {
    return new LabelledSequences(
        Arrays.stream(indices).mapToObj(sequences::get).toList(),
        Arrays.stream(indices).map(i -> labels[i]).toArray());
  }

  @Override
  public LabelledSequences cast(DType dtype) {
    return this;
  }

  /** The codes side by side, (n, T). */
  Tensor codes() {
    return SentencePairs.padded(sequences);
  }

  /** Their lengths. */
  Lengths lengths() {
    return SentencePairs.lengths(sequences);
  }
}
