package io.github.medl.recurrence;

import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A recurrence written down as the book does it, a step at a time in tensor operations.
 *
 * <p>z is what the inputs contribute to a step, x W + b, of shape (n, T, k m) in blocks of m
 * columns, one for each gate.
 */
final class Formula {
  private Formula() {}

  /** One step: the next states from z (n, k m), the states and the weights. */
  interface Step {
    List<Tensor> next(Tensor z, List<Tensor> states, List<Tensor> weights);
  }

  /** All steps: the outputs (n, T, m), then the final states. */
  static List<Tensor> unrolled(
      Step step, Span span, Tensor z, List<Tensor> start, List<Tensor> weights) {
    int units = start.get(0).dim(1);
    if (span.steps() == 0) {
      List<Tensor> results = new ArrayList<>(start);
      results.add(0, Tensor.zeros(span.rows(), 0, units).cast(z.dtype()));
      return results;
    }
    List<Tensor> parts = z.unstack(1);
    List<Tensor> states = start;
    Tensor[] outputs = new Tensor[span.steps()];
    for (int k = 0; k < span.steps(); k++) {
      int time = span.time(k);
      Tensor mask = mask(span, time, z);
      Tensor part = parts.get(time);
      if (mask != null) {
        part = part.where(mask, part.constant(0)); // NaN times the adjoint 0 would be NaN
      }
      List<Tensor> next = step.next(part, states, weights);
      Tensor h = next.get(0);
      if (mask != null) {
        List<Tensor> kept = new ArrayList<>();
        for (int i = 0; i < next.size(); i++) {
          kept.add(next.get(i).where(mask, states.get(i)));
        }
        next = kept;
        h = h.where(mask, h.constant(0));
      }
      states = next;
      outputs[time] = h;
    }
    List<Tensor> results = new ArrayList<>(states);
    results.add(0, Tensor.stack(1, Arrays.asList(outputs)));
    return results;
  }

  /** A column with 1 for the rows that have this time, else 0; null if all have it. */
  private static Tensor mask(Span span, int time, Tensor like) {
    boolean all = true;
    for (int row = 0; row < span.rows(); row++) {
      all &= span.has(row, time);
    }
    return all
        ? null
        : Tensor.generate(row -> span.has(row, time) ? 1 : 0, span.rows(), 1).cast(like.dtype());
  }

  /** Blocks of m columns. */
  private static Tensor gate(Tensor z, int which, int m) {
    return z.slice(1, which * m, (which + 1) * m);
  }

  /** h = S(z + W h). */
  static List<Tensor> simple(boolean relu, Tensor z, List<Tensor> states, List<Tensor> weights) {
    Tensor sum = z.add(states.get(0).matmul(weights.get(0)));
    return List.of(relu ? sum.relu() : sum.tanh());
  }

  /** Gates f, i, o and candidate c~ in this order. */
  static List<Tensor> lstm(Tensor z, List<Tensor> states, List<Tensor> weights) {
    int m = states.get(0).dim(1);
    Tensor sum = z.add(states.get(0).matmul(weights.get(0)));
    Tensor forget = gate(sum, 0, m).sigmoid();
    Tensor input = gate(sum, 1, m).sigmoid();
    Tensor output = gate(sum, 2, m).sigmoid();
    Tensor candidate = gate(sum, 3, m).tanh();
    Tensor c = forget.mul(states.get(1)).add(input.mul(candidate));
    return List.of(output.mul(c.tanh()), c);
  }

  /** Gates r, u and candidate h~ in this order; the reset gate before the product. */
  static List<Tensor> gru(Tensor z, List<Tensor> states, List<Tensor> weights) {
    Tensor h = states.get(0);
    int m = h.dim(1);
    Tensor gates = z.slice(1, 0, 2 * m).add(h.matmul(weights.get(0))).sigmoid();
    Tensor reset = gate(gates, 0, m);
    Tensor update = gate(gates, 1, m);
    Tensor candidate = gate(z, 2, m).add(reset.mul(h).matmul(weights.get(1))).tanh();
    return List.of(mixed(h, update, candidate));
  }

  /** Gates r, u and candidate h~ in this order; the reset gate after the product. */
  static List<Tensor> resetAfter(Tensor z, List<Tensor> states, List<Tensor> weights) {
    Tensor h = states.get(0);
    int m = h.dim(1);
    Tensor product = h.matmul(weights.get(0));
    Tensor gates = z.slice(1, 0, 2 * m).add(product.slice(1, 0, 2 * m)).sigmoid();
    Tensor reset = gate(gates, 0, m);
    Tensor update = gate(gates, 1, m);
    Tensor inner = gate(product, 2, m).add(weights.get(1));
    Tensor candidate = gate(z, 2, m).add(reset.mul(inner)).tanh();
    return List.of(mixed(h, update, candidate));
  }

  /** (1 - u) h + u h~. */
  private static Tensor mixed(Tensor h, Tensor update, Tensor candidate) {
    return update.neg().add(1).mul(h).add(update.mul(candidate));
  }
}
