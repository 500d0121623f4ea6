package io.github.medl.examples.chapter7;

import io.github.medl.networks.Pass;
import io.github.medl.networks.layers.Dense;
import io.github.medl.sequence.Lengths;
import io.github.medl.sequence.PaddedCodes;
import io.github.medl.sequence.decoding.NextSymbol;
import io.github.medl.sequence.decoding.Translator;
import io.github.medl.sequence.recurrent.Bidirectional;
import io.github.medl.sequence.recurrent.Cell;
import io.github.medl.sequence.recurrent.Recurrent;
import io.github.medl.sequence.recurrent.Unrolled;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * The model of figure 7.10 without its attention: all that the decoder knows of the source is s_0,
 * made of the backward state at the first step.
 */
record OneVector(
    Tensor source, Tensor target, Bidirectional encoder, Dense first, Cell decoder, Dense output)
    implements Translator {
  @Override
  public Tensor apply(Tensor x, Lengths ofSource, Tensor y, Lengths ofTarget, Pass pass) {
    Tensor fed = PaddedCodes.lookUp(target, y, ofTarget);
    List<Tensor> s = List.of(begin(x, ofSource, pass));
    return output.apply(Recurrent.of(decoder).apply(fed, ofTarget, s, pass).outputs(), pass);
  }

  private Tensor begin(Tensor x, Lengths lengths, Pass pass) {
    Unrolled v = encoder.apply(PaddedCodes.lookUp(source, x, lengths), lengths, pass);
    return first.apply(v.states().get(1), pass).tanh();
  }

  @Override
  public NextSymbol<Tensor> read(Tensor x, Lengths lengths, int start) {
    Tensor begin = begin(x, lengths, Pass.evaluation());
    return new NextSymbol<>() {
      @Override
      public Step<Tensor> first() {
        int[] symbols = new int[begin.dim(0)];
        Arrays.fill(symbols, start);
        return then(begin, symbols);
      }

      @Override
      public Step<Tensor> then(Tensor state, int... symbols) {
        Tensor next = decoder.stepAtOnce(target.take(0, symbols), List.of(state)).get(0);
        return new Step<>(output.apply(next), next);
      }

      @Override
      public Tensor rows(Tensor state, int... rows) {
        return state.take(0, rows);
      }
    };
  }
}
