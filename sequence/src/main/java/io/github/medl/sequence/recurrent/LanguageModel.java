package io.github.medl.sequence.recurrent;

import io.github.medl.networks.Layer;
import io.github.medl.networks.Pass;
import io.github.medl.sequence.Lengths;
import io.github.medl.sequence.PaddedCodes;
import io.github.medl.sequence.decoding.NextSymbol;
import io.github.medl.tensor.Tensor;
import java.util.List;

/**
 * A recurrent network that predicts each next symbol of a text from those before it: a vector for
 * each symbol, a layer that runs forward in time, and scores made of its outputs.
 *
 * @param symbols E, a vector for each symbol, (K, d)
 * @param recurrent runs forward in time
 * @param output makes K scores of each output
 */
public record LanguageModel(Tensor symbols, SequenceLayer recurrent, Layer output)
    implements Layer {
  /** The logits of the symbol after each place, (n, T, K), for codes (n, T). */
  @Override
  public Tensor forward(Tensor codes, Pass pass) {
    return goOn(codes, Lengths.all(), List.of(), pass).logits;
  }

  /**
   * As {@link #apply(Tensor, Pass)} for texts of different lengths, from given first states: those
   * of a text before, or what an image or another sequence was turned into.
   *
   * @param codes (n, T); padding may hold anything
   * @param lengths the lengths of the texts
   * @param states the first states, (n, m) each; none for the layer's own
   * @param pass the forward pass
   * @return logits (n, T, K); what they are in the padding means nothing
   */
  public Tensor apply(Tensor codes, Lengths lengths, List<Tensor> states, Pass pass) {
    return pass.call(this, List.of(codes), () -> goOn(codes, lengths, states, pass).logits);
  }

  private record Continued(Tensor logits, List<Tensor> states) {}

  private Continued goOn(Tensor codes, Lengths lengths, List<Tensor> states, Pass pass) {
    Tensor x = PaddedCodes.lookUp(symbols, codes, lengths);
    Unrolled h = recurrent.apply(x, lengths, states, pass);
    return new Continued(output.apply(h.outputs(), pass), h.states());
  }

  /**
   * What may come after a beginning. What is remembered of a text are the states, however long it
   * is.
   *
   * @param codes the beginnings, (n, T), T at least 1
   * @return a row for each beginning
   */
  public NextSymbol<List<Tensor>> after(Tensor codes) {
    return after(codes, List.of());
  }

  /**
   * What may come after a beginning, from given first states.
   *
   * @param codes the beginnings, (n, T), T at least 1
   * @param states the first states, (n, m) each; none for the layer's own
   * @return a row for each beginning
   */
  public NextSymbol<List<Tensor>> after(Tensor codes, List<Tensor> states) {
    return new Writer(this, codes, List.copyOf(states));
  }

  private record Writer(LanguageModel model, Tensor beginning, List<Tensor> start)
      implements NextSymbol<List<Tensor>> {
    @Override
    public Step<List<Tensor>> first() {
      return step(beginning, start);
    }

    @Override
    public Step<List<Tensor>> then(List<Tensor> states, int... chosen) {
      return step(Tensor.generate(i -> chosen[i], chosen.length, 1), states);
    }

    private Step<List<Tensor>> step(Tensor codes, List<Tensor> states) {
      Continued next = model.goOn(codes, Lengths.all(), states, Pass.evaluation());
      return Step.atLast(next.logits, next.states);
    }

    @Override
    public List<Tensor> rows(List<Tensor> states, int... rows) {
      return states.stream().map(state -> state.take(0, rows)).toList();
    }
  }
}
