package io.github.medl.sequence.decoding;

import io.github.medl.networks.Network;
import io.github.medl.networks.Pass;
import io.github.medl.sequence.Lengths;
import io.github.medl.tensor.Tensor;

/** A model that reads one sequence and writes another (figure 7.1c). */
public interface Translator extends Network {
  /**
   * Teacher forcing: the logits of each symbol of the target after the true ones before it.
   *
   * @param x the codes of the source, (n, T_x); padding may hold anything
   * @param ofSource the lengths of the sources
   * @param y the codes that the decoder is fed, (n, T_y): the start, then the target without its
   *     last symbol; padding may hold anything
   * @param ofTarget the lengths of the rows of y
   * @param pass training or evaluation
   * @return (n, T_y, K); what they are in the padding means nothing
   */
  Tensor apply(Tensor x, Lengths ofSource, Tensor y, Lengths ofTarget, Pass pass);

  /**
   * Free running: reads sources, and then says for each what may come next.
   *
   * @param x the codes of the sources, (n, T); padding may hold anything
   * @param lengths the lengths of the sources
   * @param start the code that the decoder is fed first
   * @return a row for each source
   */
  NextSymbol<?> read(Tensor x, Lengths lengths, int start);
}
