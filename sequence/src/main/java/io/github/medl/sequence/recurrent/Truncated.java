package io.github.medl.sequence.recurrent;

import io.github.medl.networks.Pass;
import io.github.medl.sequence.Lengths;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Truncated back-propagation through time: the values of a layer, and a derivative that does not
 * look back further than the piece it is in. After every k steps the state goes on as a constant.
 *
 * <p>A text that is longer than a batch is cut likewise from batch to batch: give {@link
 * Unrolled#detached} as the first states of the next piece.
 *
 * @param body a layer that runs forward in time
 * @param every k, how many steps a piece has
 */
public record Truncated(SequenceLayer body, int every) implements SequenceLayer {
  /**
   * Checks that the body can be cut.
   *
   * @param body a layer that runs forward in time
   * @param every k, how many steps a piece has
   * @throws IllegalArgumentException if a part of the body runs backward, or k is not positive
   */
  public Truncated {
    if (every < 1) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "truncated: a piece has at least 1 step, got %d", every));
    }
    if (!runsForward(body)) {
      throw new IllegalArgumentException(
          "truncated: a layer that runs backward in time needs the whole sequence: " + body);
    }
  }

  private static boolean runsForward(SequenceLayer layer) {
    return layer instanceof Recurrent one && !one.reversed()
        || layer instanceof Stacked stack
            && stack.layers().stream().allMatch(Truncated::runsForward);
  }

  @Override
  public int states() {
    return body.states();
  }

  @Override
  public Unrolled unroll(Tensor x, Lengths lengths, List<Tensor> start, Pass pass) {
    int steps = x.dim(1);
    lengths.check("truncated", x.dim(0), steps);
    List<Tensor> outputs = new ArrayList<>();
    List<Tensor> states = start;
    for (int from = 0; from < steps || from == 0; from += every) {
      int begin = from;
      int to = Math.min(steps, from + every);
      Lengths piece =
          lengths.isAll()
              ? lengths
              : new Lengths(
                  Arrays.stream(lengths.each())
                      .map(length -> Math.max(0, Math.min(to, length) - begin))
                      .toArray());
      Unrolled part =
          body.apply(
              x.slice(1, from, to),
              piece,
              from == 0 ? states : states.stream().map(Tensor::detach).toList(),
              pass);
      outputs.add(part.outputs());
      states = part.states();
    }
    return new Unrolled(Tensor.concat(1, outputs), states);
  }
}
