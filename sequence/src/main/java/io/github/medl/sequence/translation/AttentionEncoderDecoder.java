package io.github.medl.sequence.translation;

import io.github.medl.networks.Pass;
import io.github.medl.networks.layers.Dense;
import io.github.medl.sequence.Lengths;
import io.github.medl.sequence.PaddedCodes;
import io.github.medl.sequence.attention.Attended;
import io.github.medl.sequence.attention.Attention;
import io.github.medl.sequence.attention.Memory;
import io.github.medl.sequence.decoding.NextSymbol;
import io.github.medl.sequence.decoding.Translator;
import io.github.medl.sequence.recurrent.Bidirectional;
import io.github.medl.sequence.recurrent.Cell;
import io.github.medl.sequence.recurrent.Unrolled;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An encoder-decoder with attention (figure 7.10): the encoder runs both ways and gives v&lt;1&gt;,
 * ..., v&lt;T&gt;; s&lt;0&gt; = tanh(W_s h_b&lt;1&gt; + b_s); at each step u&lt;t&gt; is what
 * attention with the query s&lt;t-1&gt; takes from the v, s&lt;t&gt; = cell([E y&lt;t-1&gt;;
 * u&lt;t&gt;], s&lt;t-1&gt;), logits W_y [s&lt;t&gt;; u&lt;t&gt;] + b_y. Source: Bahdanau, Cho,
 * Bengio (2015).
 *
 * @param source a vector for each symbol of the source
 * @param target a vector for each symbol of the target
 * @param encoder reads the source both ways
 * @param first from the backward state at the first step to s&lt;0&gt;, before the tanh
 * @param attention queries are states of the decoder, keys and values the v
 * @param decoder the unit that writes, with one state
 * @param output from state and u to a logit for each symbol of the target
 */
public record AttentionEncoderDecoder(
    Tensor source,
    Tensor target,
    Bidirectional encoder,
    Dense first,
    Attention attention,
    Cell decoder,
    Dense output)
    implements Translator {
  /**
   * Checks that the decoder has one state.
   *
   * @param source a vector for each symbol of the source
   * @param target a vector for each symbol of the target
   * @param encoder reads the source both ways
   * @param first from the backward state at the first step to s&lt;0&gt;, before the tanh
   * @param attention queries are states of the decoder, keys and values the v
   * @param decoder the unit that writes, with one state
   * @param output from state and u to a logit for each symbol of the target
   * @throws IllegalArgumentException if the decoder's unit has two states
   */
  public AttentionEncoderDecoder {
    if (decoder.kind().states() != 1) {
      throw new IllegalArgumentException(
          "the decoder's unit must have one state, s<0> is one: " + decoder);
    }
  }

  @Override
  public Tensor apply(Tensor x, Lengths ofSource, Tensor y, Lengths ofTarget, Pass pass) {
    return pass.call(
        this,
        List.of(x, y),
        () -> {
          Standing at = begin(x, ofSource, pass);
          List<Tensor> results = new ArrayList<>();
          for (Tensor input : PaddedCodes.lookUp(target, y, ofTarget).unstack(1)) {
            Done step = step(at, input, pass);
            results.add(step.result);
            at = step.after;
          }
          return output.apply(Tensor.stack(1, results), pass);
        });
  }

  /**
   * Where the decoder stands.
   *
   * @param memory the source, ready to be attended to
   * @param state s, (n, m)
   */
  public record Standing(Memory memory, Tensor state) {}

  /**
   * Reads sources.
   *
   * @param x the codes of the sources, (n, T)
   * @param lengths the lengths of the sources
   * @param pass the forward pass
   * @return where the decoder begins
   */
  public Standing begin(Tensor x, Lengths lengths, Pass pass) {
    Unrolled v = encoder.apply(PaddedCodes.lookUp(source, x, lengths), lengths, pass);
    Tensor backward = v.states().get(encoder.forward().states());
    return new Standing(
        attention.memory(v.outputs(), v.outputs(), lengths), first.apply(backward, pass).tanh());
  }

  private record Done(Tensor result, Standing after) {}

  /** One step: [s; u], and where the decoder stands then. */
  private Done step(Standing at, Tensor input, Pass pass) {
    Tensor s = at.state;
    Attended u = attention.apply(s.reshape(s.dim(0), 1, s.dim(1)), at.memory, pass);
    Tensor context = u.result().reshape(s.dim(0), u.result().dim(2));
    Tensor next = decoder.stepAtOnce(Tensor.concat(1, List.of(input, context)), List.of(s)).get(0);
    return new Done(Tensor.concat(1, List.of(next, context)), new Standing(at.memory, next));
  }

  @Override
  public NextSymbol<Standing> read(Tensor x, Lengths lengths, int start) {
    return read(x, lengths, start, Pass.evaluation());
  }

  /**
   * As {@link #read(Tensor, Lengths, int)} in a pass that may be watched, such as to see where each
   * step attends.
   *
   * @param x the codes of the sources, (n, T)
   * @param lengths the lengths of the sources
   * @param start the code that the decoder is fed first
   * @param pass the forward pass
   * @return a row for each source
   */
  public NextSymbol<Standing> read(Tensor x, Lengths lengths, int start, Pass pass) {
    return new Writer(this, begin(x, lengths, pass), start, pass);
  }

  private record Writer(AttentionEncoderDecoder model, Standing begin, int start, Pass pass)
      implements NextSymbol<Standing> {
    @Override
    public NextSymbol.Step<Standing> first() {
      int[] symbols = new int[begin.state.dim(0)];
      Arrays.fill(symbols, start);
      return then(begin, symbols);
    }

    @Override
    public NextSymbol.Step<Standing> then(Standing at, int... symbols) {
      Done step = model.step(at, model.target.take(0, symbols), pass);
      return new NextSymbol.Step<>(model.output.apply(step.result, pass), step.after);
    }

    @Override
    public Standing rows(Standing at, int... rows) {
      return new Standing(at.memory.rows(rows), at.state.take(0, rows));
    }
  }
}
