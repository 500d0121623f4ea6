package io.github.medl.sequence.recurrent;

import io.github.medl.autodiff.Tape;
import io.github.medl.sequence.Lengths;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * How a cost depends on the state at each time (figure 7.6): zeta&lt;t&gt; = dC / dh&lt;t&gt;, as
 * it arrives on the way back through time, read from the tape of the plain formula. Where its norm
 * falls to nothing on the way to the first step, the first inputs teach nothing.
 */
public final class ThroughTime {
  private ThroughTime() {}

  /**
   * The adjoints of a state.
   *
   * @param cell the unit, begun with zeros
   * @param x the inputs (n, T, p), or codes (n, T), all steps real
   * @param state which state: 0 for h, 1 for the c of an LSTM
   * @param cost a scalar computed from the outputs and final states
   * @return zeta&lt;1&gt;, ..., zeta&lt;T&gt;, (n, m) each
   * @throws ShapeException if there is no step
   * @throws IllegalArgumentException if the cell has no such state
   */
  public static List<Tensor> adjoints(
      Cell cell, Tensor x, int state, Function<Unrolled, Tensor> cost) {
    int all = cell.kind().states();
    if (state < 0 || state >= all) {
      throw new IllegalArgumentException("through time: there is no state " + state + " of " + all);
    }
    if (x.rank() < 2 || x.rank() > 3 || x.dim(1) == 0) {
      throw new ShapeException(
          "through time",
          "expected (n, T, p), or codes (n, T), of at least one step, got " + x.shapeText());
    }
    try (Tape tape = new Tape()) {
      List<Tensor> states = cell.zeros(x.dim(0)).stream().map(tape::variable).toList();
      List<Tensor> watched = new ArrayList<>();
      List<Tensor> outputs = new ArrayList<>();
      for (int t = 0; t < x.dim(1); t++) {
        Tensor step = x.slice(1, t, t + 1);
        states = cell.unrollPlainly(step, Lengths.all(), states, false).states();
        watched.add(states.get(state));
        outputs.add(states.get(0));
      }
      Tensor c = cost.apply(new Unrolled(Tensor.stack(1, outputs), states));
      Tensor[] adjoints = tape.adjoints(c);
      List<Tensor> zeta = new ArrayList<>();
      for (Tensor h : watched) {
        Tensor adjoint = adjoints[tape.nodeOf(h).index()];
        zeta.add(adjoint == null ? tape.nodeOf(h).value().fullLike(0) : adjoint);
      }
      return zeta;
    }
  }

  /**
   * The norms of the adjoints of a state.
   *
   * @param cell the unit, begun with zeros
   * @param x the inputs (n, T, p), or codes (n, T), all steps real
   * @param state which state: 0 for h, 1 for the c of an LSTM
   * @param cost a scalar computed from the outputs and final states
   * @return |zeta&lt;1&gt;|, ..., |zeta&lt;T&gt;| over all rows and units
   */
  public static double[] norms(Cell cell, Tensor x, int state, Function<Unrolled, Tensor> cost) {
    return adjoints(cell, x, state, cost).stream()
        .mapToDouble(zeta -> zeta.flatten().norm().item())
        .toArray();
  }
}
