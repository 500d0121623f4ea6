package io.github.medl.sequence.translation;

import io.github.medl.networks.Pass;
import io.github.medl.networks.layers.Dense;
import io.github.medl.sequence.Lengths;
import io.github.medl.sequence.PaddedCodes;
import io.github.medl.sequence.decoding.NextSymbol;
import io.github.medl.sequence.decoding.Translator;
import io.github.medl.sequence.recurrent.Cell;
import io.github.medl.sequence.recurrent.Recurrent;
import io.github.medl.sequence.recurrent.Unrolled;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * An encoder whose last state, the context vector z*, is all that the decoder knows of the source
 * (figure 7.9): s&lt;0&gt; = z*, s&lt;t&gt; = cell(E y&lt;t-1&gt;, s&lt;t-1&gt;), logits W_y
 * s&lt;t&gt; + b_y. Enriched (figure 7.9b) z* also enters every step, s&lt;t&gt; = cell([E
 * y&lt;t-1&gt;; z*], s&lt;t-1&gt;), and every output, W_y [s&lt;t&gt;; z*] + b_y.
 *
 * @param source a vector for each symbol of the source
 * @param target a vector for each symbol of the target
 * @param encoder reads the source
 * @param decoder the unit that writes, with as many units as the encoder's
 * @param output from the state, and z* if enriched, to a logit for each symbol of the target
 * @param enriched whether z* enters every step and every output
 */
public record EncoderDecoder(
    Tensor source, Tensor target, Recurrent encoder, Cell decoder, Dense output, boolean enriched)
    implements Translator {
  @Override
  public Tensor apply(Tensor x, Lengths ofSource, Tensor y, Lengths ofTarget, Pass pass) {
    return pass.call(
        this,
        List.of(x, y),
        () -> {
          List<Tensor> z = encode(x, ofSource, pass);
          Tensor context = context(z, y.dim(1));
          Tensor inputs = with(PaddedCodes.lookUp(target, y, ofTarget), context);
          Unrolled s = Recurrent.of(decoder).apply(inputs, ofTarget, z, pass);
          return output.apply(with(s.outputs(), context), pass);
        });
  }

  /**
   * The context.
   *
   * @param x the codes of the source, (n, T)
   * @param lengths the lengths of the sources
   * @param pass the forward pass
   * @return the final states of the encoder; the first is z*, (n, m)
   */
  public List<Tensor> encode(Tensor x, Lengths lengths, Pass pass) {
    return encoder.apply(PaddedCodes.lookUp(source, x, lengths), lengths, pass).states();
  }

  /** z* at each of some steps, (n, T, m). */
  private static Tensor context(List<Tensor> z, int steps) {
    Tensor h = z.get(0);
    return h.reshape(h.dim(0), 1, h.dim(1)).broadcastTo(h.dim(0), steps, h.dim(1));
  }

  private Tensor with(Tensor x, Tensor context) {
    return enriched ? Tensor.concat(2, List.of(x, context)) : x;
  }

  @Override
  public NextSymbol<Standing> read(Tensor x, Lengths lengths, int start) {
    List<Tensor> z = encode(x, lengths, Pass.evaluation());
    return new Writer(this, new Standing(z, z), start);
  }

  /**
   * Where the decoder stands.
   *
   * @param context what the encoder left
   * @param states of the decoder
   */
  public record Standing(List<Tensor> context, List<Tensor> states) {}

  private record Writer(EncoderDecoder model, Standing begin, int start)
      implements NextSymbol<Standing> {
    @Override
    public Step<Standing> first() {
      int[] symbols = new int[begin.states.get(0).dim(0)];
      Arrays.fill(symbols, start);
      return then(begin, symbols);
    }

    @Override
    public Step<Standing> then(Standing at, int... symbols) {
      Tensor context = context(at.context, 1);
      Tensor y = model.target.take(0, symbols).reshape(symbols.length, 1, model.target.dim(1));
      Unrolled s =
          Recurrent.of(model.decoder)
              .apply(model.with(y, context), Lengths.all(), at.states, Pass.evaluation());
      Tensor logits = model.output.apply(model.with(s.outputs(), context));
      return new Step<>(logits.select(1, 0), new Standing(at.context, s.states()));
    }

    @Override
    public Standing rows(Standing at, int... rows) {
      return new Standing(taken(at.context, rows), taken(at.states, rows));
    }
  }

  static List<Tensor> taken(List<Tensor> states, int... rows) {
    return states.stream().map(state -> state.take(0, rows)).toList();
  }
}
