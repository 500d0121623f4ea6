package io.github.medl.sequence.decoding;

import io.github.medl.learning.examples.Observations;
import io.github.medl.networks.training.Objective;
import io.github.medl.sequence.Lengths;
import io.github.medl.sequence.SequenceLoss;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * Sequences and what they are to become, to learn from: a batch of them is padded to its longest.
 *
 * @param sources codes, with a stop if the model is to see one
 * @param targets codes, with the stop
 * @param start the code that the decoder is fed first
 */
public record SentencePairs(List<int[]> sources, List<int[]> targets, int start)
    implements Observations<SentencePairs> {
  /**
   * Keeps its own lists.
   *
   * @param sources codes, with a stop if the model is to see one
   * @param targets codes, with the stop
   * @param start the code that the decoder is fed first
   * @throws IllegalArgumentException if there is not one target for each source
   */
  public SentencePairs {
    sources = List.copyOf(sources);
    targets = List.copyOf(targets);
    if (sources.size() != targets.size()) {
      throw new IllegalArgumentException(
          sources.size() + " sources and " + targets.size() + " targets");
    }
  }

  @Override
  public int size() {
    return sources.size();
  }

  @Override
  public SentencePairs take(int... indices) {
    return new SentencePairs(
        Arrays.stream(indices).mapToObj(sources::get).toList(),
        Arrays.stream(indices).mapToObj(targets::get).toList(),
        start);
  }

  @Override
  public SentencePairs cast(DType dtype) {
    return this;
  }

  /**
   * The mean cross-entropy of the targets' real places, with teacher forcing.
   *
   * @return the objective of any translator
   */
  public static Objective<Translator, SentencePairs> teacherForcing() {
    return (model, batch, pass) -> {
      if (batch.targets.stream().allMatch(target -> target.length == 0)) {
        throw new IllegalArgumentException(
            "sentence pairs: no target has a symbol to be learned, not even a stop");
      }
      Lengths ofTarget = lengths(batch.targets);
      Tensor logits =
          model.apply(padded(batch.sources), lengths(batch.sources), batch.fed(), ofTarget, pass);
      return SequenceLoss.crossEntropy(logits, padded(batch.targets), ofTarget);
    };
  }

  /**
   * What the model writes for each source, by the most probable symbol each time.
   *
   * @param model the model
   * @param stop the code that ends a row
   * @param longest after how many symbols a row ends at the latest
   * @return the codes of each row, with the stop if there is one
   */
  public List<int[]> greedy(Translator model, int stop, int longest) {
    return Writing.greedy(model.read(padded(sources), lengths(sources), start), stop, longest);
  }

  /**
   * How many sources the model turns into exactly their targets.
   *
   * @param model the model
   * @param stop the code that ends a row
   * @return the number
   */
  public int exact(Translator model, int stop) {
    int longest = targets.stream().mapToInt(t -> t.length).max().orElse(0) + 3;
    List<int[]> written = greedy(model, stop, longest);
    int right = 0;
    for (int i = 0; i < size(); i++) {
      right += Arrays.equals(written.get(i), targets.get(i)) ? 1 : 0;
    }
    return right;
  }

  /** The start, then each target without its last symbol. */
  private Tensor fed() {
    Tensor y = padded(targets);
    Tensor first = Tensor.full(start, size(), 1);
    return Tensor.concat(1, List.of(first, y.slice(1, 0, y.dim(1) - 1)));
  }

  /**
   * Codes side by side.
   *
   * @param sequences codes
   * @return (n, T), 0 in the padding
   */
  public static Tensor padded(List<int[]> sequences) {
    int longest = sequences.stream().mapToInt(s -> s.length).max().orElse(0);
    return Tensor.generate(
        i -> {
          int[] row = sequences.get(i / longest);
          return i % longest < row.length ? row[i % longest] : 0;
        },
        sequences.size(),
        longest);
  }

  /**
   * The lengths of sequences.
   *
   * @param sequences codes
   * @return a length each
   */
  public static Lengths lengths(List<int[]> sequences) {
    return new Lengths(sequences.stream().mapToInt(s -> s.length).toArray());
  }
}
